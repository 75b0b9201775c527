//! What is to be done in a case now, by whom and by when: the queue is made of these.

use super::event::Mark;
use super::state::{Case, Stage};
use super::vocabulary::Consequence;
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
        if case.has(Mark::Emergency) {
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
    if case.is_workable() && case.overlay.waiting.is_none() {
        work(case, &mut tasks);
    }
    tasks.sort_by_key(|task| task.due_at);
    tasks
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
fn receiver(case: &Case) -> Role {
    if case.is_in_reviewers_hands() {
        Role::Reviewer
    } else {
        Role::Intake
    }
}

fn care(case: &Case, tasks: &mut Vec<Task>) {
    let watcher = watcher(case);
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
    for one in case.work.improvements.iter().filter(|one| !one.is_proved) {
        tasks.push(Task {
            step: Step::Improve,
            due_at: one.due_on.end(),
            role,
            person: None,
        });
    }
}

fn second_persons(case: &Case, tasks: &mut Vec<Task>) {
    let watcher = watcher(case);
    for one in &case.work.proposals {
        match &one.standing {
            Standing::Waiting(due) => {
                let is_legal = one.proposal.needs_legal() && watcher == Role::Oversight;
                tasks.push(task(if is_legal { Role::Legal } else { watcher }, due));
            }
            Standing::Objected(_, due) => tasks.push(task(watcher, due)),
            _ => {}
        }
    }
    let objections = case.work.allegations.iter().filter_map(|one| one.objection.as_ref());
    tasks.extend(objections.map(|due| task(watcher, due)));
}

fn work(case: &Case, tasks: &mut Vec<Task>) {
    let (watcher, receiver) = (watcher(case), receiver(case));
    let worker = |due: &Due| match case.work.current() {
        Some(assignment) => Task {
            person: Some(assignment.to.clone()),
            ..task(assignment.role, due)
        },
        None if case.is_complaint() => task(watcher, due),
        None => task(receiver, due),
    };
    match &case.stage {
        Stage::Received { accept } => tasks.push(task(receiver, accept)),
        Stage::Accepted | Stage::Working | Stage::Found => {
            tasks.extend(case.work.contact.iter().map(worker));
            tasks.extend(case.work.preserve.iter().map(|(_, due)| worker(due)));
            tasks.extend(case.work.answer_due.iter().map(worker));
        }
        Stage::Answered { follow_up } => tasks.push(task(receiver, follow_up)),
        Stage::SentOn { check } => tasks.extend(check.iter().map(|due| task(receiver, due))),
        Stage::Filed | Stage::Closed { .. } | Stage::Referred | Stage::Refused => {}
    }
}
