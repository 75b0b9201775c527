//! What is known of a case as a whole: counted once a case, when it becomes known.

use super::causes::place_of_cause;
use super::figure::Figure;
use crate::case::{Case, Cause, Mark, Proposal};
use crate::kind::Kind;

/// What is known of a case at a moment.
#[derive(Clone, Debug, Default)]
pub(super) struct Known {
    /// A complaint, as first filed, that is marked 涉企.
    is_enterprise: bool,
    /// Anything was found, whatever it was.
    is_found: bool,
    /// The causes that were ever found 属实 or 部分属实.
    causes: Vec<Cause>,
    /// The unit that it was first filed about has been told, and is still the one that it is about.
    is_released: bool,
}

impl Known {
    pub(super) fn of(case: &Case) -> Self {
        let mut proposals = case.work.proposals.iter();
        Self {
            is_enterprise: case.kind == Kind::Complaint && case.has(Mark::Enterprise),
            is_found: proposals.any(|one| one.at.is_some() && matches!(one.proposal, Proposal::Finding { .. })),
            causes: case.caused().into_iter().map(|(cause, _)| cause).collect(),
            is_released: case.work.release.released.is_some() && case.about() == case.unit.as_deref(),
        }
    }

    /// The causes that a unit knows of.
    fn told(&self) -> &[Cause] {
        if self.is_released { &self.causes } else { &[] }
    }

    /// What moves by one from this to what is known now, with its bucket.
    pub(super) fn moved(&self, now: &Self) -> Vec<(Figure, i64)> {
        let mut all = Vec::new();
        if now.is_found && !self.is_found {
            all.push((Figure::FoundCases, 0));
        }
        all.extend(new(&self.causes, &now.causes).map(|at| (Figure::CausedCases, at)));
        all.extend(new(self.told(), now.told()).map(|at| (Figure::ToldCauses, at)));
        match (self.is_enterprise, now.is_enterprise) {
            (false, true) => all.push((Figure::Enterprises, 0)),
            (true, false) => all.push((Figure::Unmarked, 0)),
            _ => {}
        }
        all
    }
}

/// The places of those causes that were not there before.
fn new<'a>(before: &'a [Cause], now: &'a [Cause]) -> impl Iterator<Item = i64> {
    now.iter()
        .filter(move |cause| !before.contains(cause))
        .map(|cause| place_of_cause(*cause))
}
