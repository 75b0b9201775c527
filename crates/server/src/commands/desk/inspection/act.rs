//! What is recorded and carried on: decided by the rules, stored after the steps that were read.

use qingyu_api::desk::inspections::{InspectionAct, InspectionMade};
use qingyu_domain::aftercare::Words;
use qingyu_domain::inspection::{InspectionAnswers, InspectionStep, NewInspection, decide_inspection, inspect};
use qingyu_store::{StoreError, StoredInspection};

use super::find;
use crate::accounts::Signed;
use crate::app::App;
use crate::commands::desk::bad_rating::words;
use crate::commands::desk::inspection::list::inspects_somewhere;
use crate::refusal::Refusal;

/// Whether something is stored as it was noted; the days to mend it apart, since they began when it was stored.
fn is_as_noted(known: &StoredInspection, new: &NewInspection) -> bool {
    let state = &known.state;
    let place = (&state.unit, &state.window, &state.checklist);
    let first = known.steps.first().map(|done| &done.step);
    let was_asked = matches!(first, Some(InspectionStep::Inspected { reply: Some(_), .. }));
    let is_erased = known.notes.is_empty() && new.text.is_some();
    place == (&new.unit, &new.window, &new.checklist)
        && (state.manner, &state.marks) == (new.manner, &new.marks)
        && was_asked == new.wants_reply()
        && (is_erased || known.notes.get(&0) == new.text.as_ref())
}

/// Records an inspection; whether it is new: what was noted on the spot is sent under one key until it is answered.
pub async fn record(
    app: &App,
    signed: &Signed,
    answers: &InspectionAnswers,
) -> Result<(bool, InspectionMade), Refusal> {
    let given = signed.staff.given(app.clock.now());
    if !inspects_somewhere(signed, &given) {
        return Err(Refusal::NotAllowed);
    }
    let units = &signed.staff.org.units;
    let new = answers.parse(units, &app.checklists).map_err(Refusal::Invalid)?;
    // Of a unit's or a window's being there is no secret: it is refused, and not hidden.
    let first = inspect(&new, &signed.person, &given).map_err(|_| Refusal::NotAllowed)?;
    let plan = super::plan::carried_out(app, signed, &new).await?;
    let is_new = app
        .store
        .add_inspection(&new.key, first, new.text.clone(), plan)
        .await?;
    if !is_new {
        let known = app.store.inspection(&new.key).await?.ok_or(Refusal::Conflict)?;
        // A key that is somebody else's tells nothing of what is under it, and what was changed since is another inspection.
        if known.state.by != signed.person.id || !is_as_noted(&known, &new) {
            return Err(Refusal::Conflict);
        }
    }
    Ok((is_new, InspectionMade { inspection: new.key }))
}

/// Carries it on, on the version that was looked at.
pub async fn act(app: &App, signed: &Signed, id: &str, request: InspectionAct) -> Result<InspectionMade, Refusal> {
    let (inspection, _) = find(app, signed, id).await?;
    let note = words(Words::Must, Some(&request.text))?.unwrap_or_default();
    if u32::try_from(inspection.state.version) != Ok(request.version) {
        return Err(Refusal::Stale);
    }
    let given = signed.staff.given(app.clock.now());
    let done = decide_inspection(&inspection.state, request.command, &signed.person, &given)?;
    match app.store.act_on_inspection(&inspection, done, note).await {
        Ok(()) => Ok(InspectionMade {
            inspection: inspection.id,
        }),
        Err(StoreError::Conflict) => Err(Refusal::Stale),
        Err(error) => Err(error.into()),
    }
}
