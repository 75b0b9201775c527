//! What is counted of call-backs, by the month in which the call came: all that are owed, those in time, and those that came late but
//! before the month was over. What is left was open at its end.

use super::call_back::CallBackState;
use crate::figures::Month;

codes! {
    /// Something that is counted.
    CallBackCount {
        /// To be called back.
        Owed = "owed",
        /// Ended in time.
        InTime = "in_time",
        /// Ended late, within the month.
        Late = "late",
    }
}

/// What one is counted as; one that is taken up again has not ended.
pub fn counts(state: &CallBackState) -> Vec<CallBackCount> {
    let month = Month::of(state.called.day());
    let ended = state.end.and_then(|(_, at)| {
        if at <= state.due {
            Some(CallBackCount::InTime)
        } else {
            (Month::of(at.day()) == month).then_some(CallBackCount::Late)
        }
    });
    std::iter::once(CallBackCount::Owed).chain(ended).collect()
}
