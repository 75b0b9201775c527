//! What is to be done in a case now, by whom and by when: the queue is made of these.

use super::care::Care;
use super::proposal::Proposal;
use super::state::{Case, Stage};
use super::vocabulary::{Audience, Consequence};
use super::work::{Allegation, Standing};
use crate::deadlines::{Due, Step};
use crate::person::{Person, PersonId, Role};
use crate::time::Timestamp;

/// Something to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// Which step of the clock.
    pub step: Step,
    /// By when.
    pub due_at: Timestamp,
    /// Whose role it is.
    pub role: Role,
    /// Whose it is, when it is one person's.
    pub person: Option<PersonId>,
}

impl Task {
    /// Every rank, the most urgent first.
    pub const RANKS: [i64; 3] = [0, 1, 2];

    /// What goes before every due time: possible danger to somebody, and then a report of reprisal.
    pub fn rank(&self, case: &Case) -> i64 {
        // A threat is known to those alone who may know of the report: it moves nobody else's tasks.
        let is_threat = case.work.threat.is_some() && self.role == watcher(case);
        if case.wants(Care::Emergency) || is_threat {
            0
        } else if self.step == Step::Reprisal {
            1
        } else {
            2
        }
    }

    /// Whether this person can see to it: it is theirs alone, or it is nobody's and they hold its role.
    pub fn is_of(&self, person: &Person) -> bool {
        match &self.person {
            Some(id) => *id == person.id,
            None => person.holds(self.role),
        }
    }
}

/// Everything to be done in a case, the most urgent first.
pub fn tasks(case: &Case) -> Vec<Task> {
    let mut tasks = Vec::new();
    care(case, &mut tasks);
    second_persons(case, &mut tasks);
    musts(case, &mut tasks);
    tasks.extend(case.awaits_publication().map(|due| task(receiver(case), due)));
    preservation(case, &mut tasks);
    directives(case, &mut tasks);
    if case.is_workable() && case.overlay.waiting.is_none() {
        work(case, &mut tasks);
    }
    tasks.sort_by_key(|task| task.due_at);
    tasks
}

/// The tasks, each with its place among those of its role: what others have to do, known or not, moves nobody's place.
pub fn placed(case: &Case) -> Vec<(i64, Task)> {
    let mut counts = Vec::<(Role, i64)>::new();
    let place = |task: Task| {
        if let Some((_, count)) = counts.iter_mut().find(|(role, _)| *role == task.role) {
            *count += 1;
            (*count, task)
        } else {
            counts.push((task.role, 0));
            (0, task)
        }
    };
    tasks(case).into_iter().map(place).collect()
}

fn task(role: Role, due: &Due) -> Task {
    Task {
        step: due.step,
        due_at: due.due_at,
        role,
        person: None,
    }
}

/// Oversight, or the reviewer where it is the reviewer's.
pub(super) fn watcher(case: &Case) -> Role {
    if case.is_in_reviewers_hands() {
        Role::Reviewer
    } else {
        Role::Oversight
    }
}

/// Central intake, or the reviewer where it is the reviewer's.
pub(super) fn receiver(case: &Case) -> Role {
    if case.is_in_reviewers_hands() {
        Role::Reviewer
    } else {
        Role::Intake
    }
}

/// Whether a care is a task of its own: help is no more once the case is at its end or the citizen took it back.
pub(super) fn is_to_be_seen_to(case: &Case, what: Care) -> bool {
    let is_over = matches!(case.stage, Stage::Closed { .. } | Stage::Referred | Stage::Refused);
    match what {
        Care::Preserve => false,
        Care::Help => !is_over && case.overlay.withdrawn.is_none(),
        _ => true,
    }
}

/// Whose it is to see to something at once. Danger is the duty officer's as well, wherever command may see the case.
fn carers(case: &Case, what: Care) -> &'static [Role] {
    match (what, watcher(case)) {
        (_, Role::Reviewer) => &[Role::Reviewer],
        (Care::Help, _) => &[Role::Intake],
        (Care::Emergency, _) => &[Role::Command, Role::Oversight],
        _ => &[Role::Oversight],
    }
}

fn care(case: &Case, tasks: &mut Vec<Task>) {
    let watcher = watcher(case);
    for open in case.work.cares.iter().filter(|open| is_to_be_seen_to(case, open.care)) {
        tasks.extend(carers(case, open.care).iter().map(|role| Task {
            step: open.care.step(),
            due_at: open.due_at,
            role: *role,
            person: None,
        }));
    }
    tasks.extend(case.work.reprisal.iter().map(|due| task(watcher, due)));
    tasks.extend(case.work.looks.iter().map(|(_, due)| task(watcher, due)));
}

/// Faults to answer for, which the answer waits for, and improvements to prove.
fn musts(case: &Case, tasks: &mut Vec<Task>) {
    let role = watcher(case);
    let is_answered = !case.work.answers.is_empty();
    let owed = |one: &Allegation| {
        let finding = one.finding.as_ref()?;
        let is_owed =
            finding.consequences.contains(&Consequence::Fault) && one.accounted == 0 && one.objection.is_none();
        is_owed.then_some(finding.at)
    };
    for since in case.work.allegations.iter().filter_map(owed) {
        let with_answer = case.work.answer_due.as_ref().filter(|_| !is_answered);
        tasks.push(Task {
            step: Step::Account,
            due_at: with_answer.map_or(since, |due| due.due_at),
            role,
            person: None,
        });
    }
    // Cleared by an objection after the answer: nobody else would remember to say so.
    let cleared = case
        .work
        .allegations
        .iter()
        .filter(|one| is_answered && is_to_clarify(one));
    tasks.extend(cleared.filter_map(|one| one.finding.as_ref()).map(|finding| Task {
        step: Step::Clarify,
        due_at: finding.at,
        role,
        person: None,
    }));
    for one in case.work.improvements.iter().filter(|one| !one.is_proved) {
        tasks.push(Task {
            step: Step::Improve,
            due_at: one.due_on.end(),
            role,
            person: None,
        });
    }
}

/// Whether somebody was found without fault, and not everybody was told.
pub(in crate::case) fn is_to_clarify(one: &Allegation) -> bool {
    let mut findings = one.finding.iter();
    let is_cleared = findings.any(|finding| finding.consequences.contains(&Consequence::NoFault));
    is_cleared && !Audience::ALL.iter().all(|audience| one.clarified.contains(audience))
}

fn second_persons(case: &Case, tasks: &mut Vec<Task>) {
    let watcher = watcher(case);
    for one in &case.work.proposals {
        match &one.standing {
            Standing::Waiting(due) => tasks.extend(case.missing(one).into_iter().map(|role| task(role, due))),
            Standing::Objected(_, due) => tasks.push(task(watcher, due)),
            _ => {}
        }
    }
    let objections = case.work.allegations.iter().filter_map(|one| one.objection.as_ref());
    tasks.extend(objections.map(|due| task(watcher, due)));
}

/// Recordings are overwritten, also while the citizen is waited for: from acceptance on it is somebody's to have them
/// preserved, and not later because somebody ordered it late.
fn preservation(case: &Case, tasks: &mut Vec<Task>) {
    let wanted = case.work.cares.iter().find(|open| open.care == Care::Preserve);
    let ordered = case.work.preserve.as_ref().map(|(_, due)| due.due_at);
    let due_at = wanted.map(|open| open.due_at).into_iter().chain(ordered).min();
    let is_touched = case.is_workable() || case.awaits_a_look();
    let is_running = matches!(case.stage, Stage::Accepted | Stage::Working) && is_touched;
    tasks.extend(due_at.filter(|_| is_running).map(|due_at| {
        let (role, person) = worker(case);
        Task {
            step: Step::Preserve,
            due_at,
            role,
            person,
        }
    }));
}

/// Orders from above: whoever has it answers them while it goes on, and whoever watches where nobody has it.
fn directives(case: &Case, tasks: &mut Vec<Task>) {
    let is_running = matches!(case.stage, Stage::Accepted | Stage::Working | Stage::Found) && case.is_workable();
    let current = case.work.current().filter(|_| is_running);
    let open = case.work.directives.iter().filter(|one| one.answered.is_none());
    tasks.extend(open.map(|one| Task {
        step: Step::Directive,
        due_at: one.due_on.end(),
        role: current.map_or_else(|| watcher(case), |assignment| assignment.role),
        person: current.map(|assignment| assignment.to.clone()),
    }));
}

/// Whose the work is: of whoever has it, or else of whoever gives it to somebody.
fn worker(case: &Case) -> (Role, Option<PersonId>) {
    match case.work.current() {
        Some(assignment) => (assignment.role, Some(assignment.to.clone())),
        None if case.is_complaint() => (watcher(case), None),
        None => (receiver(case), None),
    }
}

fn work(case: &Case, tasks: &mut Vec<Task>) {
    let (watcher, receiver) = (watcher(case), receiver(case));
    let worker = |due: &Due| {
        let (role, person) = worker(case);
        Task {
            person,
            ..task(role, due)
        }
    };
    match &case.stage {
        Stage::Received { accept } => tasks.push(task(receiver, accept)),
        Stage::Accepted | Stage::Working | Stage::Found => {
            tasks.extend(case.work.contact.iter().map(worker));
            tasks.extend(case.work.answer_due.iter().map(worker));
            let wanted = case.work.release.wanted.iter().filter(|_| lacks_summary(case));
            tasks.extend(wanted.map(|due| task(watcher, due)));
        }
        Stage::Answered { follow_up } => tasks.push(task(receiver, follow_up)),
        Stage::SentOn { check } => tasks.extend(check.iter().map(|due| task(receiver, due))),
        Stage::Filed | Stage::Closed { .. } | Stage::Referred | Stage::Refused => {}
    }
}

/// Whether those complained about could be told, and nobody has written yet what they may read.
fn lacks_summary(case: &Case) -> bool {
    let release = &case.work.release;
    let is_refused = release.consent == Some(Some(false));
    let mut proposals = case.work.proposals.iter();
    let is_written =
        proposals.any(|one| one.proposal == Proposal::Summary && matches!(one.standing, Standing::Waiting(_)));
    release.summary.is_none() && release.released.is_none() && !is_refused && !is_written
}
