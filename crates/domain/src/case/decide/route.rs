//! Taking a case, naming whom it is about, giving it to somebody.

use super::desk::Desk;
use super::{answer_step, promise};
use crate::case::command::Refusal;
use crate::case::event::{Event, Mark, TextRef};
use crate::case::proposal::Proposal;
use crate::case::sight::is_about_watchers;
use crate::case::state::Stage;
use crate::case::vocabulary::Round;
use crate::case::work::{Assignment, Standing};
use crate::deadlines::Step;
use crate::person::{Person, PersonId, Role};

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
    let from_receipt = |step| given.deadlines.promise(step, case.filed_at, given.calendar);
    let is_complaint = case.is_complaint();
    let watchers = about
        .as_deref()
        .is_some_and(|about| is_about_watchers(&given.org.units, about, given.now));
    let own = [
        Mark::Minor,
        Mark::Group,
        Mark::Enterprise,
        Mark::Serious,
        Mark::Emergency,
    ];
    let mut marks: Vec<Mark> = marks.into_iter().filter(|mark| own.contains(mark)).collect();
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
    let is_watcher = |person: &&Person| {
        let roles = [
            Role::Oversight,
            Role::Intake,
            Role::Command,
            Role::Admin,
            Role::Reviewer,
        ];
        roles.into_iter().any(|role| person.holds(role))
    };
    let watchers = case.is_complaint() && named.iter().any(is_watcher);
    if (watchers || case.is_in_reviewers_hands()) && !is_left_to_somebody(desk, &people, &superiors) {
        return Err(Refusal::OtherPeople);
    }
    Ok(vec![Event::ConcernedNamed {
        people,
        superiors,
        watchers,
    }])
}

/// Whether a reviewer without interest is left when these are named: else the case would be nobody's.
fn is_left_to_somebody(desk: &Desk<'_>, people: &[PersonId], superiors: &[PersonId]) -> bool {
    let mut named = desk.case.clone();
    named.work.concerned.extend_from_slice(people);
    named.work.superiors.extend_from_slice(superiors);
    let org = desk.given.org;
    let mut reviewers = org.people.iter().filter(|person| person.holds(Role::Reviewer));
    reviewers.any(|reviewer| !named.is_in_conflict(reviewer, org))
}

/// Gives the work to somebody: outside the conflict of interest, and in a later round outside the team before.
pub(super) fn assign(desk: &Desk<'_>, to: PersonId) -> Result<Vec<Event>, Refusal> {
    let (case, given) = (desk.case, desk.given);
    desk.is_workable()?;
    if !matches!(case.stage, Stage::Accepted | Stage::Working) {
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
    if was_in_team || decided_before(desk, &to) || is_of_first_unit(desk, person) {
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

/// In later rounds nobody of the unit that handled it first; oversight and the reviewer are few and stay apart by name.
fn is_of_first_unit(desk: &Desk<'_>, person: &Person) -> bool {
    let case = desk.case;
    if case.work.round == Round::First || person.holds(Role::Oversight) || person.holds(Role::Reviewer) {
        return false;
    }
    let before = |assignment: &&Assignment| assignment.round < case.work.round && assignment.role == Role::Handler;
    let team = case.work.team.iter().filter(before);
    let mut units = team
        .filter_map(|assignment| desk.given.org.person(&assignment.to))
        .flat_map(|one| &one.posts);
    units.any(|post| person.posts.iter().any(|own| own.unit == post.unit))
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
