//! Where a bad rating stands: a fold over its steps.

use super::steps::{RatingDone, RatingStep};
use crate::aftercare::tried::is_tried;
use crate::aftercare::want::{Owed, Want};
use crate::person::PersonId;
use crate::time::Day;

codes! {
    /// How it ended.
    RatingEnd {
        /// Whoever gave it is content with what was mended.
        Content = "content",
        /// They are not, twice.
        NotContent = "not_content",
        /// They did not answer.
        NotReached = "not_reached",
        /// They left no number.
        NoNumber = "no_number",
    }
}

/// Where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RatingStage {
    /// To be called.
    Call(Day),
    /// Waits until the unit can be told.
    Held(Day),
    /// To be mended.
    Fix(Day),
    /// To be asked whether it is mended.
    FollowUp(Day),
    /// To be asked again, by somebody else.
    SecondFollowUp(Day),
    /// Over.
    Done(RatingEnd),
    /// Out of the score, by an appeal.
    Removed,
}

impl RatingStage {
    /// Its name on the wire.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Call(_) => "call",
            Self::Held(_) => "held",
            Self::Fix(_) => "fix",
            Self::FollowUp(_) => "follow_up",
            Self::SecondFollowUp(_) => "second_follow_up",
            Self::Done(_) => "done",
            Self::Removed => "removed",
        }
    }
}

/// An appeal of the unit's head.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Appeal {
    /// The last day to decide.
    pub due: Day,
    /// Whether it was granted, once decided.
    pub upheld: Option<bool>,
}

/// What a second person agreed to publish: the steps whose words it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Checked {
    /// What oversight wrote.
    pub words: usize,
    /// The unit's reply that was there then, if there was one.
    pub fixed: Option<usize>,
    /// Whether it is published, too.
    pub reply: bool,
}

impl Checked {
    /// The reply that is published.
    pub fn reply(self) -> Option<usize> {
        self.fixed.filter(|_| self.reply)
    }
}

/// A bad rating.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadRating {
    /// The unit of its window.
    pub unit: String,
    /// The day on which it was given.
    pub on: Day,
    /// Whether a number was left.
    pub has_number: bool,
    /// Whether whoever gave it agreed that the unit is told of it alone.
    pub agreed: bool,
    /// Where it stands.
    pub stage: RatingStage,
    /// Until when the unit can appeal; none before it is told.
    pub appeal_until: Option<Day>,
    /// The appeal.
    pub appeal: Option<Appeal>,
    /// Who asked whether it is mended, each time that they did.
    pub followed_up_by: Vec<PersonId>,
    /// Calls without an answer since the last one with one.
    pub tries: Vec<Day>,
    /// How many steps there are.
    pub version: usize,
    /// The step with what oversight wrote last, and who did.
    pub redacted: Option<(usize, Option<PersonId>)>,
    /// The step with what the unit mended.
    pub fixed: Option<usize>,
    /// What a second person agreed to publish of it.
    pub checked: Option<Checked>,
    hold: Day,
    fix: Option<Day>,
}

impl BadRating {
    /// What is to be done now.
    pub fn owed(&self) -> Vec<Owed> {
        let stage = match self.stage {
            RatingStage::Call(due) => Some((Want::Call, due)),
            RatingStage::Held(due) => Some((Want::Hold, due)),
            RatingStage::Fix(due) => Some((Want::Fix, due)),
            RatingStage::FollowUp(due) => Some((Want::FollowUp, due)),
            RatingStage::SecondFollowUp(due) => Some((Want::SecondFollowUp, due)),
            RatingStage::Done(_) | RatingStage::Removed => None,
        };
        let open = self.appeal.filter(|appeal| appeal.upheld.is_none());
        let appeal = open.map(|appeal| (Want::Appeal, appeal.due));
        let all = stage.into_iter().chain(appeal).chain(self.to_check());
        all.map(|(what, due)| Owed { due, what }).collect()
    }

    /// Whether the unit knows of it.
    pub const fn is_told(&self) -> bool {
        self.appeal_until.is_some()
    }

    /// What waits for the second person, from when the unit has replied.
    fn to_check(&self) -> Option<(Want, Day)> {
        let is_open = self.fixed.is_some() && self.redacted.is_some() && self.stage != RatingStage::Removed;
        let is_wanted = is_open && !self.is_checked();
        self.fix.filter(|_| is_wanted).map(|due| (Want::Check, due))
    }

    /// Whether a second person agreed to what would be published now.
    pub fn is_checked(&self) -> bool {
        let words = self.redacted.as_ref().map(|(step, _)| *step);
        self.checked
            .is_some_and(|checked| Some(checked.words) == words && checked.fixed == self.fixed)
    }

    /// What can be published: told to the unit, checked, replied to or the time for it over, and no appeal left to come.
    pub fn publishable(&self, today: Day) -> Option<Checked> {
        let is_replied = self.fixed.is_some() || self.fix.is_some_and(|due| due < today);
        let is_settled = match self.appeal {
            Some(appeal) => appeal.upheld == Some(false),
            None => self.appeal_until.is_some_and(|until| until < today),
        };
        self.checked.filter(|_| is_replied && is_settled && self.is_checked())
    }

    fn apply(mut self, done: &RatingDone) -> Self {
        let step = self.version;
        self.version += 1;
        match &done.step {
            RatingStep::Received { .. } | RatingStep::Looked => {}
            RatingStep::Redacted => self.redacted = Some((step, done.by.clone())),
            RatingStep::Checked { reply } => {
                self.checked = self.redacted.as_ref().map(|(words, _)| Checked {
                    words: *words,
                    fixed: self.fixed,
                    reply: *reply,
                });
            }
            RatingStep::Called { reached, alone } => {
                self.agreed = *alone == Some(true);
                self.try_once(*reached, done.on);
                if *reached || is_tried(&self.tries) {
                    self.tries.clear();
                    self.stage = RatingStage::Held(self.hold);
                }
            }
            RatingStep::Told { fix, appeal } => {
                self.appeal_until = Some(*appeal);
                self.fix = Some(*fix);
                self.stage = RatingStage::Fix(*fix);
            }
            RatingStep::Fixed { follow_up } => {
                self.fixed = Some(step);
                self.stage = follow_up.map_or(RatingStage::Done(RatingEnd::NoNumber), RatingStage::FollowUp);
            }
            RatingStep::FollowedUp { content, again } => self.followed_up(done, *content, *again),
            RatingStep::Appealed { decide } => {
                self.appeal = Some(Appeal {
                    due: *decide,
                    upheld: None,
                });
            }
            RatingStep::Judged { upheld } => {
                self.appeal = self.appeal.map(|appeal| Appeal {
                    upheld: Some(*upheld),
                    ..appeal
                });
                if *upheld {
                    self.stage = RatingStage::Removed;
                }
            }
        }
        self
    }

    fn try_once(&mut self, reached: bool, on: Day) {
        if !reached {
            self.tries.push(on);
        }
    }

    fn followed_up(&mut self, done: &RatingDone, content: Option<bool>, again: Option<Day>) {
        self.try_once(content.is_some(), done.on);
        let end = match content {
            None if is_tried(&self.tries) => Some(RatingEnd::NotReached),
            None => return,
            Some(true) => Some(RatingEnd::Content),
            Some(false) => None,
        };
        self.followed_up_by.extend(done.by.clone());
        self.tries.clear();
        self.stage = match (end, again) {
            (Some(end), _) => RatingStage::Done(end),
            (None, Some(again)) => RatingStage::SecondFollowUp(again),
            (None, None) => RatingStage::Done(RatingEnd::NotContent),
        };
    }
}

/// The state after these steps; nothing where the first one is not its coming.
pub fn fold_rating<'a>(steps: impl IntoIterator<Item = &'a RatingDone>) -> Option<BadRating> {
    let mut steps = steps.into_iter();
    let first = steps.next()?;
    let RatingStep::Received { unit, call, hold } = &first.step else {
        return None;
    };
    let begun = BadRating {
        unit: unit.clone(),
        on: first.on,
        has_number: call.is_some(),
        agreed: false,
        stage: call.map_or(RatingStage::Held(*hold), RatingStage::Call),
        appeal_until: None,
        appeal: None,
        followed_up_by: Vec::new(),
        tries: Vec::new(),
        version: 1,
        redacted: None,
        fixed: None,
        checked: None,
        hold: *hold,
        fix: None,
    };
    Some(steps.fold(begun, BadRating::apply))
}
