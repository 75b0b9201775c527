//! Events: structured facts only. Free words and personal data are named by commitment.

use serde::{Deserialize, Serialize};

use super::command::WithdrawalReason;
use super::number::Number;
use crate::commitment::Commitment;
use crate::deadlines::Due;
use crate::kind::{Channel, Kind, ReplyBy};
use crate::submission::HelpKind;
use crate::time::Timestamp;

/// The version of the event form that is written today.
pub const VERSION: u8 = 1;

codes! {
    /// Who did something, or has the case.
    Party {
        /// The citizen.
        You = "you",
        /// Central intake.
        Intake = "intake",
        /// The handler of a unit.
        Handler = "handler",
        /// The verifier.
        Verifier = "verifier",
        /// Oversight.
        Oversight = "oversight",
        /// The independent reviewer.
        Reviewer = "reviewer",
        /// The software itself.
        System = "system",
    }
}

codes! {
    /// What an erasable text is to its case.
    Part {
        /// What the citizen wrote.
        Account = "account",
        /// The day it happened.
        OccurredOn = "occurred_on",
        /// The officer as described.
        Officer = "officer",
        /// For whom a helper writes.
        OnBehalfOf = "on_behalf_of",
        /// Why it is urgent.
        UrgentReason = "urgent_reason",
        /// The enterprise's name.
        EnterpriseName = "enterprise_name",
        /// The enterprise's credit code.
        CreditCode = "credit_code",
        /// A message.
        Message = "message",
        /// A reason in free words.
        Reason = "reason",
    }
}

codes! {
    /// What makes a case special.
    Mark {
        /// 疑似危急: something the citizen wrote hints at danger to somebody.
        Emergency = "emergency",
        /// 涉企
        Enterprise = "enterprise",
        /// Withdrawn because somebody asked for it: a reprisal report, for oversight only.
        Pressed = "pressed",
    }
}

/// A text that lies outside the events.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextRef {
    /// What it is.
    pub part: Part,
    /// Its salted hash.
    pub commitment: Commitment,
}

/// What the citizen sent, without any of its words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filed {
    /// As first filed, for ever.
    pub kind: Kind,
    /// As first filed, for ever.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub unit: Option<String>,
    /// The window.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub window: Option<String>,
    /// The door it came through.
    pub channel: Channel,
    /// The way of answering; absent when anonymous.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub reply_by: Option<ReplyBy>,
    /// Help asked for.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub help: Vec<HelpKind>,
    /// Marks set by the server.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub marks: Vec<Mark>,
    /// Its texts.
    pub texts: Vec<TextRef>,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Event {
    /// The citizen sent it.
    Filed(Filed),
    /// It has a number and a promise.
    Received {
        /// The number.
        number: Number,
        /// Until when it is accepted or not.
        next: Due,
    },
    /// Somebody added something.
    MessageAdded {
        /// The message.
        text: TextRef,
        /// Marks set by the server for what is written in it.
        #[serde(skip_serializing_if = "Vec::is_empty", default)]
        marks: Vec<Mark>,
    },
    /// The citizen took it back.
    Withdrawn {
        /// Why.
        reason: WithdrawalReason,
        /// Why, in the citizen's words.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        text: Option<TextRef>,
        /// Until when that can be undone.
        undo: Due,
        /// Marks set by the server for what is written in the reason.
        #[serde(skip_serializing_if = "Vec::is_empty", default)]
        marks: Vec<Mark>,
    },
    /// The citizen took the withdrawal back.
    WithdrawalUndone,
}

impl Event {
    /// The name in the `type` field.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Filed(_) => "filed",
            Self::Received { .. } => "received",
            Self::MessageAdded { .. } => "message_added",
            Self::Withdrawn { .. } => "withdrawn",
            Self::WithdrawalUndone => "withdrawal_undone",
        }
    }

    /// The marks that the server set for the words of this event.
    pub fn marks(&self) -> &[Mark] {
        match self {
            Self::Filed(filed) => &filed.marks,
            Self::MessageAdded { marks, .. } | Self::Withdrawn { marks, .. } => marks,
            Self::Received { .. } | Self::WithdrawalUndone => &[],
        }
    }
}

/// An event as it is stored. Its canonical bytes are the stored text: compact JSON in this field order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recorded {
    /// The version of the form.
    pub v: u8,
    /// Milliseconds since the epoch, UTC.
    pub at: i64,
    /// Who did it.
    pub by: Party,
    /// What.
    pub event: Event,
}

impl Recorded {
    /// Stamps decided events with their moment and author; a receipt is always the system's.
    pub fn stamp(events: Vec<Event>, who: Party, now: Timestamp) -> Vec<Self> {
        let author = |event: &Event| {
            if matches!(event, Event::Received { .. }) {
                Party::System
            } else {
                who
            }
        };
        events
            .into_iter()
            .map(|event| Self {
                v: VERSION,
                at: now.ms(),
                by: author(&event),
                event,
            })
            .collect()
    }

    /// The canonical text. Hashes are over these bytes once stored, never over a re-serialisation.
    pub fn canonical(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string(self)
    }

    /// Reads a stored event.
    pub fn read(text: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(text)
    }
}
