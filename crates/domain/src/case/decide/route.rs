//! Taking a case, naming whom it is about, giving it to somebody.

use super::desk::Desk;
use super::{answer_step, promise};
use crate::case::command::Refusal;
use crate::case::event::{Event, Mark, TextRef};
use crate::case::proposal::Proposal;
use crate::case::sight::is_about_watchers;
use crate::case::state::{Case, Stage};
use crate::case::vocabulary::Consequence;
use crate::case::work::{Allegation, Assignment, Standing};
use crate::deadlines::Step;
use crate::kind::Kind;
use crate::person::{Org, Person, PersonId, Role};

/// Takes the case. Its clocks run from receipt.
pub(super) fn accept(desk: &Desk<'_>, about: Option<String>, marks: Vec<Mark>) -> Result<Vec<Event>, Refusal> {
    let (case, given) = (desk.case, desk.given);
    desk.is_workable()?;
    if !matches!(case.stage, Stage::Received { .. }) {
        return Err(Refusal::NotNow);
    }
    if about
        .as_ref()
        .is_some_and(|about| given.org.units.unit(about).is_none())
    {
        return Err(Refusal::Unknown);
    }
    if has_waiting_route(desk) {
        return Err(Refusal::AlreadyDone);
    }
    let from_receipt = |step| case.by_origin(given.deadlines.promise(step, case.filed_at, given.calendar));
    let is_complaint = case.is_complaint();
    let is_about = |about: &str| is_about_watchers(&given.org.units, about, case.filed_at);
    // The unit as filed keeps its people out: with nobody of oversight left, it stays the reviewer's wherever it goes.
    let is_lost = |about: &str| is_lost_to_oversight(&with(desk, Some(about), &[], &[], false), given.org);
    let about_code = about.as_deref();
    let watchers = about_code.is_some_and(|about| is_about(about) || (is_complaint && is_lost(about)));
    // Given to those who would watch it, it is nobody's unless a reviewer is there.
    if watchers && is_complaint && !is_left_to_a_reviewer(desk, about.as_deref(), &[], &[]) {
        return Err(Refusal::OtherPeople);
    }
    if marks.iter().any(|mark| !Mark::BY_HAND.contains(mark)) {
        return Err(Refusal::DoesNotFit);
    }
    let mut marks = marks;
    if watchers && is_complaint {
        marks.push(Mark::Watchers);
    }
    Ok(vec![Event::Accepted {
        about,
        marks,
        contact: is_complaint.then(|| from_receipt(Step::Contact)),
        answer: from_receipt(answer_step(case)),
    }])
}

/// Whether a decision on where the case goes waits for a second person.
fn has_waiting_route(desk: &Desk<'_>) -> bool {
    let mut proposals = desk.case.work.proposals.iter();
    proposals.any(|one| one.proposal.is_told() && matches!(one.standing, Standing::Waiting(_)))
}

/// Names whom it is about; somebody who watches makes it the reviewer's.
pub(super) fn name_concerned(
    desk: &Desk<'_>,
    people: Vec<PersonId>,
    superiors: Vec<PersonId>,
) -> Result<Vec<Event>, Refusal> {
    let (case, org) = (desk.case, desk.given.org);
    if matches!(case.stage, Stage::Filed | Stage::Received { .. }) {
        return Err(Refusal::NotNow);
    }
    let mut named = Vec::new();
    for id in people.iter().chain(&superiors) {
        named.push(org.person(id).ok_or(Refusal::Unknown)?);
    }
    if named.iter().any(|person| person.id == desk.person.id) {
        return Err(Refusal::OwnMatter);
    }
    let is_lost = is_lost_to_oversight(&with(desk, None, &people, &superiors, false), org);
    let watchers = case.is_complaint() && (is_lost || named.into_iter().any(watches));
    if (watchers || case.is_in_reviewers_hands()) && !is_left_to_a_reviewer(desk, None, &people, &superiors) {
        return Err(Refusal::OtherPeople);
    }
    let after = with(desk, None, &people, &superiors, watchers);
    let current = case.work.current();
    let stuck = current.filter(|assignment| !after.can_go_on(assignment, org));
    let released = stuck.map(|assignment| assignment.to.clone());
    let is_new = people.iter().chain(&superiors).any(|id| !case.names(id));
    let is_released = is_new && case.work.release.released.is_some();
    let is_fault = |one: &Allegation| {
        let finding = one.finding.as_ref();
        finding.is_some_and(|finding| finding.consequences.contains(&Consequence::Fault))
    };
    let is_found = is_new && case.work.allegations.iter().any(is_fault);
    Ok(vec![Event::ConcernedNamed {
        people,
        superiors,
        watchers,
        released: released.into_iter().collect(),
        statement: is_released.then(|| promise(desk.given, Step::Statement)),
        objection: is_found.then(|| promise(desk.given, Step::FaultObjection)),
    }])
}

/// Whether somebody is of those who watch, receive or command.
fn watches(person: &Person) -> bool {
    let roles = [
        Role::Oversight,
        Role::Intake,
        Role::Command,
        Role::Admin,
        Role::Reviewer,
    ];
    roles.into_iter().any(|role| person.holds(role))
}

/// Whether everybody of oversight has an interest in it, so that it is for the reviewer to watch.
fn is_lost_to_oversight(case: &Case, org: &Org) -> bool {
    let is_there = org.people.iter().any(|person| person.holds(Role::Oversight));
    is_there && !case.is_left_to(Role::Oversight, org)
}

/// Whether it is the reviewer's once it is worked on as a complaint: for those named in it, too, and where nobody of
/// oversight is left. With no reviewer left either it would be nobody's.
pub(super) fn becomes_reviewers(desk: &Desk<'_>) -> Result<bool, Refusal> {
    let org = desk.given.org;
    let mut after = desk.case.clone();
    after.work.kind = Some(Kind::Complaint);
    let names_watcher = after.named().filter_map(|id| org.person(id)).any(watches);
    let is_about = after.is_reviewers(org);
    if !is_about && !names_watcher && !is_lost_to_oversight(&after, org) {
        return Ok(false);
    }
    after.work.is_about_watchers = true;
    let is_left = after.is_left_to(Role::Reviewer, org);
    is_left.then_some(true).ok_or(Refusal::OtherPeople)
}

/// The case as it would be.
fn with(desk: &Desk<'_>, about: Option<&str>, people: &[PersonId], superiors: &[PersonId], watchers: bool) -> Case {
    let mut case = desk.case.clone();
    if let Some(about) = about {
        case.work.about = Some(about.to_owned());
    }
    case.work.concerned.extend_from_slice(people);
    case.work.superiors.extend_from_slice(superiors);
    case.work.is_about_watchers |= watchers;
    case
}

/// Whether a reviewer without interest is left when it is about these: else the case would be nobody's.
fn is_left_to_a_reviewer(desk: &Desk<'_>, about: Option<&str>, people: &[PersonId], superiors: &[PersonId]) -> bool {
    with(desk, about, people, superiors, true).is_left_to(Role::Reviewer, desk.given.org)
}

/// Gives the work to somebody: outside the conflict of interest, and in a later round outside the team before.
pub(super) fn assign(desk: &Desk<'_>, to: PersonId) -> Result<Vec<Event>, Refusal> {
    let (case, given) = (desk.case, desk.given);
    desk.is_workable()?;
    let is_nobodys = case.stage == Stage::Found && case.work.current().is_none();
    if !matches!(case.stage, Stage::Accepted | Stage::Working) && !is_nobodys {
        return Err(Refusal::NotNow);
    }
    let is_complaint = case.is_complaint();
    let may_route = desk.person.holds(Role::Oversight) || desk.person.holds(Role::Reviewer);
    if is_complaint && !may_route {
        return Err(Refusal::NotYours);
    }
    let person = given
        .org
        .person(&to)
        .filter(|person| person.is_active)
        .ok_or(Refusal::Unknown)?;
    let role = working_role(desk);
    if !person.holds(role) {
        return Err(Refusal::Unknown);
    }
    if case.is_in_conflict(person, given.org) {
        return Err(Refusal::OwnMatter);
    }
    let was_in_team = case.work.was_in_team(&to, case.work.round);
    if was_in_team || decided_before(desk, &to) || is_of_earlier_unit(desk, person) {
        return Err(Refusal::OtherPeople);
    }
    let until = promise(given, Step::Return);
    Ok(vec![Event::Assigned { to, role, until }])
}

/// Whether somebody proposed or approved a finding in an earlier round.
fn decided_before(desk: &Desk<'_>, person: &PersonId) -> bool {
    let work = &desk.case.work;
    work.proposals.iter().filter(|one| one.round < work.round).any(|one| {
        let approved = matches!(&one.standing, Standing::Approved(by) if by.contains(person));
        matches!(one.proposal, Proposal::Finding { .. }) && (one.by == *person || approved)
    })
}

/// The role that works on this case in this round.
fn working_role(desk: &Desk<'_>) -> Role {
    let case = desk.case;
    match (case.is_in_reviewers_hands(), &case.work.up_to) {
        (true, _) => Role::Reviewer,
        (_, Some(_)) => Role::Oversight,
        _ if case.is_complaint() => Role::Verifier,
        _ => Role::Handler,
    }
}

/// In later rounds nobody of a unit that worked on it before. The reviewers, and oversight once it went up, are few: they
/// stay apart by name.
fn is_of_earlier_unit(desk: &Desk<'_>, person: &Person) -> bool {
    let round = desk.case.work.round;
    let is_apart_by_name = matches!(working_role(desk), Role::Reviewer | Role::Oversight);
    let before = |assignment: &Assignment| assignment.round < round;
    !is_apart_by_name && desk.case.is_of_team(person, desk.given.org, before)
}

/// Says that there is no interest, and begins.
pub(super) fn take_on(desk: &Desk<'_>) -> Result<Vec<Event>, Refusal> {
    desk.is_workable()?;
    match desk.case.work.current() {
        Some(assignment) if assignment.to != desk.person.id => Err(Refusal::NotYours),
        Some(assignment) if assignment.is_taken => Err(Refusal::AlreadyDone),
        Some(_) => Ok(vec![Event::TakenOn]),
        None => Err(Refusal::NotNow),
    }
}

/// Gives it back within 24 hours; the citizen's clock does not restart.
pub(super) fn give_back(desk: &Desk<'_>, text: TextRef) -> Result<Vec<Event>, Refusal> {
    match desk.case.work.current() {
        Some(assignment) if assignment.to != desk.person.id => Err(Refusal::NotYours),
        None => Err(Refusal::NotNow),
        Some(_) if desk.case.stage != Stage::Working => Err(Refusal::NotNow),
        Some(assignment) if desk.given.now > assignment.until.due_at => Err(Refusal::TooLate),
        Some(_) => Ok(vec![Event::Returned { text }]),
    }
}

/// Records the first contact. Nobody has spoken to somebody anonymous: there it is the first message on the page.
pub(super) fn contact(desk: &Desk<'_>) -> Result<Vec<Event>, Refusal> {
    desk.is_workable()?;
    if desk.case.is_anonymous() {
        return Err(Refusal::NotNow);
    }
    if desk.person.holds(Role::Verifier) && !desk.person.holds(Role::Intake) {
        desk.own_work_or_oversight()?;
    }
    match desk.case.work.contact {
        Some(_) => Ok(vec![Event::Contacted]),
        None => Err(Refusal::AlreadyDone),
    }
}

/// Links it to a case that it repeats; repeats are linked, not refused.
pub(super) fn link_repeat(desk: &Desk<'_>, to: String) -> Result<Vec<Event>, Refusal> {
    if desk.case.stage == Stage::Filed {
        return Err(Refusal::NotNow);
    }
    if desk.case.work.repeats.contains(&to) {
        return Err(Refusal::AlreadyDone);
    }
    Ok(vec![Event::RepeatLinked { to }])
}
