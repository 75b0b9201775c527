//! What happened to a bad rating, as it is stored, and what can be asked for.

use serde::{Deserialize, Serialize};

use crate::person::PersonId;
use crate::time::Day;

/// The form in which steps are stored.
const VERSION: u8 = 1;

/// A step with who took it and when: never finer than a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RatingDone {
    /// The form.
    pub v: u8,
    /// On which day.
    pub on: Day,
    /// Who; nobody where the software did.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub by: Option<PersonId>,
    /// What.
    pub step: RatingStep,
}

impl RatingDone {
    /// A step of somebody, or of the software.
    pub const fn new(on: Day, by: Option<PersonId>, step: RatingStep) -> Self {
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
pub enum RatingStep {
    /// It came.
    Received {
        /// The unit of its window, as it was then.
        unit: String,
        /// The last day to call, where a number was left.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        call: Option<Day>,
        /// The last day of its month: what is held then is looked at.
        hold: Day,
    },
    /// Somebody looked at the number to call.
    Looked,
    /// Whoever gave it was called.
    Called {
        /// Whether they answered.
        reached: bool,
        /// Whether they agreed that the unit is told of it alone.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        alone: Option<bool>,
    },
    /// Oversight wrote what the unit may read of the words.
    Redacted,
    /// A second person looked at what is published of it: what oversight wrote, and the unit's reply.
    Checked {
        /// Whether the reply is published as it stands.
        reply: bool,
    },
    /// The unit was told.
    Told {
        /// The last day to mend it.
        fix: Day,
        /// The last day to appeal.
        appeal: Day,
    },
    /// The unit mended something.
    Fixed {
        /// The last day to ask whoever gave it; none where no number was left.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        follow_up: Option<Day>,
    },
    /// Whoever gave it was asked whether it is mended.
    FollowedUp {
        /// What they said; none when they did not answer.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        content: Option<bool>,
        /// The last day to ask again, where they are not content for the first time.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        again: Option<Day>,
    },
    /// The unit's head appealed against it.
    Appealed {
        /// The last day to decide.
        decide: Day,
    },
    /// The appeal was decided.
    Judged {
        /// Granted: the rating leaves the score.
        upheld: bool,
    },
}

impl RatingStep {
    /// Its name on the wire.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Received { .. } => "received",
            Self::Looked => "looked",
            Self::Called { .. } => "called",
            Self::Redacted => "redacted",
            Self::Checked { .. } => "checked",
            Self::Told { .. } => "told",
            Self::Fixed { .. } => "fixed",
            Self::FollowedUp { .. } => "followed_up",
            Self::Appealed { .. } => "appealed",
            Self::Judged { .. } => "judged",
        }
    }

    /// Whether the unit may know of it, words and all: nothing that whoever gave the rating said, and nothing before it was told but what
    /// was written for it.
    pub const fn is_for_unit(&self) -> bool {
        matches!(
            self,
            Self::Redacted | Self::Told { .. } | Self::Fixed { .. } | Self::Appealed { .. } | Self::Judged { .. }
        )
    }
}

/// What somebody asks for; the words go beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum RatingCommand {
    /// Look at the number to call.
    Look,
    /// Record a call.
    Call {
        /// Whether they answered.
        reached: bool,
        /// Whether they agreed that the unit is told of it alone; only where they answered.
        #[serde(default)]
        alone: Option<bool>,
    },
    /// Write what the unit may read of the words.
    Redact,
    /// Agree that what was written is published, as the second person.
    Check {
        /// Whether the unit's reply is published with it, as it stands.
        reply: bool,
    },
    /// Record what was mended, with evidence.
    Fix,
    /// Record a follow-up.
    FollowUp {
        /// Whether they are content; absent when they did not answer.
        #[serde(default)]
        content: Option<bool>,
    },
    /// Appeal against the rating.
    Appeal,
    /// Decide the appeal.
    Judge {
        /// Granted: the rating leaves the score.
        upheld: bool,
    },
}

/// Whether words go with a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Words {
    /// None.
    No,
    /// They may.
    May,
    /// They must.
    Must,
}

impl RatingCommand {
    /// Whether words go with it.
    pub const fn words(self) -> Words {
        match self {
            Self::Look | Self::Check { .. } => Words::No,
            Self::Call { reached: false, .. } | Self::FollowUp { content: None } => Words::May,
            _ => Words::Must,
        }
    }

    /// Its name on the wire.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Look => "look",
            Self::Call { .. } => "call",
            Self::Redact => "redact",
            Self::Check { .. } => "check",
            Self::Fix => "fix",
            Self::FollowUp { .. } => "follow_up",
            Self::Appeal => "appeal",
            Self::Judge { .. } => "judge",
        }
    }
}

/// A decided step, and whether the rating leaves the score by it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    /// The step.
    pub done: RatingDone,
    /// Whether the counters move.
    pub removes: bool,
}
