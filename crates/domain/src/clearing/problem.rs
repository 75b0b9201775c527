//! 问题: what was found wrong, until somebody outside the unit has seen that it is right; cleared by the quarter.

use serde::{Deserialize, Serialize};

use super::count::{ClearingCount, Counted};
use crate::case::ImprovementMeasure;
use crate::inspection::{InspectionDone, InspectionStep, fold_inspection};
use crate::person::PersonId;
use crate::time::Day;

/// The form in which steps are stored.
pub(super) const VERSION: u8 = 1;

codes! {
    /// Where a problem comes from.
    ProblemOrigin {
        /// 每日核对: a check of an incident.
        Check = "check",
        /// 督察检查: what was not mended after an inspection.
        Inspection = "inspection",
        /// 认定: an improvement that a finding asks for is overdue.
        Finding = "finding",
        /// 法制审核: put down by hand.
        Review = "review",
    }
}

codes! {
    /// Where it stands, as lists ask for it.
    ProblemStand {
        /// To be solved by its unit.
        Open = "open",
        /// The unit says that it is solved.
        Check = "check",
        /// Over.
        Cleared = "cleared",
    }
}

/// A step with who took it and on which day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProblemDone {
    /// The form.
    pub v: u8,
    /// On which day.
    pub on: Day,
    /// Who; nobody where the software did.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub by: Option<PersonId>,
    /// What.
    pub step: ProblemStep,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum ProblemStep {
    /// It was found.
    Opened {
        /// The unit that solves it.
        unit: String,
        /// Where it comes from.
        origin: ProblemOrigin,
        /// The last day.
        due: Day,
    },
    /// The unit says how it will be solved.
    Planned {
        /// How.
        measure: ImprovementMeasure,
    },
    /// The unit says that it is solved.
    Done,
    /// Somebody outside the unit looked.
    Looked {
        /// Whether it is.
        is_cleared: bool,
        /// Where it is not: the last day now.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        due: Option<Day>,
    },
    /// It came back.
    Reopened {
        /// The last day.
        due: Day,
    },
}

impl ProblemStep {
    /// Its name on the wire.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Opened { .. } => "opened",
            Self::Planned { .. } => "planned",
            Self::Done => "done",
            Self::Looked { .. } => "looked",
            Self::Reopened { .. } => "reopened",
        }
    }
}

/// Where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProblemStage {
    /// To be solved by its unit.
    Open,
    /// To be looked at by somebody outside the unit.
    Check,
    /// Over, since that day.
    Cleared(Day),
}

/// A problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The unit that solves it.
    pub unit: String,
    /// Where it comes from.
    pub origin: ProblemOrigin,
    /// The day on which it was found.
    pub since: Day,
    /// The last day.
    pub due: Day,
    /// Where it stands.
    pub stage: ProblemStage,
    /// How it is to be solved.
    pub measure: Option<ImprovementMeasure>,
    /// Who said last that it is solved: somebody else looks.
    pub done_by: Option<PersonId>,
    /// How many steps there are.
    pub version: usize,
}

impl Problem {
    /// Where it stands, as lists ask for it.
    pub const fn stand(&self) -> ProblemStand {
        match self.stage {
            ProblemStage::Open => ProblemStand::Open,
            ProblemStage::Check => ProblemStand::Check,
            ProblemStage::Cleared(_) => ProblemStand::Cleared,
        }
    }

    /// What it counts as: what its unit calls solved is open until somebody has looked.
    pub fn counts(&self) -> Vec<Counted> {
        match self.stage {
            ProblemStage::Open | ProblemStage::Check => vec![
                (ClearingCount::ProblemDue, self.due),
                (ClearingCount::ProblemSince, self.since),
            ],
            ProblemStage::Cleared(on) => vec![(ClearingCount::ProblemCleared, on)],
        }
    }

    fn apply(mut self, done: &ProblemDone) -> Self {
        self.version += 1;
        match &done.step {
            ProblemStep::Opened { .. } => {}
            ProblemStep::Planned { measure } => self.measure = Some(*measure),
            ProblemStep::Done => {
                self.stage = ProblemStage::Check;
                self.done_by.clone_from(&done.by);
            }
            ProblemStep::Looked { is_cleared, due } => {
                self.stage = if *is_cleared {
                    ProblemStage::Cleared(done.on)
                } else {
                    ProblemStage::Open
                };
                self.due = due.unwrap_or(self.due);
            }
            ProblemStep::Reopened { due } => {
                self.stage = ProblemStage::Open;
                self.due = *due;
            }
        }
        self
    }
}

/// The state after these steps; nothing where the first one is not its finding.
pub fn fold_problem<'a>(steps: impl IntoIterator<Item = &'a ProblemDone>) -> Option<Problem> {
    let mut steps = steps.into_iter();
    let first = steps.next()?;
    let ProblemStep::Opened { unit, origin, due } = &first.step else {
        return None;
    };
    let begun = Problem {
        unit: unit.clone(),
        origin: *origin,
        since: first.on,
        due: *due,
        stage: ProblemStage::Open,
        measure: None,
        done_by: None,
        version: 1,
    };
    Some(steps.fold(begun, Problem::apply))
}

/// What was not mended after an inspection, as one of the problems: it is cleared where the inspection is, and stands on the same list.
pub fn of_inspection(steps: &[InspectionDone]) -> Option<Problem> {
    let inspection = fold_inspection(steps)?;
    let mut problem: Option<Problem> = None;
    for done in steps {
        match (&done.step, &mut problem) {
            (InspectionStep::Reinspected { clear: Some(due), .. }, None) => {
                problem = Some(Problem {
                    unit: inspection.unit.clone(),
                    origin: ProblemOrigin::Inspection,
                    since: done.on,
                    due: *due,
                    stage: ProblemStage::Open,
                    measure: None,
                    done_by: None,
                    version: 1,
                });
            }
            (InspectionStep::Cleared, Some(problem)) => problem.stage = ProblemStage::Cleared(done.on),
            _ => {}
        }
    }
    problem
}
