//! What happened to an inspection, as it is stored, and what can be asked for.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::person::PersonId;
use crate::time::Day;

/// The form in which steps are stored.
const VERSION: u8 = 1;

codes! {
    /// Whether those who were looked at knew who was there.
    Manner {
        /// 明访
        Open = "open",
        /// 暗访
        Covert = "covert",
    }
}

codes! {
    /// What was found of an item; one that was not looked at has none.
    Mark {
        /// As it should be.
        Good = "good",
        /// Not as it should be.
        Poor = "poor",
    }
}

/// A step with who took it and on which day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InspectionDone {
    /// The form.
    pub v: u8,
    /// On which day.
    pub on: Day,
    /// Who.
    pub by: PersonId,
    /// What.
    pub step: InspectionStep,
}

impl InspectionDone {
    /// A step of somebody.
    pub const fn new(on: Day, by: PersonId, step: InspectionStep) -> Self {
        Self {
            v: VERSION,
            on,
            by,
            step,
        }
    }
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum InspectionStep {
    /// Somebody looked.
    Inspected {
        /// The unit.
        unit: String,
        /// The window, where it was one.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        window: Option<String>,
        /// The list.
        checklist: String,
        /// Whether they knew.
        manner: Manner,
        /// By a supervisor on a visit.
        is_visit: bool,
        /// What was found, by the code of its item.
        marks: BTreeMap<String, Mark>,
        /// The last day to mend what is poor; none where nothing is.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        mend: Option<Day>,
        /// The last day to answer a supervisor's opinion in words; none where nobody asked for that.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        reply: Option<Day>,
    },
    /// The unit answered a supervisor's opinion.
    Replied {
        /// The last day to say whether that will do.
        judge: Day,
    },
    /// A supervisor said whether the answer will do.
    Weighed {
        /// Whether it does.
        is_content: bool,
        /// Where it does not: the last day for oversight to give another one.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        answer: Option<Day>,
    },
    /// Oversight gave another answer.
    Answered,
    /// The unit mended it.
    Rectified {
        /// The last day to look again.
        look: Day,
    },
    /// Somebody looked again.
    Reinspected {
        /// Whether it is mended.
        is_mended: bool,
        /// Where it is not: the last day to clear the problem.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        clear: Option<Day>,
    },
    /// The problem is over.
    Cleared,
}

impl InspectionStep {
    /// Its name on the wire.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Inspected { .. } => "inspected",
            Self::Replied { .. } => "replied",
            Self::Weighed { .. } => "weighed",
            Self::Answered => "answered",
            Self::Rectified { .. } => "rectified",
            Self::Reinspected { .. } => "reinspected",
            Self::Cleared => "cleared",
        }
    }
}

/// What somebody asks for; the words go beside it, always.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum InspectionCommand {
    /// Say what was mended, with evidence.
    Rectify,
    /// Look again.
    Reinspect {
        /// Whether it is mended.
        is_mended: bool,
    },
    /// Say how the problem was cleared.
    Clear,
    /// Answer a supervisor's opinion.
    Reply,
    /// Say whether the answer will do.
    Judge {
        /// Whether it does.
        is_content: bool,
    },
    /// Give another answer, as oversight.
    Answer,
}

impl InspectionCommand {
    /// Its name on the wire.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Rectify => "rectify",
            Self::Reinspect { .. } => "reinspect",
            Self::Clear => "clear",
            Self::Reply => "reply",
            Self::Judge { .. } => "judge",
            Self::Answer => "answer",
        }
    }
}
