//! Which words go with a command of the staff, and what they are to the case.

use super::desk_command::DeskCommand;
use super::event::{Part, TextRef};
use super::proposal::Proposal;

impl DeskCommand {
    /// The words that go with it, if any do.
    pub(super) const fn text_mut(&mut self) -> Option<&mut TextRef> {
        match self {
            Self::Return { text }
            | Self::MarkEnterprise { text }
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
            | Self::DeclineLook { text }
            | Self::Attend { text, .. }
            | Self::AnswerHelp { text, .. }
            | Self::LookInto { text, .. }
            | Self::LookIntoWithdrawal { text, .. }
            | Self::CheckSentOn { text, .. }
            | Self::Supervise { text, .. }
            | Self::Instruct { text, .. }
            | Self::AnswerDirective { text, .. }
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

    /// The words that may go with it and need not.
    pub(super) const fn free_text_mut(&mut self) -> Option<&mut Option<TextRef>> {
        match self {
            Self::HoldAccountable { text, .. } => Some(text),
            _ => None,
        }
    }

    /// What its words are to the case; `None` when none go with it.
    pub const fn part(&self) -> Option<Part> {
        Some(match self {
            Self::Preserve { .. }
            | Self::Verify { .. }
            | Self::HandleReprisal { .. }
            | Self::Attend { .. }
            | Self::LookInto { .. }
            | Self::LookIntoWithdrawal { .. }
            | Self::HoldAccountable { .. } => Part::Record,
            Self::Supervise { .. } | Self::Instruct { .. } | Self::AnswerDirective { .. } => Part::Directive,
            Self::Ask { .. } => Part::Question,
            Self::Tell { .. } | Self::AnswerHelp { .. } => Part::Message,
            Self::State { .. } | Self::ObjectToFault { .. } => Part::Statement,
            Self::PlanImprovement { .. } | Self::ProveImprovement { .. } => Part::Improvement,
            Self::Clarify { .. } => Part::Clarification,
            Self::Answer { .. } => Part::Answer,
            Self::Propose { proposal, .. } => match proposal {
                Proposal::Summary => Part::Summary,
                Proposal::Publication => Part::Publication,
                Proposal::Finding { .. } | Proposal::HandOver { .. } => Part::Record,
                _ => Part::Reason,
            },
            Self::Return { .. }
            | Self::MarkEnterprise { .. }
            | Self::DecideFaultObjection { .. }
            | Self::Decline { .. }
            | Self::DecideObjection { .. }
            | Self::CheckSentOn { .. }
            | Self::DeclineLook { .. }
            | Self::LookAtIdentity { .. } => Part::Reason,
            _ => return None,
        })
    }
}
