//! What can be read off every event: its name, as in the `type` field and in histories, and its marks.

use super::{Event, Mark, ReviewAsked};

impl Event {
    /// The name in the `type` field.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Filed(_) => "filed",
            Self::Received { .. } => "received",
            Self::MessageAdded { .. } => "message_added",
            Self::Withdrawn { .. } => "withdrawn",
            Self::WithdrawalUndone => "withdrawal_undone",
            Self::Accepted { .. } => "accepted",
            Self::Marked { .. } => "marked",
            Self::EnterpriseMarked { .. } => "enterprise_marked",
            Self::ConcernedNamed { .. } => "concerned_named",
            Self::Assigned { .. } => "assigned",
            Self::TakenOn => "taken_on",
            Self::Returned { .. } => "returned",
            Self::Contacted => "contacted",
            Self::PreservationOrdered { .. } => "preservation_ordered",
            Self::Preserved { .. } => "preserved",
            Self::Alleged { .. } => "alleged",
            Self::Verified { .. } => "verified",
            Self::Asked { .. } => "asked",
            Self::MessageSent(_) => "message_sent",
            Self::Resumed { .. } => "resumed",
            Self::ConsentAsked { .. } => "consent_asked",
            Self::ConsentGiven { .. } => "consent_given",
            Self::SummaryReleased(_) => "summary_released",
            Self::NoticeAcknowledged => "notice_acknowledged",
            Self::Stated { .. } => "stated",
            Self::Proposed { .. } => "proposed",
            Self::Approved { .. } => "approved",
            Self::Endorsed { .. } => "endorsed",
            Self::Declined { .. } => "declined",
            Self::FaultObjected { .. } => "fault_objected",
            Self::FaultObjectionDecided { .. } => "fault_objection_decided",
            Self::ImprovementPlanned { .. } => "improvement_planned",
            Self::ImprovementProved { .. } => "improvement_proved",
            Self::Clarified { .. } => "clarified",
            Self::HeldAccountable { .. } => "held_accountable",
            Self::Conveyed { .. } => "conveyed",
            Self::Answered { .. } => "answered",
            Self::Evaluated { .. } => "evaluated",
            Self::FollowedUp { .. } => "followed_up",
            Self::LookedAgain { .. } => "looked_again",
            Self::WentUp { .. } => "went_up",
            Self::Reopened { .. } => "reopened",
            Self::Closed { .. } => "closed",
            Self::Objected { .. } => "objected",
            Self::ObjectionDecided { .. } => "objection_decided",
            Self::ReviewAsked(_) => "review_asked",
            Self::ReprisalReported { .. } => "reprisal_reported",
            Self::ReprisalHandled { .. } => "reprisal_handled",
            Self::IdentitySeen { .. } => "identity_seen",
            Self::IdentityLookApproved => "identity_look_approved",
            Self::IdentityLookDeclined { .. } => "identity_look_declined",
            Self::SentOnChecked(_) => "sent_on_checked",
            Self::CodeReplaced => "code_replaced",
            Self::RepeatLinked { .. } => "repeat_linked",
            Self::Erased { .. } => "erased",
            Self::HandedBack { .. } => "handed_back",
            Self::Joined(_) => "joined",
            Self::CareWanted { .. } => "care_wanted",
            Self::Attended { .. } => "attended",
            Self::HelpAnswered(_) => "help_answered",
            Self::LookedInto(_) => "looked_into",
            Self::WithdrawalSeen(_) => "withdrawal_seen",
            Self::PublicationAllowed(_) => "publication_allowed",
            Self::ClaimOffered { .. } => "claim_offered",
            Self::Claimed => "claimed",
            Self::Directed(_) => "directed",
            Self::DirectiveAnswered(_) => "directive_answered",
        }
    }

    /// The marks that come with this event.
    pub fn marks(&self) -> &[Mark] {
        match self {
            Self::Filed(filed) => &filed.marks,
            Self::Joined(joined) => &joined.marks,
            Self::MessageAdded { marks, .. }
            | Self::Withdrawn { marks, .. }
            | Self::Accepted { marks, .. }
            | Self::Evaluated { marks, .. }
            | Self::Objected { marks, .. }
            | Self::ReviewAsked(ReviewAsked { marks, .. })
            | Self::ReprisalReported { marks, .. } => marks,
            Self::Marked { mark } => std::slice::from_ref(mark),
            Self::EnterpriseMarked { .. } => &[Mark::Enterprise],
            _ => &[],
        }
    }
}
