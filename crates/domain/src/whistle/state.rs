//! Where a whistle stands: a fold over its steps.

use super::steps::{PassedTo, WhistleAbout, WhistleDone, WhistleStep};
use crate::clearing::{ClearingCount, Counted};
use crate::person::PersonId;
use crate::time::Timestamp;

codes! {
    /// Where it stands, as lists ask for it.
    WhistleStand {
        /// To be sent to whoever can help.
        Coordinate = "coordinate",
        /// To be answered.
        Answer = "answer",
        /// Answered: who raised it says whether that helps.
        Judge = "judge",
        /// Over.
        Accepted = "accepted",
    }
}

/// Where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WhistleStage {
    /// To be sent to whoever can help.
    Coordinate,
    /// To be answered by that unit.
    Answer(String),
    /// Answered by that unit.
    Judge(String),
    /// Over; that unit answered.
    Accepted(String),
}

/// A whistle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Whistle {
    /// With what help is asked for.
    pub about: WhistleAbout,
    /// Which one.
    pub reference: String,
    /// The unit that it is about.
    pub unit: String,
    /// The unit of who raised it.
    pub from: String,
    /// Who raised it.
    pub by: PersonId,
    /// 加急
    pub is_urgent: bool,
    /// When it was raised.
    pub raised_at: Timestamp,
    /// From when its time runs: since it was raised, or sent back.
    pub begun_at: Timestamp,
    /// The last moment to answer.
    pub due: Timestamp,
    /// Where it stands.
    pub stage: WhistleStage,
    /// To whom it was passed up for want of an answer.
    pub passed_to: Option<PassedTo>,
    /// Whether it was ever passed up.
    pub was_passed_up: bool,
    /// Whether the first answer came in time; nothing before it.
    pub in_time: Option<bool>,
    /// How many steps there are.
    pub version: usize,
}

impl Whistle {
    /// Where it stands, as lists ask for it.
    pub const fn stand(&self) -> WhistleStand {
        match self.stage {
            WhistleStage::Coordinate => WhistleStand::Coordinate,
            WhistleStage::Answer(_) => WhistleStand::Answer,
            WhistleStage::Judge(_) => WhistleStand::Judge,
            WhistleStage::Accepted(_) => WhistleStand::Accepted,
        }
    }

    /// The unit that answers; none while it is not sent.
    pub fn to(&self) -> Option<&str> {
        match &self.stage {
            WhistleStage::Coordinate => None,
            WhistleStage::Answer(to) | WhistleStage::Judge(to) | WhistleStage::Accepted(to) => Some(to),
        }
    }

    /// Whether an answer is waited for.
    pub const fn is_waited_for(&self) -> bool {
        matches!(self.stage, WhistleStage::Coordinate | WhistleStage::Answer(_))
    }

    /// Whether an answer is waited for longer than it may take.
    pub fn is_overdue(&self, now: Timestamp) -> bool {
        self.is_waited_for() && now > self.due
    }

    /// When it is passed up next, unless it is answered by then: when its time is over, and once more when as much time has passed again.
    pub fn passes_up_at(&self) -> Option<Timestamp> {
        let again = self.due.plus_ms(self.due.ms() - self.begun_at.ms());
        let at = match self.passed_to {
            None => self.due,
            Some(PassedTo::Head) => again,
            Some(PassedTo::Beyond) => return None,
        };
        self.is_waited_for().then_some(at)
    }

    /// What it counts as, under the unit that raised it: that a complaint is behind it is in no number.
    pub fn counts(&self) -> Vec<Counted> {
        let is_open = self.stand() != WhistleStand::Accepted;
        let all = [
            (ClearingCount::WhistleRaised, true),
            (ClearingCount::WhistleOpen, is_open),
            (ClearingCount::WhistleInTime, self.in_time == Some(true)),
            (ClearingCount::WhistleLate, self.in_time == Some(false)),
            (ClearingCount::WhistlePassedUp, self.was_passed_up),
        ];
        let day = self.raised_at.day();
        all.into_iter()
            .filter(|(_, is)| *is)
            .map(|(what, _)| (what, day))
            .collect()
    }

    fn apply(mut self, done: &WhistleDone) -> Self {
        self.version += 1;
        match &done.step {
            WhistleStep::Raised { .. } => {}
            WhistleStep::Sent { to } => self.stage = WhistleStage::Answer(to.clone()),
            WhistleStep::Answered => {
                self.in_time = self.in_time.or(Some(done.at <= self.due));
                self.stage = self.moved(WhistleStage::Judge);
            }
            WhistleStep::SentBack { due } => {
                self.stage = self.moved(WhistleStage::Answer);
                self.begun_at = done.at;
                self.due = *due;
                self.passed_to = None;
            }
            WhistleStep::Accepted => self.stage = self.moved(WhistleStage::Accepted),
            WhistleStep::PassedUp { to } => {
                self.passed_to = Some(*to);
                self.was_passed_up = true;
            }
        }
        self
    }

    fn moved(&self, to: impl Fn(String) -> WhistleStage) -> WhistleStage {
        self.to().map_or(WhistleStage::Coordinate, |unit| to(unit.to_owned()))
    }
}

/// The state after these steps; nothing where the first one is not its raising.
pub fn fold_whistle<'a>(steps: impl IntoIterator<Item = &'a WhistleDone>) -> Option<Whistle> {
    let mut steps = steps.into_iter();
    let first = steps.next()?;
    let WhistleStep::Raised {
        about,
        reference,
        unit,
        from,
        is_urgent,
        due,
    } = &first.step
    else {
        return None;
    };
    let begun = Whistle {
        about: *about,
        reference: reference.clone(),
        unit: unit.clone(),
        from: from.clone(),
        by: first.by.clone()?,
        is_urgent: *is_urgent,
        raised_at: first.at,
        begun_at: first.at,
        due: *due,
        stage: WhistleStage::Coordinate,
        passed_to: None,
        was_passed_up: false,
        in_time: None,
        version: 1,
    };
    Some(steps.fold(begun, Whistle::apply))
}
