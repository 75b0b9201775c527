//! 表扬: praise that was conveyed, of all units for oversight and of their own for heads and handlers; whose it is stays in the case.

use std::collections::{BTreeMap, HashMap};

use qingyu_api::desk::honours::{HonourFilter, HonourLine, HonourMonth, Honours};
use qingyu_domain::case::{HONOURS_FOR, Sight};
use qingyu_domain::figures::Month;
use qingyu_domain::person::Role;
use qingyu_store::{HonourKey, StoredHonour};

use super::{Seen, seen};
use crate::accounts::Signed;
use crate::app::App;
use crate::commands::page::{self, bad_filter};
use crate::refusal::Refusal;

/// Months that are counted, this one among them.
const MONTHS: i64 = 12;

/// A page of it.
pub async fn page(app: &App, signed: &Signed, filter: &HonourFilter) -> Result<Honours, Refusal> {
    let ranges = ranges(signed, filter.unit.as_deref())?;
    let limit = page::limit(filter.limit)?;
    let mut after = filter.after.as_deref().map(read_key).transpose()?;
    let count = usize::from(limit) + 1;
    let mut found: Vec<(HonourKey, HonourLine)> = Vec::new();
    while found.len() < count {
        let rows = next_rows(app, &ranges, after.as_ref(), count).await?;
        let is_last = rows.len() < count;
        after = rows.last().map(StoredHonour::key);
        let cases = seen(app, signed, rows.iter().map(|row| row.case_id.clone())).await?;
        found.extend(rows.into_iter().filter_map(|row| line(signed, row, &cases)));
        if is_last {
            break;
        }
    }
    let next = page::cut(&mut found, limit, |((month, number), _)| [month, ".", number].concat());
    Ok(Honours {
        months: months(app, &ranges).await?,
        lines: found.into_iter().map(|(_, line)| line).collect(),
        next,
    })
}

/// The units to read; one that is nothing but `None` for all of them.
fn ranges(signed: &Signed, asked: Option<&str>) -> Result<Vec<Option<String>>, Refusal> {
    let person = &signed.person;
    if !HONOURS_FOR.iter().any(|role| person.holds(*role)) {
        return Err(Refusal::NotAllowed);
    }
    let asked = asked.filter(|unit| !unit.is_empty());
    if person.holds(Role::Oversight) {
        return Ok(vec![asked.map(str::to_owned)]);
    }
    let posts = person.posts.iter().filter(|post| HONOURS_FOR.contains(&post.role));
    let mut own: Vec<Option<String>> = posts.map(|post| Some(post.unit.clone())).collect();
    own.sort();
    own.dedup();
    own.retain(|unit| asked.is_none() || unit.as_deref() == asked);
    Ok(own)
}

/// The next rows of all ranges together, the newest first.
async fn next_rows(
    app: &App,
    ranges: &[Option<String>],
    after: Option<&HonourKey>,
    count: usize,
) -> Result<Vec<StoredHonour>, Refusal> {
    let limit = i64::try_from(count).unwrap_or(i64::MAX);
    let mut rows = Vec::new();
    for unit in ranges {
        rows.extend(app.store.honours(unit.as_deref(), after, limit).await?);
    }
    rows.sort_by_key(|row| std::cmp::Reverse(row.key()));
    rows.truncate(count);
    Ok(rows)
}

/// As somebody sees it who sees the case, or is told of it by a notice.
fn line(signed: &Signed, row: StoredHonour, cases: &HashMap<String, Seen>) -> Option<(HonourKey, HonourLine)> {
    let Seen { case, is_story } = cases.get(&row.case_id)?;
    let sight = case.sight(&signed.person, &signed.staff.org);
    let is_told = sight != Sight::Nothing && case.is_told_as_unit(&signed.person, &signed.staff.org.units);
    let key = row.key();
    let line = HonourLine {
        number: case.number.filter(|_| *is_story),
        notice: is_told.then_some(row.number),
        unit: row.unit,
        month: Month::of(row.day),
        is_verified: row.is_verified,
    };
    (line.number.is_some() || line.notice.is_some()).then_some((key, line))
}

/// How often each unit was praised, the newest month first.
async fn months(app: &App, ranges: &[Option<String>]) -> Result<Vec<HonourMonth>, Refusal> {
    let next = Month::of(app.clock.now().day()).plus(1);
    let mut sums: BTreeMap<(std::cmp::Reverse<Month>, Option<String>), [i64; 2]> = BTreeMap::new();
    for unit in ranges {
        let counts = app.store.honour_counts(unit.as_deref(), next.plus(-MONTHS), next);
        for one in counts.await? {
            let [verified, unverified] = sums.entry((std::cmp::Reverse(one.month), one.unit)).or_default();
            *(if one.is_verified { verified } else { unverified }) += one.times;
        }
    }
    let told = |((month, unit), [verified, unverified]): ((std::cmp::Reverse<Month>, _), [i64; 2])| HonourMonth {
        month: month.0,
        unit,
        verified,
        unverified,
    };
    Ok(sums.into_iter().map(told).collect())
}

/// A month and a number: no cursor tells a day.
fn read_key(text: &str) -> Result<HonourKey, Refusal> {
    let (month, number) = text.split_once('.').ok_or_else(bad_filter)?;
    Month::parse(month).ok_or_else(bad_filter)?;
    Ok((month.to_owned(), number.to_owned()))
}
