//! How far a city may move its clocks: never beyond the law or the promises of this software.

use super::{Limit, Measure, Step};
use crate::fault::FaultCode;
use crate::time::Timestamp;

/// The longest run of days off: a working day may be so many days later than plain weeks say.
const LONGEST_HOLIDAY: u16 = 9;
/// 信访工作条例 34: days from acceptance within which it ends.
const END: u16 = 60;
/// Days more, once, with approval.
const MORE: u16 = 30;
/// Days of a step that no law bounds.
const YEAR: u16 = 365;
/// What is counted of a step that is known by its day only: hours that end before or after midnight would tell when somebody was there.
const BY_DAY: &[Measure] = &[Measure::WorkingDays, Measure::Days];

/// Between which lengths a step may be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// The least amount.
    pub least: u16,
    /// The calendar days within which it must end.
    pub days: u16,
    /// What can be counted.
    pub measures: &'static [Measure],
}

impl Bounds {
    /// The largest amount of something; 0 when it cannot be counted so.
    pub fn most(self, measure: Measure) -> u16 {
        if !self.measures.contains(&measure) {
            return 0;
        }
        match measure {
            Measure::Hours => self.days.saturating_mul(24),
            Measure::Days => self.days,
            Measure::WorkingDays if self.days == YEAR => YEAR / 2,
            Measure::WorkingDays => (1..=self.days)
                .rev()
                .find(|amount| amount + 2 * amount.div_ceil(5) + LONGEST_HOLIDAY <= self.days)
                .unwrap_or(0),
        }
    }
}

impl Step {
    /// Between which lengths a city may choose.
    pub const fn bounds(self) -> Bounds {
        use Measure::{Days, Hours, WorkingDays};
        let (least, days, measures): (u16, u16, &[Measure]) = match self {
            // 信访工作条例: said within 15 days, ended within 60, with 30 more once.
            // Whoever was pressed to withdraw waits no longer.
            Self::Accept | Self::WithdrawalLook => (1, 15, Measure::ALL),
            Self::AnswerPraise
            | Self::AnswerComplaint
            | Self::AnswerEnquiry
            | Self::AnswerSuggestion
            | Self::AnswerComplex => (1, END, Measure::ALL),
            Self::Extend => (1, MORE, &[WorkingDays]),
            Self::LegalReview => (30, 30, &[Days]),
            // What citizens are promised as their time can only grow.
            Self::Undo | Self::Addition | Self::Evaluation => (30, YEAR, &[Days]),
            // So can the time of the person concerned, and of a unit against a rating.
            Self::Statement => (2, YEAR, &[WorkingDays]),
            Self::FaultObjection | Self::RatingAppeal => (5, YEAR, &[WorkingDays]),
            // A pause has ten working days in all.
            Self::Reply => (1, 23, &[WorkingDays]),
            Self::Preserve
            | Self::Reprisal
            | Self::ApproveLook
            | Self::Attend
            | Self::SeriousLook
            | Self::GroupLook
            | Self::Help
            | Self::WhistleUrgent => (1, 1, &[Hours]),
            Self::Contact
            | Self::Return
            | Self::Summary
            | Self::Approve
            | Self::Objection
            | Self::FollowUp
            | Self::SecondLook
            | Self::Escalated
            | Self::SentOn
            | Self::Account
            | Self::Clarify
            | Self::Improve
            | Self::Directive
            | Self::Acknowledge
            | Self::Publish => (1, YEAR, Measure::ALL),
            // Whoever asks for help is not put off for days.
            Self::Whistle => (1, 3, &[Hours]),
            Self::RatingCall
            | Self::RatingFix
            | Self::RatingFollowUp
            | Self::RatingAgain
            | Self::RatingJudge
            | Self::EncounterAsk
            | Self::EncounterAgain
            | Self::OpinionReply
            | Self::OpinionJudge
            | Self::OpinionAnswer
            | Self::VisitMend
            | Self::InspectionLook => (1, YEAR, BY_DAY),
        };
        Bounds { least, days, measures }
    }
}

/// The last moment that the law gives to what was accepted then, with the days more that were approved, if they were.
pub fn end_by_law(accepted: Timestamp, is_extended: bool) -> Timestamp {
    let days = if is_extended { END + MORE } else { END };
    accepted.day().plus(days.into()).end()
}

impl Limit {
    /// What is wrong with it as the limit of a step: too long or short, or a basis that the step has not.
    pub fn fault(self, step: Step) -> Option<FaultCode> {
        let bounds = step.bounds();
        if self.amount < bounds.least || self.amount > bounds.most(self.measure) {
            return Some(FaultCode::OutOfRange);
        }
        // A law is named for the time that it gives; everything else is the city's own choice.
        let known = [super::Basis::OwnChoice, step.default_limit().basis];
        (!known.contains(&self.basis)).then_some(FaultCode::Unknown)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Calendar;
    use crate::deadlines::{Basis, Deadlines};
    use crate::time::Day;

    const fn limit(amount: u16, measure: Measure) -> Limit {
        Limit {
            amount,
            measure,
            basis: Basis::OwnChoice,
        }
    }

    #[test]
    fn every_default_is_within_its_bounds() {
        for &step in Step::ALL {
            assert_eq!(step.default_limit().fault(step), None, "{step:?}");
        }
    }

    #[test]
    fn nothing_is_chosen_beyond_the_law_or_the_promises() {
        use Measure::{Days, Hours, WorkingDays};
        for (step, last, first_wrong) in [
            (Step::Accept, limit(15, Days), limit(16, Days)),
            (Step::Accept, limit(4, WorkingDays), limit(5, WorkingDays)),
            (Step::AnswerComplaint, limit(60, Days), limit(61, Days)),
            (Step::AnswerComplex, limit(35, WorkingDays), limit(36, WorkingDays)),
            (Step::Undo, limit(30, Days), limit(29, Days)),
            (Step::Reply, limit(10, WorkingDays), limit(11, WorkingDays)),
            (Step::Reprisal, limit(24, Hours), limit(25, Hours)),
            (Step::Reprisal, limit(1, Hours), limit(1, Days)),
            (Step::Contact, limit(1, Hours), limit(0, Hours)),
            (Step::LegalReview, limit(30, Days), limit(31, Days)),
            (Step::RatingCall, limit(1, WorkingDays), limit(24, Hours)),
            (Step::RatingAppeal, limit(5, WorkingDays), limit(4, WorkingDays)),
        ] {
            assert_eq!(last.fault(step), None, "{step:?} {last:?}");
            assert_eq!(
                first_wrong.fault(step),
                Some(FaultCode::OutOfRange),
                "{step:?} {first_wrong:?}"
            );
        }
        let claimed = Limit {
            basis: Basis::PetitionRegulation,
            ..limit(1, WorkingDays)
        };
        assert_eq!(
            claimed.fault(Step::Accept),
            Some(FaultCode::Unknown),
            "no law says one day"
        );
    }

    #[test]
    fn the_most_working_days_end_within_the_law_whenever_they_begin() {
        let calendar = Calendar::bundled().unwrap();
        for step in [Step::Accept, Step::AnswerComplex] {
            let most = limit(step.bounds().most(Measure::WorkingDays), Measure::WorkingDays);
            let deadlines: Deadlines = [(step, most)].into_iter().collect();
            let mut day = Day::parse("2026-01-01").unwrap();
            while day < Day::parse("2027-10-01").unwrap() {
                let due = deadlines.promise(step, day.start(), &calendar);
                assert!(
                    due.due_at.day() <= day.plus(step.bounds().days.into()),
                    "{step:?} from {day}"
                );
                day = day.next();
            }
        }
    }
}
