//! One problem: as its unit sees it without who found it and who looked, and as those outside do.

use qingyu_api::desk::bad_ratings::RatingEntry;
use qingyu_api::desk::case::Named;
use qingyu_api::desk::problems::{ProblemAct, ProblemLine, ProblemMade, ProblemView};
use qingyu_domain::aftercare::Words;
use qingyu_domain::clearing::{ProblemDone, ProblemSide, ProblemStand, ProblemStep, decide_problem, problem_deeds};
use qingyu_store::{StoreError, StoredProblem};

use crate::accounts::Signed;
use crate::app::App;
use crate::commands::desk::bad_rating::words;
use crate::refusal::Refusal;

/// A problem, for somebody who has to do with it; 404 for everybody else.
async fn find(app: &App, signed: &Signed, id: &str) -> Result<(StoredProblem, ProblemSide), Refusal> {
    let stored = app.store.problem(id).await?.ok_or(Refusal::NotFound)?;
    let given = signed.staff.given(app.clock.now());
    let side = ProblemSide::at(&signed.person, &stored.state.unit, stored.state.origin, &given);
    Ok((stored, side.ok_or(Refusal::NotFound)?))
}

/// As somebody sees it.
pub async fn read(app: &App, signed: &Signed, id: &str) -> Result<ProblemView, Refusal> {
    let (stored, side) = find(app, signed, id).await?;
    let given = signed.staff.given(app.clock.now());
    let state = &stored.state;
    let deeds = problem_deeds(state, &signed.person, &given);
    let steps = stored.steps.iter().enumerate();
    Ok(ProblemView {
        line: ProblemLine {
            problem: stored.id.clone(),
            unit: state.unit.clone(),
            origin: state.origin,
            stage: state.stand(),
            since: state.since,
            due: state.due,
            is_overdue: state.stand() != ProblemStand::Cleared && state.due < given.now.day(),
        },
        measure: state.measure,
        history: steps.map(|(at, done)| entry(signed, &stored, side, at, done)).collect(),
        deeds: deeds.into_iter().map(str::to_owned).collect(),
        version: u32::try_from(state.version).unwrap_or(u32::MAX),
    })
}

fn entry(signed: &Signed, stored: &StoredProblem, side: ProblemSide, at: usize, done: &ProblemDone) -> RatingEntry {
    let is_of_unit = matches!(done.step, ProblemStep::Planned { .. } | ProblemStep::Done);
    let by = done.by.as_ref().filter(|_| side == ProblemSide::Outside || is_of_unit);
    RatingEntry {
        step: done.step.name().to_owned(),
        on: done.on,
        by: by.map(|id| Named {
            id: id.clone(),
            shown: signed.staff.shown(id).to_owned(),
        }),
        yes: match done.step {
            ProblemStep::Looked { is_cleared, .. } => Some(is_cleared),
            _ => None,
        },
        note: stored.notes.get(&at).cloned(),
    }
}

/// Carries it on, on the version that was looked at.
pub async fn act(app: &App, signed: &Signed, id: &str, request: ProblemAct) -> Result<ProblemMade, Refusal> {
    let (stored, _) = find(app, signed, id).await?;
    let note = words(Words::Must, Some(&request.text))?.unwrap_or_default();
    if u32::try_from(stored.state.version) != Ok(request.version) {
        return Err(Refusal::Stale);
    }
    let given = signed.staff.given(app.clock.now());
    let done = decide_problem(&stored.state, request.command, &signed.person, &given)?;
    match app.store.act_on_problem(&stored, done, note).await {
        Ok(()) => Ok(ProblemMade { problem: stored.id }),
        Err(StoreError::Conflict) => Err(Refusal::Stale),
        Err(error) => Err(error.into()),
    }
}
