//! What two persons decided about a case, as its citizen is told: what, on what ground, which way, and how it stands.

use serde::{Deserialize, Serialize};

use super::Status;
use super::codes::{Decision, DecisionStanding};
use crate::case::proposal::{Discipline, Proposal};
use crate::case::state::Case;
use crate::case::vocabulary::{LawfulWay, RefusalGround};
use crate::case::work::Standing;
use crate::kind::Kind;
use crate::time::Timestamp;

/// A decision that holds or held: codes, the name of an authority, and the reason that was written for the citizen.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct DecisionTold {
    /// What.
    pub what: Decision,
    /// When the second person agreed.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    pub at: Timestamp,
    /// How it stands.
    pub standing: DecisionStanding,
    /// Why it is not taken.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ground: Option<RefusalGround>,
    /// The way that is told instead.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub way: Option<LawfulWay>,
    /// What it is worked on as.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<Kind>,
    /// To whom it was sent on; the contact was not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub receiver: Option<String>,
    /// To which organ a suspected offence was handed.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub organ: Option<Discipline>,
    /// Why, in words; empty once they are erased.
    pub reason: String,
}

crate::without_debug!(DecisionTold);

impl Status {
    /// Every decision that is told, oldest first, with its place among the proposals; the reasons lie outside the events.
    pub fn decisions(case: &Case) -> Vec<(usize, DecisionTold)> {
        let mut decisions = Vec::new();
        for (place, one) in case.work.proposals.iter().enumerate() {
            let (Some(what), Some(at), Some(standing)) = (about(&one.proposal), one.at, standing(&one.standing)) else {
                continue;
            };
            let mut told = DecisionTold {
                what,
                at,
                standing,
                ground: None,
                way: None,
                kind: None,
                receiver: None,
                organ: None,
                reason: String::new(),
            };
            match &one.proposal {
                Proposal::Refuse { ground } => told.ground = Some(*ground),
                Proposal::Refer { way, .. } => told.way = Some(*way),
                Proposal::Retype { kind } => told.kind = Some(*kind),
                Proposal::HandOver { organ, .. } => told.organ = Some(*organ),
                Proposal::SendOn { receiver } => told.receiver.clone_from(receiver),
                _ => {}
            }
            decisions.push((place, told));
        }
        decisions
    }
}

/// As what a proposal that was agreed to is told.
pub(super) const fn about(proposal: &Proposal) -> Option<Decision> {
    Some(match proposal {
        Proposal::Refuse { .. } => Decision::Refuse,
        Proposal::Refer {
            keeps_conduct: true, ..
        } => Decision::ReferPart,
        Proposal::Refer { .. } => Decision::Refer,
        Proposal::SendOn { .. } => Decision::SendOn,
        Proposal::Merge { .. } => Decision::Merge,
        Proposal::Retype { .. } => Decision::Retype,
        Proposal::Extend => Decision::Extend,
        Proposal::Complex => Decision::Complex,
        Proposal::FalseAccusation => Decision::FalseAccusation,
        Proposal::Withdrawal => Decision::Withdrawal,
        Proposal::HandOver { quiet: false, .. } => Decision::HandOver,
        Proposal::HandOver { .. }
        | Proposal::Finding { .. }
        | Proposal::Summary
        | Proposal::NewCode
        | Proposal::Publication
        | Proposal::Unmark => return None,
    })
}

/// How it stands; until a second person has agreed nothing is decided, and what was declined never was.
const fn standing(standing: &Standing) -> Option<DecisionStanding> {
    Some(match standing {
        Standing::Waiting(_) | Standing::Declined => return None,
        Standing::Approved(_) => DecisionStanding::Stands,
        Standing::Objected(..) => DecisionStanding::Objected,
        Standing::Confirmed => DecisionStanding::Confirmed,
        Standing::Fallen => DecisionStanding::Fallen,
    })
}
