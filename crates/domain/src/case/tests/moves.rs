//! Every move of the staff and of the citizen, to be tried anywhere.

use super::world::{World, id, text, why};
use crate::case::*;
use crate::kind::Kind;

/// Every proposal.
fn proposals() -> Vec<Proposal> {
    let finding = |outcome, consequences: &[Consequence]| Proposal::Finding {
        allegation: 0,
        outcome,
        consequences: consequences.to_vec(),
    };
    vec![
        Proposal::Refuse {
            ground: RefusalGround::Unreadable,
        },
        Proposal::Refer {
            way: LawfulWay::AccidentReview,
            keeps_conduct: false,
        },
        Proposal::Refer {
            way: LawfulWay::Reconsideration,
            keeps_conduct: true,
        },
        Proposal::SendOn,
        Proposal::Merge {
            into: "main".to_owned(),
        },
        Proposal::Retype { kind: Kind::Complaint },
        Proposal::Retype { kind: Kind::Enquiry },
        Proposal::Extend,
        Proposal::Complex,
        finding(Outcome::Upheld, &[Consequence::Fault]),
        finding(Outcome::PartlyUpheld, &[Consequence::Shortcoming]),
        finding(Outcome::NotUpheld, &[Consequence::NoFault]),
        finding(Outcome::NotProvable, &[]),
        Proposal::Summary,
        Proposal::Withdrawal,
        Proposal::FalseAccusation,
    ]
}

/// Every command of the staff once, some with several targets.
#[allow(
    clippy::too_many_lines,
    reason = "a list of all commands is as long as they are many"
)]
pub(super) fn commands(world: &World) -> Vec<DeskCommand> {
    let note = || text(Part::Record);
    let last = u16::try_from(world.case().work.proposals.len().saturating_sub(1)).unwrap();
    let mut commands = vec![
        DeskCommand::Accept {
            about: None,
            marks: vec![Mark::Minor],
        },
        DeskCommand::Accept {
            about: Some("station-2".to_owned()),
            marks: Vec::new(),
        },
        DeskCommand::Mark { mark: Mark::Emergency },
        DeskCommand::NameConcerned {
            people: vec![id("officer-1")],
            superiors: Vec::new(),
        },
        DeskCommand::TakeOn,
        DeskCommand::Return { text: why() },
        DeskCommand::Contact,
        DeskCommand::OrderPreservation {
            recordings: vec![Recording::Call110],
        },
        DeskCommand::Preserve { text: note() },
        DeskCommand::Allege { cause: Cause::Result },
        DeskCommand::Verify {
            acts: vec![VerifyingAct::AskedComplainant, VerifyingAct::HeardConcerned],
            on: world.now.day(),
            text: note(),
        },
        DeskCommand::Ask {
            text: text(Part::Question),
        },
        DeskCommand::AskConsent,
        DeskCommand::State {
            text: text(Part::Statement),
        },
        DeskCommand::ObjectToFault {
            allegation: 0,
            text: why(),
        },
        DeskCommand::DecideFaultObjection {
            allegation: 0,
            upheld: false,
            text: why(),
        },
        DeskCommand::Approve { proposal: last },
        DeskCommand::Decline {
            proposal: last,
            text: why(),
        },
        DeskCommand::PlanImprovement {
            allegation: 0,
            measure: ImprovementMeasure::Rules,
            owner: "station-1".to_owned(),
            due_on: world.now.day().plus(9),
            text: note(),
        },
        DeskCommand::ProveImprovement {
            improvement: 0,
            text: note(),
        },
        DeskCommand::Clarify {
            allegation: 0,
            to: vec![Audience::Complainant, Audience::Officer, Audience::Unit],
            text: note(),
        },
        DeskCommand::HoldAccountable {
            allegation: 0,
            by_way_of: Accountability::Reminder,
        },
        DeskCommand::Convey { verified: false },
        DeskCommand::Answer {
            text: text(Part::Answer),
            adoption: Some(Adoption::NotAdopted),
            organ: Some("province".to_owned()),
        },
        DeskCommand::FollowUp {
            reached: Reached::Spoken,
            level: Some(1),
            solved: Some(Solved::No),
        },
        DeskCommand::FollowUp {
            reached: Reached::Spoken,
            level: Some(5),
            solved: Some(Solved::Yes),
        },
        DeskCommand::FollowUp {
            reached: Reached::NotReached,
            level: None,
            solved: None,
        },
        DeskCommand::FollowUp {
            reached: Reached::Anonymous,
            level: None,
            solved: None,
        },
        DeskCommand::CloseInSilence,
        DeskCommand::DecideObjection {
            proposal: last,
            upheld: true,
            text: why(),
        },
        DeskCommand::HandleReprisal { text: note() },
        DeskCommand::LookAtIdentity {
            reason: LookReason::Help,
            text: note(),
        },
        DeskCommand::LookAtIdentity {
            reason: LookReason::Danger,
            text: note(),
        },
        DeskCommand::ApproveLook,
        DeskCommand::LinkRepeat {
            to: "before".to_owned(),
        },
    ];
    let people = [
        "verifier-1",
        "verifier-2",
        "verifier-own",
        "handler-1",
        "handler-2",
        "oversight-3",
        "reviewer-2",
    ];
    commands.extend(people.map(|to| DeskCommand::Assign { to: id(to) }));
    commands.extend(
        proposals()
            .into_iter()
            .map(|proposal| DeskCommand::Propose { proposal, text: why() }),
    );
    commands
}

pub(super) fn wishes() -> Vec<(May, Command)> {
    vec![
        (
            May::Message,
            Command::AddMessage {
                text: text(Part::Message),
                marks: Vec::new(),
            },
        ),
        (
            May::Withdraw,
            Command::Withdraw {
                reason: WithdrawalReason::Solved,
                text: None,
                marks: Vec::new(),
            },
        ),
        (May::Undo, Command::UndoWithdrawal),
        (
            May::Evaluate,
            Command::Evaluate {
                level: 2,
                solved: Solved::No,
                reasons: vec![EvaluationReason::Slow],
                text: None,
                marks: Vec::new(),
            },
        ),
        (
            May::Object,
            Command::Object {
                text: text(Part::Objection),
                marks: Vec::new(),
            },
        ),
        (
            May::Review,
            Command::AskReview {
                text: text(Part::Objection),
                marks: Vec::new(),
            },
        ),
        (
            May::Reprisal,
            Command::ReportReprisal {
                text: text(Part::Reprisal),
                marks: Vec::new(),
            },
        ),
        (May::Consent, Command::Consent { yes: true }),
        (May::Erase, Command::Erase),
    ]
}
