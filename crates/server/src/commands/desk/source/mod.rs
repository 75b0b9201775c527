//! 回传来源 at the desk: what waits for each source, as far as one may see its cases.

pub mod reconcile;
pub mod table;
pub mod take;

use qingyu_api::desk::case::Named;
use qingyu_api::desk::sources::{ReconciliationLine, SourceLine, SourceView, Sources, StepsTable};
use qingyu_api::source_steps::{SourceStepView, StepsTaken};
use qingyu_domain::intake::Source;
use qingyu_domain::person::{PersonId, Role};
use qingyu_domain::source::SourceTable;
use qingyu_store::{Reconciliation, SourceMark, StepsOf, StoredStep};

use super::seen;
use crate::accounts::Signed;
use crate::app::App;
use crate::commands::people::change;
use crate::commands::source_steps::{CALL, count, mark, signed_int, unknown_step, view};
use crate::refusal::Refusal;

/// Those who read it.
const READING: [Role; 3] = [Role::Intake, Role::Oversight, Role::Reviewer];
/// Those who hand over, and the way under which it is noted.
const HANDING: [(Role, &str); 2] = [(Role::Intake, "desk"), (Role::Reviewer, "reviewer")];
/// Steps that are looked through, and that a table holds, at most.
pub const MOST: usize = 5000;
/// Steps that are read at a time.
const PAGE: i64 = 500;
/// Steps that are shown.
const SHOWN: usize = 50;
/// Days for which lists are shown, and their rows kept.
pub const DAYS: i64 = 30;
/// Lists that are shown.
const LISTS: i64 = 50;

fn must_read(signed: &Signed) -> Result<(), Refusal> {
    let reads = READING.iter().any(|role| signed.person.holds(*role));
    reads.then_some(()).ok_or(Refusal::NotAllowed)
}

/// The way of whoever hands over.
fn way(signed: &Signed) -> Option<&'static str> {
    let mut ways = HANDING.iter().filter(|(role, _)| signed.person.holds(*role));
    ways.next().map(|(_, way)| *way)
}

/// The way whose place somebody sees: oversight that of those who receive.
fn shown_way(signed: &Signed) -> &'static str {
    way(signed).unwrap_or(HANDING[0].1)
}

async fn found(app: &App, source: &str) -> Result<Source, Refusal> {
    app.store.source(source).await?.ok_or(Refusal::NotFound)
}

/// How a source calls things.
async fn table_of(app: &App, source: &str) -> Result<SourceTable, Refusal> {
    Ok(app.store.source_table(source).await?)
}

/// All sources, and the lists of the last time.
pub async fn list(app: &App, signed: &Signed) -> Result<Sources, Refusal> {
    must_read(signed)?;
    let mut sources = Vec::new();
    for source in app.store.sources().await? {
        let marks = app.store.source_marks(&source.code).await?;
        let at = |way: &str| marks.iter().find(|mark| mark.way == way).map(|mark| mark.at);
        sources.push(SourceLine {
            called_at: at(CALL),
            handed_at: at(shown_way(signed)),
            code: source.code,
            name: source.name,
        });
    }
    let since = app.clock.now().plus_ms(-DAYS * 86_400_000);
    let lists = app.store.reconciliations(since, LISTS).await?;
    Ok(Sources {
        sources,
        reconciliations: lists.iter().map(|one| line(signed, one)).collect(),
    })
}

/// A list in the list.
fn line(signed: &Signed, one: &Reconciliation) -> ReconciliationLine {
    ReconciliationLine {
        reconciliation: one.id.clone(),
        source: one.source.clone(),
        by: Named {
            id: one.person.clone(),
            shown: signed.staff.shown(&one.person).to_owned(),
        },
        at: one.at,
        from: one.first,
        to: one.last,
        listed: count(one.listed),
    }
}

/// A source, and what waits for it.
pub async fn read(app: &App, signed: &Signed, code: &str) -> Result<SourceView, Refusal> {
    must_read(signed)?;
    let source = found(app, code).await?;
    let marks = app.store.source_marks(code).await?;
    let handed = marks
        .into_iter()
        .find(|mark: &SourceMark| mark.way == shown_way(signed));
    let after = handed.as_ref().map_or(0, |mark| mark.up_to);
    let of = StepsOf {
        after,
        up_to: i64::MAX,
        day: None,
        limit: PAGE,
    };
    let steps = seen_steps(app, signed, code, of).await?;
    Ok(SourceView {
        table: table_of(app, code).await?,
        handed: count(after),
        handed_at: handed.map(|mark| mark.at),
        waiting: count(i64::try_from(steps.len()).unwrap_or(i64::MAX)),
        up_to: count(steps.last().map_or(after, |last| last.step)),
        steps: steps.into_iter().take(SHOWN).map(without_words).collect(),
        may_take: way(signed).is_some(),
        may_change: signed.person.holds(Role::Intake),
        code: source.code,
        name: source.name,
    })
}

fn without_words(stored: StoredStep) -> SourceStepView {
    SourceStepView {
        text: None,
        ..view(stored)
    }
}

/// The steps of cases whose story somebody sees; at most [`MOST`].
async fn seen_steps(app: &App, signed: &Signed, source: &str, mut of: StepsOf) -> Result<Vec<StoredStep>, Refusal> {
    let mut all = Vec::new();
    loop {
        let page = app.store.source_steps(source, of).await?;
        let is_last = i64::try_from(page.len()).is_ok_and(|length| length < of.limit);
        of.after = page.last().map_or(of.after, |last| last.step);
        let cases = seen(app, signed, page.iter().map(|one| one.case_id.clone())).await?;
        let is_story = |one: &StoredStep| cases.get(&one.case_id).is_some_and(|seen| seen.is_story);
        all.extend(page.into_iter().filter(is_story));
        if is_last || all.len() >= MOST {
            all.truncate(MOST);
            return Ok(all);
        }
    }
}

/// Notes that everything up to a step was handed over.
pub async fn hand(app: &App, signed: &Signed, code: &str, taken: StepsTaken) -> Result<StepsTaken, Refusal> {
    let way = way(signed).ok_or(Refusal::NotAllowed)?;
    found(app, code).await?;
    // Only up to what they see: another answer beyond it would tell how much there is that they do not.
    let at = signed_int(taken.up_to);
    let last = StepsOf {
        after: at.saturating_sub(1),
        up_to: at,
        day: None,
        limit: 1,
    };
    if at > 0 && seen_steps(app, signed, code, last).await?.is_empty() {
        return Err(unknown_step());
    }
    let marked = mark(app, code, way, taken).await?;
    let record = change(app, Some(signed), "steps_handed", &PersonId(code.to_owned()))?;
    app.store.record(record).await?;
    Ok(marked)
}

/// Which steps a table is of.
fn of_table(asked: StepsTable) -> StepsOf {
    StepsOf {
        after: signed_int(asked.after.unwrap_or_default()),
        up_to: asked.up_to.map_or(i64::MAX, signed_int),
        day: asked.day,
        limit: PAGE,
    }
}
