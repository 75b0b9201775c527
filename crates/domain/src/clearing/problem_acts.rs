//! Who finds a problem, solves it, looks at it and opens it again. Whoever looks is never of the unit, and never who solved it.

use serde::{Deserialize, Serialize};

use super::problem::{Problem, ProblemDone, ProblemOrigin, ProblemStage, ProblemStep, VERSION};
use super::quarter_end;
use crate::aftercare::{is_central, is_of_unit};
use crate::case::{Given, ImprovementMeasure, Refusal};
use crate::fault::{Fault, FaultCode, Faults, Field};
use crate::person::{Person, PersonId, Role};
use crate::rating::visit::{filled, needed};
use crate::text::{self, TEXT_LIMIT};

/// A problem that is put down by hand, as it comes over the wire; nothing is checked yet.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields, default)]
pub struct ProblemAnswers {
    /// A UUID drawn by whoever sends it: sent again, it is the same problem.
    pub key: Option<String>,
    /// The code of the unit that solves it.
    pub unit: Option<String>,
    /// What is wrong: no names or numbers of citizens.
    pub text: Option<String>,
}

crate::without_debug!(ProblemAnswers);

/// A valid one.
#[derive(Clone, PartialEq, Eq)]
pub struct NewProblem {
    /// Its UUID, in small letters.
    pub key: String,
    /// The unit.
    pub unit: String,
    /// What is wrong.
    pub text: String,
}

crate::without_debug!(NewProblem);

impl ProblemAnswers {
    /// Parses everything; on failure names every fault.
    pub fn parse(&self, given: &Given<'_>) -> Result<NewProblem, Vec<Fault>> {
        let mut faults = Faults::default();
        let key = text::parse_uuid(self.key.as_deref()).map(str::to_ascii_lowercase);
        let key = faults.keep(Field::Key, key);
        let unit = needed(self.unit.as_deref()).and_then(|code| {
            let unit = given.org.units.unit(code).filter(|unit| !unit.closed);
            unit.map(|unit| unit.code.clone()).ok_or(FaultCode::Unknown)
        });
        let unit = faults.keep(Field::Unit, unit);
        let text = filled(self.text.as_deref()).ok_or(FaultCode::Required);
        let text = faults.keep(Field::Text, text.and_then(|typed| text::parse(typed, TEXT_LIMIT)));
        match (key, unit, text, faults.into_list()) {
            (Some(key), Some(unit), Some(text), None) => Ok(NewProblem { key, unit, text }),
            (.., list) => Err(list.unwrap_or_default()),
        }
    }
}

/// What somebody asks for; the words go beside it, always.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum ProblemCommand {
    /// Say how it will be solved.
    Plan {
        /// How.
        measure: ImprovementMeasure,
    },
    /// Say that it is solved, with evidence.
    Solve,
    /// Look whether it is.
    Look {
        /// Whether it is.
        is_cleared: bool,
    },
    /// Say that it came back.
    Reopen,
}

impl ProblemCommand {
    /// Its name on the wire.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Plan { .. } => "plan",
            Self::Solve => "solve",
            Self::Look { .. } => "look",
            Self::Reopen => "reopen",
        }
    }
}

/// From which side somebody looks at a problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProblemSide {
    /// Who looks at it, from outside the unit.
    Outside,
    /// The unit that solves it.
    Unit,
}

impl ProblemSide {
    /// The side of somebody; none for whoever has nothing to do with it.
    pub fn at(person: &Person, unit: &str, origin: ProblemOrigin, given: &Given<'_>) -> Option<Self> {
        if looks(person, unit, origin, given) {
            return Some(Self::Outside);
        }
        is_of_unit(person, unit, &[Role::UnitHead, Role::Handler]).then_some(Self::Unit)
    }
}

/// Whether somebody looks at problems of an origin at a unit: oversight at all of them, command at those of the daily checks, legal at
/// those that legal put down; the reviewer where it is about those who watch.
fn looks(person: &Person, unit: &str, origin: ProblemOrigin, given: &Given<'_>) -> bool {
    let roles: &[Role] = match origin {
        ProblemOrigin::Check => &[Role::Oversight, Role::Command],
        ProblemOrigin::Inspection | ProblemOrigin::Finding => &[Role::Oversight],
        ProblemOrigin::Review => &[Role::Oversight, Role::Legal],
    };
    is_central(person, roles, unit, given)
}

/// Whether somebody puts a problem of a unit down by hand: legal and oversight.
pub fn may_open(person: &Person, unit: &str, given: &Given<'_>) -> bool {
    looks(person, unit, ProblemOrigin::Review, given)
}

/// The first step; by nobody where the software takes it.
pub fn open_problem(unit: &str, origin: ProblemOrigin, by: Option<&PersonId>, given: &Given<'_>) -> ProblemDone {
    let on = given.now.day();
    let step = ProblemStep::Opened {
        unit: unit.to_owned(),
        origin,
        due: quarter_end(on),
    };
    ProblemDone {
        v: VERSION,
        on,
        by: by.cloned(),
        step,
    }
}

/// Judges a command. Nobody learns from it that there is such a problem who may not see it.
pub fn decide_problem(
    problem: &Problem,
    command: ProblemCommand,
    person: &Person,
    given: &Given<'_>,
) -> Result<ProblemDone, Refusal> {
    let today = given.now.day();
    let side = ProblemSide::at(person, &problem.unit, problem.origin, given).ok_or(Refusal::NotYours)?;
    let must_be = |one: ProblemSide| (side == one).then_some(()).ok_or(Refusal::NotYours);
    let must_stand = |is: bool| is.then_some(()).ok_or(Refusal::NotNow);
    let step = match command {
        ProblemCommand::Plan { measure } => {
            must_be(ProblemSide::Unit)?;
            must_stand(problem.stage == ProblemStage::Open)?;
            ProblemStep::Planned { measure }
        }
        ProblemCommand::Solve => {
            must_be(ProblemSide::Unit)?;
            must_stand(problem.stage == ProblemStage::Open && problem.measure.is_some())?;
            ProblemStep::Done
        }
        ProblemCommand::Look { is_cleared } => {
            must_be(ProblemSide::Outside)?;
            must_stand(problem.stage == ProblemStage::Check)?;
            if problem.done_by.as_ref() == Some(&person.id) {
                return Err(Refusal::OtherPeople);
            }
            ProblemStep::Looked {
                is_cleared,
                due: (!is_cleared).then(|| quarter_end(today)),
            }
        }
        ProblemCommand::Reopen => {
            must_be(ProblemSide::Outside)?;
            must_stand(matches!(problem.stage, ProblemStage::Cleared(_)))?;
            ProblemStep::Reopened {
                due: quarter_end(today),
            }
        }
    };
    Ok(ProblemDone {
        v: VERSION,
        on: today,
        by: Some(person.id.clone()),
        step,
    })
}

/// What this person can do now.
pub fn problem_deeds(problem: &Problem, person: &Person, given: &Given<'_>) -> Vec<&'static str> {
    let tries = [
        ProblemCommand::Plan {
            measure: ImprovementMeasure::Rules,
        },
        ProblemCommand::Solve,
        ProblemCommand::Look { is_cleared: true },
        ProblemCommand::Reopen,
    ];
    let may = |command: &ProblemCommand| decide_problem(problem, *command, person, given).is_ok();
    tries.into_iter().filter(may).map(ProblemCommand::name).collect()
}
