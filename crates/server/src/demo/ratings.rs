//! Invented visits and ratings of the invented stations' windows, in the months that the figures show.

use qingyu_domain::figures::Month;
use qingyu_domain::rating::{Level, Levels, RatingReason, VALID_DAYS};
use qingyu_domain::time::{Day, Timestamp};
use qingyu_store::{NewRating, NewVisit};

use crate::app::App;
use crate::fresh;
use crate::refusal::Refusal;

/// Months back from the last one that is published.
const MONTHS: i64 = 3;

/// A window, its visits of a month, how many of seven visitors are offered a token, and how content they are: levels by turns.
const WINDOWS: [(&str, u8, u8, [u8; 7]); 3] = [
    ("demo-1-hukou", 34, 6, [5, 5, 4, 3, 5, 4, 2]),
    ("demo-1-hall", 26, 6, [5, 4, 5, 5, 4, 5, 4]),
    ("demo-2-hukou", 22, 3, [4, 3, 5, 2, 1, 4, 5]),
];

/// Reports the visits and sends the ratings of the last months.
pub async fn rate(app: &App, now: Timestamp) -> Result<(), Refusal> {
    let last = Month::published_by(now.day());
    for month in (0..MONTHS).map(|back| last.plus(-back)) {
        let (year, of_year) = month.year_and_month();
        let Some(first) = Day::from_ymd(year, of_year, 1) else {
            continue;
        };
        for (window, visits, offered, levels) in WINDOWS {
            for at in 0..visits {
                let on = first.plus(i64::from(at % 28));
                one(app, window, on, at, offered, levels).await?;
            }
        }
    }
    Ok(())
}

/// A visit; those who were offered nothing may use the poster.
async fn one(app: &App, window: &str, on: Day, at: u8, offered: u8, levels: [u8; 7]) -> Result<(), Refusal> {
    let turn = at % 7;
    let token = (turn < offered).then(fresh::bytes::<32>).transpose()?;
    let until = on.plus(VALID_DAYS);
    let visit = NewVisit {
        visit: fresh::bytes()?,
        window,
        on,
        token: token.map(|token| (token, until)),
    };
    app.store.add_visit(visit).await?;
    // One in five does not care to.
    let level = levels
        .get(usize::from((at / 2 + turn) % 7))
        .copied()
        .and_then(Level::new);
    let Some(overall) = level.filter(|_| at % 5 != 3) else {
        return Ok(());
    };
    let rating = NewRating {
        id: fresh::random_id()?,
        key: fresh::bytes()?,
        content: fresh::bytes()?,
        window: window.to_owned(),
        token,
        day: on,
        levels: Levels {
            overall,
            service: None,
            efficiency: None,
            conduct: None,
        },
        reasons: if overall.is_bad() {
            vec![RatingReason::Slow]
        } else {
            Vec::new()
        },
        text: None,
        phone: None,
    };
    app.store.rate(rating).await?;
    Ok(())
}
