//! Publishing: each month once, when it is its day. Whichever server is first makes it; what was published stays as it is.

use std::collections::BTreeMap;

use qingyu_domain::call_taking::{CallBackCells, CallBackCount, CallBackTotals};
use qingyu_domain::case::is_about_watchers;
use qingyu_domain::figures::{Column, Counts, Month, MonthFigures, MonthTruth, OTHERS, Rows, Topic, publish, year};
use qingyu_domain::rating::{Dimension, RatingSource};
use qingyu_domain::time::Timestamp;
use qingyu_domain::unit::Units;
use serde::Serialize;

use crate::app::App;
use crate::refusal::Refusal;

/// After every period.
pub const AFTER: &str = "9999";

/// How many there are of a window in a column.
pub(super) type Ratings = BTreeMap<(Topic, Column, String), u32>;

/// Publishes every month whose day has come and that is not published; says how many.
pub async fn publish_due(app: &App) -> Result<usize, Refusal> {
    let now = app.clock.now();
    let last = Month::published_by(now.day());
    let Some(mut month) = next(app).await? else {
        return Ok(0);
    };
    let mut published = 0;
    while month <= last {
        let staff = app.staff.fresh(&app.store).await?;
        let rows = rows(&staff.org.units, now);
        let (counts, figures) = figures(app, month, &rows).await?;
        if month.year_and_month().1 == 12 {
            publish_year(app, month, &counts, &figures).await?;
        }
        published += usize::from(app.store.publish(&month.to_string(), &json(&figures)?).await?);
        month = month.plus(1);
    }
    Ok(published)
}

/// The month after the last one that is published, or the first one in which anything was counted.
async fn next(app: &App) -> Result<Option<Month>, Refusal> {
    let last = app.store.published_before(AFTER).await?;
    match last.as_deref().and_then(Month::parse) {
        Some(last) => Ok(Some(last.plus(1))),
        None => Ok(app.store.first_counted().await?),
    }
}

/// What has a line of its own: units that are there and neither watch nor have anybody in them who does, and windows that are there.
fn rows(units: &Units, now: Timestamp) -> Rows {
    let open = || units.0.iter().filter(|unit| !unit.closed);
    let plain = open().filter(|unit| !is_about_watchers(units, &unit.code, now));
    let windows = open().flat_map(|unit| unit.windows.iter().filter(|window| !window.closed));
    Rows {
        units: plain.map(|unit| unit.code.clone()).collect(),
        windows: windows.map(|window| window.code.clone()).collect(),
    }
}

/// A month with its counters, as it is to be published.
async fn figures(app: &App, month: Month, rows: &Rows) -> Result<(Counts, MonthFigures), Refusal> {
    let counts = counts(app, month).await?;
    let ratings = ratings(app, month, rows, &[]).await?;
    let value = |topic: Topic, part: Column, window: &str| {
        let key = (topic, part, window.to_owned());
        ratings.get(&key).copied().unwrap_or(0)
    };
    let mut figures = publish(month, &counts, rows, value);
    figures.call_backs = call_backs(app, month).await?;
    Ok((counts, figures))
}

/// Call-backs of 110, where any calls were recorded in the month.
async fn call_backs(app: &App, month: Month) -> Result<Option<CallBackCells>, Refusal> {
    let days = month.first_day().zip(month.plus(1).first_day());
    let Some((first, after)) = days else { return Ok(None) };
    if app.store.ring_counts(first, after.plus(-1)).await?.is_empty() {
        return Ok(None);
    }
    let mut totals = CallBackTotals::default();
    for (_, what, n) in app.store.call_back_counts(month, month).await? {
        let n = u32::try_from(n.max(0)).unwrap_or(u32::MAX);
        match what {
            CallBackCount::Owed => totals.owed = n,
            CallBackCount::InTime => totals.in_time = n,
            CallBackCount::Late => totals.late = n,
        }
    }
    Ok(Some(CallBackCells::of(totals)))
}

/// What happened in a month, and what there was at its end.
pub(super) async fn counts(app: &App, month: Month) -> Result<Counts, Refusal> {
    let mut counts = Counts::default();
    let moved = app.store.case_counts(month, month).await?;
    for one in moved.iter().filter(|one| !one.figure.is_stock()) {
        counts.add(&one.unit, one.figure, one.bucket, one.total);
    }
    for (unit, figure, total) in app.store.case_stocks(month).await? {
        counts.add(&unit, figure, 0, total);
    }
    Ok(counts)
}

/// How many ratings and visits each listed window had, and all others together but for those that are left out.
pub(super) async fn ratings(app: &App, month: Month, rows: &Rows, out: &[String]) -> Result<Ratings, Refusal> {
    let (mut ratings, month) = (Ratings::new(), month.to_string());
    let mut add = |topic, part, window: &str, more: i64| {
        if out.iter().any(|one| one == window) {
            return;
        }
        let is_listed = rows.windows.iter().any(|one| one == window);
        let of = if is_listed { window } else { OTHERS };
        let so_far = ratings.entry((topic, part, of.to_owned())).or_default();
        *so_far = so_far.saturating_add(u32::try_from(more.max(0)).unwrap_or(u32::MAX));
    };
    // After an incident a unit is rated, which is no window's score.
    let staff = app.staff.known();
    let is_unit = |code: &str| staff.org.units.0.iter().any(|unit| unit.code == code);
    for one in app.store.rating_counts(&month, &month).await? {
        if is_unit(&one.window) {
            continue;
        }
        let part = if one.level.is_bad() { Column::Bad } else { Column::Good };
        let place = match (one.dimension, one.source) {
            (Dimension::Overall, RatingSource::Open) => (Topic::Open, Column::All),
            (Dimension::Overall, RatingSource::Removed) => (Topic::Removed, Column::All),
            (Dimension::Overall, RatingSource::Verified) => (Topic::Verified, part),
            (Dimension::Service, RatingSource::Verified) => (Topic::Service, part),
            (Dimension::Efficiency, RatingSource::Verified) => (Topic::Efficiency, part),
            (Dimension::Conduct, RatingSource::Verified) => (Topic::Conduct, part),
            (_, RatingSource::Open | RatingSource::Removed) => continue,
        };
        add(place.0, place.1, &one.window, one.ratings);
    }
    for one in app.store.visit_counts(&month, &month).await? {
        add(Topic::Visits, Column::Offered, &one.window, one.offered);
        add(Topic::Visits, Column::NotOffered, &one.window, one.visits - one.offered);
    }
    Ok(ratings)
}

/// With December, what can be said of its year: before it, so that a program that is stopped between the two says both when it comes again.
async fn publish_year(app: &App, december: Month, counts: &Counts, figures: &MonthFigures) -> Result<(), Refusal> {
    let mut months = Vec::new();
    for (period, body) in between(app, december.plus(-11), december.plus(-1)).await? {
        let Some(month) = Month::parse(&period) else { continue };
        months.push((self::counts(app, month).await?, read::<MonthFigures>(&body)?));
    }
    let before = months.iter().map(|(counts, figures)| MonthTruth { counts, figures });
    let all: Vec<MonthTruth<'_>> = before.chain([MonthTruth { counts, figures }]).collect();
    if all.len() < 12 {
        return Ok(());
    }
    let said = year(december.year(), &all);
    app.store.publish(&december.year().to_string(), &json(&said)?).await?;
    Ok(())
}

/// What was published from a month to another, with the years before them.
pub async fn between(app: &App, from: Month, to: Month) -> Result<Vec<(String, String)>, Refusal> {
    Ok(app.store.published(&from.year().to_string(), &to.to_string()).await?)
}

/// What was published.
pub fn read<T: serde::de::DeserializeOwned>(body: &str) -> Result<T, Refusal> {
    serde_json::from_str(body).map_err(|error| Refusal::internal("published figures", &error))
}

fn json<T: Serialize>(figures: &T) -> Result<String, Refusal> {
    serde_json::to_string(figures).map_err(|error| Refusal::internal("published figures", &error))
}
