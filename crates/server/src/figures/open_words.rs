//! 公开的话, as everybody reads them: asked of the store each time, so that what is taken back is in no answer after it.

use qingyu_api::open::OpenName;
use qingyu_api::open_words::{OpenRating, OpenRatings, OpenThanks, OpenWords, WordsFilter};
use qingyu_domain::figures::Month;
use qingyu_store::{StoredThanks, StoredWords};

use super::ready::{MONTHS, names};
use crate::app::App;
use crate::refusal::Refusal;

/// Months for which words are kept at least; see what the jobs erase.
const KEPT: i64 = 24;

/// What is asked for: of a unit or of all, of a month or of the last twelve. Nothing where there is no such unit.
pub async fn told(app: &App, filter: &WordsFilter) -> Result<Option<OpenWords>, Refusal> {
    let staff = app.staff.known();
    let units = &staff.org.units;
    let unit = filter.unit.as_deref().filter(|unit| !unit.is_empty());
    if unit.is_some_and(|unit| units.unit(unit).is_none()) {
        return Ok(None);
    }
    let this = Month::of(app.clock.now().day());
    let (from, to) = filter
        .month
        .map_or((this.plus(1 - MONTHS), this), |month| (month, month));
    let thanks = app.store.thanks(unit, from, to).await?;
    let ratings = app.store.rating_words(unit, from, to).await?;
    let (thanks, mut ratings) = (thanks.into_iter().map(thank_you).collect(), together(ratings));
    // All of them gone long after: their time is over, and no appeal was granted.
    ratings.retain(|one| !one.words.is_empty() || one.month >= this.plus(-KEPT));
    let names = names(units);
    Ok(Some(OpenWords { thanks, ratings, names }))
}

fn thank_you(stored: StoredThanks) -> OpenThanks {
    OpenThanks {
        unit: stored.unit,
        month: stored.month,
        words: stored.words,
    }
}

/// Those that were published together; one that was taken out leaves no gap that tells which it was.
fn together(all: Vec<StoredWords>) -> Vec<OpenRatings> {
    let mut ratings: Vec<OpenRatings> = Vec::new();
    for one in all {
        let is_other =
            |last: &OpenRatings| (&last.unit, &last.window, last.month) != (&one.unit, &one.window, one.month);
        if ratings.last().is_none_or(is_other) {
            ratings.push(OpenRatings {
                unit: one.unit,
                window: one.window,
                month: one.month,
                published: 0,
                words: Vec::new(),
            });
        }
        if let Some(last) = ratings.last_mut() {
            last.published += 1;
            let reply = one.reply;
            last.words.extend(one.words.map(|words| OpenRating { words, reply }));
        }
    }
    ratings
}

/// The name of a unit or a window; its code where it has none by now.
pub fn name<'a>(names: &'a [OpenName], code: &'a str) -> &'a str {
    names
        .iter()
        .find(|one| one.code == code)
        .map_or(code, |one| one.name.as_str())
}
