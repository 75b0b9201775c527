//! What the staff may do: sight first, then conflict of interest, then role, then the rule of the command.

use super::{Decided, answer, direct, finding, follow_up, musts, propose, protect, route, second, verify};
use crate::case::care;
use crate::case::command::{Given, Refusal};
use crate::case::desk_command::DeskCommand;
use crate::case::event::{Event, Party};
use crate::case::sight::Sight;
use crate::case::state::Case;
use crate::case::work::Assignment;
use crate::person::{Person, Role};

/// A person of the staff before a case.
pub(super) struct Desk<'a> {
    pub(super) case: &'a Case,
    pub(super) person: &'a Person,
    pub(super) given: &'a Given<'a>,
}

/// Judges a command of the staff.
pub fn decide_desk(case: &Case, command: DeskCommand, person: &Person, given: &Given<'_>) -> Result<Decided, Refusal> {
    let desk = Desk { case, person, given };
    let role = desk.role(&command)?;
    if !command.is_of_notices() && case.is_in_conflict(person, given.org) {
        return Err(Refusal::OwnMatter);
    }
    let events = care::promised(Some(case), desk.judge(command)?, given);
    Ok(Decided {
        by: Party::of(role),
        person: Some(person.id.clone()),
        events,
    })
}

impl Desk<'_> {
    /// The role in which the person acts; without sight, or without a role that may try, it is not theirs.
    fn role(&self, command: &DeskCommand) -> Result<Role, Refusal> {
        if self.case.sight(self.person, self.given.org) == Sight::Nothing {
            return Err(Refusal::NotYours);
        }
        // Anybody can be named, and whoever is may speak.
        if command.is_of_the_named() && self.case.names(&self.person.id) {
            return Ok(Role::Concerned);
        }
        let may_try = |role: &&Role| {
            let is_reserved =
                self.case.is_in_reviewers_hands() && **role != Role::Concerned && **role != Role::UnitHead;
            self.person.holds(**role) && (!is_reserved || **role == Role::Reviewer)
        };
        command.roles().iter().find(may_try).copied().ok_or(Refusal::NotYours)
    }

    fn judge(&self, command: DeskCommand) -> Result<Vec<Event>, Refusal> {
        match command {
            DeskCommand::Accept { about, marks } => route::accept(self, about, marks),
            DeskCommand::Mark { mark } => protect::mark(self, mark),
            DeskCommand::MarkEnterprise { text } => protect::mark_enterprise(self, text),
            DeskCommand::NameConcerned { people, superiors } => route::name_concerned(self, people, superiors),
            DeskCommand::Assign { to } => route::assign(self, to),
            DeskCommand::TakeOn => route::take_on(self),
            DeskCommand::Return { text } => route::give_back(self, text),
            DeskCommand::Contact => route::contact(self),
            DeskCommand::LinkRepeat { to } => route::link_repeat(self, to),
            DeskCommand::OrderPreservation { recordings } => verify::order_preservation(self, recordings),
            DeskCommand::Preserve { text } => verify::preserve(self, text),
            DeskCommand::Allege { cause } => verify::allege(self, cause),
            DeskCommand::Verify { acts, on, text } => verify::verify(self, acts, on, text),
            DeskCommand::Ask { text } => verify::ask(self, text),
            DeskCommand::Tell { text } => verify::tell(self, text),
            DeskCommand::AskConsent => verify::ask_consent(self),
            DeskCommand::Acknowledge => verify::acknowledge(self),
            DeskCommand::State { text } => verify::state(self, text),
            DeskCommand::ObjectToFault { allegation, text } => finding::object(self, allegation, text),
            DeskCommand::DecideFaultObjection {
                allegation,
                upheld,
                text,
            } => finding::decide_objection(self, allegation, upheld, text),
            DeskCommand::Propose { proposal, text } => propose::propose(self, proposal, text),
            DeskCommand::Approve { proposal } => second::approve(self, proposal),
            DeskCommand::Decline { proposal, text } => second::decline(self, proposal, text),
            DeskCommand::DecideObjection { proposal, upheld, text } => {
                second::decide_objection(self, proposal, upheld, text)
            }
            DeskCommand::PlanImprovement {
                allegation,
                measure,
                owner,
                due_on,
                text,
            } => musts::plan(self, allegation, measure, owner, due_on, text),
            DeskCommand::ProveImprovement { improvement, text } => musts::prove(self, improvement, text),
            DeskCommand::Clarify {
                allegation,
                to,
                on,
                text,
            } => musts::clarify(self, allegation, to, on, text),
            DeskCommand::HoldAccountable {
                allegation,
                by_way_of,
                person,
                on,
                text,
            } => musts::hold_accountable(self, allegation, by_way_of, (person, on), text),
            DeskCommand::Convey { verified } => answer::convey(self, verified),
            DeskCommand::Answer { text, adoption, organ } => answer::answer(self, text, adoption, organ),
            DeskCommand::FollowUp { reached, level, solved } => follow_up::follow_up(self, reached, level, solved),
            DeskCommand::CloseInSilence => follow_up::close_in_silence(self),
            DeskCommand::CheckSentOn { settled, text } => follow_up::check_sent_on(self, settled, text),
            DeskCommand::Attend { outcome, text } => protect::attend(self, outcome, text),
            DeskCommand::AnswerHelp { help, granted, text } => protect::answer_help(self, help, granted, text),
            DeskCommand::LookInto { care, persons, text } => protect::look_into(self, care, persons, text),
            DeskCommand::LookIntoWithdrawal { found, text } => protect::look_into_withdrawal(self, found, text),
            DeskCommand::HandleReprisal { text } => protect::handle_reprisal(self, text),
            DeskCommand::LookAtIdentity { reason, text } => protect::look(self, reason, text),
            DeskCommand::IssueCode => protect::issue_code(self),
            DeskCommand::ApproveLook => protect::approve_look(self),
            DeskCommand::DeclineLook { text } => protect::decline_look(self, text),
            DeskCommand::Supervise { due_on, text } => direct::supervise(self, due_on, text),
            DeskCommand::Instruct { leader, due_on, text } => direct::instruct(self, leader, due_on, text),
            DeskCommand::AnswerDirective { directive, text } => direct::answer(self, directive, text),
        }
    }

    /// The work of the person who acts: assigned, and said that there is no interest.
    pub(super) fn own_work(&self) -> Result<&Assignment, Refusal> {
        match self.case.work.current() {
            Some(assignment) if assignment.to != self.person.id => Err(Refusal::NotYours),
            None => Err(Refusal::NotYours),
            Some(assignment) if !assignment.is_taken => Err(Refusal::TakeOnFirst),
            Some(assignment) => Ok(assignment),
        }
    }

    /// Work that oversight or the reviewer may do as well as the person assigned.
    pub(super) fn own_work_or_oversight(&self) -> Result<(), Refusal> {
        if self.person.holds(Role::Oversight) || self.person.holds(Role::Reviewer) {
            Ok(())
        } else {
            self.own_work().map(drop)
        }
    }

    /// Work goes on: not at its end, not taken back by the citizen, not waiting for receipt.
    pub(super) fn is_workable(&self) -> Result<(), Refusal> {
        if self.case.is_workable() {
            Ok(())
        } else {
            Err(Refusal::NotNow)
        }
    }
}

impl Party {
    /// As what the citizen knows a role.
    pub const fn of(role: Role) -> Self {
        match role {
            Role::Intake => Self::Intake,
            Role::Verifier => Self::Verifier,
            Role::Oversight | Role::Command => Self::Oversight,
            Role::Reviewer => Self::Reviewer,
            Role::Legal => Self::Legal,
            Role::Concerned => Self::Concerned,
            Role::Handler | Role::Support | Role::UnitHead | Role::Supervisor | Role::Psychology | Role::Admin => {
                Self::Handler
            }
        }
    }
}
