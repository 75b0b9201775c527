//! What the staff can do.

use super::event::{Mark, Part, TextRef};
use super::proposal::Proposal;
use super::vocabulary::{
    Accountability, Adoption, Audience, Cause, ImprovementMeasure, LookReason, Reached, Recording, Solved, VerifyingAct,
};
use serde::{Deserialize, Serialize};

use crate::person::PersonId;
use crate::time::Day;

/// What somebody of the staff wants to do. Words come as [`TextRef`]s, committed to before; on the wire they lie beside
/// the command (see [`Unsaid`](super::Unsaid)).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
#[expect(
    missing_docs,
    reason = "fields are named for what they are; their types say the rest"
)]
pub enum DeskCommand {
    /// Take it: about which unit, with which marks.
    Accept {
        about: Option<String>,
        #[serde(default)]
        marks: Vec<Mark>,
    },
    /// Set a mark later.
    Mark { mark: Mark },
    /// Name who it is about, and who ordered or approved it.
    NameConcerned {
        #[serde(default)]
        people: Vec<PersonId>,
        #[serde(default)]
        superiors: Vec<PersonId>,
    },
    /// Give it to somebody.
    Assign { to: PersonId },
    /// Say that there is no interest in it (回避) and begin.
    TakeOn,
    /// Give it back within 24 hours.
    Return {
        #[serde(skip, default = "TextRef::unsaid")]
        text: TextRef,
    },
    /// Record the first contact.
    Contact,
    /// Order recordings to be preserved.
    OrderPreservation { recordings: Vec<Recording> },
    /// Record that they are, or why not.
    Preserve {
        #[serde(skip, default = "TextRef::unsaid")]
        text: TextRef,
    },
    /// Make an allegation out of the complaint.
    Allege { cause: Cause },
    /// Record what was done to verify.
    Verify {
        acts: Vec<VerifyingAct>,
        #[cfg_attr(feature = "schema", schema(value_type = String, format = Date))]
        on: Day,
        #[serde(skip, default = "TextRef::unsaid")]
        text: TextRef,
    },
    /// Ask the citizen something.
    Ask {
        #[serde(skip, default = "TextRef::unsaid")]
        text: TextRef,
    },
    /// Tell the citizen something; the clock runs on.
    Tell {
        #[serde(skip, default = "TextRef::unsaid")]
        text: TextRef,
    },
    /// Ask the citizen whether to go on although the text could give them away.
    AskConsent,
    /// Say that one has read the notice (签收).
    Acknowledge,
    /// Make a statement, as the person concerned.
    State {
        #[serde(skip, default = "TextRef::unsaid")]
        text: TextRef,
    },
    /// Object to a fault, as the person concerned.
    ObjectToFault {
        allegation: u16,
        #[serde(skip, default = "TextRef::unsaid")]
        text: TextRef,
    },
    /// Decide on that objection.
    DecideFaultObjection {
        allegation: u16,
        upheld: bool,
        #[serde(skip, default = "TextRef::unsaid")]
        text: TextRef,
    },
    /// Propose what needs a second person.
    Propose {
        proposal: Proposal,
        #[serde(skip, default = "TextRef::unsaid")]
        text: TextRef,
    },
    /// Agree as the second person.
    Approve { proposal: u16 },
    /// Disagree as the second person.
    Decline {
        proposal: u16,
        #[serde(skip, default = "TextRef::unsaid")]
        text: TextRef,
    },
    /// Plan an improvement.
    PlanImprovement {
        allegation: u16,
        measure: ImprovementMeasure,
        owner: String,
        #[cfg_attr(feature = "schema", schema(value_type = String, format = Date))]
        due_on: Day,
        #[serde(skip, default = "TextRef::unsaid")]
        text: TextRef,
    },
    /// Show the evidence of an improvement.
    ProveImprovement {
        improvement: u16,
        #[serde(skip, default = "TextRef::unsaid")]
        text: TextRef,
    },
    /// Record that somebody was cleared, and to whom it was said.
    Clarify {
        allegation: u16,
        to: Vec<Audience>,
        #[serde(skip, default = "TextRef::unsaid")]
        text: TextRef,
    },
    /// Record how a fault is answered for.
    HoldAccountable { allegation: u16, by_way_of: Accountability },
    /// Convey praise to officer and unit.
    Convey { verified: bool },
    /// Answer the citizen.
    Answer {
        #[serde(skip, default = "TextRef::unsaid")]
        text: TextRef,
        adoption: Option<Adoption>,
        organ: Option<String>,
    },
    /// Record a follow-up.
    FollowUp {
        reached: Reached,
        level: Option<u8>,
        solved: Option<Solved>,
    },
    /// Close after a follow-up that reached nobody; recorded as silence.
    CloseInSilence,
    /// Decide on the citizen's objection.
    DecideObjection {
        proposal: u16,
        upheld: bool,
        #[serde(skip, default = "TextRef::unsaid")]
        text: TextRef,
    },
    /// Take a report of reprisal in hand.
    HandleReprisal {
        #[serde(skip, default = "TextRef::unsaid")]
        text: TextRef,
    },
    /// Look at the citizen's identity.
    LookAtIdentity {
        reason: LookReason,
        #[serde(skip, default = "TextRef::unsaid")]
        text: TextRef,
    },
    /// Approve an emergency look afterwards.
    ApproveLook,
    /// Record what the authority says that it was sent on to; unless it is settled there, ask again later.
    CheckSentOn {
        settled: bool,
        #[serde(skip, default = "TextRef::unsaid")]
        text: TextRef,
    },
    /// Hand out the other query code, once a second person agreed; the one before is dead.
    IssueCode,
    /// Link it to a case that it repeats.
    LinkRepeat { to: String },
}

impl DeskCommand {
    /// The words that go with it, if any do.
    pub(super) const fn text_mut(&mut self) -> Option<&mut TextRef> {
        match self {
            Self::Return { text }
            | Self::Preserve { text }
            | Self::Verify { text, .. }
            | Self::Ask { text }
            | Self::Tell { text }
            | Self::State { text }
            | Self::ObjectToFault { text, .. }
            | Self::DecideFaultObjection { text, .. }
            | Self::Propose { text, .. }
            | Self::Decline { text, .. }
            | Self::PlanImprovement { text, .. }
            | Self::ProveImprovement { text, .. }
            | Self::Clarify { text, .. }
            | Self::Answer { text, .. }
            | Self::DecideObjection { text, .. }
            | Self::HandleReprisal { text }
            | Self::CheckSentOn { text, .. }
            | Self::LookAtIdentity { text, .. } => Some(text),
            Self::Accept { .. }
            | Self::Mark { .. }
            | Self::NameConcerned { .. }
            | Self::Assign { .. }
            | Self::TakeOn
            | Self::Contact
            | Self::Acknowledge
            | Self::OrderPreservation { .. }
            | Self::Allege { .. }
            | Self::AskConsent
            | Self::Approve { .. }
            | Self::HoldAccountable { .. }
            | Self::Convey { .. }
            | Self::FollowUp { .. }
            | Self::CloseInSilence
            | Self::ApproveLook
            | Self::IssueCode
            | Self::LinkRepeat { .. } => None,
        }
    }

    /// Whether it is for those who are told by a notice, the conflict of interest notwithstanding.
    pub const fn is_of_notices(&self) -> bool {
        matches!(
            self,
            Self::Acknowledge | Self::State { .. } | Self::ObjectToFault { .. } | Self::ProveImprovement { .. }
        )
    }

    /// What its words are to the case; `None` when none go with it.
    pub const fn part(&self) -> Option<Part> {
        Some(match self {
            Self::Preserve { .. } | Self::Verify { .. } | Self::HandleReprisal { .. } => Part::Record,
            Self::Ask { .. } => Part::Question,
            Self::Tell { .. } => Part::Message,
            Self::State { .. } | Self::ObjectToFault { .. } => Part::Statement,
            Self::PlanImprovement { .. } | Self::ProveImprovement { .. } => Part::Improvement,
            Self::Clarify { .. } => Part::Clarification,
            Self::Answer { .. } => Part::Answer,
            Self::Propose { proposal, .. } => match proposal {
                Proposal::Summary => Part::Summary,
                Proposal::Finding { .. } => Part::Record,
                _ => Part::Reason,
            },
            Self::Return { .. }
            | Self::DecideFaultObjection { .. }
            | Self::Decline { .. }
            | Self::DecideObjection { .. }
            | Self::CheckSentOn { .. }
            | Self::LookAtIdentity { .. } => Part::Reason,
            _ => return None,
        })
    }
}
