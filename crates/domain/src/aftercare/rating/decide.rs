//! What may be done with a bad rating, by whom and until when.

use super::state::{BadRating, RatingStage};
use super::steps::{Judged, RatingCommand, RatingDone, RatingStep};
use crate::aftercare::want::{Side, Want, is_of_unit};
use crate::case::{Given, Refusal};
use crate::deadlines::Step;
use crate::person::{Person, Role};
use crate::time::Day;

/// The first step. No moment is kept: the time to call ends with a day.
pub fn receive(unit: &str, has_number: bool, given: &Given<'_>) -> RatingDone {
    let on = given.now.day();
    let (year, month, _) = on.ymd();
    let next = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
    let step = RatingStep::Received {
        unit: unit.to_owned(),
        call: has_number.then(|| given.last_day(Step::RatingCall)),
        hold: Day::from_ymd(next.0, next.1, 1).map_or(on, |first| first.plus(-1)),
    };
    RatingDone::new(on, None, step)
}

/// The unit is told: by the software, where [`super::super::together`] says so.
pub fn tell(rating: &BadRating, given: &Given<'_>) -> Result<RatingDone, Refusal> {
    let RatingStage::Held(_) = rating.stage else {
        return Err(Refusal::NotNow);
    };
    let step = RatingStep::Told {
        fix: given.last_day(Step::RatingFix),
        appeal: given.last_day(Step::RatingAppeal),
    };
    Ok(RatingDone::new(given.now.day(), None, step))
}

/// Judges a command. Nobody learns from it that there is such a rating who may not see it.
pub fn decide_rating(
    rating: &BadRating,
    command: RatingCommand,
    person: &Person,
    given: &Given<'_>,
) -> Result<Judged, Refusal> {
    match Side::of(person, &rating.unit, given) {
        None => return Err(Refusal::NotYours),
        Some(Side::Unit) if !rating.is_told() => return Err(Refusal::NotYours),
        Some(_) => {}
    }
    let desk = Desk { rating, person, given };
    let step = desk.judge(command)?;
    let removes = matches!(step, RatingStep::Judged { upheld: true });
    let done = RatingDone::new(given.now.day(), Some(person.id.clone()), step);
    Ok(Judged { done, removes })
}

/// What this person can do now.
pub fn rating_deeds(rating: &BadRating, person: &Person, given: &Given<'_>) -> Vec<&'static str> {
    let tries = [
        RatingCommand::Look,
        RatingCommand::Call {
            reached: false,
            alone: None,
        },
        RatingCommand::Redact,
        RatingCommand::Check { reply: false },
        RatingCommand::Fix,
        RatingCommand::FollowUp { content: None },
        RatingCommand::Appeal,
        RatingCommand::Judge { upheld: false },
    ];
    let may = |command: &RatingCommand| decide_rating(rating, *command, person, given).is_ok();
    tries.into_iter().filter(may).map(RatingCommand::name).collect()
}

struct Desk<'a> {
    rating: &'a BadRating,
    person: &'a Person,
    given: &'a Given<'a>,
}

impl Desk<'_> {
    fn judge(&self, command: RatingCommand) -> Result<RatingStep, Refusal> {
        if self.rating.stage == RatingStage::Removed {
            return Err(Refusal::NotNow);
        }
        match command {
            RatingCommand::Look => self.look(),
            RatingCommand::Call { reached, alone } => self.call(reached, alone),
            RatingCommand::Redact => self.redact(),
            RatingCommand::Check { reply } => self.check(reply),
            RatingCommand::Fix => self.fix(),
            RatingCommand::FollowUp { content } => self.follow_up(content),
            RatingCommand::Appeal => self.appeal(),
            RatingCommand::Judge { upheld } => self.decide(upheld),
        }
    }

    fn must_be(&self, what: Want) -> Result<(), Refusal> {
        if what.is_of(self.person, &self.rating.unit, self.given) {
            Ok(())
        } else {
            Err(Refusal::NotYours)
        }
    }

    /// The number is for whoever is to call now.
    fn look(&self) -> Result<RatingStep, Refusal> {
        match self.rating.stage {
            RatingStage::Call(_) => self.must_be(Want::Call)?,
            RatingStage::FollowUp(_) | RatingStage::SecondFollowUp(_) => self.may_ask()?,
            _ => return Err(Refusal::NotNow),
        }
        Ok(RatingStep::Looked)
    }

    fn call(&self, reached: bool, alone: Option<bool>) -> Result<RatingStep, Refusal> {
        let RatingStage::Call(_) = self.rating.stage else {
            return Err(Refusal::NotNow);
        };
        self.must_be(Want::Call)?;
        // Whoever answered was asked; nobody agreed who did not answer.
        if reached == alone.is_some() {
            Ok(RatingStep::Called { reached, alone })
        } else {
            Err(Refusal::DoesNotFit)
        }
    }

    fn redact(&self) -> Result<RatingStep, Refusal> {
        self.must_be(Want::Hold)?;
        match self.rating.stage {
            RatingStage::Call(_) | RatingStage::Held(_) | RatingStage::Fix(_) => Ok(RatingStep::Redacted),
            // Written anew for everybody, where the second person did not agree.
            _ if !self.rating.is_checked() => Ok(RatingStep::Redacted),
            _ => Err(Refusal::NotNow),
        }
    }

    /// What everybody may read is written by one and agreed to by another.
    fn check(&self, reply: bool) -> Result<RatingStep, Refusal> {
        self.must_be(Want::Check)?;
        let rating = self.rating;
        let (_, by) = rating
            .redacted
            .as_ref()
            .filter(|_| rating.is_told())
            .ok_or(Refusal::NotNow)?;
        if by.as_ref() == Some(&self.person.id) {
            return Err(Refusal::SecondPerson);
        }
        if rating.is_checked() {
            return Err(Refusal::AlreadyDone);
        }
        if reply && rating.fixed.is_none() {
            return Err(Refusal::DoesNotFit);
        }
        Ok(RatingStep::Checked { reply })
    }

    fn fix(&self) -> Result<RatingStep, Refusal> {
        self.must_be(Want::Fix)?;
        let RatingStage::Fix(_) = self.rating.stage else {
            return Err(Refusal::NotNow);
        };
        let follow_up = self
            .rating
            .has_number
            .then(|| self.given.last_day(Step::RatingFollowUp));
        Ok(RatingStep::Fixed { follow_up })
    }

    /// Whether it is this person who is to ask: the second time nobody who asked before.
    fn may_ask(&self) -> Result<(), Refusal> {
        match self.rating.stage {
            RatingStage::FollowUp(_) => self.must_be(Want::FollowUp),
            RatingStage::SecondFollowUp(_) => {
                self.must_be(Want::SecondFollowUp)?;
                if self.rating.followed_up_by.contains(&self.person.id) {
                    Err(Refusal::OtherPeople)
                } else {
                    Ok(())
                }
            }
            _ => Err(Refusal::NotNow),
        }
    }

    fn follow_up(&self, content: Option<bool>) -> Result<RatingStep, Refusal> {
        self.may_ask()?;
        let is_first = matches!(self.rating.stage, RatingStage::FollowUp(_));
        let again = (is_first && content == Some(false)).then(|| self.given.last_day(Step::RatingAgain));
        Ok(RatingStep::FollowedUp { content, again })
    }

    fn appeal(&self) -> Result<RatingStep, Refusal> {
        if !is_of_unit(self.person, &self.rating.unit, &[Role::UnitHead]) {
            return Err(Refusal::NotYours);
        }
        let until = self.rating.appeal_until.ok_or(Refusal::NotNow)?;
        if self.rating.appeal.is_some() {
            return Err(Refusal::AlreadyDone);
        }
        if self.given.now.day() > until {
            return Err(Refusal::TooLate);
        }
        Ok(RatingStep::Appealed {
            decide: self.given.last_day(Step::RatingJudge),
        })
    }

    fn decide(&self, upheld: bool) -> Result<RatingStep, Refusal> {
        self.must_be(Want::Appeal)?;
        match self.rating.appeal {
            None => Err(Refusal::NotNow),
            Some(appeal) if appeal.upheld.is_some() => Err(Refusal::AlreadyDone),
            Some(_) => Ok(RatingStep::Judged { upheld }),
        }
    }
}
