//! Everything that can happen to a case. Variants are only ever added; a field that changes needs a new one.

use serde::{Deserialize, Serialize};

use super::{
    Day, Directed, DirectiveAnswered, Due, Filed, HelpAnswered, Joined, LookedInto, Mark, MessageSent, Party, PersonId,
    PublicationAllowed, ReviewAsked, Role, SentOnChecked, SummaryReleased, TextRef, Timestamp, WithdrawalSeen,
};
use crate::case::care::{Attended, Care};
use crate::case::vocabulary::{
    Accountability, Adoption, Audience, Cause, Ending, Erasure, EvaluationReason, ImprovementMeasure, LookReason,
    Reached, Recording, Solved, VerifyingAct,
};
use crate::case::{command::WithdrawalReason, number::Number, proposal::Proposal};

/// What happened. Marks are set by the server for what is written; proposals, allegations and improvements count from 0.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
#[expect(missing_docs, reason = "fields are named for what they are")]
pub enum Event {
    /// The citizen sent it.
    Filed(Filed),
    /// It has a number and a promise.
    Received { number: Number, next: Due },
    /// Somebody added something.
    MessageAdded {
        text: TextRef,
        #[serde(skip_serializing_if = "Vec::is_empty", default)]
        marks: Vec<Mark>,
    },
    /// The citizen took it back.
    Withdrawn {
        reason: WithdrawalReason,
        #[serde(skip_serializing_if = "Option::is_none", default)]
        text: Option<TextRef>,
        undo: Due,
        #[serde(skip_serializing_if = "Vec::is_empty", default)]
        marks: Vec<Mark>,
    },
    /// The citizen took the withdrawal back.
    WithdrawalUndone,
    /// It is taken.
    Accepted {
        #[serde(skip_serializing_if = "Option::is_none", default)]
        about: Option<String>,
        #[serde(skip_serializing_if = "Vec::is_empty", default)]
        marks: Vec<Mark>,
        #[serde(skip_serializing_if = "Option::is_none", default)]
        contact: Option<Due>,
        answer: Due,
    },
    /// A mark was added later.
    Marked { mark: Mark },
    /// 涉企: it was marked as an enterprise's, and why.
    EnterpriseMarked { text: TextRef },
    /// Who it is about, and who ordered or approved it.
    ConcernedNamed {
        #[serde(skip_serializing_if = "Vec::is_empty", default)]
        people: Vec<PersonId>,
        #[serde(skip_serializing_if = "Vec::is_empty", default)]
        superiors: Vec<PersonId>,
        #[serde(skip_serializing_if = "std::ops::Not::not", default)]
        watchers: bool,
        /// Those who let go of the work because of an interest that they have in it now.
        #[serde(skip_serializing_if = "Vec::is_empty", default)]
        released: Vec<PersonId>,
        /// With a summary that is released already: until when those named now may make a statement.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        statement: Option<Due>,
        /// With a fault that is found already: until when those named now may object to it.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        objection: Option<Due>,
    },
    /// Somebody is to work on it.
    Assigned { to: PersonId, role: Role, until: Due },
    /// The assigned person has no interest in it (回避) and begins.
    TakenOn,
    /// It was assigned wrongly and given back.
    Returned { text: TextRef },
    /// The citizen was spoken to for the first time.
    Contacted,
    /// Recordings are to be preserved.
    PreservationOrdered {
        #[serde(skip_serializing_if = "Vec::is_empty", default)]
        recordings: Vec<Recording>,
        next: Due,
    },
    /// Recordings are preserved, or it is said why not.
    Preserved { text: TextRef },
    /// An allegation was made out of the complaint.
    Alleged {
        cause: Cause,
        /// With the first one: by when those complained about get oversight's summary ready.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        summary: Option<Due>,
    },
    /// Something was done to verify.
    Verified {
        #[serde(skip_serializing_if = "Vec::is_empty", default)]
        acts: Vec<VerifyingAct>,
        on: Day,
        text: TextRef,
    },
    /// The citizen is asked; the clock stands still.
    Asked { text: TextRef, until: Due },
    /// The citizen is told something.
    MessageSent(MessageSent),
    /// The clock runs again.
    Resumed {
        answer: Due,
        /// Working days that it stood still.
        stood: u16,
    },
    /// The citizen is asked whether to verify although the text could give them away.
    ConsentAsked {
        /// Until when a reply is waited for; silence then counts as no.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        until: Option<Due>,
    },
    /// The citizen said whether.
    ConsentGiven { yes: bool },
    /// Those complained about may read the summary.
    SummaryReleased(SummaryReleased),
    /// Somebody of those told by a notice read it (签收).
    NoticeAcknowledged,
    /// The person concerned made a statement.
    Stated { text: TextRef },
    /// Something that needs a second person.
    Proposed {
        proposal: Proposal,
        text: TextRef,
        until: Due,
    },
    /// A second person agreed.
    Approved {
        proposal: u16,
        #[serde(skip_serializing_if = "Option::is_none", default)]
        next: Option<Due>,
    },
    /// One of two agreed (会签): whose agreement is still missing.
    Endorsed { proposal: u16, missing: Role },
    /// A second person did not agree.
    Declined { proposal: u16, text: TextRef },
    /// The person concerned objects to a fault.
    FaultObjected { allegation: u16, text: TextRef, until: Due },
    /// The objection to a fault is decided.
    FaultObjectionDecided {
        allegation: u16,
        upheld: bool,
        text: TextRef,
    },
    /// A shortcoming is to be improved.
    ImprovementPlanned {
        allegation: u16,
        measure: ImprovementMeasure,
        owner: String,
        due_on: Day,
        text: TextRef,
    },
    /// The improvement is there.
    ImprovementProved { improvement: u16, text: TextRef },
    /// Somebody was cleared.
    Clarified {
        allegation: u16,
        #[serde(skip_serializing_if = "Vec::is_empty", default)]
        to: Vec<Audience>,
        text: TextRef,
        /// The day on which it was said; the day of the record where it is absent.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        on: Option<Day>,
    },
    /// A fault is answered for.
    HeldAccountable {
        allegation: u16,
        by_way_of: Accountability,
        #[serde(skip_serializing_if = "Option::is_none", default)]
        person: Option<PersonId>,
        /// Since which day; the day of the record where it is absent.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        on: Option<Day>,
        #[serde(skip_serializing_if = "Option::is_none", default)]
        text: Option<TextRef>,
    },
    /// Praise reached officer and unit; whether it could be verified.
    Conveyed { verified: bool },
    /// The citizen is answered.
    Answered {
        text: TextRef,
        #[serde(skip_serializing_if = "Option::is_none", default)]
        adoption: Option<Adoption>,
        /// The organ of the legal review, as a unit's code or a name in the configuration.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        organ: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none", default)]
        review: Option<Due>,
        follow_up: Due,
        /// Until when something can be added, or a second look be asked for.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        addition: Option<Due>,
    },
    /// The citizen says how it went.
    Evaluated {
        level: u8,
        solved: Solved,
        #[serde(skip_serializing_if = "Vec::is_empty", default)]
        reasons: Vec<EvaluationReason>,
        #[serde(skip_serializing_if = "Option::is_none", default)]
        text: Option<TextRef>,
        #[serde(skip_serializing_if = "Vec::is_empty", default)]
        marks: Vec<Mark>,
    },
    /// A follow-up call was made, or could not be.
    FollowedUp {
        reached: Reached,
        #[serde(skip_serializing_if = "Option::is_none", default)]
        level: Option<u8>,
        #[serde(skip_serializing_if = "Option::is_none", default)]
        solved: Option<Solved>,
    },
    /// A second look begins, by other people.
    LookedAgain { until: Due },
    /// It goes up: to oversight, or to the reviewer where oversight verified.
    WentUp { to: Party, until: Due },
    /// Something added after the answer reopens the work.
    Reopened { answer: Due },
    /// It is at its end.
    Closed {
        ending: Ending,
        /// Until when it can still be evaluated.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        evaluation: Option<Due>,
    },
    /// The citizen objects to a decision.
    Objected {
        proposal: u16,
        text: TextRef,
        until: Due,
        #[serde(skip_serializing_if = "Vec::is_empty", default)]
        marks: Vec<Mark>,
    },
    /// Another approver decided on the objection.
    ObjectionDecided { proposal: u16, upheld: bool, text: TextRef },
    /// The citizen asks for a second look.
    ReviewAsked(ReviewAsked),
    /// 有人因此为难我: for oversight only, or the reviewer.
    ReprisalReported {
        #[serde(skip_serializing_if = "Option::is_none", default)]
        text: Option<TextRef>,
        until: Due,
        #[serde(skip_serializing_if = "Vec::is_empty", default)]
        marks: Vec<Mark>,
    },
    /// A report of reprisal was taken in hand.
    ReprisalHandled { text: TextRef },
    /// Somebody looked at the citizen's identity.
    IdentitySeen {
        reason: LookReason,
        #[serde(skip_serializing_if = "Option::is_none", default)]
        text: Option<TextRef>,
        /// In an emergency: until when a second person approves.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        approve: Option<Due>,
    },
    /// The emergency look was right.
    IdentityLookApproved,
    /// It was not.
    IdentityLookDeclined { text: TextRef },
    /// The authority that it was sent on to was asked; unless it is settled there, it is asked again.
    SentOnChecked(SentOnChecked),
    /// Another query code was handed out; the one before is dead.
    CodeReplaced,
    /// It repeats another case of the same person.
    RepeatLinked { to: String },
    /// The citizen had erased what is personal; the history stands.
    Erased { what: Erasure },
    /// Whoever worked on it can no longer: it is given to somebody else.
    HandedBack { from: PersonId },
    /// A case merged into this one begins to follow it, has something new to say, or no longer follows it.
    Joined(Joined),
    /// Something arose that cannot wait: until when somebody sees to it.
    CareWanted { care: Care, until: Due },
    /// Somebody saw to a possible emergency.
    Attended { outcome: Attended, text: TextRef },
    /// Whoever watches looked at what they look at on the same day.
    LookedInto(LookedInto),
    /// Whoever watches looked at a withdrawal.
    WithdrawalSeen(WithdrawalSeen),
    /// A wish for help is answered.
    HelpAnswered(HelpAnswered),
    /// The citizen says whether their thank-you may be published; no takes back a yes.
    PublicationAllowed(PublicationAllowed),
    /// A slip was made with which its citizen can claim it, until then; the one before is void.
    ClaimOffered { until: Timestamp },
    /// Its citizen claimed it, with a query code of their own.
    Claimed,
    /// 督办, 领导批示: somebody above orders something.
    Directed(Directed),
    /// What was done about an order.
    DirectiveAnswered(DirectiveAnswered),
}
