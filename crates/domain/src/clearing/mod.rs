//! 日清零、月清仓、季清底: three lists that are cleared, each by its own measure of time.
//!
//! ```text
//! incident  (警情) reported ─ a named checker ticks it before the day ends ─▶ Good | Problem ─ corrected by another step ─▶ …
//! law case  (案件) imported, again and again: its last row says where it stands; closed or handed over, it is cleared (by the month)
//! problem   (问题) opened ─ planned ─ done, with evidence, by its unit ─▶ looked at by somebody outside it ─▶ Cleared (by the quarter)
//!                    ▲                                                    └ not cleared ─┘  └ reopened ─┘
//! ```
//! Steps are only added and the state is a fold over them. What the board shows of all of them is counted ([`ClearingCount`]), never
//! searched for.

mod check;
mod count;
mod law_case;
mod problem;
mod problem_acts;

pub use check::{
    CheckDone, CheckResult, CheckStep, IncidentCheck, checks, decide_check, fold_check, knows_incident, report,
};
pub use count::{ClearingCount, Counted};
pub use law_case::{
    LawCase, LawCaseAnswers, LawCaseRow, LawDone, LawStatus, LawStep, fold_law_case, imports_law_cases, knows_law_case,
    law_step,
};
pub use problem::{
    Problem, ProblemDone, ProblemOrigin, ProblemStage, ProblemStand, ProblemStep, fold_problem, of_inspection,
};
pub use problem_acts::{
    NewProblem, ProblemAnswers, ProblemCommand, ProblemSide, decide_problem, may_open, open_problem, problem_deeds,
};

use crate::aftercare::is_central;
use crate::case::Given;
use crate::person::{Person, Role};
use crate::time::Day;

/// Whether somebody reads a unit's line of the board: its head, command and oversight without an interest in it, and the reviewer for those who
/// watch. Nobody is measured by it against others, and administrators run the system only.
pub fn knows_board(person: &Person, unit: &str, given: &Given<'_>) -> bool {
    person.holds_at(Role::UnitHead, unit) || is_central(person, &[Role::Command, Role::Oversight], unit, given)
}

/// The last day of the month (月清仓).
pub fn month_end(day: Day) -> Day {
    let (year, month, _) = day.ymd();
    let (year, next) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
    Day::from_ymd(year, next, 1).map_or(day, |first| first.plus(-1))
}

/// The last day of the quarter (季清底).
pub fn quarter_end(day: Day) -> Day {
    let (year, month, _) = day.ymd();
    let next = match month {
        1..=3 => (year, 4),
        4..=6 => (year, 7),
        7..=9 => (year, 10),
        _ => (year + 1, 1),
    };
    Day::from_ymd(next.0, next.1, 1).map_or(day, |first| first.plus(-1))
}

/// The first day of the month.
pub fn month_begin(day: Day) -> Day {
    let (year, month, _) = day.ymd();
    Day::from_ymd(year, month, 1).unwrap_or(day)
}

/// The first day of the quarter.
pub fn quarter_begin(day: Day) -> Day {
    let (year, month, _) = day.ymd();
    let first = match month {
        1..=3 => 1,
        4..=6 => 4,
        7..=9 => 7,
        _ => 10,
    };
    Day::from_ymd(year, first, 1).unwrap_or(day)
}

#[cfg(test)]
mod tests;
