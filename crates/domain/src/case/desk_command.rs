//! What the staff can do.

use super::care::{Attended, Care, Withdrawing};
use super::event::{Mark, TextRef};
use super::proposal::Proposal;
use super::vocabulary::{
    Accountability, Adoption, Audience, Cause, ImprovementMeasure, LookReason, Reached, Recording, Solved, VerifyingAct,
};
use serde::{Deserialize, Serialize};

use crate::person::PersonId;
use crate::submission::HelpKind;
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
    /// 涉企: mark it as an enterprise's, and say why.
    MarkEnterprise {
        #[serde(skip, default = "TextRef::unsaid")]
        text: TextRef,
    },
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
        /// On which day, today at the latest; absent: today.
        #[cfg_attr(feature = "schema", schema(value_type = Option<String>, format = Date))]
        on: Option<Day>,
        #[serde(skip, default = "TextRef::unsaid")]
        text: TextRef,
    },
    /// Record how a fault is answered for: by whom of those named, since when, with which evidence. Its words may be
    /// left out.
    HoldAccountable {
        allegation: u16,
        by_way_of: Accountability,
        person: Option<PersonId>,
        #[cfg_attr(feature = "schema", schema(value_type = Option<String>, format = Date))]
        on: Option<Day>,
        #[serde(skip)]
        text: Option<TextRef>,
    },
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
    /// Record what came of looking after somebody who may be in danger.
    Attend {
        outcome: Attended,
        #[serde(skip, default = "TextRef::unsaid")]
        text: TextRef,
    },
    /// Answer a wish for help; the citizen reads the words.
    AnswerHelp {
        help: HelpKind,
        granted: bool,
        #[serde(skip, default = "TextRef::unsaid")]
        text: TextRef,
    },
    /// Record that one looked at a serious allegation, or at a matter of many, and what follows.
    LookInto {
        care: Care,
        /// Of a matter of many: how many persons, as far as known.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        persons: Option<u32>,
        #[serde(skip, default = "TextRef::unsaid")]
        text: TextRef,
    },
    /// Record what was found about a withdrawal.
    LookIntoWithdrawal {
        found: Withdrawing,
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
    /// Say that an emergency look was not right; the citizen is told.
    DeclineLook {
        #[serde(skip, default = "TextRef::unsaid")]
        text: TextRef,
    },
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
    /// 督办: order whoever has it to see to what is overdue, or to what is grave.
    Supervise {
        #[cfg_attr(feature = "schema", schema(value_type = String, format = Date))]
        due_on: Day,
        #[serde(skip, default = "TextRef::unsaid")]
        text: TextRef,
    },
    /// 领导批示: record what a leader instructs. It changes no finding and opens nothing to anybody.
    Instruct {
        leader: PersonId,
        #[cfg_attr(feature = "schema", schema(value_type = String, format = Date))]
        due_on: Day,
        #[serde(skip, default = "TextRef::unsaid")]
        text: TextRef,
    },
    /// Say what was done about an order.
    AnswerDirective {
        directive: u16,
        #[serde(skip, default = "TextRef::unsaid")]
        text: TextRef,
    },
}

impl DeskCommand {
    /// Whether it is for those who are told by a notice, the conflict of interest notwithstanding.
    pub const fn is_of_notices(&self) -> bool {
        matches!(
            self,
            Self::Acknowledge | Self::State { .. } | Self::ObjectToFault { .. } | Self::ProveImprovement { .. }
        )
    }

    /// Whether being named gives the right to it, whatever roles somebody holds.
    pub(super) const fn is_of_the_named(&self) -> bool {
        matches!(
            self,
            Self::Acknowledge | Self::State { .. } | Self::ObjectToFault { .. }
        )
    }
}
