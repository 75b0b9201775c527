//! 差评公开: which words of bad ratings are published together, so that none of them can be told from the others.

use super::batch::TOGETHER;

/// A bad rating whose words and reply two people have looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Publishable {
    /// Which one.
    pub rating: String,
    /// The unit of its window.
    pub unit: String,
    /// The window.
    pub window: String,
    /// Whether the unit was told of it alone: whoever knows that one knows which the others are.
    pub agreed: bool,
}

/// What is published together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    /// The unit.
    pub unit: String,
    /// The window; none where it is several of the unit.
    pub window: Option<String>,
    /// The ratings, in the order of their random names: nothing in it tells which came first.
    pub ratings: Vec<String>,
}

/// What is published now: of each window with five or more, and of a unit what its other windows have, if that is five or
/// more. Those of which the unit was told alone go along and hide nobody. The rest waits.
pub fn published(all: &[Publishable]) -> Vec<Published> {
    let mut published = Vec::new();
    let mut rest = Vec::new();
    for place in places(all, |one| (one.unit.clone(), Some(one.window.clone()))) {
        let of_place = |one: &&Publishable| one.unit == place.0 && Some(&one.window) == place.1.as_ref();
        let those: Vec<&Publishable> = all.iter().filter(of_place).collect();
        if is_enough(&those) {
            published.push(together(place, &those));
        } else {
            rest.extend(those.into_iter().cloned());
        }
    }
    for place in places(&rest, |one| (one.unit.clone(), None)) {
        let those: Vec<&Publishable> = rest.iter().filter(|one| one.unit == place.0).collect();
        if is_enough(&those) {
            published.push(together(place, &those));
        }
    }
    published.sort_by(|one, other| (&one.unit, &one.window).cmp(&(&other.unit, &other.window)));
    published
}

type Place = (String, Option<String>);

/// Each place once.
fn places(all: &[Publishable], place: impl Fn(&Publishable) -> Place) -> Vec<Place> {
    let mut places: Vec<Place> = all.iter().map(place).collect();
    places.sort();
    places.dedup();
    places
}

fn is_enough(those: &[&Publishable]) -> bool {
    those.iter().filter(|one| !one.agreed).count() >= TOGETHER
}

fn together((unit, window): Place, those: &[&Publishable]) -> Published {
    let mut ratings: Vec<String> = those.iter().map(|one| one.rating.clone()).collect();
    ratings.sort();
    Published { unit, window, ratings }
}
