//! What findings ask for, as lists: for those who watch, and for the head of a unit that is to improve something.

use qingyu_api::desk::case::Named;
use qingyu_api::desk::musts::{MustLine, MustState, Musts, MustsFilter};
use qingyu_domain::case::{Case, Must, Owed, Reader, notice_number, owed};
use qingyu_domain::person::Role;
use qingyu_domain::time::Timestamp;
use qingyu_store::{MustKey, MustOf, StoredMust};

use super::Seen;
use crate::accounts::Signed;
use crate::app::App;
use crate::commands::page::{self, bad_filter};
use crate::figures::effects;
use crate::refusal::Refusal;

/// A page of what somebody may see. It ends at one of these, never at a hidden one.
pub async fn page(app: &App, signed: &Signed, filter: &MustsFilter) -> Result<Musts, Refusal> {
    let what = filter.what.unwrap_or(Must::Improvement);
    let lists = lists(signed, what, filter.unit.as_deref()).ok_or(Refusal::NotAllowed)?;
    let limit = page::limit(filter.limit)?;
    let mut after = filter
        .after
        .as_deref()
        .map(|text| read_key(text).ok_or_else(bad_filter))
        .transpose()?;
    let (state, now) = (filter.state.unwrap_or_default(), app.clock.now());
    let count = usize::from(limit) + 1;
    let mut shown: Vec<(StoredMust, MustLine)> = Vec::with_capacity(count);
    loop {
        let rows = next_rows(app, &lists, (what, state), now, after.as_ref(), count).await?;
        let is_last = rows.len() < count;
        after = rows.last().map(StoredMust::key);
        shown.extend(seen(app, signed, rows, now).await?);
        if is_last || shown.len() >= count {
            break;
        }
    }
    let next = page::cut(&mut shown, limit, |(last, _)| write_key(last));
    let mut musts: Vec<MustLine> = shown.into_iter().map(|(_, line)| line).collect();
    effects::add(app, signed, &mut musts).await?;
    Ok(Musts { musts, next })
}

/// The lists that somebody reads, of one unit where it is named; `None` for whoever reads none of this sort.
fn lists(signed: &Signed, what: Must, unit: Option<&str>) -> Option<Vec<MustOf>> {
    let mut lists = all_lists(signed, what)?;
    if let Some(unit) = unit.filter(|unit| !unit.is_empty()) {
        let of = MustOf::Owner(unit.to_owned());
        let is_theirs = lists.iter().any(|one| matches!(one, MustOf::Watcher(_)) || *one == of);
        lists = if is_theirs { vec![of] } else { Vec::new() };
    }
    Some(lists)
}

fn all_lists(signed: &Signed, what: Must) -> Option<Vec<MustOf>> {
    let person = &signed.person;
    if person.holds(Role::Oversight) {
        return Some([Role::Oversight, Role::Reviewer].map(MustOf::Watcher).to_vec());
    }
    if person.holds(Role::Reviewer) {
        return Some(vec![MustOf::Watcher(Role::Reviewer)]);
    }
    let heads = person.posts.iter().filter(|post| post.role == Role::UnitHead);
    let units: Vec<MustOf> = heads.map(|post| MustOf::Owner(post.unit.clone())).collect();
    (what == Must::Improvement && !units.is_empty()).then_some(units)
}

/// The next rows of all lists together.
async fn next_rows(
    app: &App,
    lists: &[MustOf],
    (what, state): (Must, MustState),
    now: Timestamp,
    after: Option<&MustKey>,
    count: usize,
) -> Result<Vec<StoredMust>, Refusal> {
    let limit = i64::try_from(count).unwrap_or(i64::MAX);
    let is_done = state == MustState::Done;
    let until = (state == MustState::Overdue).then_some(now);
    let mut rows = Vec::new();
    for of in lists {
        rows.extend(app.store.musts(of, (what, is_done), until, after, limit).await?);
    }
    rows.sort();
    if is_done {
        rows.reverse();
    }
    rows.truncate(count);
    Ok(rows)
}

/// The rows that this person may see.
async fn seen(
    app: &App,
    signed: &Signed,
    rows: Vec<StoredMust>,
    now: Timestamp,
) -> Result<Vec<(StoredMust, MustLine)>, Refusal> {
    let cases = super::seen(app, signed, rows.iter().map(|row| row.case_id.clone())).await?;
    let line = |row: StoredMust| {
        let Seen { case, is_story } = cases.get(&row.case_id)?;
        let one = usize::try_from(row.position)
            .ok()
            .and_then(|at| owed(case).into_iter().nth(at))?;
        let line = line(signed, (case, *is_story), &row.case_id, one, now)?;
        Some((row, line))
    };
    Ok(rows.into_iter().filter_map(line).collect())
}

/// One as somebody sees it: with the case, or as the unit that is told by a notice.
fn line(signed: &Signed, (case, is_story): (&Case, bool), id: &str, one: Owed, now: Timestamp) -> Option<MustLine> {
    if !is_story && !is_told(signed, case, &one) {
        return None;
    }
    let named = |id: qingyu_domain::person::PersonId| Named {
        shown: signed.staff.shown(&id).to_owned(),
        id,
    };
    let is_open = one.done_on.is_none();
    Some(MustLine {
        number: case.number.filter(|_| is_story).map(|number| number.to_string()),
        notice: (!is_story).then(|| notice_number(id)),
        what: one.what,
        cause: is_story.then_some(one.cause),
        due_at: one.due_at,
        is_overdue: is_open && one.due_at.is_some_and(|due| due < now),
        done_on: one.done_on,
        owner: one.owner,
        person: one.person.map(named),
        measure: one.measure,
        by_way_of: one.by_way_of,
        has_evidence: one.is_proved,
        effect: None,
    })
}

/// Whether somebody heads the unit that is to improve it, and the unit has been told.
fn is_told(signed: &Signed, case: &Case, one: &Owed) -> bool {
    let Some(owner) = one.owner.as_deref() else {
        return false;
    };
    let is_owner = |reader: &Reader| matches!(reader, Reader::Unit(unit) if unit == owner);
    signed.person.holds_at(Role::UnitHead, owner) && case.work.told.iter().any(|(reader, _)| is_owner(reader))
}

fn write_key(last: &StoredMust) -> String {
    format!("{}.{}.{}", last.at.ms(), last.case_id, last.position)
}

fn read_key(text: &str) -> Option<MustKey> {
    let mut parts = text.split('.');
    let at = parts.next()?.parse().ok()?;
    let (id, position) = (parts.next()?.to_owned(), parts.next()?.parse().ok()?);
    parts.next().is_none().then_some((Timestamp::from_ms(at), id, position))
}
