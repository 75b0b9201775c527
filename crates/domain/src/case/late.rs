//! What is long overdue is the next level's as well: an answer that is late by more than a working day is oversight's.

use super::tasks::Task;
use crate::calendar::Calendar;
use crate::deadlines::Step;
use crate::person::Role;
use crate::time::Timestamp;

/// Working days that an answer may be late before it is oversight's as well.
const PATIENCE: u16 = 1;
/// Days to look back at most: no run of days off is as long.
const BACK: i64 = 30;

/// The moment before which an answer had to be due to be long overdue now.
pub fn long_overdue(now: Timestamp, calendar: &Calendar) -> Timestamp {
    let today = now.day();
    let is_long = |back: &i64| calendar.after(today.plus(-back), PATIENCE).day < today;
    let back = (0..BACK).find(is_long).unwrap_or(BACK);
    today.plus(1 - back).start()
}

impl Task {
    /// The roles whose late answers are oversight's.
    pub const BELOW: [Role; 3] = [Role::Intake, Role::Handler, Role::Verifier];

    /// Whether it is an answer of somebody below that was due before a moment.
    pub fn is_late_answer(&self, before: Timestamp) -> bool {
        let is_answer = matches!(
            self.step,
            Step::AnswerPraise
                | Step::AnswerComplaint
                | Step::AnswerEnquiry
                | Step::AnswerSuggestion
                | Step::AnswerComplex
                | Step::SecondLook
        );
        is_answer && Self::BELOW.contains(&self.role) && self.due_at < before
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_long_overdue_after_a_whole_working_day() {
        let calendar = Calendar::bundled().unwrap();
        let at = |text| Timestamp::parse(text).unwrap();
        for (due, now, is_long) in [
            // Due on Thursday: Friday is the working day that one waits.
            ("2026-11-26T23:59:59+08:00", "2026-11-27T23:59:59+08:00", false),
            ("2026-11-26T23:59:59+08:00", "2026-11-28T00:00:00+08:00", true),
            // Due on Friday: the weekend does not count.
            ("2026-11-27T23:59:59+08:00", "2026-11-30T23:59:59+08:00", false),
            ("2026-11-27T23:59:59+08:00", "2026-12-01T00:00:00+08:00", true),
            // Nor do the days off of the Spring Festival.
            ("2026-02-13T23:59:59+08:00", "2026-02-14T12:00:00+08:00", false),
            ("2026-10-01T10:00:00+08:00", "2026-10-07T12:00:00+08:00", false),
            ("2026-11-30T23:59:59+08:00", "2026-11-30T12:00:00+08:00", false),
        ] {
            let task = |role, step| Task {
                step,
                due_at: at(due),
                role,
                person: None,
            };
            let before = long_overdue(at(now), &calendar);
            let is_late = |role, step| task(role, step).is_late_answer(before);
            for role in Task::BELOW {
                assert_eq!(is_late(role, Step::AnswerComplaint), is_long, "{due} {now}");
                assert!(!is_late(role, Step::Contact), "only answers");
            }
            assert!(!is_late(Role::Reviewer, Step::AnswerComplaint), "not the reviewer's");
        }
    }
}
