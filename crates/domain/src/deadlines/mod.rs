//! Clocks: how long each step may take, why, and until when that is.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::calendar::Calendar;
use crate::time::Timestamp;

mod bounds;
mod steps;

pub use bounds::{Bounds, end_by_law};
pub use steps::{Basis, Measure, Step};

/// Milliseconds of an hour: hour clocks run through nights and holidays.
const MS_PER_HOUR: i64 = 3_600_000;

/// A length of time with its reason.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
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

/// The limits of all steps; configuration. A step without an entry has its default.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Deadlines(BTreeMap<Step, Limit>);

impl FromIterator<(Step, Limit)> for Deadlines {
    fn from_iter<T: IntoIterator<Item = (Step, Limit)>>(limits: T) -> Self {
        Self(limits.into_iter().collect())
    }
}

impl Deadlines {
    /// How long a step may take, and why.
    pub fn limit(&self, step: Step) -> Limit {
        self.0.get(&step).copied().unwrap_or_else(|| step.default_limit())
    }

    /// Promises a step, counted from a moment.
    pub fn promise(&self, step: Step, from: Timestamp, calendar: &Calendar) -> Due {
        let limit = self.limit(step);
        let (due_at, skipped, announced) = match limit.measure {
            Measure::WorkingDays => {
                let reached = calendar.after(from.day(), limit.amount);
                // Holidays may be long; what the law allows at most is not.
                let last = from.day().plus(step.bounds().days.into());
                (reached.day.min(last).end(), reached.skipped, reached.announced)
            }
            Measure::Days => (from.day().plus(limit.amount.into()).end(), 0, true),
            // A promise is written to the second: what is promised and what is read again are the same moment.
            Measure::Hours => {
                let due = from.plus_ms(i64::from(limit.amount) * MS_PER_HOUR);
                (due.plus_ms(-due.ms().rem_euclid(1000)), 0, true)
            }
        };
        let today = from.day().end();
        Due {
            step,
            due_at: if step.is_of_the_day() {
                due_at.min(today)
            } else {
                due_at
            },
            basis: limit.basis,
            amount: limit.amount,
            measure: limit.measure,
            skipped,
            calendar: calendar.version(),
            announced,
        }
    }
}

impl Due {
    /// Some working days later: after a pause or an extension, not beyond the last moment that the law gives, and never
    /// earlier than it was promised. The length and its reason stay as they were promised.
    #[must_use]
    pub fn later(&self, working_days: u16, last: Option<Timestamp>, calendar: &Calendar) -> Self {
        if working_days == 0 {
            return self.clone();
        }
        let reached = calendar.after(self.due_at.day(), working_days);
        let end = reached.day.end();
        Self {
            due_at: last.map_or(end, |last| end.min(last)).max(self.due_at),
            skipped: self.skipped + reached.skipped,
            calendar: calendar.version(),
            announced: self.announced && reached.announced,
            ..self.clone()
        }
    }

    /// The same step with fewer working days, counted from a moment; however long the holidays, within its bounds.
    #[must_use]
    pub fn shortened(&self, working_days: u16, from: Timestamp, calendar: &Calendar) -> Self {
        let reached = calendar.after(from.day(), working_days);
        let last = from.day().plus(self.step.bounds().days.into());
        Self {
            due_at: reached.day.min(last).end(),
            amount: working_days,
            skipped: reached.skipped,
            announced: reached.announced,
            ..self.clone()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_that_is_configured_has_that_limit_and_the_others_their_own() {
        let text = r#"{"answer_complaint":{"amount":7,"measure":"working_days","basis":"own_choice"}}"#;
        let deadlines: Deadlines = serde_json::from_str(text).unwrap();
        assert_eq!(deadlines.limit(Step::AnswerComplaint).amount, 7);
        assert_eq!(deadlines.limit(Step::AnswerEnquiry).amount, 3);
    }

    #[test]
    fn a_promise_names_its_day_and_its_reason() {
        let calendar = Calendar::bundled().unwrap();
        let friday = Timestamp::parse("2026-11-27T10:00:00+08:00").unwrap();
        let due = Deadlines::default().promise(Step::Accept, friday, &calendar);
        assert_eq!(due.due_at.to_string(), "2026-11-30T23:59:59+08:00");
        assert_eq!((due.basis, due.skipped, due.announced), (Basis::OwnChoice, 2, true));
        let undo = Deadlines::default().promise(Step::Undo, friday, &calendar);
        assert_eq!(undo.due_at.to_string(), "2026-12-27T23:59:59+08:00");
        let reprisal = Deadlines::default().promise(Step::Reprisal, friday, &calendar);
        assert_eq!(reprisal.due_at.to_string(), "2026-11-28T10:00:00+08:00");
    }

    #[test]
    fn long_holidays_push_no_clock_beyond_the_law() {
        let calendar = idle_december();
        let filed = Timestamp::parse("2026-11-30T10:00:00+08:00").unwrap();
        let due = Deadlines::default().promise(Step::Accept, filed, &calendar);
        assert_eq!(due.due_at.to_string(), "2026-12-15T23:59:59+08:00", "fifteen days");
        let reply = Deadlines::default().promise(Step::Reply, filed, &calendar);
        let short = reply.shortened(1, filed, &calendar);
        assert_eq!(
            short.due_at.to_string(),
            "2026-12-23T23:59:59+08:00",
            "twenty-three days"
        );
    }

    /// Nobody works on the first four weeks of a December.
    fn idle_december() -> Calendar {
        let off = |day| format!(r#"{{"day":"2026-12-{day:02}","name":"假","verified":false}}"#);
        let off: Vec<String> = (1..=28).map(off).collect();
        let rest = r#""announced":true,"source":"","verified":"","work":[]"#;
        let text = format!(r#"{{"year":2026,{rest},"off":[{}]}}"#, off.join(","));
        Calendar::from_files([text.as_str()]).unwrap()
    }

    #[test]
    fn what_is_put_off_ends_by_law_and_never_before_it_was_promised() {
        let at = |text| Timestamp::parse(text).unwrap();
        let calendar = Calendar::bundled().unwrap();
        let accepted = at("2026-11-27T10:00:00+08:00");
        let due = Deadlines::default().promise(Step::AnswerComplaint, accepted, &calendar);
        assert_eq!(due.due_at, at("2026-12-04T23:59:59+08:00"));
        let last = end_by_law(accepted, false);
        assert_eq!(last, at("2027-01-26T23:59:59+08:00"), "sixty days");
        assert_eq!(
            end_by_law(accepted, true),
            at("2027-02-25T23:59:59+08:00"),
            "and thirty"
        );
        for (last, days, until) in [
            (Some(last), 5, "2026-12-11T23:59:59+08:00"),
            (Some(last), 200, "2027-01-26T23:59:59+08:00"),
            (Some(accepted), 5, "2026-12-04T23:59:59+08:00"),
            (None, 5, "2026-12-11T23:59:59+08:00"),
            (Some(accepted), 0, "2026-12-04T23:59:59+08:00"),
        ] {
            assert_eq!(due.later(days, last, &calendar).due_at, at(until), "{days} {last:?}");
        }
    }
}
