//! What a citizen can have erased now.

use crate::case::command::Given;
use crate::case::state::{Case, Stage};
use crate::case::tasks::tasks;
use crate::case::vocabulary::Erasure;
use crate::case::work::Standing;
use crate::deadlines::Step;

/// What can be erased now, if anything. While help may be needed the contact stays, and while something is to be
/// decided or done the words do.
pub(in crate::case) fn erasable(case: &Case, given: &Given<'_>) -> Option<Erasure> {
    // The answer is that of the citizens whose cases follow this one, too.
    if is_over(case, given) && case.work.joined.is_empty() {
        return (case.erased != Some(Erasure::All)).then_some(Erasure::All);
    }
    (!case.is_anonymous() && !case.is_in_danger()).then_some(Erasure::Contact)
}

/// Whether nobody works with it any more, nor is asked to.
fn is_over(case: &Case, given: &Given<'_>) -> bool {
    let ended = match (&case.stage, &case.overlay.withdrawn) {
        (_, Some(undo)) => given.now > undo.due_at && !case.goes_on_after_withdrawal(),
        (Stage::SentOn { check }, _) => check.as_ref().is_none_or(|check| given.now > check.due_at),
        (stage, _) => matches!(stage, Stage::Closed { .. } | Stage::Referred | Stage::Refused),
    };
    let mut proposals = case.work.proposals.iter();
    // An order from above that nobody answered keeps no citizen's words.
    let mut left = tasks(&case.unpublished()).into_iter();
    let is_done = left.all(|task| task.step == Step::Directive);
    ended
        && is_done
        && case.work.reprisal.is_none()
        && !proposals.any(|one| matches!(one.standing, Standing::Objected(..)))
}
