//! 日清零: each incident is ticked by a named person of command before the day ends. Nobody ticks what they did not name, and a wrong tick is
//! set right by another step.

use serde::{Deserialize, Serialize};

use super::count::{ClearingCount, Counted};
use crate::aftercare::{EncounterKind, is_central, is_of_unit};
use crate::case::{Given, Refusal};
use crate::person::{Person, PersonId, Role};
use crate::time::Day;

/// The form in which steps are stored.
const VERSION: u8 = 1;

codes! {
    /// What a check found.
    CheckResult {
        /// 已核对: in order.
        Good = "good",
        /// 发现问题
        Problem = "problem",
    }
}

/// A step with who took it and on which day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckDone {
    /// The form.
    pub v: u8,
    /// On which day.
    pub on: Day,
    /// Who; nobody where a source reported it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub by: Option<PersonId>,
    /// What.
    pub step: CheckStep,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum CheckStep {
    /// It was reported.
    Reported {
        /// The unit that was there.
        unit: String,
        /// What sort.
        kind: EncounterKind,
        /// The day of the incident.
        day: Day,
    },
    /// Somebody ticked it.
    Checked {
        /// What they found.
        result: CheckResult,
        /// The problem that was opened with it.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        problem: Option<String>,
    },
    /// Somebody set a tick right.
    Corrected {
        /// What is so instead.
        result: CheckResult,
        /// The problem that was opened with it.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        problem: Option<String>,
    },
}

impl CheckStep {
    /// Its name on the wire.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Reported { .. } => "reported",
            Self::Checked { .. } => "checked",
            Self::Corrected { .. } => "corrected",
        }
    }
}

/// An incident as it stands on the list of its day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IncidentCheck {
    /// The unit that was there.
    pub unit: String,
    /// What sort.
    pub kind: EncounterKind,
    /// The day of the incident.
    pub day: Day,
    /// What was found; nothing while nobody ticked it.
    pub result: Option<CheckResult>,
    /// Who said so last, and on which day.
    pub by: Option<(PersonId, Day)>,
    /// The problem that was opened with a tick: it stays, and is cleared by itself, when the tick is set right.
    pub problem: Option<String>,
    /// How many steps there are.
    pub version: usize,
}

/// The first step.
pub fn report(unit: &str, kind: EncounterKind, day: Day, today: Day) -> CheckDone {
    CheckDone {
        v: VERSION,
        on: today,
        by: None,
        step: CheckStep::Reported {
            unit: unit.to_owned(),
            kind,
            day,
        },
    }
}

impl IncidentCheck {
    /// What it counts as.
    pub fn counts(&self) -> Vec<Counted> {
        let what = match self.result {
            None => ClearingCount::IncidentWaiting,
            Some(CheckResult::Good) => ClearingCount::IncidentGood,
            Some(CheckResult::Problem) => ClearingCount::IncidentProblem,
        };
        vec![(what, self.day)]
    }

    fn apply(mut self, done: &CheckDone) -> Self {
        self.version += 1;
        if let CheckStep::Checked { result, problem } | CheckStep::Corrected { result, problem } = &done.step {
            self.result = Some(*result);
            self.by = done.by.clone().map(|by| (by, done.on));
            self.problem = self.problem.or_else(|| problem.clone());
        }
        self
    }
}

/// The state after these steps; nothing where the first one is not its report.
pub fn fold_check<'a>(steps: impl IntoIterator<Item = &'a CheckDone>) -> Option<IncidentCheck> {
    let mut steps = steps.into_iter();
    let CheckStep::Reported { unit, kind, day } = &steps.next()?.step else {
        return None;
    };
    let begun = IncidentCheck {
        unit: unit.clone(),
        kind: *kind,
        day: *day,
        result: None,
        by: None,
        problem: None,
        version: 1,
    };
    Some(steps.fold(begun, IncidentCheck::apply))
}

/// Whether somebody ticks incidents of a unit: command, without an interest in it.
pub fn checks(person: &Person, unit: &str, given: &Given<'_>) -> bool {
    is_central(person, &[Role::Command], unit, given)
}

/// Whether somebody reads the list of a unit's incidents, with their numbers: whoever ticks them, and the unit's own people. Those who read
/// ratings do not: a number beside a day would lead from a rating to whose incident it was.
pub fn knows_incident(person: &Person, unit: &str, given: &Given<'_>) -> bool {
    checks(person, unit, given) || is_of_unit(person, unit, &[Role::UnitHead, Role::Handler])
}

/// Ticks it, or sets a tick right; `problem` is the id of the one that is opened where none was yet.
pub fn decide_check(
    check: &IncidentCheck,
    result: CheckResult,
    problem: &str,
    person: &Person,
    given: &Given<'_>,
) -> Result<CheckDone, Refusal> {
    if !checks(person, &check.unit, given) {
        return Err(Refusal::NotYours);
    }
    if check.result == Some(result) {
        return Err(Refusal::AlreadyDone);
    }
    let is_new = result == CheckResult::Problem && check.problem.is_none();
    let problem = is_new.then(|| problem.to_owned());
    let step = if check.result.is_none() {
        CheckStep::Checked { result, problem }
    } else {
        CheckStep::Corrected { result, problem }
    };
    Ok(CheckDone {
        v: VERSION,
        on: given.now.day(),
        by: Some(person.id.clone()),
        step,
    })
}
