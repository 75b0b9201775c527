//! The life of a call-back: steps that are only added, and where they leave it. In moments: ten minutes cannot be told by days.

use serde::{Deserialize, Serialize};

use super::record::{Call, CallSort};
use crate::person::PersonId;
use crate::time::{Day, Timestamp};

/// The form in which steps are stored.
const VERSION: u8 = 1;
/// Milliseconds of a minute.
const MINUTE_MS: i64 = 60_000;

codes! {
    /// How it ended.
    CallBackEnd {
        /// Reached, and nothing more is needed.
        Settled = "settled",
        /// Somebody was sent.
        Dispatched = "dispatched",
        /// A second person listened to the recording, and nobody needs anything.
        Listened = "listened",
        /// Whoever asked for it did not answer, three times and not all on one day.
        NotReached = "not_reached",
    }
}

/// A step with who took it and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallBackDone {
    /// The form.
    pub v: u8,
    /// When.
    pub at: Timestamp,
    /// Who; nobody where the exchange did.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub by: Option<PersonId>,
    /// What.
    pub step: CallBackStep,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum CallBackStep {
    /// The call came in.
    Recorded {
        /// What sort.
        sort: CallSort,
        /// When it began to ring, to the minute.
        called: Timestamp,
        /// The last moment to call back.
        due: Timestamp,
        /// Whether the exchange knew the number.
        has_number: bool,
    },
    /// Somebody looked at the number to call.
    Looked,
    /// Called, and nobody answered.
    Tried,
    /// It ended.
    Ended {
        /// How.
        end: CallBackEnd,
        /// By when somebody else looks at it again, where chance has chosen it.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        check: Option<Timestamp>,
    },
    /// Somebody else looked at it again.
    Checked {
        /// The last moment to call back once more, where it was not right.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        again: Option<Timestamp>,
    },
}

impl CallBackStep {
    /// Its name on the wire.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Recorded { .. } => "recorded",
            Self::Looked => "looked",
            Self::Tried => "tried",
            Self::Ended { .. } => "ended",
            Self::Checked { .. } => "checked",
        }
    }
}

/// Where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CallBackStage {
    /// To be called back.
    Owed(Timestamp),
    /// To be looked at again, by somebody else.
    Check(Timestamp),
    /// Over.
    Done,
}

/// A call that is called back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallBackState {
    /// What sort of call.
    pub sort: CallSort,
    /// When it began to ring.
    pub called: Timestamp,
    /// What was promised first: whatever comes later, this says whether it was in time.
    pub due: Timestamp,
    /// Whether there was a number to call.
    pub has_number: bool,
    /// Where it stands.
    pub stage: CallBackStage,
    /// Who called, listened or sent somebody: none of them listens to the recording or looks at it again.
    pub acted: Vec<PersonId>,
    /// Days of calls that nobody answered.
    pub tries: Vec<Day>,
    /// How and when it ended, as long as it is not taken up again.
    pub end: Option<(CallBackEnd, Timestamp)>,
    /// How many steps there are.
    pub version: usize,
}

/// How long there is to call back, which a city chooses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Promise {
    /// Minutes for a silent or dropped call; whoever asks is called on the same day.
    pub minutes: u16,
}

impl Promise {
    /// The last moment to call back, from a moment on.
    pub fn due(self, sort: CallSort, from: Timestamp) -> Timestamp {
        match sort {
            CallSort::Asked => from.day().end(),
            _ => from.plus_ms(i64::from(self.minutes) * MINUTE_MS),
        }
    }
}

/// The first step of a call that is to be called back: its time runs from the call, however late it is recorded.
pub fn recorded(call: &Call, now: Timestamp, promise: Promise) -> CallBackDone {
    let step = CallBackStep::Recorded {
        sort: call.sort,
        called: call.at,
        due: promise.due(call.sort, call.at),
        has_number: call.phone.is_some(),
    };
    done(now, None, step)
}

/// A step as it is stored: to the second, as it is read again.
pub(super) const fn done(now: Timestamp, by: Option<PersonId>, step: CallBackStep) -> CallBackDone {
    CallBackDone {
        v: VERSION,
        at: now.plus_ms(-now.ms().rem_euclid(1000)),
        by,
        step,
    }
}

impl CallBackState {
    /// By when something is to be done; none once it is over.
    pub const fn owed(&self) -> Option<Timestamp> {
        match self.stage {
            CallBackStage::Owed(due) | CallBackStage::Check(due) => Some(due),
            CallBackStage::Done => None,
        }
    }

    fn apply(mut self, done: &CallBackDone) -> Self {
        self.version += 1;
        match &done.step {
            CallBackStep::Recorded { .. } | CallBackStep::Looked => {}
            CallBackStep::Tried => {
                self.tries.push(done.at.day());
                self.acted.extend(done.by.clone());
            }
            CallBackStep::Ended { end, check } => {
                self.acted.extend(done.by.clone());
                self.end = Some((*end, done.at));
                self.stage = check.map_or(CallBackStage::Done, CallBackStage::Check);
            }
            CallBackStep::Checked { again: None } => self.stage = CallBackStage::Done,
            CallBackStep::Checked { again: Some(due) } => {
                self.end = None;
                self.tries.clear();
                self.stage = CallBackStage::Owed(*due);
            }
        }
        self
    }
}

/// The state after these steps; nothing where the first one is not its record.
pub fn fold_call_back<'a>(steps: impl IntoIterator<Item = &'a CallBackDone>) -> Option<CallBackState> {
    let mut steps = steps.into_iter();
    let CallBackStep::Recorded {
        sort,
        called,
        due,
        has_number,
    } = steps.next()?.step
    else {
        return None;
    };
    let begun = CallBackState {
        sort,
        called,
        due,
        has_number,
        stage: CallBackStage::Owed(due),
        acted: Vec::new(),
        tries: Vec::new(),
        end: None,
        version: 1,
    };
    Some(steps.fold(begun, CallBackState::apply))
}
