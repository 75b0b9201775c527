//! A command of each kind, valid as far as can be, to be tried.

use crate::case::care::{Attended, Care, Withdrawing};
use crate::case::command::Given;
use crate::case::desk_command::DeskCommand;
use crate::case::event::{Mark, TextRef};
use crate::case::proposal::{Discipline, Proposal};
use crate::case::state::Case;
use crate::case::vocabulary::{
    Accountability, Adoption, Audience, Cause, Consequence, ImprovementMeasure, LawfulWay, LookReason, Outcome,
    Reached, Recording, RefusalGround, Solved, VerifyingAct,
};
use crate::kind::Kind;
use crate::submission::HelpKind;

/// A try: how the deed is called, and a command of that kind.
pub(super) struct Try {
    pub(super) name: &'static str,
    pub(super) of: Option<u16>,
    pub(super) command: DeskCommand,
}

/// Everything worth trying in this case.
pub(super) fn tries(case: &Case, given: &Given<'_>) -> Vec<Try> {
    let mut tries = plain(given);
    let each = |count: usize| (0_u16..).take(count);
    for at in each(case.work.allegations.len()) {
        tries.extend(of_allegation(at, given));
    }
    for at in each(case.work.proposals.len()) {
        tries.extend(of_proposal(at));
    }
    for improvement in each(case.work.improvements.len()) {
        let text = TextRef::unsaid();
        tries.push(of(
            improvement,
            "prove_improvement",
            DeskCommand::ProveImprovement { improvement, text },
        ));
    }
    tries.extend(super::directed::tries(case, given));
    tries.extend(proposals().into_iter().map(|proposal| {
        let text = TextRef::unsaid();
        one("propose", DeskCommand::Propose { proposal, text })
    }));
    tries.extend(given.org.people.iter().flat_map(|person| {
        let to = person.id.clone();
        let name = DeskCommand::NameConcerned {
            people: vec![to.clone()],
            superiors: Vec::new(),
        };
        [one("assign", DeskCommand::Assign { to }), one("name_concerned", name)]
    }));
    tries
}

const fn one(name: &'static str, command: DeskCommand) -> Try {
    Try {
        name,
        of: None,
        command,
    }
}

const fn of(at: u16, name: &'static str, command: DeskCommand) -> Try {
    Try {
        name,
        of: Some(at),
        command,
    }
}

/// Commands that are about the whole case.
fn plain(given: &Given<'_>) -> Vec<Try> {
    let text = TextRef::unsaid;
    let accept = DeskCommand::Accept {
        about: None,
        marks: Vec::new(),
    };
    let recordings = vec![Recording::BodyCamera];
    let verify = DeskCommand::Verify {
        acts: vec![VerifyingAct::ReadFiles],
        on: given.now.day(),
        text: text(),
    };
    let answer = |adoption| DeskCommand::Answer {
        text: text(),
        adoption,
        organ: Some(String::from("-")),
    };
    let follow_up = |reached, level, solved| DeskCommand::FollowUp { reached, level, solved };
    let look = |reason: LookReason| DeskCommand::LookAtIdentity { reason, text: text() };
    let mut tries = vec![
        one("accept", accept),
        one("take_on", DeskCommand::TakeOn),
        one("return", DeskCommand::Return { text: text() }),
        one("contact", DeskCommand::Contact),
        one("order_preservation", DeskCommand::OrderPreservation { recordings }),
        one("preserve", DeskCommand::Preserve { text: text() }),
        one("allege", DeskCommand::Allege { cause: Cause::Other }),
        one("verify", verify),
        one("ask", DeskCommand::Ask { text: text() }),
        one("tell", DeskCommand::Tell { text: text() }),
        one("ask_consent", DeskCommand::AskConsent),
        one("acknowledge", DeskCommand::Acknowledge),
        one("state", DeskCommand::State { text: text() }),
        one("convey", DeskCommand::Convey { verified: false }),
        one("answer", answer(None)),
        one("answer", answer(Some(Adoption::Partly))),
        one("follow_up", follow_up(Reached::Spoken, Some(5), Some(Solved::Yes))),
        one("follow_up", follow_up(Reached::Anonymous, None, None)),
        one("close_in_silence", DeskCommand::CloseInSilence),
        one(
            "attend",
            DeskCommand::Attend {
                outcome: Attended::NoDanger,
                text: text(),
            },
        ),
        one(
            "look_into_withdrawal",
            DeskCommand::LookIntoWithdrawal {
                found: Withdrawing::GoesOn,
                text: text(),
            },
        ),
        one("handle_reprisal", DeskCommand::HandleReprisal { text: text() }),
        one(
            "check_sent_on",
            DeskCommand::CheckSentOn {
                settled: true,
                text: text(),
            },
        ),
        one(
            "check_sent_on",
            DeskCommand::CheckSentOn {
                settled: false,
                text: text(),
            },
        ),
        one("issue_code", DeskCommand::IssueCode),
        one("mark_enterprise", DeskCommand::MarkEnterprise { text: text() }),
        one("approve_look", DeskCommand::ApproveLook),
        one("decline_look", DeskCommand::DeclineLook { text: text() }),
        one("link_repeat", DeskCommand::LinkRepeat { to: String::from("-") }),
    ];
    let care = |care: Care| DeskCommand::LookInto {
        care,
        persons: (care == Care::Group).then_some(5),
        text: text(),
    };
    tries.extend(HelpKind::ALL.iter().map(|&help| {
        let text = text();
        let granted = true;
        one("answer_help", DeskCommand::AnswerHelp { help, granted, text })
    }));
    tries.extend([Care::Serious, Care::Group].map(|of| one("look_into", care(of))));
    tries.extend(
        Mark::BY_HAND
            .iter()
            .map(|&mark| one("mark", DeskCommand::Mark { mark })),
    );
    tries.extend(
        LookReason::ALL
            .iter()
            .map(|&reason| one("look_at_identity", look(reason))),
    );
    tries
}

/// Commands about one allegation.
fn of_allegation(allegation: u16, given: &Given<'_>) -> Vec<Try> {
    let text = TextRef::unsaid;
    let by_way_of = Accountability::Reminder;
    let to = Audience::ALL.to_vec();
    let findings = [
        (Outcome::Upheld, vec![Consequence::Shortcoming]),
        (Outcome::NotProvable, Vec::new()),
    ];
    let mut tries: Vec<Try> = findings
        .into_iter()
        .map(|(outcome, consequences)| {
            let proposal = Proposal::Finding {
                allegation,
                outcome,
                consequences,
            };
            of(allegation, "propose", DeskCommand::Propose { proposal, text: text() })
        })
        .collect();
    // Owned by whichever unit: whether there is such a unit is not what is asked.
    let owner = given
        .org
        .units
        .0
        .first()
        .map(|unit| unit.code.clone())
        .unwrap_or_default();
    let plan = DeskCommand::PlanImprovement {
        allegation,
        measure: ImprovementMeasure::Training,
        owner,
        due_on: given.now.day().plus(1),
        text: text(),
    };
    let decide = DeskCommand::DecideFaultObjection {
        allegation,
        upheld: true,
        text: text(),
    };
    tries.extend([
        of(allegation, "plan_improvement", plan),
        of(
            allegation,
            "clarify",
            DeskCommand::Clarify {
                allegation,
                to,
                on: None,
                text: text(),
            },
        ),
        of(
            allegation,
            "hold_accountable",
            DeskCommand::HoldAccountable {
                allegation,
                by_way_of,
                person: None,
                on: None,
                text: None,
            },
        ),
        of(
            allegation,
            "object_to_fault",
            DeskCommand::ObjectToFault {
                allegation,
                text: text(),
            },
        ),
        of(allegation, "decide_fault_objection", decide),
    ]);
    tries
}

/// Commands about one proposal.
fn of_proposal(proposal: u16) -> [Try; 3] {
    let text = TextRef::unsaid;
    let decide = DeskCommand::DecideObjection {
        proposal,
        upheld: true,
        text: text(),
    };
    [
        of(proposal, "approve", DeskCommand::Approve { proposal }),
        of(proposal, "decline", DeskCommand::Decline { proposal, text: text() }),
        of(proposal, "decide_objection", decide),
    ]
}

/// Proposals that are about the whole case.
fn proposals() -> Vec<Proposal> {
    let mut proposals = vec![
        Proposal::Refuse {
            ground: RefusalGround::NoContent,
        },
        Proposal::Refer {
            way: LawfulWay::OtherAuthority,
            keeps_conduct: false,
        },
        Proposal::SendOn {
            receiver: Some(String::from("-")),
        },
        Proposal::Merge {
            into: String::from("-"),
        },
        Proposal::Extend,
        Proposal::Complex,
        Proposal::Summary,
        Proposal::Withdrawal,
        Proposal::NewCode,
        Proposal::Publication,
        Proposal::FalseAccusation,
        Proposal::Unmark,
    ];
    let quiet = false;
    proposals.extend(Discipline::ALL.iter().map(|&organ| Proposal::HandOver { organ, quiet }));
    proposals.extend(Kind::ALL.iter().map(|&kind| Proposal::Retype { kind }));
    proposals
}
