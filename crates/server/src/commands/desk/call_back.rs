//! Call-backs of 110 as command and oversight see them, and what they do about them.

use qingyu_api::desk::bad_ratings::RatingActDone;
use qingyu_api::desk::call_backs::{CallBackAct, CallBackEntry, CallBackFilter, CallBackLine, CallBackView, CallBacks};
use qingyu_api::desk::case::Named;
use qingyu_domain::aftercare::Words;
use qingyu_domain::call_taking::{
    CallBackCommand, CallBackDone, CallBackStage, CallBackStep, Drawn, call_back_deeds, decide_call_back, may_see,
};
use qingyu_domain::time::Timestamp;
use qingyu_store::{CallBackKey, ListedCallBack, StoreError, StoredCallBack};

use super::bad_rating::words;
use crate::accounts::Signed;
use crate::app::App;
use crate::commands::page::{self, bad_filter};
use crate::fresh;
use crate::refusal::Refusal;

/// A page of those that wait, or of those that are over.
pub async fn page(app: &App, signed: &Signed, filter: &CallBackFilter) -> Result<CallBacks, Refusal> {
    if !may_see(&signed.person) {
        return Err(Refusal::NotAllowed);
    }
    let limit = page::limit(filter.limit)?;
    let after = filter.after.as_deref().map(read_key).transpose()?;
    let is_over = filter.done == Some(true);
    let mut rows = app
        .store
        .call_backs(is_over, after.as_ref(), i64::from(limit) + 1)
        .await?;
    let next = page::cut(&mut rows, limit, |last| format!("{}.{}", last.at.ms(), last.id));
    let now = app.clock.now();
    let lines = rows.into_iter().map(|row| line(row, now, is_over));
    Ok(CallBacks {
        lines: lines.collect(),
        next,
    })
}

fn line(row: ListedCallBack, now: Timestamp, is_over: bool) -> CallBackLine {
    CallBackLine {
        call_back: row.id,
        kind: row.sort,
        called_at: row.called,
        is_check: row.is_check,
        at: row.at,
        is_overdue: !is_over && row.at < now,
    }
}

fn read_key(text: &str) -> Result<CallBackKey, Refusal> {
    let (at, id) = text.split_once('.').ok_or_else(bad_filter)?;
    let at = at.parse().map_err(|_| bad_filter())?;
    Ok((at, id.to_owned()))
}

/// One of them; 404 for whoever is neither of command nor of oversight.
async fn find(app: &App, signed: &Signed, id: &str) -> Result<StoredCallBack, Refusal> {
    if !may_see(&signed.person) {
        return Err(Refusal::NotFound);
    }
    app.store.call_back(id).await?.ok_or(Refusal::NotFound)
}

/// As somebody sees it: without the number to call.
pub async fn read(app: &App, signed: &Signed, id: &str) -> Result<CallBackView, Refusal> {
    let found = find(app, signed, id).await?;
    let now = app.clock.now();
    let state = &found.state;
    let steps = found.steps.iter().enumerate();
    Ok(CallBackView {
        kind: state.sort,
        called_at: state.called,
        has_number: state.has_number,
        due: state.due,
        owed: state.owed(),
        is_overdue: state.owed().is_some_and(|due| due < now),
        is_check: matches!(state.stage, CallBackStage::Check(_)),
        end: state.end.map(|(end, _)| end),
        history: steps.map(|(at, done)| entry(signed, &found, at, done)).collect(),
        deeds: call_back_deeds(state, &signed.person, now)
            .into_iter()
            .map(str::to_owned)
            .collect(),
        version: u32::try_from(state.version).unwrap_or(u32::MAX),
        call_back: found.id,
        number: found.number,
    })
}

fn entry(signed: &Signed, found: &StoredCallBack, at: usize, done: &CallBackDone) -> CallBackEntry {
    let (end, right) = match &done.step {
        CallBackStep::Ended { end, .. } => (Some(*end), None),
        CallBackStep::Checked { again } => (None, Some(again.is_none())),
        _ => (None, None),
    };
    CallBackEntry {
        step: done.step.name().to_owned(),
        at: done.at,
        by: done.by.as_ref().map(|id| Named {
            id: id.clone(),
            shown: signed.staff.shown(id).to_owned(),
        }),
        end,
        right,
        note: found.notes.get(&at).cloned(),
    }
}

/// Does it, on the version that was looked at. Whether it is looked at again is drawn now, so that nobody knows before.
pub async fn act(app: &App, signed: &Signed, id: &str, request: CallBackAct) -> Result<RatingActDone, Refusal> {
    let found = find(app, signed, id).await?;
    let command = request.command;
    let needed = match command {
        CallBackCommand::Look => Words::No,
        _ if command.needs_words() => Words::Must,
        _ => Words::May,
    };
    let note = words(needed, request.text.as_deref())?;
    if u32::try_from(found.state.version) != Ok(request.version) {
        return Err(Refusal::Stale);
    }
    let chance = (app.call_taking.promise, Drawn(u16::from_le_bytes(fresh::bytes()?)));
    let done = decide_call_back(&found.state, command, &signed.person, app.clock.now(), chance)?;
    match app.store.act_on_call_back(&found, done, note).await {
        Ok(()) => {}
        Err(StoreError::Conflict) => return Err(Refusal::Stale),
        Err(error) => return Err(error.into()),
    }
    let phone = if command == CallBackCommand::Look {
        app.store.call_back_phone(id).await?
    } else {
        None
    };
    Ok(RatingActDone { phone })
}
