//! An inspection as somebody sees it: oversight whole, the unit without who looked, a supervisor the visits to their unit.

pub mod act;
pub mod list;
pub mod photo;
pub mod plan;

use qingyu_api::desk::bad_ratings::{OwedLine, RatingEntry};
use qingyu_api::desk::case::Named;
use qingyu_api::desk::inspections::{InspectionView, PhotoLine};
use qingyu_domain::inspection::{InspectionDone, InspectionSide, InspectionStage, InspectionStep, inspection_deeds};
use qingyu_store::StoredInspection;

use crate::accounts::Signed;
use crate::app::App;
use crate::refusal::Refusal;

/// An inspection, for somebody who has to do with it; 404 for everybody else.
async fn find(app: &App, signed: &Signed, id: &str) -> Result<(StoredInspection, InspectionSide), Refusal> {
    let inspection = app.store.inspection(id).await?.ok_or(Refusal::NotFound)?;
    let given = signed.staff.given(app.clock.now());
    let side = InspectionSide::of(&signed.person, &inspection.state, &given);
    Ok((inspection, side.ok_or(Refusal::NotFound)?))
}

/// As somebody sees it.
pub async fn read(app: &App, signed: &Signed, id: &str) -> Result<InspectionView, Refusal> {
    let (inspection, side) = find(app, signed, id).await?;
    let now = app.clock.now();
    let state = &inspection.state;
    let given = signed.staff.given(now);
    let mut deeds: Vec<String> = inspection_deeds(state, &signed.person, &given)
        .into_iter()
        .map(str::to_owned)
        .collect();
    let photos = app.store.photos(id).await?;
    if photo::may_add(state) && photo::has_room(&photos, side) {
        deeds.push("photo".to_owned());
    }
    let score = state.score();
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    // The next thing: what comes where that is left undone would only confuse.
    let owed = state.owed().into_iter().take(1).map(|one| OwedLine {
        what: one.what,
        due: one.due,
        is_overdue: one.due < now.day(),
    });
    let steps = inspection.steps.iter().enumerate();
    Ok(InspectionView {
        unit: state.unit.clone(),
        window: state.window.clone(),
        on: state.on,
        checklist: state.checklist.clone(),
        manner: state.manner,
        is_visit: state.is_visit,
        marks: state.marks.clone(),
        good: count(score.good),
        looked_at: count(score.looked_at),
        stage: state.stage.stand(),
        end: match state.stage {
            InspectionStage::Done(end) => Some(end),
            _ => None,
        },
        owed: owed.collect(),
        history: steps
            .map(|(at, done)| entry(signed, &inspection, side, (at, done)))
            .collect(),
        photos: photos
            .into_iter()
            .map(|photo| PhotoLine {
                position: photo.position,
                on: photo.day,
                is_of_unit: photo.side == photo::name(InspectionSide::Unit),
            })
            .collect(),
        deeds,
        version: count(state.version),
        inspection: inspection.id,
    })
}

/// Who looked is no matter of the unit's: supervisors are neighbours, and are not to be thanked or reproached. Nor is anything a supervisor's
/// but what they did themselves.
fn entry(
    signed: &Signed,
    inspection: &StoredInspection,
    side: InspectionSide,
    (at, done): (usize, &InspectionDone),
) -> RatingEntry {
    let is_known = match side {
        InspectionSide::Oversight => true,
        InspectionSide::Unit => matches!(
            done.step,
            InspectionStep::Rectified { .. } | InspectionStep::Replied { .. }
        ),
        InspectionSide::Supervisor => done.by == signed.person.id,
    };
    RatingEntry {
        step: done.step.name().to_owned(),
        on: done.on,
        by: is_known.then(|| Named {
            id: done.by.clone(),
            shown: signed.staff.shown(&done.by).to_owned(),
        }),
        yes: match done.step {
            InspectionStep::Reinspected { is_mended, .. } => Some(is_mended),
            InspectionStep::Weighed { is_content, .. } => Some(is_content),
            _ => None,
        },
        note: inspection.notes.get(&at).cloned(),
    }
}
