//! 帮您办: wishes for help in cases that one sees, unanswered ones first, then those of today; for those who may know of them.

use qingyu_api::desk::helps::{HelpFilter, HelpLine, Helps};
use qingyu_domain::person::Role;
use qingyu_domain::submission::HelpKind;
use qingyu_store::{HelpKey, StoredHelp};

use super::{Seen, seen};
use crate::accounts::Signed;
use crate::app::App;
use crate::commands::page::{self, bad_filter};
use crate::refusal::Refusal;

/// Those who may ever know of a wish for help.
const HELPING: [Role; 5] = [
    Role::Intake,
    Role::Oversight,
    Role::Reviewer,
    Role::Handler,
    Role::Verifier,
];

/// Which of the two parts of the list.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Open,
    Today,
}

/// A place in the list.
struct Place(Part, Option<HelpKey>);

/// A page of it.
pub async fn page(app: &App, signed: &Signed, filter: &HelpFilter) -> Result<Helps, Refusal> {
    if !HELPING.iter().any(|role| signed.person.holds(*role)) {
        return Err(Refusal::NotAllowed);
    }
    let limit = page::limit(filter.limit)?;
    let mut place = match filter.after.as_deref() {
        Some(text) => read_place(text).ok_or_else(bad_filter)?,
        None => Place(Part::Open, None),
    };
    let count = usize::from(limit) + 1;
    let mut shown: Vec<(Part, HelpKey, HelpLine)> = Vec::new();
    while shown.len() < count {
        let rows = next_rows(app, &place, count).await?;
        let is_last = rows.len() < count;
        let last = rows.last().map(StoredHelp::key);
        shown.extend(lines(app, signed, place.0, rows).await?);
        match (place.0, is_last) {
            (Part::Today, true) => break,
            (Part::Open, true) => place = Place(Part::Today, None),
            (part, false) => place = Place(part, last),
        }
    }
    let next = page::cut(&mut shown, limit, |(part, key, _)| write_place(*part, key));
    Ok(Helps {
        lines: shown.into_iter().map(|(.., line)| line).collect(),
        next,
    })
}

async fn next_rows(app: &App, Place(part, after): &Place, count: usize) -> Result<Vec<StoredHelp>, Refusal> {
    let limit = i64::try_from(count).unwrap_or(i64::MAX);
    Ok(match part {
        Part::Open => app.store.open_helps(after.as_ref(), limit).await?,
        Part::Today => {
            let today = app.clock.now().day();
            app.store.helps_of(today, after.as_ref(), limit).await?
        }
    })
}

/// The wishes of cases whose story somebody sees, where they may know of them.
async fn lines(
    app: &App,
    signed: &Signed,
    part: Part,
    rows: Vec<StoredHelp>,
) -> Result<Vec<(Part, HelpKey, HelpLine)>, Refusal> {
    let cases = seen(app, signed, rows.iter().map(|row| row.case_id.clone())).await?;
    let now = app.clock.now();
    let line = |row: StoredHelp| {
        let Seen { case, is_story } = cases.get(&row.case_id)?;
        let may = *is_story && case.may_know_of_help(&signed.person);
        let number = case.number.filter(|_| may)?;
        let line = HelpLine {
            number,
            kind: case.working_kind(),
            unit: case.about().map(str::to_owned),
            help: row.help,
            asked_on: row.asked_on,
            standing: row.standing,
            due_at: row.due_at,
            is_overdue: row.due_at.is_some_and(|due| due < now),
        };
        Some((part, row.key(), line))
    };
    Ok(rows.into_iter().filter_map(line).collect())
}

fn write_place(part: Part, (due, case_id, help): &HelpKey) -> String {
    let part = if part == Part::Open { "open" } else { "today" };
    format!("{part}.{due}.{case_id}.{help}")
}

fn read_place(text: &str) -> Option<Place> {
    let mut parts = text.splitn(4, '.');
    let part = match parts.next()? {
        "open" => Part::Open,
        "today" => Part::Today,
        _ => return None,
    };
    let (due, case_id, help) = (parts.next()?.parse().ok()?, parts.next()?, parts.next()?);
    HelpKind::from_code(help)?;
    Some(Place(part, Some((due, case_id.to_owned(), help.to_owned()))))
}
