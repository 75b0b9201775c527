//! Every move of the staff, to be tried anywhere.

use super::world::{World, id, text, why};
use crate::case::*;
use crate::kind::Kind;
use crate::submission::HelpKind;

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
        Proposal::SendOn {
            receiver: Some("市信访局".to_owned()),
        },
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
        Proposal::NewCode,
        Proposal::Publication,
        Proposal::FalseAccusation,
        Proposal::Unmark,
        Proposal::HandOver {
            organ: Discipline::Stationed,
            quiet: false,
        },
        Proposal::HandOver {
            organ: Discipline::Stationed,
            quiet: true,
        },
        Proposal::Refer {
            way: LawfulWay::OtherAuthority,
            keeps_conduct: false,
        },
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
        DeskCommand::Mark { mark: Mark::Minor },
        DeskCommand::Mark { mark: Mark::Serious },
        DeskCommand::MarkEnterprise { text: why() },
        DeskCommand::Mark { mark: Mark::Watchers },
        DeskCommand::NameConcerned {
            people: vec![id("officer-1")],
            superiors: Vec::new(),
        },
        DeskCommand::NameConcerned {
            people: Vec::new(),
            superiors: vec![id("head-1")],
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
        DeskCommand::Verify {
            acts: vec![VerifyingAct::CitizenDidNotAgree],
            on: world.now.day(),
            text: note(),
        },
        DeskCommand::Tell {
            text: text(Part::Message),
        },
        DeskCommand::AskConsent,
        DeskCommand::Acknowledge,
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
            on: None,
            text: note(),
        },
        DeskCommand::HoldAccountable {
            allegation: 0,
            by_way_of: Accountability::Reminder,
            person: None,
            on: None,
            text: Some(note()),
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
        DeskCommand::AnswerHelp {
            help: HelpKind::CallBack,
            granted: true,
            text: text(Part::Message),
        },
        DeskCommand::AnswerHelp {
            help: HelpKind::HomeVisit,
            granted: false,
            text: text(Part::Message),
        },
        DeskCommand::LookInto {
            care: Care::Serious,
            persons: None,
            text: note(),
        },
        DeskCommand::LookInto {
            care: Care::Group,
            persons: Some(6),
            text: note(),
        },
        DeskCommand::LookIntoWithdrawal {
            found: Withdrawing::Pressed,
            text: note(),
        },
        DeskCommand::LookIntoWithdrawal {
            found: Withdrawing::GoesOn,
            text: note(),
        },
        DeskCommand::Attend {
            outcome: Attended::Safe,
            text: note(),
        },
        DeskCommand::CheckSentOn {
            settled: false,
            text: why(),
        },
        DeskCommand::Supervise {
            due_on: world.now.day().plus(2),
            text: text(Part::Directive),
        },
        DeskCommand::Instruct {
            leader: id("chief-1"),
            due_on: world.now.day().plus(2),
            text: text(Part::Directive),
        },
        DeskCommand::AnswerDirective {
            directive: 0,
            text: text(Part::Directive),
        },
        DeskCommand::IssueCode,
        DeskCommand::ApproveLook,
        DeskCommand::DeclineLook { text: why() },
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
    commands.extend(
        LookReason::ALL
            .iter()
            .map(|&reason| DeskCommand::LookAtIdentity { reason, text: why() }),
    );
    commands.extend(people.map(|to| DeskCommand::Assign { to: id(to) }));
    commands.extend(
        proposals()
            .into_iter()
            .map(|proposal| DeskCommand::Propose { proposal, text: why() }),
    );
    commands
}
