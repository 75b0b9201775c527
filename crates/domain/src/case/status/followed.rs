//! What the citizen of a merged case is told of the work on the main case: where it stands, never what its own citizen
//! said, was asked or was told.

use super::{CaseStatus, Status, TimelineEntry, What, objection, staged};
use crate::case::event::Party;
use crate::case::state::Case;
use crate::deadlines::Due;

/// Lines of the main case that are about the work alone.
const OF_THE_WORK: [What; 8] = [
    What::Accepted,
    What::Assigned,
    What::Returned,
    What::Preserved,
    What::Verified,
    What::Answered,
    What::Reopened,
    What::Closed,
];

/// What it is, who has it, what is next: of the main case, but for what its own citizen is asked or objects to.
pub(super) fn told(case: &Case, main: &Case) -> (CaseStatus, Party, Option<Due>) {
    let (code, holder, next) = staged(main);
    let is_running = main.is_open() && main.overlay.waiting.is_none();
    (code, holder, objection(case).or(next.filter(|_| is_running)))
}

impl Status {
    /// The timeline of a merged case: its own lines, and since it was merged those of the work on the main case.
    pub fn timeline_with(case: &Case, main: &Case) -> Vec<TimelineEntry> {
        let mut lines = Self::timeline(case);
        let since = case.merged_at();
        let is_told =
            |line: &TimelineEntry| since.is_some_and(|since| line.at >= since) && OF_THE_WORK.contains(&line.what);
        lines.extend(Self::timeline(main).into_iter().filter(is_told));
        lines.sort_by_key(|line| line.at);
        lines
    }
}
