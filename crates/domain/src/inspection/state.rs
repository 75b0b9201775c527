//! Where an inspection stands: a fold over its steps.

use std::collections::BTreeMap;

use super::opinion::Opinion;
use super::steps::{InspectionDone, InspectionStep, Manner, Mark};
use crate::aftercare::{Owed, Want};
use crate::person::PersonId;
use crate::time::Day;

/// Days for looking at what a unit or a supervisor let pass; our own choice.
pub(super) const WEEK: i64 = 7;

codes! {
    /// How it ended.
    InspectionEnd {
        /// Nothing was poor.
        Good = "good",
        /// What was poor is mended.
        Mended = "mended",
        /// What was not mended became a problem, and is cleared.
        Cleared = "cleared",
    }
}

codes! {
    /// Where it stands, as lists ask for it.
    InspectionStand {
        /// To be mended by the unit.
        Rectify = "rectify",
        /// To be looked at again.
        Reinspect = "reinspect",
        /// 问题: not mended, to be cleared.
        Problem = "problem",
        /// Over.
        Done = "done",
    }
}

/// Where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InspectionStage {
    /// To be mended by the unit.
    Rectify(Day),
    /// To be looked at again.
    Reinspect(Day),
    /// 问题: not mended, to be cleared.
    Problem(Day),
    /// Over.
    Done(InspectionEnd),
}

impl InspectionStage {
    /// Without its days.
    pub const fn stand(self) -> InspectionStand {
        match self {
            Self::Rectify(_) => InspectionStand::Rectify,
            Self::Reinspect(_) => InspectionStand::Reinspect,
            Self::Problem(_) => InspectionStand::Problem,
            Self::Done(_) => InspectionStand::Done,
        }
    }
}

/// How many of the items that were looked at are as they should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Score {
    /// As they should be.
    pub good: usize,
    /// Looked at.
    pub looked_at: usize,
}

/// An inspection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inspection {
    /// The unit.
    pub unit: String,
    /// The window, where it was one.
    pub window: Option<String>,
    /// The list.
    pub checklist: String,
    /// Whether they knew.
    pub manner: Manner,
    /// By a supervisor on a visit.
    pub is_visit: bool,
    /// What was found, by the code of its item.
    pub marks: BTreeMap<String, Mark>,
    /// The day.
    pub on: Day,
    /// Who looked.
    pub by: PersonId,
    /// Where it stands.
    pub stage: InspectionStage,
    /// Where the answer to a supervisor's opinion stands.
    pub opinion: Opinion,
    /// How many steps there are.
    pub version: usize,
}

impl Inspection {
    /// How good it was, when it was looked at first: mending does not change it.
    pub fn score(&self) -> Score {
        Score {
            good: self.marks.values().filter(|mark| **mark == Mark::Good).count(),
            looked_at: self.marks.len(),
        }
    }

    /// What is to be done, the next thing first: what comes after a day that the unit lets pass is there before, for those who look again.
    pub fn owed(&self) -> Vec<Owed> {
        let mut owed = self.owed_of_stage();
        owed.extend(self.opinion.owed());
        owed.sort();
        owed
    }

    fn owed_of_stage(&self) -> Vec<Owed> {
        let owed = |what, due| Owed { due, what };
        let looks = self
            .looks()
            .into_iter()
            .map(|(what, from)| owed(what, from.plus(WEEK - 1)));
        match self.stage {
            InspectionStage::Rectify(due) => std::iter::once(owed(Want::Rectify, due)).chain(looks).collect(),
            InspectionStage::Reinspect(due) => looks
                .map(|one| {
                    if self.is_first(one.what) {
                        owed(one.what, due)
                    } else {
                        one
                    }
                })
                .collect(),
            InspectionStage::Problem(due) => vec![owed(Want::ClearProblem, due)],
            InspectionStage::Done(_) => Vec::new(),
        }
    }

    /// Who may look again, each from a day on: at what a supervisor saw a supervisor first, and oversight a week after it is due, since there may
    /// be no supervisor any more; a unit that says nothing is not waited for.
    pub(super) fn looks(&self) -> Vec<(Want, Day)> {
        let (first, after) = match self.stage {
            InspectionStage::Rectify(due) => (due.next(), due),
            InspectionStage::Reinspect(due) => (self.on, due),
            InspectionStage::Problem(_) | InspectionStage::Done(_) => return Vec::new(),
        };
        if self.is_visit {
            vec![(Want::Revisit, first), (Want::Reinspect, after.plus(WEEK))]
        } else {
            vec![(Want::Reinspect, first)]
        }
    }

    /// Whether it is those who made it that look again.
    fn is_first(&self, what: Want) -> bool {
        what == if self.is_visit { Want::Revisit } else { Want::Reinspect }
    }

    fn apply(mut self, done: &InspectionDone) -> Self {
        self.version += 1;
        self.opinion = self.opinion.after(&done.step);
        self.stage = match &done.step {
            InspectionStep::Inspected { .. }
            | InspectionStep::Replied { .. }
            | InspectionStep::Weighed { .. }
            | InspectionStep::Answered => self.stage,
            InspectionStep::Rectified { look } => InspectionStage::Reinspect(*look),
            InspectionStep::Reinspected { clear, .. } => {
                clear.map_or(InspectionStage::Done(InspectionEnd::Mended), InspectionStage::Problem)
            }
            InspectionStep::Cleared => InspectionStage::Done(InspectionEnd::Cleared),
        };
        self
    }
}

/// The state after these steps; nothing where the first one is not its making.
pub fn fold_inspection<'a>(steps: impl IntoIterator<Item = &'a InspectionDone>) -> Option<Inspection> {
    let mut steps = steps.into_iter();
    let first = steps.next()?;
    let InspectionStep::Inspected {
        unit,
        window,
        checklist,
        manner,
        is_visit,
        marks,
        mend,
        reply,
    } = &first.step
    else {
        return None;
    };
    let begun = Inspection {
        unit: unit.clone(),
        window: window.clone(),
        checklist: checklist.clone(),
        manner: *manner,
        is_visit: *is_visit,
        marks: marks.clone(),
        on: first.on,
        by: first.by.clone(),
        stage: mend.map_or(InspectionStage::Done(InspectionEnd::Good), InspectionStage::Rectify),
        opinion: Opinion::begun(*reply),
        version: 1,
    };
    Some(steps.fold(begun, Inspection::apply))
}
