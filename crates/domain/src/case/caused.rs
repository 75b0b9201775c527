//! Causes: what was found to be so in a case, each once.

use super::proposal::Proposal;
use super::state::Case;
use super::vocabulary::{Cause, Outcome};
use crate::time::Timestamp;

impl Case {
    /// The causes that were ever found 属实 or 部分属实, each with when that was for the first time, in the order of those times. What a
    /// second look found otherwise stays: it was counted.
    pub fn caused(&self) -> Vec<(Cause, Timestamp)> {
        let found = self.work.proposals.iter().filter_map(|one| {
            let Proposal::Finding {
                allegation,
                outcome: Outcome::Upheld | Outcome::PartlyUpheld,
                ..
            } = &one.proposal
            else {
                return None;
            };
            let cause = self.work.allegations.get(usize::from(*allegation))?.cause;
            Some((one.at?, cause))
        });
        let mut found: Vec<(Timestamp, Cause)> = found.collect();
        found.sort();
        let mut caused: Vec<(Cause, Timestamp)> = Vec::new();
        for (at, cause) in found {
            if caused.iter().all(|(known, _)| *known != cause) {
                caused.push((cause, at));
            }
        }
        caused
    }
}
