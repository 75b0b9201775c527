//! Who may look, mend, look again and clear, and until when.

use super::answers::NewInspection;
use super::checklist::CheckKind;
use super::opinion;
use super::state::{Inspection, InspectionStage};
use super::steps::{InspectionCommand, InspectionDone, InspectionStep};
use crate::aftercare::Want;
use crate::case::{Given, Refusal};
use crate::clearing::quarter_end;
use crate::deadlines::Step;
use crate::person::{Person, Role};
use crate::time::Day;

/// From which side somebody looks at an inspection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InspectionSide {
    /// Oversight, or the reviewer for what is about those who watch.
    Oversight,
    /// The unit itself.
    Unit,
    /// A supervisor of the unit, who sees visits only.
    Supervisor,
}

impl InspectionSide {
    /// The side of somebody; none for whoever has nothing to do with it.
    pub fn of(person: &Person, inspection: &Inspection, given: &Given<'_>) -> Option<Self> {
        let place = (inspection.unit.as_str(), inspection.window.as_deref());
        Self::at(person, place, inspection.is_visit, given)
    }

    /// The same for an inspection or a visit of which no more is known than unit and window.
    pub fn at(
        person: &Person,
        (unit, window): (&str, Option<&str>),
        is_visit: bool,
        given: &Given<'_>,
    ) -> Option<Self> {
        if Want::Reinspect.is_of(person, unit, given) {
            return Some(Self::Oversight);
        }
        if Want::Rectify.is_of(person, unit, given) {
            return Some(Self::Unit);
        }
        let visits = is_visit && is_theirs(Want::Revisit, person, (unit, window), given);
        visits.then_some(Self::Supervisor)
    }
}

/// Whether something that is to be done at a window, or at none in particular, is somebody's to do: a supervisor's term may name windows.
fn is_theirs(what: Want, person: &Person, (unit, window): (&str, Option<&str>), given: &Given<'_>) -> bool {
    let is_visitors = what.is_for(Role::Supervisor);
    what.is_of(person, unit, given) && (!is_visitors || person.supervises(unit, window))
}

/// Whether somebody may make an inspection of a sort at a unit; of a visit, at a window of it.
pub fn may_inspect(person: &Person, kind: CheckKind, unit: &str, given: &Given<'_>) -> bool {
    let what = match kind {
        CheckKind::OnSite | CheckKind::Patrol => Want::Reinspect,
        CheckKind::Visit => Want::Revisit,
    };
    what.is_of(person, unit, given)
}

/// The first step.
pub fn inspect(new: &NewInspection, person: &Person, given: &Given<'_>) -> Result<InspectionDone, Refusal> {
    let is_at_theirs = new.kind != CheckKind::Visit || person.supervises(&new.unit, new.window.as_deref());
    if !is_at_theirs || !may_inspect(person, new.kind, &new.unit, given) {
        return Err(Refusal::NotYours);
    }
    let step = InspectionStep::Inspected {
        unit: new.unit.clone(),
        window: new.window.clone(),
        checklist: new.checklist.clone(),
        manner: new.manner,
        is_visit: new.kind == CheckKind::Visit,
        marks: new.marks.clone(),
        mend: new.days.map(|days| {
            if new.kind == CheckKind::Visit {
                given.last_day(Step::VisitMend)
            } else {
                after(given, days)
            }
        }),
        reply: new.wants_reply().then(|| given.last_day(Step::OpinionReply)),
    };
    Ok(InspectionDone::new(given.now.day(), person.id.clone(), step))
}

/// The last of some working days from today.
fn after(given: &Given<'_>, working_days: u16) -> Day {
    given.calendar.after(given.now.day(), working_days).day
}

/// Judges a command. Nobody learns from it that there is such an inspection who may not see it.
pub fn decide_inspection(
    inspection: &Inspection,
    command: InspectionCommand,
    person: &Person,
    given: &Given<'_>,
) -> Result<InspectionDone, Refusal> {
    let place = (inspection.unit.as_str(), inspection.window.as_deref());
    let must_be = |what: Want| {
        let is_theirs = is_theirs(what, person, place, given);
        is_theirs.then_some(()).ok_or(Refusal::NotYours)
    };
    let step = match command {
        InspectionCommand::Rectify => {
            must_be(Want::Rectify)?;
            let InspectionStage::Rectify(_) = inspection.stage else {
                return Err(Refusal::NotNow);
            };
            InspectionStep::Rectified {
                look: given.last_day(Step::InspectionLook),
            }
        }
        InspectionCommand::Reinspect { is_mended } => {
            may_look(inspection, person, given)?;
            InspectionStep::Reinspected {
                is_mended,
                clear: (!is_mended).then(|| quarter_end(given.now.day())),
            }
        }
        InspectionCommand::Clear => {
            must_be(Want::ClearProblem)?;
            let InspectionStage::Problem(_) = inspection.stage else {
                return Err(Refusal::NotNow);
            };
            InspectionStep::Cleared
        }
        InspectionCommand::Reply => {
            must_be(Want::Reply)?;
            opinion::reply(inspection, given)?
        }
        InspectionCommand::Judge { is_content } => {
            must_be(Want::Judge)?;
            opinion::judge(inspection, is_content, given)?
        }
        InspectionCommand::Answer => {
            must_be(Want::Answer)?;
            opinion::answer(inspection, given.now.day())?
        }
    };
    Ok(InspectionDone::new(given.now.day(), person.id.clone(), step))
}

/// Whether it is this person who looks again now.
fn may_look(inspection: &Inspection, person: &Person, given: &Given<'_>) -> Result<(), Refusal> {
    let looks = inspection.looks();
    let place = (inspection.unit.as_str(), inspection.window.as_deref());
    let theirs = looks.iter().filter(|(what, _)| is_theirs(*what, person, place, given));
    let from: Vec<Day> = theirs.map(|(_, from)| *from).collect();
    if from.iter().any(|from| given.now.day() >= *from) {
        return Ok(());
    }
    let may_ever = InspectionSide::of(person, inspection, given).is_some_and(|side| side != InspectionSide::Unit);
    Err(if may_ever { Refusal::NotNow } else { Refusal::NotYours })
}

/// What this person can do now.
pub fn inspection_deeds(inspection: &Inspection, person: &Person, given: &Given<'_>) -> Vec<&'static str> {
    let tries = [
        InspectionCommand::Rectify,
        InspectionCommand::Reinspect { is_mended: true },
        InspectionCommand::Clear,
        InspectionCommand::Reply,
        InspectionCommand::Judge { is_content: true },
        InspectionCommand::Answer,
    ];
    let may = |command: &InspectionCommand| decide_inspection(inspection, *command, person, given).is_ok();
    tries.into_iter().filter(may).map(InspectionCommand::name).collect()
}
