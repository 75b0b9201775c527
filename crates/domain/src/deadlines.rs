//! Clocks: how long each step may take, why, and until when that is.

use serde::{Deserialize, Serialize};

use crate::calendar::Calendar;
use crate::time::Timestamp;

codes! {
    /// A step that has a clock.
    Step {
        /// Accepted or not, said to the citizen.
        Accept = "accept",
        /// The last moment at which a withdrawal can be undone.
        Undo = "undo",
    }
}

codes! {
    /// Why a step has the time that it has.
    Basis {
        /// This city's own choice.
        OwnChoice = "own_choice",
        /// The rule of this software that a withdrawal stays open for thirty days.
        WithdrawalRule = "withdrawal_rule",
    }
}

codes! {
    /// What is counted.
    Measure {
        /// Working days; due at 23:59:59 of the last one.
        WorkingDays = "working_days",
        /// Calendar days; due at 23:59:59 of the last one.
        Days = "days",
    }
}

/// A length of time with its reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limit {
    /// How many.
    pub amount: u16,
    /// Of what.
    pub measure: Measure,
    /// Why.
    pub basis: Basis,
}

/// A promise: written into the event when it is made and never moved earlier by a new calendar.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Due {
    /// The step that is promised.
    pub step: Step,
    /// The last moment.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    pub due_at: Timestamp,
    /// Why this long.
    pub basis: Basis,
    /// How many.
    pub amount: u16,
    /// Of what.
    pub measure: Measure,
    /// Weekend days and holidays passed over.
    pub skipped: i64,
    /// The calendar that was used.
    pub calendar: String,
    /// Whether every year counted has its holidays announced.
    pub announced: bool,
}

/// The limits of all steps; configuration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Deadlines {
    /// Accepted or not.
    pub accept: Limit,
    /// Undoing a withdrawal.
    pub undo: Limit,
}

impl Default for Deadlines {
    fn default() -> Self {
        Self {
            accept: Limit {
                amount: 1,
                measure: Measure::WorkingDays,
                basis: Basis::OwnChoice,
            },
            undo: Limit {
                amount: 30,
                measure: Measure::Days,
                basis: Basis::WithdrawalRule,
            },
        }
    }
}

impl Deadlines {
    /// Promises a step, counted from a moment.
    pub fn promise(&self, step: Step, from: Timestamp, calendar: &Calendar) -> Due {
        let limit = match step {
            Step::Accept => self.accept,
            Step::Undo => self.undo,
        };
        let (day, skipped, announced) = match limit.measure {
            Measure::WorkingDays => {
                let reached = calendar.after(from.day(), limit.amount);
                (reached.day, reached.skipped, reached.announced)
            }
            Measure::Days => (from.day().plus(limit.amount.into()), 0, true),
        };
        Due {
            step,
            due_at: day.end(),
            basis: limit.basis,
            amount: limit.amount,
            measure: limit.measure,
            skipped,
            calendar: calendar.version(),
            announced,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_promise_names_its_day_and_its_reason() {
        let calendar = Calendar::bundled().unwrap();
        let friday = Timestamp::parse("2026-11-27T10:00:00+08:00").unwrap();
        let due = Deadlines::default().promise(Step::Accept, friday, &calendar);
        assert_eq!(due.due_at.to_string(), "2026-11-30T23:59:59+08:00");
        assert_eq!((due.basis, due.skipped, due.announced), (Basis::OwnChoice, 2, true));
        let undo = Deadlines::default().promise(Step::Undo, friday, &calendar);
        assert_eq!(undo.due_at.to_string(), "2026-12-27T23:59:59+08:00");
    }
}
