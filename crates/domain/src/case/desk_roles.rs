//! Which roles may try which command at all.

use super::desk_command::DeskCommand;
use super::proposal::Proposal;
use crate::person::Role;

impl DeskCommand {
    /// Who sees to a possible danger: the duty officer of command first, for theirs is the phone.
    pub(super) const ATTENDING: [Role; 3] = [Role::Command, Role::Oversight, Role::Reviewer];

    /// Roles that may try, in the order in which one of several is taken. A case about the watchers, and one that
    /// went up to the reviewer, leaves only [`Role::Reviewer`] of them. Whoever is named may speak whatever they hold.
    pub const fn roles(&self) -> &'static [Role] {
        use Role::{Command, Concerned, Handler, Intake, Legal, Oversight, Reviewer, UnitHead, Verifier};
        match self {
            Self::Assign { .. } => &[Oversight, Intake, Reviewer],
            Self::NameConcerned { .. } => &[Oversight, Verifier, Intake, Reviewer],
            Self::Mark { .. } => &[Intake, Oversight, Verifier, Reviewer],
            Self::TakeOn | Self::Return { .. } | Self::Ask { .. } | Self::Answer { .. } | Self::Convey { .. } => {
                &[Verifier, Handler, Oversight, Reviewer]
            }
            Self::Tell { .. } => &[Verifier, Handler, Oversight, Command, Reviewer],
            Self::Contact => &[Verifier, Handler, Intake, Oversight, Reviewer],
            Self::OrderPreservation { .. }
            | Self::Preserve { .. }
            | Self::Allege { .. }
            | Self::Verify { .. }
            | Self::AskConsent
            | Self::PlanImprovement { .. }
            | Self::Clarify { .. } => &[Verifier, Oversight, Reviewer],
            Self::State { .. } | Self::ObjectToFault { .. } => &[Concerned],
            Self::Acknowledge => &[Concerned, UnitHead],
            Self::DecideFaultObjection { .. }
            | Self::DecideObjection { .. }
            | Self::HoldAccountable { .. }
            | Self::HandleReprisal { .. }
            | Self::LookInto { .. }
            | Self::LookIntoWithdrawal { .. }
            | Self::ApproveLook
            | Self::DeclineLook { .. }
            | Self::Supervise { .. } => &[Oversight, Reviewer],
            // A case in the reviewer's hands is no leader's: it may be about them.
            Self::Instruct { .. } => &[Oversight],
            Self::AnswerDirective { .. } => &[Verifier, Handler, Oversight, Reviewer],
            Self::Propose { proposal, .. } => proposers(proposal),
            Self::Approve { .. } | Self::Decline { .. } => &[Oversight, Legal, Reviewer],
            Self::Attend { .. } => &Self::ATTENDING,
            Self::ProveImprovement { .. } => &[UnitHead, Oversight, Reviewer],
            Self::IssueCode => &[Intake, Reviewer],
            Self::Accept { .. }
            | Self::MarkEnterprise { .. }
            | Self::CheckSentOn { .. }
            | Self::LinkRepeat { .. }
            | Self::AnswerHelp { .. }
            | Self::FollowUp { .. }
            | Self::CloseInSilence => &[Intake, Oversight, Reviewer],
            Self::LookAtIdentity { .. } => &[Intake, Verifier, Oversight, Command, Reviewer],
        }
    }
}

const fn proposers(proposal: &Proposal) -> &'static [Role] {
    use Role::{Handler, Intake, Oversight, Reviewer, Verifier};
    match proposal {
        Proposal::Finding { .. } => &[Verifier, Oversight, Reviewer],
        Proposal::Summary | Proposal::FalseAccusation | Proposal::HandOver { .. } => &[Oversight, Reviewer],
        Proposal::Extend | Proposal::Complex => &[Verifier, Handler, Oversight, Reviewer],
        Proposal::Withdrawal => &[Intake],
        Proposal::NewCode => &[Intake, Reviewer],
        Proposal::Publication => &[Oversight, Intake, Reviewer],
        Proposal::Refuse { .. }
        | Proposal::Refer { .. }
        | Proposal::SendOn { .. }
        | Proposal::Merge { .. }
        | Proposal::Retype { .. }
        | Proposal::Unmark => &[Intake, Oversight, Reviewer],
    }
}
