//! 差评公开: with each month of figures, the words of bad ratings that can be published by then, once.

use qingyu_domain::aftercare::{Checked, Publishable, published};
use qingyu_domain::figures::Month;
use qingyu_domain::time::Day;
use qingyu_store::{NewWords, StoredRating};

use crate::app::App;
use crate::refusal::Refusal;

/// Publishes them on the day of the figures; says how many. What is not ready by then waits for the next month.
pub async fn publish_words_due(app: &App) -> Result<usize, Refusal> {
    let today = app.clock.now().day();
    let month = Month::published_by(today);
    if app.store.has_rating_words(month).await? {
        return Ok(0);
    }
    let ready = ready(app, month, today).await?;
    let all: Vec<Publishable> = ready.iter().map(|(rating, _)| publishable(rating)).collect();
    let mut words = Vec::new();
    for together in published(&all) {
        let of_it = ready.iter().filter(|(rating, _)| together.ratings.contains(&rating.id));
        words.extend(of_it.map(|(rating, checked)| NewWords {
            rating: rating.id.clone(),
            unit: together.unit.clone(),
            window: together.window.clone(),
            words: note(rating, Some(checked.words)).unwrap_or_default(),
            reply: note(rating, checked.reply()),
        }));
    }
    let count = words.len();
    let is_first = app.store.publish_rating_words(month, words).await?;
    Ok(if is_first { count } else { 0 })
}

/// Bad ratings of months that are over by then, with what a second person agreed to; words that are erased are nobody's to publish.
async fn ready(app: &App, month: Month, today: Day) -> Result<Vec<(StoredRating, Checked)>, Refusal> {
    let mut ready = Vec::new();
    for id in app.store.unpublished_ratings().await? {
        let Some(rating) = app.store.bad_rating(&id).await? else {
            continue;
        };
        let checked = rating
            .state
            .publishable(today)
            .filter(|_| Month::of(rating.day) <= month);
        let checked = checked.filter(|checked| note(&rating, Some(checked.words)).is_some());
        if let Some(checked) = checked {
            ready.push((rating, checked));
        }
    }
    Ok(ready)
}

fn publishable(rating: &StoredRating) -> Publishable {
    Publishable {
        rating: rating.id.clone(),
        unit: rating.state.unit.clone(),
        window: rating.window.clone(),
        agreed: rating.state.agreed,
    }
}

/// The words of a step.
fn note(rating: &StoredRating, step: Option<usize>) -> Option<String> {
    rating.notes.get(&step?).cloned()
}
