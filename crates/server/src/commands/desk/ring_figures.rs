//! How fast calls of 110 were answered, by day and month, with the worst hour of each; and the call-backs of each month.

use std::collections::BTreeMap;

use qingyu_api::desk::rings::{CallBackMonth, RingFigures, RingLine, RingMonths, WorstHour};
use qingyu_domain::call_taking::{CallBackCount, Rings, worst};
use qingyu_domain::figures::Month;
use qingyu_domain::person::Role;
use qingyu_words::Lang;
use qingyu_words::desk::rings as words;

use super::export::lines;
use crate::accounts::Signed;
use crate::app::App;
use crate::commands::page::bad_filter;
use crate::commands::people::change;
use crate::refusal::Refusal;

/// Those who read them.
const READING: [Role; 3] = [Role::Command, Role::Oversight, Role::Reviewer];
/// Months at a time at most.
const MOST: i64 = 12;

/// The figures of some months.
pub async fn read(app: &App, signed: &Signed, months: &RingMonths) -> Result<RingFigures, Refusal> {
    if !READING.iter().any(|role| signed.person.holds(*role)) {
        return Err(Refusal::NotAllowed);
    }
    let from = months.from.unwrap_or_else(|| Month::of(app.clock.now().day()));
    let to = months.to.unwrap_or(from);
    if to < from || to >= from.plus(MOST) {
        return Err(bad_filter());
    }
    let (first, after) = (from.first_day(), to.plus(1).first_day());
    let (first, after) = first.zip(after).ok_or_else(bad_filter)?;
    let counted = app.store.ring_counts(first, after.plus(-1)).await?;
    let by = |name: fn(&qingyu_store::RingCount) -> String| {
        let mut groups: BTreeMap<String, BTreeMap<u8, Rings>> = BTreeMap::new();
        for one in &counted {
            *groups.entry(name(one)).or_default().entry(one.hour).or_default() += one.rings;
        }
        groups.into_iter().map(|(of, hours)| line(of, hours)).collect()
    };
    Ok(RingFigures {
        three_rings: app.call_taking.three_rings,
        months: by(|one| Month::of(one.day).to_string()),
        days: by(|one| one.day.to_string()),
        call_backs: call_backs(app, from, to).await?,
    })
}

fn line(of: String, hours: BTreeMap<u8, Rings>) -> RingLine {
    let mut all = Rings::default();
    for rings in hours.values() {
        all += *rings;
    }
    let hours: Vec<(u8, Rings)> = hours.into_iter().collect();
    let worst = worst(&hours).map(|(hour, rings)| WorstHour {
        hour,
        calls: rings.calls,
        within: rings.within,
        tenths: rings.tenths().unwrap_or_default(),
    });
    RingLine {
        of,
        calls: all.calls,
        answered: all.answered,
        within: all.within,
        tenths: all.tenths().unwrap_or_default(),
        worst,
    }
}

/// The call-backs of each month in which some were owed; of the month that runs on, open are all that have not ended.
pub async fn call_backs(app: &App, from: Month, to: Month) -> Result<Vec<CallBackMonth>, Refusal> {
    let mut months: BTreeMap<Month, CallBackMonth> = BTreeMap::new();
    for (month, what, n) in app.store.call_back_counts(from, to).await? {
        let empty = CallBackMonth {
            month,
            owed: 0,
            in_time: 0,
            late: 0,
            open: 0,
        };
        let one = months.entry(month).or_insert(empty);
        match what {
            CallBackCount::Owed => one.owed = n,
            CallBackCount::InTime => one.in_time = n,
            CallBackCount::Late => one.late = n,
        }
    }
    let told = months.into_values().map(|one| CallBackMonth {
        open: one.owed - one.in_time - one.late,
        ..one
    });
    Ok(told.collect())
}

/// The months, then the days, as a table for spreadsheets; that it was taken is recorded.
pub async fn csv(app: &App, signed: &Signed, months: &RingMonths) -> Result<Vec<u8>, Refusal> {
    let told = read(app, signed, months).await?;
    let record = change(app, Some(signed), "exported_rings", &signed.person.id)?;
    app.store.record(record).await?;
    let mut rows = vec![words::columns(Lang::Zh).map(str::to_owned)];
    rows.extend(told.months.iter().chain(&told.days).map(cells));
    // The mark by which spreadsheets know UTF-8.
    let mut text = "\u{feff}".as_bytes().to_vec();
    text.extend(lines(&rows)?);
    let mut rows = vec![words::call_back_columns(Lang::Zh).map(str::to_owned)];
    rows.extend(told.call_backs.iter().map(|one| {
        let counts = [one.owed, one.in_time, one.late, one.open].map(|n| n.to_string());
        let [owed, in_time, late, open] = counts;
        [one.month.to_string(), owed, in_time, late, open]
    }));
    text.extend(lines(&rows)?);
    Ok(text)
}

fn cells(line: &RingLine) -> [String; 8] {
    let worst = |value: fn(&WorstHour) -> String| line.worst.as_ref().map(value).unwrap_or_default();
    [
        line.of.clone(),
        line.calls.to_string(),
        line.answered.to_string(),
        line.within.to_string(),
        words::percent(line.tenths),
        worst(|one| words::hour(one.hour)),
        worst(|one| one.calls.to_string()),
        worst(|one| words::percent(one.tenths)),
    ]
}
