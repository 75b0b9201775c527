//! What cannot wait for its turn: it is somebody's task from the moment it arises until a recorded look ends it.

use super::command::{Given, WithdrawalReason};
use super::event::{Event, Filed, Mark};
use super::proposal::Proposal;
use super::state::{Case, Stage};
use super::tasks::{receiver, watcher};
use crate::deadlines::{Measure, Step};
use crate::kind::Kind;
use crate::person::Person;
use crate::submission::HelpKind;
use crate::time::Timestamp;

codes! {
    /// What somebody has to see to at once.
    Care {
        /// 疑似危急: somebody may be in danger.
        Emergency = "emergency",
        /// A complaint was withdrawn: was it pressed, and is it verified all the same (rule 8)?
        Withdrawal = "withdrawal",
        /// A serious allegation: whoever watches looks at it on the same day (rule 10).
        Serious = "serious",
        /// Five or more persons on one matter: whoever watches looks at it on the same day (rule 14).
        Group = "group",
        /// A complaint is taken: recordings are preserved, or it is said that there are none (rule 10).
        Preserve = "preserve",
        /// Help was asked for: each wish is answered, yes or no with a reason.
        Help = "help",
    }
}

codes! {
    /// What came of looking after somebody who may be in danger.
    Attended {
        /// Reached, and safe.
        Safe = "safe",
        /// Handed to 110.
        HandedTo110 = "handed_to_110",
        /// Handed to 120.
        HandedTo120 = "handed_to_120",
        /// Could not be reached; the words say how it was tried.
        NotReached = "not_reached",
        /// Not an emergency.
        NoDanger = "no_danger",
    }
}

codes! {
    /// What whoever watches found about a withdrawal.
    Withdrawing {
        /// The citizen's own will, and nothing speaks for going on.
        Free = "free",
        /// Somebody asked for it: a report of reprisal.
        Pressed = "pressed",
        /// Injury, money or reprisal: it is verified all the same.
        GoesOn = "goes_on",
    }
}

/// A care that nobody has seen to yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Open {
    /// What.
    pub care: Care,
    /// By when.
    pub due_at: Timestamp,
}

impl Care {
    /// Its clock.
    pub const fn step(self) -> Step {
        match self {
            Self::Emergency => Step::Attend,
            Self::Withdrawal => Step::WithdrawalLook,
            Self::Serious => Step::SeriousLook,
            Self::Group => Step::GroupLook,
            Self::Preserve => Step::Preserve,
            Self::Help => Step::Help,
        }
    }

    /// What arises with an event in a case; of none when it is filed.
    fn of(event: &Event, case: Option<&Case>) -> Vec<Self> {
        let is_marked = |mark| event.marks().contains(&mark) && !is_secret(event);
        let is_complaint = case.is_some_and(Case::is_complaint);
        let approved = match event {
            Event::Approved { proposal, .. } => case.and_then(|case| case.work.proposals.get(usize::from(*proposal))),
            _ => None,
        };
        let approved = approved.map(|one| &one.proposal);
        // A report of reprisal in a matter that rests: it is looked at anew whether it goes on.
        let rests = case.is_some_and(|case| case.work.withdrawing == Some(Withdrawing::Free));
        let is_report = matches!(event, Event::ReprisalReported { .. });
        let is_withdrawn = matches!(event, Event::Withdrawn { .. })
            || approved == Some(&Proposal::Withdrawal)
            || (is_report && rests && case.is_some_and(|case| case.overlay.withdrawn.is_some()));
        let is_grave = matches!(event, Event::Alleged { cause, .. } if cause.is_serious());
        let becomes_complaint = matches!(approved, Some(Proposal::Retype { kind: Kind::Complaint }))
            && case.is_some_and(|case| matches!(case.stage, Stage::Accepted | Stage::Working));
        let is_taken = becomes_complaint || (matches!(event, Event::Accepted { .. }) && is_complaint);
        let asks = matches!(event, Event::Filed(filed) if asked(filed).next().is_some());
        let all = [
            (asks, Self::Help),
            (is_marked(Mark::Emergency), Self::Emergency),
            (is_withdrawn && is_complaint, Self::Withdrawal),
            (is_marked(Mark::Serious) || is_grave, Self::Serious),
            (is_marked(Mark::Group), Self::Group),
            (is_taken, Self::Preserve),
        ];
        all.into_iter().filter_map(|(so, care)| so.then_some(care)).collect()
    }

    /// By when, where no promise was kept with it: by the clock that everybody has who chose none.
    fn unpromised(self, at: Timestamp) -> Timestamp {
        let limit = self.step().default_limit();
        let hours = match limit.measure {
            Measure::Hours => i64::from(limit.amount),
            Measure::Days | Measure::WorkingDays => 24 * i64::from(limit.amount),
        };
        at.plus_ms(hours * 3_600_000)
    }
}

/// The help that is asked for; that somebody writes for another is told, not asked.
pub(super) fn asked(filed: &Filed) -> impl Iterator<Item = HelpKind> {
    let help = filed.help.iter().copied();
    help.filter(|help| *help != HelpKind::OnBehalf)
}

/// Whether an event, its marks among it, is for those alone who may know of pressure (rule 9).
pub(super) fn is_secret(event: &Event) -> bool {
    match event {
        Event::ReprisalReported { .. } => true,
        Event::Withdrawn { reason, .. } => *reason == WithdrawalReason::Pressed,
        _ => false,
    }
}

impl Case {
    /// Whether nobody has seen to it yet.
    pub fn wants(&self, care: Care) -> bool {
        self.work.cares.iter().any(|open| open.care == care)
    }

    /// Whether somebody may be in danger and nobody has seen to it, whoever may know of it.
    pub(super) fn is_in_danger(&self) -> bool {
        self.wants(Care::Emergency) || self.work.threat.is_some()
    }

    /// The marks on record that somebody may know of.
    pub fn marks_known_to(&self, person: &Person) -> Vec<Mark> {
        let knows = self.may_know_of_pressure(person);
        let marks = self.marks.iter().copied();
        marks.filter(|mark| knows || *mark != Mark::Pressed).collect()
    }

    /// As [`Self::marks_known_to`], danger only as long as nobody has seen to it. What words about pressure hint at is
    /// known with those words alone (rule 9).
    pub fn marks_now(&self, person: &Person) -> Vec<Mark> {
        let is_threat = self.work.threat.is_some() && self.may_know_of_pressure(person);
        let mut marks = self.marks_known_to(person);
        marks.retain(|mark| *mark != Mark::Emergency);
        if self.wants(Care::Emergency) || is_threat {
            marks.insert(0, Mark::Emergency);
        }
        marks
    }

    /// Whether somebody who sees the story may know of the help that was asked for: it may tell who asks. Those who
    /// answer it and those who watch may, and whoever helps, where nobody is complained about.
    pub fn may_know_of_help(&self, person: &Person) -> bool {
        let is_central = person.holds(receiver(self)) || person.holds(watcher(self));
        let works = self.work.current().is_some_and(|assignment| assignment.to == person.id);
        is_central || (works && !self.is_complaint())
    }

    /// Takes up what arises with an event; what is open already keeps its time.
    pub(super) fn arise(&mut self, event: &Event, at: Timestamp) {
        for care in Care::of(event, Some(self)) {
            if !self.wants(care) {
                let due_at = care.unpromised(at);
                self.work.cares.push(Open { care, due_at });
            }
        }
    }

    /// Somebody saw to it.
    pub(super) fn ends(&mut self, care: Care) {
        self.work.cares.retain(|open| open.care != care);
    }
}

/// The events with a promise for everything that arises with them.
pub(super) fn promised(case: Option<&Case>, mut events: Vec<Event>, given: &Given<'_>) -> Vec<Event> {
    let mut arisen: Vec<Care> = events.iter().flat_map(|event| Care::of(event, case)).collect();
    arisen.sort();
    arisen.dedup();
    arisen.retain(|care| !case.is_some_and(|case| case.wants(*care)));
    events.extend(arisen.into_iter().map(|care| Event::CareWanted {
        care,
        until: given.deadlines.promise(care.step(), given.now, given.calendar),
    }));
    events
}
