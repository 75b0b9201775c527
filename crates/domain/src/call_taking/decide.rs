//! What can be done about a call-back, and by whom.

use serde::{Deserialize, Serialize};

use super::call_back::{CallBackDone, CallBackEnd, CallBackStage, CallBackState, CallBackStep, Promise, done};
use super::record::CallSort;
use crate::aftercare::is_tried;
use crate::case::Refusal;
use crate::person::{Person, Role};
use crate::time::Timestamp;

/// One of so many is looked at again: five per cent.
const SAMPLED: u16 = 20;

codes! {
    /// What came of a call.
    CallOutcome {
        /// Reached, and nothing more is needed.
        Settled = "settled",
        /// Reached or not, somebody was sent.
        Dispatched = "dispatched",
        /// Nobody answered.
        NotReached = "not_reached",
    }
}

/// What somebody asks for; the words go beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum CallBackCommand {
    /// Look at the number to call.
    Look,
    /// Record a call back.
    Call {
        /// What came of it.
        outcome: CallOutcome,
    },
    /// 听录音: record what a second person heard.
    Listen {
        /// Whether somebody was sent.
        dispatched: bool,
    },
    /// Record that somebody was sent, without a call.
    Dispatch,
    /// 抽查: look at it again.
    Check {
        /// Whether it was done right.
        right: bool,
    },
}

impl CallBackCommand {
    /// Whether words must go with it.
    pub const fn needs_words(self) -> bool {
        !matches!(
            self,
            Self::Look
                | Self::Check { right: true }
                | Self::Call {
                    outcome: CallOutcome::NotReached
                }
        )
    }
}

/// A number that chance drew, from all numbers alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Drawn(pub u16);

impl Drawn {
    /// Whether it chooses what it was drawn for.
    const fn chooses(self) -> bool {
        self.0.is_multiple_of(SAMPLED)
    }
}

/// Whether somebody takes calls of 110 and calls back.
pub fn may_take(person: &Person) -> bool {
    person.holds(Role::Command)
}

/// Whether somebody sees call-backs at all: those who make them, and oversight, which never sees a number to call.
pub fn may_see(person: &Person) -> bool {
    may_take(person) || person.holds(Role::Oversight)
}

/// Judges a command. What ends it may be chosen to be looked at again by `drawn`.
pub fn decide_call_back(
    state: &CallBackState,
    command: CallBackCommand,
    person: &Person,
    now: Timestamp,
    (promise, drawn): (Promise, Drawn),
) -> Result<CallBackDone, Refusal> {
    if !may_see(person) {
        return Err(Refusal::NotYours);
    }
    let is_owed = matches!(state.stage, CallBackStage::Owed(_));
    let step = match command {
        CallBackCommand::Check { right } => check(state, right, person, now, promise)?,
        _ if !is_owed => return Err(Refusal::NotNow),
        CallBackCommand::Listen { dispatched } => listen(state, dispatched, person, (now, drawn))?,
        _ if !may_take(person) => return Err(Refusal::NotYours),
        CallBackCommand::Look => CallBackStep::Looked,
        // Without a number nobody was called: it takes a second person, or somebody who is sent.
        CallBackCommand::Call { .. } if !state.has_number => return Err(Refusal::NotNow),
        CallBackCommand::Call { outcome } => call(state, outcome, (now, drawn)),
        CallBackCommand::Dispatch if state.sort == CallSort::Asked => return Err(Refusal::NotNow),
        CallBackCommand::Dispatch => ended(CallBackEnd::Dispatched, (now, drawn)),
    };
    Ok(done(now, Some(person.id.clone()), step))
}

fn ended(end: CallBackEnd, (now, drawn): (Timestamp, Drawn)) -> CallBackStep {
    // Until the end of the next day.
    let check = drawn.chooses().then(|| now.day().next().end());
    CallBackStep::Ended { end, check }
}

/// A call that nobody answers leaves it where it is. Only whoever asked for it is given up, after three calls that were not all on one day.
fn call(state: &CallBackState, outcome: CallOutcome, (now, drawn): (Timestamp, Drawn)) -> CallBackStep {
    let end = match outcome {
        CallOutcome::Settled => CallBackEnd::Settled,
        CallOutcome::Dispatched => CallBackEnd::Dispatched,
        CallOutcome::NotReached => {
            let mut tries = state.tries.clone();
            tries.push(now.day());
            if state.sort != CallSort::Asked || !is_tried(&tries) {
                return CallBackStep::Tried;
            }
            CallBackEnd::NotReached
        }
    };
    ended(end, (now, drawn))
}

/// By somebody who had no hand in it, and not before somebody called, where there is a number.
fn listen(
    state: &CallBackState,
    dispatched: bool,
    person: &Person,
    chance: (Timestamp, Drawn),
) -> Result<CallBackStep, Refusal> {
    if state.sort == CallSort::Asked || (state.has_number && state.tries.is_empty()) {
        return Err(Refusal::NotNow);
    }
    if state.acted.contains(&person.id) {
        return Err(Refusal::OtherPeople);
    }
    let end = if dispatched {
        CallBackEnd::Dispatched
    } else {
        CallBackEnd::Listened
    };
    Ok(ended(end, chance))
}

/// By nobody who had a hand in it.
fn check(
    state: &CallBackState,
    right: bool,
    person: &Person,
    now: Timestamp,
    promise: Promise,
) -> Result<CallBackStep, Refusal> {
    if !matches!(state.stage, CallBackStage::Check(_)) {
        return Err(Refusal::NotNow);
    }
    if state.acted.contains(&person.id) {
        return Err(Refusal::OtherPeople);
    }
    let again = (!right).then(|| promise.due(state.sort, now.plus_ms(-now.ms().rem_euclid(1000))));
    Ok(CallBackStep::Checked { again })
}

/// What this person can do now.
pub fn call_back_deeds(state: &CallBackState, person: &Person, now: Timestamp) -> Vec<&'static str> {
    let tries = [
        ("look", CallBackCommand::Look),
        (
            "call",
            CallBackCommand::Call {
                outcome: CallOutcome::NotReached,
            },
        ),
        ("listen", CallBackCommand::Listen { dispatched: false }),
        ("dispatch", CallBackCommand::Dispatch),
        ("check", CallBackCommand::Check { right: true }),
    ];
    let chance = (Promise { minutes: 0 }, Drawn(1));
    let may = |command| decide_call_back(state, command, person, now, chance).is_ok();
    let open = tries.into_iter().filter(|(_, command)| may(*command));
    open.map(|(name, _)| name).collect()
}
