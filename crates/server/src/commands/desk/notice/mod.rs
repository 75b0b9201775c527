//! Notices: what those complained about, praised or asked to improve are told, and what they can do about it.

pub mod act;
pub mod read;

use qingyu_api::desk::notices::{NoticeFilter, NoticeLine, Notices, Subject};
use qingyu_domain::case::{Case, Deed, Reader, Sight, deeds};
use qingyu_domain::time::{Day, Timestamp};
use qingyu_store::StoredNotice;

use super::unfold;
use crate::accounts::Signed;
use crate::app::App;
use crate::commands::find_case::Found;
use crate::commands::page::{self, bad_filter};
use crate::refusal::Refusal;

/// A page of the notices to somebody.
pub async fn page(app: &App, signed: &Signed, filter: &NoticeFilter) -> Result<Notices, Refusal> {
    let limit = page::limit(filter.limit)?;
    let mut before = match filter.after.as_deref() {
        Some(after) => Some(read_key(after).ok_or_else(bad_filter)?),
        None => None,
    };
    let wanted = usize::from(limit) + 1;
    let mut shown: Vec<NoticeLine> = Vec::new();
    while shown.len() < wanted {
        let rows = next_rows(app, signed, before.clone(), wanted).await?;
        let is_last = rows.len() < wanted;
        for row in rows {
            before = Some((row.told_on, row.number.clone()));
            // Told as of a unit and in person: one notice.
            let is_twice = shown.iter().any(|line| line.number == row.number);
            if !is_twice && let Some(found) = by_id(app, signed, &row.case_id).await? {
                shown.push(line(app, signed, &found, row.told_on, row.number));
            }
        }
        if is_last {
            break;
        }
    }
    let next = page::cut(&mut shown, limit, |line| format!("{}.{}", line.told_on, line.number));
    Ok(Notices { notices: shown, next })
}

/// The next rows of all that somebody is told as, together.
async fn next_rows(
    app: &App,
    signed: &Signed,
    before: Option<(Day, String)>,
    count: usize,
) -> Result<Vec<StoredNotice>, Refusal> {
    let limit = i64::try_from(count).unwrap_or(i64::MAX);
    let mut rows = Vec::new();
    for reader in Reader::all_of(&signed.person, &signed.staff.org.units) {
        rows.extend(app.store.notices(&reader, before.clone(), limit).await?);
    }
    rows.sort_by(|one, other| (other.told_on, &other.number).cmp(&(one.told_on, &one.number)));
    rows.truncate(count);
    Ok(rows)
}

fn read_key(text: &str) -> Option<(Day, String)> {
    let (day, number) = text.split_once('.')?;
    Some((Day::parse(day)?, number.to_owned()))
}

/// The case, if this person is told of it.
async fn by_id(app: &App, signed: &Signed, case_id: &str) -> Result<Option<Found>, Refusal> {
    let stored = app.store.cases(&[case_id.to_owned()]).await?.into_iter().next();
    let found = stored.map(unfold).transpose()?;
    Ok(found.filter(|found| is_told(&found.case, signed)))
}

/// The case of a notice, for somebody who is told by it; 404 for everybody else.
async fn by_number(app: &App, signed: &Signed, number: &str) -> Result<Found, Refusal> {
    for stored in app.store.cases_of_notice(number).await? {
        let found = unfold(stored)?;
        if is_told(&found.case, signed) {
            return Ok(found);
        }
    }
    Err(Refusal::NotFound)
}

fn is_told(case: &Case, signed: &Signed) -> bool {
    case.is_told(&signed.person, &signed.staff.org.units)
        && case.sight(&signed.person, &signed.staff.org) != Sight::Nothing
}

fn line(app: &App, signed: &Signed, found: &Found, told_on: Day, number: String) -> NoticeLine {
    let case = &found.case;
    let deeds = own_deeds(app, signed, case);
    let due = deeds.iter().filter_map(|deed| due(app, signed, case, deed));
    NoticeLine {
        number,
        told_on,
        subject: subject(case, signed),
        unit: unit(case, signed),
        due_at: due.min(),
        is_acknowledged: case.work.release.is_acknowledged_by(&signed.person.id),
        is_overdue: acknowledge_by(case, signed).is_some_and(|until| until < app.clock.now()),
    }
}

fn subject(case: &Case, signed: &Signed) -> Subject {
    let is_of_unit = case.is_told_as_unit(&signed.person, &signed.staff.org.units);
    if !(case.is_told_as_named(&signed.person) || is_of_unit) {
        Subject::Improvement
    } else if case.is_complaint() {
        Subject::Complaint
    } else {
        Subject::Praise
    }
}

/// The unit that it is about, for those whom it is about.
fn unit(case: &Case, signed: &Signed) -> Option<String> {
    let is_theirs = subject(case, signed) != Subject::Improvement;
    case.about().filter(|_| is_theirs).map(str::to_owned)
}

/// What this person can do by the notice now.
fn own_deeds(app: &App, signed: &Signed, case: &Case) -> Vec<Deed> {
    let all = deeds(case, &signed.person, &signed.staff.given(app.clock.now()));
    let is_of_notices = |deed: &Deed| {
        matches!(
            deed.name,
            "acknowledge" | "state" | "object_to_fault" | "prove_improvement"
        )
    };
    all.into_iter().filter(is_of_notices).collect()
}

/// Until when it has to be done; `None` for what has no last day.
fn due(app: &App, signed: &Signed, case: &Case, deed: &Deed) -> Option<Timestamp> {
    match deed.name {
        "acknowledge" => acknowledge_by(case, signed),
        "state" => case.statement_until(&signed.person.id).map(|until| until.due_at),
        "object_to_fault" => object_until(app, signed, case, deed.of?),
        "prove_improvement" => case
            .work
            .improvements
            .get(usize::from(deed.of?))
            .map(|one| one.due_on.end()),
        _ => None,
    }
}

/// Until when somebody has to say that they read it; `None` for whoever has not to, or did.
fn acknowledge_by(case: &Case, signed: &Signed) -> Option<Timestamp> {
    let until = case.acknowledge_until(&signed.person, &signed.staff.org);
    until.map(|until| until.due_at)
}

/// Until when a fault can be objected to.
fn object_until(app: &App, signed: &Signed, case: &Case, allegation: u16) -> Option<Timestamp> {
    let finding = case.work.allegations.get(usize::from(allegation))?.finding.as_ref()?;
    let given = signed.staff.given(app.clock.now());
    Some(case.objection_until(finding, &signed.person.id, &given))
}
