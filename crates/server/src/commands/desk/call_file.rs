//! A file with calls of 110, sent by command: what can be taken is, each call once, and the rest is named by line.

use qingyu_api::desk::rings::{CallFile, WrongLine};
use qingyu_api::{Fault, FaultCode, Field};
use qingyu_domain::person::Role;
use qingyu_store::{Change, NewCall};
use serde_json::json;

use crate::accounts::Signed;
use crate::app::App;
use crate::body::Table;
use crate::call_lines::{CallLines, read};
use crate::commands::people::change;
use crate::commands::report_call::kept;
use crate::refusal::Refusal;

/// Calls of one transaction.
const BATCH: usize = 256;
/// Wrong lines that are named.
const NAMED: usize = 100;

/// Takes it; on the record. A file of which something went wrong on our side can be sent again: what was taken is known.
pub async fn upload(app: &App, signed: &Signed, table: Table) -> Result<CallFile, Refusal> {
    signed.must_be(Role::Command)?;
    // To unpack it takes a while, during which others are to be answered.
    let lines = tokio::task::spawn_blocking(move || read(&table.bytes, table.is_sheet)).await;
    let lines = lines.map_err(|error| Refusal::internal("a file with calls", &error))??;
    let (calls, wrong) = sorted(app, lines);
    let mut new = Vec::with_capacity(calls.len());
    for batch in calls.chunks(BATCH) {
        new.extend(app.store.add_calls(batch.to_vec()).await?);
    }
    let taken = new.iter().filter(|is_new| **is_new).count();
    let told = CallFile {
        taken: count(taken),
        known: count(new.len() - taken),
        wrong: count(wrong.len()),
        lines: wrong.into_iter().take(NAMED).collect(),
    };
    let detail = json!({"taken": told.taken, "known": told.known, "wrong": told.wrong}).to_string();
    let record = change(app, Some(signed), "calls_imported", &signed.person.id)?;
    app.store.record(Change { detail, ..record }).await?;
    Ok(told)
}

/// The calls to be kept, and the lines that are wrong.
fn sorted(app: &App, lines: CallLines) -> (Vec<NewCall>, Vec<WrongLine>) {
    let now = app.clock.now();
    let (mut calls, mut wrong) = (Vec::with_capacity(lines.len()), Vec::new());
    for (line, answers) in lines {
        let unreadable = || {
            vec![Fault {
                field: Field::Body,
                code: FaultCode::Malformed,
            }]
        };
        match answers.map_or_else(|| Err(unreadable()), |answers| answers.parse(now)) {
            Ok(call) => calls.push(kept(app, &call, now)),
            Err(faults) => wrong.push(WrongLine {
                line: count(line),
                faults,
            }),
        }
    }
    (calls, wrong)
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
