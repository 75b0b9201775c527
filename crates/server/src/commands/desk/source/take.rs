//! The steps for a source as a table in its own columns, to be handed over by hand.

use qingyu_api::desk::sources::StepsTable;
use qingyu_domain::person::PersonId;
use qingyu_domain::source::{SourceTable, StepColumn};
use qingyu_store::StoredStep;
use qingyu_words::Lang;
use qingyu_words::desk::sources as words;

use super::{found, of_table, seen_steps, table_of, way};
use crate::accounts::Signed;
use crate::app::App;
use crate::commands::desk::export::moment;
use crate::commands::people::change;
use crate::refusal::Refusal;

/// What a table is called in.
const LANG: Lang = Lang::Zh;

/// Header and rows, as a source takes them; that they were taken is recorded.
pub async fn rows(app: &App, signed: &Signed, code: &str, asked: StepsTable) -> Result<Vec<Vec<String>>, Refusal> {
    way(signed).ok_or(Refusal::NotAllowed)?;
    found(app, code).await?;
    let table = table_of(app, code).await?;
    let steps = seen_steps(app, signed, code, of_table(asked)).await?;
    let record = change(app, Some(signed), "steps_taken", &PersonId(code.to_owned()))?;
    app.store.record(record).await?;
    let columns = columns(&table);
    let header = columns.iter().map(|(_, name)| name.clone()).collect();
    let row = |step: &StoredStep| columns.iter().map(|(column, _)| cell(&table, *column, step)).collect();
    Ok(std::iter::once(header).chain(steps.iter().map(row)).collect())
}

/// The columns with their names. The running number is left out unless the source asked for it: a gap in it says that there is something
/// that one does not see.
fn columns(table: &SourceTable) -> Vec<(StepColumn, String)> {
    let name = |column: &StepColumn| match table.columns.get(column) {
        Some(name) if name.is_empty() => None,
        Some(name) => Some((*column, name.clone())),
        None if *column == StepColumn::Step => None,
        None => Some((*column, words::column(LANG, *column).to_owned())),
    };
    StepColumn::ALL.iter().filter_map(name).collect()
}

fn cell(table: &SourceTable, column: StepColumn, stored: &StoredStep) -> String {
    let step = &stored.told;
    match column {
        StepColumn::Step => stored.step.to_string(),
        StepColumn::Number => stored.number.clone(),
        StepColumn::OurNumber => stored.our_number.clone(),
        StepColumn::Kind => {
            let theirs = table.kinds.get(&step.kind).cloned();
            theirs.unwrap_or_else(|| words::step(LANG, step.kind).to_owned())
        }
        StepColumn::At => moment(stored.at),
        StepColumn::Reason => said(step.reason.map(|reason| words::reason(LANG, reason))),
        StepColumn::Due => step.due_at.map(moment).unwrap_or_default(),
        StepColumn::Text if stored.is_said && stored.text.is_none() => words::erased(LANG).to_owned(),
        StepColumn::Text => stored.text.clone().unwrap_or_default(),
        StepColumn::Solved => said(step.solved.map(|solved| words::solved(LANG, solved))),
        StepColumn::Level => said(step.level.map(|level| words::level(LANG, level))),
        StepColumn::Result => {
            let reached = step.reached.map(|reached| words::reached(LANG, reached));
            said(reached.or(step.ending.map(|ending| words::ending(LANG, ending))))
        }
    }
}

fn said(words: Option<&'static str>) -> String {
    words.unwrap_or_default().to_owned()
}
