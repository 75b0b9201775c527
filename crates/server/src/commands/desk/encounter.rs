//! An incident as those outside its unit see it, and what they do with it.

use qingyu_api::desk::bad_ratings::{OwedLine, RatingActDone, RatingEntry};
use qingyu_api::desk::case::Named;
use qingyu_api::desk::encounters::{EncounterAct, EncounterView};
use qingyu_domain::aftercare::{
    EncounterCommand, EncounterDone, EncounterStage, EncounterStep, Side, Words, decide_encounter, encounter_deeds,
};
use qingyu_store::{StoreError, StoredEncounter};

use super::bad_rating::words;
use crate::accounts::Signed;
use crate::app::App;
use crate::refusal::Refusal;

/// An incident, for those outside its unit; 404 for everybody else.
async fn find(app: &App, signed: &Signed, id: &str) -> Result<StoredEncounter, Refusal> {
    let encounter = app.store.encounter(id).await?.ok_or(Refusal::NotFound)?;
    let given = signed.staff.given(app.clock.now());
    match Side::of(&signed.person, &encounter.state.unit, &given) {
        Some(Side::Central) => Ok(encounter),
        _ => Err(Refusal::NotFound),
    }
}

/// As somebody sees it.
pub async fn read(app: &App, signed: &Signed, id: &str) -> Result<EncounterView, Refusal> {
    let encounter = find(app, signed, id).await?;
    let now = app.clock.now();
    let state = &encounter.state;
    let deeds = encounter_deeds(state, &signed.person, &signed.staff.given(now));
    let owed = state.owed().into_iter().map(|one| OwedLine {
        what: one.what,
        due: one.due,
        is_overdue: one.due < now.day(),
    });
    let steps = encounter.steps.iter().enumerate();
    Ok(EncounterView {
        unit: state.unit.clone(),
        on: state.day,
        kind: state.kind,
        end: match state.stage {
            EncounterStage::Done(end) => Some(end),
            _ => None,
        },
        owed: owed.collect(),
        history: steps.map(|(at, done)| entry(signed, &encounter, at, done)).collect(),
        deeds: deeds.into_iter().map(str::to_owned).collect(),
        version: u32::try_from(state.version).unwrap_or(u32::MAX),
        encounter: encounter.id,
        number: encounter.number,
    })
}

fn entry(signed: &Signed, encounter: &StoredEncounter, at: usize, done: &EncounterDone) -> RatingEntry {
    RatingEntry {
        step: done.step.name().to_owned(),
        on: done.on,
        by: done.by.as_ref().map(|id| Named {
            id: id.clone(),
            shown: signed.staff.shown(id).to_owned(),
        }),
        yes: match done.step {
            EncounterStep::Asked { content, .. } => content,
            _ => None,
        },
        note: encounter.notes.get(&at).cloned(),
    }
}

/// Does it, on the version that was looked at.
pub async fn act(app: &App, signed: &Signed, id: &str, request: EncounterAct) -> Result<RatingActDone, Refusal> {
    let encounter = find(app, signed, id).await?;
    let needed = match request.command {
        EncounterCommand::Look => Words::No,
        EncounterCommand::FollowUp { content: None } => Words::May,
        EncounterCommand::FollowUp { .. } => Words::Must,
    };
    let note = words(needed, request.text.as_deref())?;
    if u32::try_from(encounter.state.version) != Ok(request.version) {
        return Err(Refusal::Stale);
    }
    let given = signed.staff.given(app.clock.now());
    let done = decide_encounter(&encounter.state, request.command, &signed.person, &given)?;
    match app.store.act_on_encounter(&encounter, done, note).await {
        Ok(()) => {}
        Err(StoreError::Conflict) => return Err(Refusal::Stale),
        Err(error) => return Err(error.into()),
    }
    let looks = request.command == EncounterCommand::Look;
    let phone = if looks {
        app.store.encounter_phone(id).await?
    } else {
        None
    };
    Ok(RatingActDone { phone })
}
