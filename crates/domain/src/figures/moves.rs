//! What the events of a case move, each by itself: the same whether it just happened or is counted anew.
//!
//! Nothing here looks at what not everybody may know of: a report of reprisal, danger, who watches, why something was withdrawn,
//! whether work goes on after that.

use super::figure::Figure;
use super::known::Known;
use super::month::Month;
use super::times::LONGEST;
use crate::case::{Case, Corrupt, Ending, Event, Outcome, Proposal, Reached, Recorded, Solved, Stage, apply};
use crate::time::{Day, Timestamp};

/// Persons from whom on a matter is one of many.
const GROUP: u32 = 5;

/// A counter moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Move {
    /// In which month.
    pub month: Month,
    /// On which day, where it counts what happened; a stock has none.
    pub on: Option<Day>,
    /// Which.
    pub figure: Figure,
    /// Of how many days, where days are counted; else 0.
    pub bucket: i64,
    /// By how much.
    pub by: i64,
}

/// What these events move, in a case as it was before them.
pub fn moves<'a>(
    before: Option<Case>,
    events: impl IntoIterator<Item = &'a Recorded>,
) -> Result<(Option<Case>, Vec<Move>), Corrupt> {
    let (mut case, mut all) = (before, Vec::new());
    for recorded in events {
        let was = case.as_ref().map(Was::of).unwrap_or_default();
        let after = apply(case, recorded)?;
        Step::of(recorded, &was, &after).moves(&mut all);
        case = Some(after);
    }
    Ok((case, all))
}

/// What matters of a case before an event.
#[derive(Default)]
struct Was {
    is_waiting: bool,
    overdue_from: Option<Timestamp>,
    answer_due: Option<Timestamp>,
    paused_since: Option<Timestamp>,
    is_withdrawn: bool,
    persons: Option<u32>,
    known: Known,
    /// Of the last answer, if there is one: whether its citizen was heard.
    heard: Option<bool>,
}

impl Was {
    fn is_heard(&self) -> bool {
        self.heard == Some(true)
    }

    fn of(case: &Case) -> Self {
        let last = case.work.last_answer();
        Self {
            is_waiting: is_waiting(case),
            overdue_from: overdue_from(case),
            answer_due: case.work.answer_due.as_ref().map(|due| due.due_at),
            paused_since: case.overlay.waiting.as_ref().map(|waiting| waiting.since),
            is_withdrawn: case.overlay.withdrawn.is_some(),
            persons: group_of(case),
            known: Known::of(case),
            heard: last.map(|answer| answer.evaluation.is_some() || answer.reported.is_some()),
        }
    }
}

/// Whether an answer of ours is waited for. That work may go on after a withdrawal is nobody's to know.
pub(super) fn is_waiting(case: &Case) -> bool {
    let is_running = matches!(
        case.stage,
        Stage::Received { .. } | Stage::Accepted | Stage::Working | Stage::Found
    );
    is_running && case.overlay.withdrawn.is_none() && case.overlay.merged_into.is_none()
}

/// How many persons are in a matter of many (rule 14); none in one of fewer.
fn group_of(case: &Case) -> Option<u32> {
    case.work.persons.filter(|persons| *persons >= GROUP)
}

/// From when on it counts as overdue, if nothing happens; while its citizen is waited for, the clock stands still.
pub(super) fn overdue_from(case: &Case) -> Option<Timestamp> {
    let due = match &case.stage {
        Stage::Received { accept } => Some(accept),
        _ => case.work.answer_due.as_ref(),
    };
    let runs = is_waiting(case) && case.overlay.waiting.is_none();
    due.filter(|_| runs).map(|due| due.due_at)
}

/// An event, with the case before and after it.
struct Step<'a> {
    at: Timestamp,
    event: &'a Event,
    was: &'a Was,
    after: &'a Case,
}

impl<'a> Step<'a> {
    fn of(recorded: &'a Recorded, was: &'a Was, after: &'a Case) -> Self {
        Self {
            at: Timestamp::from_ms(recorded.at),
            event: &recorded.event,
            was,
            after,
        }
    }

    fn month(&self) -> Month {
        Month::of(self.at.day())
    }

    /// Counts something once, now.
    fn one(&self, figure: Figure) -> Move {
        self.many(figure, 0, 1)
    }

    fn many(&self, figure: Figure, bucket: i64, by: i64) -> Move {
        Move {
            month: self.month(),
            on: (!figure.is_stock()).then(|| self.at.day()),
            figure,
            bucket,
            by,
        }
    }

    fn moves(&self, all: &mut Vec<Move>) {
        let happened = match self.event {
            Event::Filed(filed) => Some(Figure::filed(filed.kind)),
            Event::Approved { proposal, .. } => self.approved(*proposal),
            Event::Evaluated { solved, .. }
            | Event::FollowedUp {
                reached: Reached::Spoken,
                level: Some(_),
                solved: Some(solved),
            } => self.heard(*solved),
            Event::Closed {
                ending: Ending::Silence | Ending::Anonymous,
                ..
            } => (!self.was.is_heard()).then_some(Figure::NotReached),
            _ => None,
        };
        all.extend(happened.map(|figure| self.one(figure)));
        if !self.was.is_withdrawn && self.after.overlay.withdrawn.is_some() {
            all.push(self.one(Figure::Withdrawn));
        }
        match self.event {
            Event::LookedInto(_) => self.group(all),
            Event::Approved { proposal, .. } => all.extend(self.caused(*proposal)),
            Event::Resumed { .. } => self.paused(all),
            Event::Answered { .. } => {
                self.paused(all);
                self.answered(all);
            }
            _ => {}
        }
        let known = self.was.known.moved(&Known::of(self.after));
        all.extend(known.into_iter().map(|(figure, bucket)| self.many(figure, bucket, 1)));
        self.stocks(all);
    }

    /// What a second person agreed to.
    fn approved(&self, at: u16) -> Option<Figure> {
        match &self.after.work.proposals.get(usize::from(at))?.proposal {
            Proposal::Refuse { .. } => Some(Figure::Refused),
            Proposal::Refer {
                keeps_conduct: false, ..
            } => Some(Figure::Referred),
            Proposal::SendOn { .. } => Some(Figure::SentOn),
            Proposal::Merge { .. } => Some(Figure::Merged),
            Proposal::Retype { .. } => Some(Figure::Retyped),
            Proposal::Extend => Some(Figure::Extended),
            Proposal::Complex => Some(Figure::Complex),
            Proposal::Finding { outcome, .. } => Some(Figure::found(*outcome)),
            _ => None,
        }
    }

    /// What was found to be so, by its cause.
    fn caused(&self, at: u16) -> Option<Move> {
        let Proposal::Finding {
            allegation,
            outcome: Outcome::Upheld | Outcome::PartlyUpheld,
            ..
        } = &self.after.work.proposals.get(usize::from(at))?.proposal
        else {
            return None;
        };
        let cause = self.after.work.allegations.get(usize::from(*allegation))?.cause;
        Some(self.many(Figure::Caused, super::causes::place_of_cause(cause), 1))
    }

    /// The first word of the citizen about an answer.
    fn heard(&self, solved: Solved) -> Option<Figure> {
        let figure = if solved == Solved::Yes {
            Figure::Solved
        } else {
            Figure::Unsolved
        };
        (!self.was.is_heard()).then_some(figure)
    }

    /// How many persons are in a matter of many was said, or said anew.
    fn group(&self, all: &mut Vec<Move>) {
        let (was, now) = (self.was.persons, group_of(self.after));
        let more = i64::from(now.is_some()) - i64::from(was.is_some());
        if more != 0 {
            all.push(self.many(Figure::Groups, 0, more));
        }
        let more = i64::from(now.unwrap_or(0)) - i64::from(was.unwrap_or(0));
        if more != 0 {
            all.push(self.many(Figure::Persons, 0, more));
        }
    }

    /// The citizen was waited for until now.
    fn paused(&self, all: &mut Vec<Move>) {
        let days = self
            .was
            .paused_since
            .map_or(0, |since| days(since.day(), self.at.day()));
        if days > 0 {
            all.push(self.many(Figure::PauseDays, 0, days));
        }
    }

    /// The first answer; those of second looks have promises of their own, and are not measured by the first one.
    fn answered(&self, all: &mut Vec<Move>) {
        if self.was.heard.is_some() {
            return;
        }
        // While the clock stands still no time is over.
        let at = self.was.paused_since.unwrap_or(self.at);
        let is_late = self.was.answer_due.is_some_and(|due| at > due);
        all.push(self.one(if is_late { Figure::Late } else { Figure::InTime }));
        let took = days(self.after.filed_at.day(), self.at.day());
        let without = took - stood(self.after);
        for (figure, days) in [(Figure::Days, took), (Figure::DaysWithout, without)] {
            all.push(self.many(figure, days.clamp(0, LONGEST), 1));
        }
    }

    /// What began or ended to wait or to be overdue. A time that is not over yet is counted in the month in which it will be, and taken
    /// back there; so no month that is over is ever touched.
    fn stocks(&self, all: &mut Vec<Move>) {
        let waits = is_waiting(self.after);
        if waits != self.was.is_waiting {
            all.push(self.many(Figure::Waiting, 0, if waits { 1 } else { -1 }));
        }
        let (old, new) = (self.was.overdue_from, overdue_from(self.after));
        if old != new {
            for (due, by) in [(old, -1), (new, 1)] {
                all.extend(due.map(|due| Move {
                    month: Month::of(due.day()).max(self.month()),
                    on: None,
                    figure: Figure::Overdue,
                    bucket: 0,
                    by,
                }));
            }
        }
    }
}

/// Calendar days on which the citizen was waited for, over all.
fn stood(case: &Case) -> i64 {
    let (mut since, mut all) = (None, 0);
    for (at, _, name) in &case.history {
        match *name {
            "asked" => since = since.or(Some(at.day())),
            "resumed" | "answered" => all += since.take().map_or(0, |since| days(since, at.day())),
            _ => {}
        }
    }
    all
}

/// Days from one to another.
fn days(from: Day, to: Day) -> i64 {
    (to.start().ms() - from.start().ms()) / 86_400_000
}
