//! 意见: what a supervisor saw is answered by the unit in its time, unless it is mended before; and where the supervisor is not
//! content with the answer, oversight gives another one. A week after the unit or the supervisors let their day pass it is oversight's as well.
//!
//! ```text
//! Reply ─ by the unit ─▶ Judge ─ content ─▶ over
//!   └ mended first ─▶ over  └ 不满意，请再答复 ─▶ Answer (oversight) ─▶ over
//! ```

use super::state::{Inspection, WEEK};
use super::steps::InspectionStep;
use crate::aftercare::{Owed, Want};
use crate::case::{Given, Refusal};
use crate::deadlines::Step;
use crate::time::Day;

/// Where the answer to an opinion stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opinion {
    /// Nothing is to be answered, or no more.
    Over,
    /// The unit has to answer.
    Reply(Day),
    /// A supervisor says whether that will do.
    Judge(Day),
    /// Oversight has to answer.
    Answer(Day),
}

impl Opinion {
    /// Of what was noted first.
    pub(super) fn begun(reply: Option<Day>) -> Self {
        reply.map_or(Self::Over, Self::Reply)
    }

    /// After a step.
    pub(super) const fn after(self, step: &InspectionStep) -> Self {
        match (step, self) {
            (InspectionStep::Replied { judge }, _) => Self::Judge(*judge),
            (InspectionStep::Weighed { answer: Some(day), .. }, _) => Self::Answer(*day),
            // What was mended needs no more words of the unit.
            (InspectionStep::Weighed { answer: None, .. } | InspectionStep::Answered, _)
            | (
                InspectionStep::Rectified { .. } | InspectionStep::Reinspected { is_mended: true, .. },
                Self::Reply(_),
            ) => Self::Over,
            (_, now) => now,
        }
    }

    /// What is to be done for it, the next thing first.
    pub(super) fn owed(self) -> Vec<Owed> {
        let (what, due) = match self {
            Self::Over => return Vec::new(),
            Self::Reply(due) => (Want::Reply, due),
            Self::Judge(due) => (Want::Judge, due),
            Self::Answer(due) => {
                return vec![Owed {
                    due,
                    what: Want::Answer,
                }];
            }
        };
        let late = Owed {
            due: due.plus(2 * WEEK - 1),
            what: Want::Answer,
        };
        vec![Owed { due, what }, late]
    }

    /// From when on oversight may answer; never where nothing is to be answered.
    fn answered_from(self, made: Day) -> Option<Day> {
        match self {
            Self::Over => None,
            Self::Reply(due) | Self::Judge(due) => Some(due.plus(WEEK)),
            Self::Answer(_) => Some(made),
        }
    }
}

/// The unit answers.
pub(super) fn reply(inspection: &Inspection, given: &Given<'_>) -> Result<InspectionStep, Refusal> {
    let Opinion::Reply(_) = inspection.opinion else {
        return Err(Refusal::NotNow);
    };
    Ok(InspectionStep::Replied {
        judge: given.last_day(Step::OpinionJudge),
    })
}

/// A supervisor says whether the answer will do.
pub(super) fn judge(inspection: &Inspection, is_content: bool, given: &Given<'_>) -> Result<InspectionStep, Refusal> {
    let Opinion::Judge(_) = inspection.opinion else {
        return Err(Refusal::NotNow);
    };
    Ok(InspectionStep::Weighed {
        is_content,
        answer: (!is_content).then(|| given.last_day(Step::OpinionAnswer)),
    })
}

/// Oversight answers: again, or because nobody else did.
pub(super) fn answer(inspection: &Inspection, today: Day) -> Result<InspectionStep, Refusal> {
    let from = inspection.opinion.answered_from(inspection.on);
    from.filter(|from| today >= *from).ok_or(Refusal::NotNow)?;
    Ok(InspectionStep::Answered)
}
