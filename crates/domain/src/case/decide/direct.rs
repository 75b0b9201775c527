//! 督办 and 领导批示: orders from above. They are answered; they decide nothing and open nothing to anybody.

use super::desk::Desk;
use crate::case::command::Refusal;
use crate::case::event::{Directed, DirectiveAnswered, DirectiveKind, Event, Mark, TextRef};
use crate::case::state::{Case, Stage};
use crate::case::tasks::{tasks, watcher};
use crate::deadlines::Step;
use crate::person::{Org, Person, PersonId, Role};
use crate::time::{Day, Timestamp};

/// Orders whoever has it to see to what is overdue, or to what is grave.
pub(super) fn supervise(desk: &Desk<'_>, due_on: Day, text: TextRef) -> Result<Vec<Event>, Refusal> {
    goes_on(desk)?;
    if !desk.case.has(Mark::Serious) && !is_overdue(desk.case, desk.given.now) {
        return Err(Refusal::NotNow);
    }
    directed(desk, DirectiveKind::Supervision, None, due_on, text)
}

/// Records what a leader instructs.
pub(super) fn instruct(desk: &Desk<'_>, leader: PersonId, due_on: Day, text: TextRef) -> Result<Vec<Event>, Refusal> {
    goes_on(desk)?;
    if !desk.case.leaders(desk.given.org).contains(&leader) {
        return Err(Refusal::Unknown);
    }
    directed(desk, DirectiveKind::Instruction, Some(leader), due_on, text)
}

/// Says what was done about an order, once.
pub(super) fn answer(desk: &Desk<'_>, directive: u16, text: TextRef) -> Result<Vec<Event>, Refusal> {
    let one = desk.case.work.directives.get(usize::from(directive));
    if one.ok_or(Refusal::Unknown)?.answered.is_some() {
        return Err(Refusal::AlreadyDone);
    }
    desk.own_work_or_oversight()?;
    Ok(vec![Event::DirectiveAnswered(DirectiveAnswered { directive, text })])
}

fn directed(
    desk: &Desk<'_>,
    kind: DirectiveKind,
    leader: Option<PersonId>,
    due_on: Day,
    text: TextRef,
) -> Result<Vec<Event>, Refusal> {
    if due_on < desk.given.now.day() {
        return Err(Refusal::Unknown);
    }
    let to = desk.case.work.current().map(|assignment| assignment.to.clone());
    Ok(vec![Event::Directed(Directed {
        kind,
        leader,
        to,
        due_on,
        text,
    })])
}

/// Nobody orders anything where nobody works any more.
fn goes_on(desk: &Desk<'_>) -> Result<(), Refusal> {
    desk.is_workable()?;
    let is_running = matches!(
        desk.case.stage,
        Stage::Received { .. } | Stage::Accepted | Stage::Working | Stage::Found | Stage::Answered { .. }
    );
    if is_running { Ok(()) } else { Err(Refusal::NotNow) }
}

/// Whether somebody else than whoever watches is late; what only those who watch may know of is theirs, and tells nothing here, nor do
/// wishes for help, which may tell who asks.
fn is_overdue(case: &Case, now: Timestamp) -> bool {
    let mut others = tasks(case)
        .into_iter()
        .filter(|task| task.role != watcher(case) && task.step != Step::Help);
    others.any(|task| task.due_at < now)
}

impl Case {
    /// Those whose instructions can be recorded: heads of a unit above the one that it is about, without an interest. Of what is about no
    /// unit, those who head the whole. In the reviewer's hands it has none.
    pub fn leaders(&self, org: &Org) -> Vec<PersonId> {
        if self.is_in_reviewers_hands() || self.is_reviewers(org) {
            return Vec::new();
        }
        let leads = |person: &&Person| {
            let mut posts = person.posts.iter().filter(|post| post.role == Role::UnitHead);
            person.is_active && posts.any(|post| self.is_below(&post.unit, org)) && !self.is_in_conflict(person, org)
        };
        let people = org.people.iter();
        people.filter(leads).map(|person| person.id.clone()).collect()
    }

    /// Whether a unit is above the one that it is about.
    fn is_below(&self, above: &str, org: &Org) -> bool {
        match self.about() {
            Some(about) => about != above && org.units.is_within(about, above),
            None => org.units.unit(above).is_some_and(|unit| unit.parent.is_none()),
        }
    }
}
