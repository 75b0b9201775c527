//! 差评公开: what is published of bad ratings, when, and by whom.

use proptest::prelude::*;

use super::world::{World, day};
use crate::aftercare::*;
use crate::case::Refusal;

const CHECK: RatingCommand = RatingCommand::Check { reply: false };
const WITH_REPLY: RatingCommand = RatingCommand::Check { reply: true };

/// Told to the unit on 30 November, with what oversight wrote.
fn told() -> World {
    let mut world = World::rated("station-1", false);
    world.does("oversight", RatingCommand::Redact);
    world.on("2026-11-30");
    world.tell();
    world
}

/// And mended.
fn fixed() -> World {
    let mut world = told();
    world.does("handler", RatingCommand::Fix);
    world
}

fn publishable(world: &World, on: &str) -> Option<Checked> {
    world.rating().publishable(day(on))
}

#[test]
fn a_second_person_of_oversight_agrees_and_nobody_of_the_unit() {
    for mut world in [told(), fixed()] {
        assert_eq!(world.able("check"), ["oversight-2"]);
        assert_eq!(world.tries("oversight", CHECK), Err(Refusal::SecondPerson));
        world.does("oversight-2", CHECK);
        assert_eq!(world.tries("oversight-2", CHECK), Err(Refusal::AlreadyDone));
    }
    let mut early = World::rated("station-1", false);
    assert!(early.able("check").is_empty(), "nothing is written");
    early.does("oversight", RatingCommand::Redact);
    assert!(early.able("check").is_empty(), "the unit is told first");
}

#[test]
fn what_is_written_or_mended_after_the_check_is_checked_anew() {
    let mut world = told();
    assert_eq!(
        world.tries("oversight-2", WITH_REPLY),
        Err(Refusal::DoesNotFit),
        "no reply yet"
    );
    world.does("oversight-2", CHECK);
    world.does("head", RatingCommand::Fix);
    assert!(!world.rating().is_checked());
    assert_eq!(world.owed(), [(Want::Check, "2026-12-07".to_owned())]);
    world.does("oversight-2", WITH_REPLY);
    assert!(world.owed().is_empty());
    let checked = world.rating().checked.unwrap();
    assert_eq!((checked.words, checked.reply()), (1, Some(4)));
    assert_eq!(
        world.tries("oversight", RatingCommand::Redact),
        Err(Refusal::NotNow),
        "it is over"
    );
    let mut again = fixed();
    again.does("oversight-2", RatingCommand::Redact);
    assert_eq!(again.able("check"), ["oversight"], "whoever wrote last");
}

#[test]
fn it_waits_for_the_reply_and_for_the_time_to_appeal() {
    let mut world = told();
    world.does("oversight-2", CHECK);
    assert_eq!(
        publishable(&world, "2026-12-07"),
        None,
        "the unit can still reply and appeal"
    );
    assert!(publishable(&world, "2026-12-08").is_some(), "it did neither");
    let mut replied = fixed();
    assert_eq!(publishable(&replied, "2026-12-15"), None, "nobody looked at it");
    replied.does("oversight-2", WITH_REPLY);
    assert_eq!(publishable(&replied, "2026-12-07"), None, "it can still appeal");
    assert!(publishable(&replied, "2026-12-08").unwrap().reply().is_some());
    replied.does("head", RatingCommand::Appeal);
    assert_eq!(publishable(&replied, "2027-01-15"), None, "the appeal is not decided");
    for (upheld, is_published) in [(true, false), (false, true)] {
        let mut world = replied.clone();
        world.tries("oversight", RatingCommand::Judge { upheld }).unwrap();
        assert_eq!(publishable(&world, "2026-12-15").is_some(), is_published);
    }
}

fn of(rating: usize, window: &str, agreed: bool) -> Publishable {
    Publishable {
        rating: rating.to_string(),
        unit: window.split('-').next().unwrap().to_owned(),
        window: window.to_owned(),
        agreed,
    }
}

#[test]
fn four_publish_nothing_and_five_are_published_by_window_or_by_unit() {
    let five: Vec<_> = (0..5).map(|at| of(at, "hall-1", false)).collect();
    assert!(published(&five[..4]).is_empty());
    let together = published(&five);
    assert_eq!(together.len(), 1);
    assert_eq!(together[0].window.as_deref(), Some("hall-1"));
    assert_eq!(together[0].ratings, ["0", "1", "2", "3", "4"]);
    let mut two = five.clone();
    two[4].window = "hall-2".to_owned();
    let by_unit = published(&two);
    assert_eq!((by_unit.len(), by_unit[0].window.as_deref()), (1, None));
    two[4] = of(4, "port-1", false);
    assert!(published(&two).is_empty(), "another unit hides nobody");
    let more: Vec<_> = five.iter().cloned().chain([of(5, "hall-2", false)]).collect();
    assert_eq!(published(&more), together, "one of another window waits");
}

#[test]
fn whoever_agreed_to_be_told_alone_is_published_with_five_others_only() {
    let mut six: Vec<_> = (0..6).map(|at| of(at, "hall-1", at == 2)).collect();
    assert!(published(&six[..5]).is_empty(), "the unit knows one of them");
    assert_eq!(published(&six)[0].ratings.len(), 6);
    six.retain(|one| one.agreed);
    assert!(published(&six).is_empty(), "never alone");
}

proptest! {
    #[test]
    fn nobody_is_ever_published_among_fewer_than_five_or_twice(
        list in prop::collection::vec((prop::sample::select(vec!["a-1", "a-2", "a-3", "b-1"]), any::<bool>()), 0..40),
    ) {
        let list: Vec<_> = list.iter().enumerate().map(|(at, (window, agreed))| of(at, window, *agreed)).collect();
        let mut seen = Vec::new();
        for together in published(&list) {
            let is_of = |one: &&Publishable| together.ratings.contains(&one.rating);
            prop_assert!(list.iter().filter(is_of).filter(|one| !one.agreed).count() >= TOGETHER);
            prop_assert!(list.iter().filter(is_of).all(|one| one.unit == together.unit));
            seen.extend(together.ratings);
        }
        let all = seen.len();
        seen.sort();
        seen.dedup();
        prop_assert_eq!(seen.len(), all);
    }
}
