//! What a supervisor reads of the windows of their term beside what is published: how visits went, and oversight's summaries, by month alone.

use std::collections::BTreeMap;

use qingyu_domain::case::{Event, Part, Reader};
use qingyu_domain::figures::Month;
use qingyu_domain::person::Role;
use qingyu_domain::rating::FEW;
use qingyu_domain::time::Day;
use qingyu_store::InspectionsOf;

use crate::accounts::Signed;
use crate::app::App;
use crate::commands::desk::unfold;
use crate::refusal::Refusal;

/// Rows that are read at once.
const AT_ONCE: i64 = 200;

/// The windows of somebody's terms, by unit; 404 for whoever supervises none.
pub fn windows(signed: &Signed) -> Result<BTreeMap<String, Vec<String>>, Refusal> {
    let posts = signed.person.posts.iter();
    let mut all = BTreeMap::<String, Vec<String>>::new();
    for post in posts.filter(|post| post.role == Role::Supervisor) {
        let of = all.entry(post.unit.clone()).or_default();
        let unit = signed.staff.org.units.unit(&post.unit);
        let windows = unit.into_iter().flat_map(|unit| &unit.windows);
        let theirs = windows.filter(|window| !window.closed && post.is_for(Some(&window.code)));
        of.extend(theirs.map(|window| window.code.clone()));
        of.sort_unstable();
        of.dedup();
    }
    if all.is_empty() {
        return Err(Refusal::NotFound);
    }
    Ok(all)
}

/// How visits to a window went in a month.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Visited {
    /// Visits.
    pub visits: u32,
    /// What was as it should be.
    pub good: i64,
    /// What was looked at.
    pub looked_at: i64,
}

/// The visits to the windows of a unit since a day, by window and month.
pub async fn visits(app: &App, unit: &str, since: Day) -> Result<BTreeMap<(String, Month), Visited>, Refusal> {
    let mut all = BTreeMap::<_, Visited>::new();
    let mut after = None;
    loop {
        let page = app
            .store
            .inspections(InspectionsOf::VisitsTo(unit), after.as_ref(), AT_ONCE)
            .await?;
        for one in page.iter().filter(|one| one.day >= since) {
            let Some(window) = &one.window else { continue };
            let of = all.entry((window.clone(), Month::of(one.day))).or_default();
            of.visits += 1;
            of.good += one.good;
            of.looked_at += one.looked_at;
        }
        let is_last = page.len() < usize::try_from(AT_ONCE).unwrap_or(usize::MAX);
        match page.last().filter(|last| !is_last && last.day >= since) {
            Some(last) => after = Some(last.key()),
            None => return Ok(all),
        }
    }
}

/// The summaries of complaints about a unit in a month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Summaries {
    /// Fewer than five, or none: nobody is told which.
    Few,
    /// Five or more, in no order of time.
    Told(Vec<String>),
}

/// The summaries of complaints about a unit that were released in these months. No number, no day; of a month only where there are
/// as many that nobody can be picked out.
pub async fn summaries(app: &App, unit: &str, months: &[Month]) -> Result<BTreeMap<Month, Summaries>, Refusal> {
    let mut found = BTreeMap::<Month, Vec<(String, String)>>::new();
    let (reader, first) = (Reader::Unit(unit.to_owned()), months.iter().min());
    let mut before = None;
    loop {
        let rows = app.store.notices(&reader, before.clone(), AT_ONCE).await?;
        let is_last = rows.len() < usize::try_from(AT_ONCE).unwrap_or(usize::MAX);
        let end = rows.last().map(|row| (row.told_on, row.number.clone()));
        for row in rows {
            let month = Month::of(row.told_on);
            if months.contains(&month)
                && let Some(words) = summary(app, unit, &row.case_id).await?
            {
                // Words that were erased hide nobody.
                found.entry(month).or_default().push((row.number, words));
            }
        }
        let is_older = |(day, _): &(Day, String)| first.is_none_or(|first| Month::of(*day) < *first);
        if is_last || end.as_ref().is_none_or(is_older) {
            break;
        }
        before = end;
    }
    let told = |month: &Month| {
        let mut all = found.remove(month).unwrap_or_default();
        if all.len() < usize::try_from(FEW).unwrap_or(usize::MAX) {
            return (*month, Summaries::Few);
        }
        // A notice's number says nothing of when.
        all.sort_unstable();
        let words = all.into_iter().map(|(_, words)| words);
        (*month, Summaries::Told(words.collect()))
    };
    Ok(months.iter().map(told).collect())
}

/// The summary of a case about a unit, where a supervisor may read it and its words are there.
async fn summary(app: &App, unit: &str, case_id: &str) -> Result<Option<String>, Refusal> {
    let Some(stored) = app.store.cases(&[case_id.to_owned()]).await?.into_iter().next() else {
        return Ok(None);
    };
    let found = unfold(stored)?;
    let Some(summary) = found
        .case
        .summary_for_supervisors()
        .filter(|_| found.case.about() == Some(unit))
    else {
        return Ok(None);
    };
    let is_it = |event: &Event| matches!(event, Event::Proposed { text, .. } if text == summary);
    let at = found.stored.events.iter().position(|one| is_it(&one.event));
    let at = at.and_then(|at| i64::try_from(at + 1).ok());
    let texts = app.store.all_texts(case_id).await?;
    let words = texts
        .into_iter()
        .find(|(seq, part, _)| Some(*seq) == at && *part == Part::Summary);
    Ok(words.map(|(_, _, words)| words))
}
