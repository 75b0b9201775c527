//! One whistle, as each side may know of it: of a complaint nobody but who raised it learns which one, about whom, or who verifies it.

pub mod list;
pub mod raise;

use qingyu_api::desk::case::Named;
use qingyu_api::desk::whistles::{WhistleAct, WhistleEntry, WhistleLine, WhistleMade, WhistleView};
use qingyu_domain::aftercare::Words;
use qingyu_domain::case::Given;
use qingyu_domain::whistle::{
    Whistle, WhistleAbout, WhistleCommand, WhistleDone, WhistleSide, decide_whistle, may_answer, whistle_deeds,
};
use qingyu_store::{StoreError, StoredWhistle};

use crate::accounts::Signed;
use crate::app::App;
use crate::commands::desk::bad_rating::words;
use crate::commands::desk::unfold;
use crate::refusal::Refusal;

/// A whistle, for somebody who has to do with it; 404 for everybody else.
async fn find(app: &App, signed: &Signed, id: &str) -> Result<(StoredWhistle, WhistleSide), Refusal> {
    let stored = app.store.whistle(id).await?.ok_or(Refusal::NotFound)?;
    let side = side(app, signed, &stored.state).await?;
    Ok((stored, side.ok_or(Refusal::NotFound)?))
}

/// From which side somebody looks at it. Of a complaint nobody knows who has an interest in the case, be it that they are named there or that it was filed
/// about their unit.
async fn side(app: &App, signed: &Signed, state: &Whistle) -> Result<Option<WhistleSide>, Refusal> {
    let given = signed.staff.given(app.clock.now());
    let side = WhistleSide::of(&signed.person, state, &given);
    if side.is_none() || state.about != WhistleAbout::Complaint || state.by == signed.person.id {
        return Ok(side);
    }
    let stored = app.store.case_by_number(&state.reference).await?;
    let is_apart = match stored.map(unfold).transpose()? {
        Some(found) => found.case.is_in_conflict(&signed.person, given.org),
        None => true,
    };
    Ok(side.filter(|_| !is_apart))
}

/// As somebody sees it.
pub async fn read(app: &App, signed: &Signed, id: &str) -> Result<WhistleView, Refusal> {
    let (stored, side) = find(app, signed, id).await?;
    let given = signed.staff.given(app.clock.now());
    let units = given.org.units.0.iter().map(|unit| unit.code.as_str());
    let centres = units.filter(|unit| side == WhistleSide::Coordinator && may_answer(&stored.state, unit, &given));
    let steps = stored.steps.iter().enumerate();
    Ok(WhistleView {
        centres: centres.map(str::to_owned).collect(),
        history: steps.map(|(at, done)| entry(signed, &stored, side, at, done)).collect(),
        version: u32::try_from(stored.state.version).unwrap_or(u32::MAX),
        line: line(app, signed, &stored, &given).await?,
    })
}

/// Its line, as whoever is signed in may know it.
async fn line(app: &App, signed: &Signed, stored: &StoredWhistle, given: &Given<'_>) -> Result<WhistleLine, Refusal> {
    let state = &stored.state;
    let is_open = matches!(state.about, WhistleAbout::Incident | WhistleAbout::LawCase);
    let knows = is_open || state.by == signed.person.id;
    // The unit of who verifies would be who verifies it, where one does.
    let knows_from = state.about != WhistleAbout::Complaint || state.by == signed.person.id;
    let number = if state.about == WhistleAbout::Incident {
        app.store.incident(&state.reference).await?.and_then(|one| one.number)
    } else {
        None
    };
    let deeds = whistle_deeds(state, &signed.person, given);
    Ok(WhistleLine {
        whistle: stored.id.clone(),
        about: state.about,
        reference: knows.then(|| state.reference.clone()),
        number,
        from: knows_from.then(|| state.from.clone()),
        to: state.to().map(str::to_owned),
        is_urgent: state.is_urgent,
        stage: state.stand(),
        due: state.due,
        is_overdue: state.is_overdue(given.now),
        passed_to: state.passed_to,
        deeds: deeds.into_iter().map(str::to_owned).collect(),
    })
}

fn entry(signed: &Signed, stored: &StoredWhistle, side: WhistleSide, at: usize, done: &WhistleDone) -> WhistleEntry {
    let is_hidden = stored.state.about == WhistleAbout::Complaint
        && side != WhistleSide::Raiser
        && done.by.as_ref() == Some(&stored.state.by);
    WhistleEntry {
        step: done.step.name().to_owned(),
        at: done.at,
        by: done.by.as_ref().filter(|_| !is_hidden).map(|id| Named {
            id: id.clone(),
            shown: signed.staff.shown(id).to_owned(),
        }),
        note: stored.notes.get(&at).cloned(),
    }
}

/// Carries it on, on the version that was looked at.
pub async fn act(app: &App, signed: &Signed, id: &str, request: WhistleAct) -> Result<WhistleMade, Refusal> {
    let (stored, side) = find(app, signed, id).await?;
    let needed = match request.command {
        WhistleCommand::Answer | WhistleCommand::SendBack => Words::Must,
        WhistleCommand::Send { .. } | WhistleCommand::Accept => Words::May,
    };
    let note = words(needed, request.text.as_deref())?;
    let is_of_complaint = stored.state.about == WhistleAbout::Complaint && side == WhistleSide::Raiser;
    if let Some(note) = note.as_deref().filter(|_| is_of_complaint) {
        raise::must_be_redacted(note)?;
    }
    if u32::try_from(stored.state.version) != Ok(request.version) {
        return Err(Refusal::Stale);
    }
    let given = signed.staff.given(app.clock.now());
    let done = decide_whistle(&stored.state, &request.command, &signed.person, &given)?;
    match app.store.act_on_whistle(&stored, done, note).await {
        Ok(()) => Ok(WhistleMade { whistle: stored.id }),
        Err(StoreError::Conflict) => Err(Refusal::Stale),
        Err(error) => Err(error.into()),
    }
}
