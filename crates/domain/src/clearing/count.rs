//! What is counted of what is cleared: a number for each unit, thing and day, so that ages and what is overdue are sums over days.

use crate::time::Day;

codes! {
    /// Something that is counted, by a day of its own.
    ClearingCount {
        /// 警情: not ticked yet, by the day of the incident.
        IncidentWaiting = "incident_waiting",
        /// Ticked and found in order, by the day of the incident.
        IncidentGood = "incident_good",
        /// Ticked and a problem found, by the day of the incident.
        IncidentProblem = "incident_problem",
        /// 案件: open, by the day on which it is due.
        LawDue = "law_due",
        /// Open, by the day on which it was opened.
        LawSince = "law_since",
        /// Cleared, by the day on which that was imported.
        LawCleared = "law_cleared",
        /// 问题: open, by the day on which it is due.
        ProblemDue = "problem_due",
        /// Open, by the day on which it was opened.
        ProblemSince = "problem_since",
        /// Cleared, by that day.
        ProblemCleared = "problem_cleared",
        /// 吹哨: raised, by that day.
        WhistleRaised = "whistle_raised",
        /// Not accepted yet, by the day on which it was raised.
        WhistleOpen = "whistle_open",
        /// First answered in time, by the day on which it was raised.
        WhistleInTime = "whistle_in_time",
        /// First answered later, by the day on which it was raised.
        WhistleLate = "whistle_late",
        /// Its time ran out and it was passed up, by the day on which it was raised.
        WhistlePassedUp = "whistle_passed_up",
    }
}

/// A counter that something counts in.
pub type Counted = (ClearingCount, Day);
