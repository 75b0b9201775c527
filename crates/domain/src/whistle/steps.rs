//! What happened to a whistle, as it is stored, and what can be asked for. Its clock counts hours: a step knows its moment, which is one of
//! the staff's and no citizen's.

use serde::{Deserialize, Serialize};

use crate::person::PersonId;
use crate::time::Timestamp;

/// The form in which steps are stored.
const VERSION: u8 = 1;

codes! {
    /// What a whistle is about.
    WhistleAbout {
        /// 警情
        Incident = "incident",
        /// 案件
        LawCase = "law_case",
        /// An enquiry, a suggestion or praise.
        Case = "case",
        /// 投诉
        Complaint = "complaint",
    }
}

codes! {
    /// To whom a whistle is passed up that nobody answered in time.
    PassedTo {
        /// The head of command.
        Head = "head",
        /// Past command: oversight, or the reviewer where it is about oversight.
        Beyond = "beyond",
    }
}

/// A step with who took it and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WhistleDone {
    /// The form.
    pub v: u8,
    /// When.
    pub at: Timestamp,
    /// Who; nobody where the software did.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub by: Option<PersonId>,
    /// What.
    pub step: WhistleStep,
}

impl WhistleDone {
    /// A step of somebody, or of the software.
    pub const fn new(at: Timestamp, by: Option<PersonId>, step: WhistleStep) -> Self {
        Self {
            v: VERSION,
            at,
            by,
            step,
        }
    }
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum WhistleStep {
    /// Somebody asks for help.
    Raised {
        /// With what.
        about: WhistleAbout,
        /// Which one: the id of an incident, the reference of a law-enforcement case, the number of a case.
        reference: String,
        /// The unit that it is about.
        unit: String,
        /// The unit of who raised it.
        from: String,
        /// 加急
        is_urgent: bool,
        /// The last moment to answer.
        due: Timestamp,
    },
    /// It was sent to whoever can help, or to somebody else instead.
    Sent {
        /// The unit that answers.
        to: String,
    },
    /// It was answered.
    Answered,
    /// The answer does not help yet.
    SentBack {
        /// The last moment to answer again.
        due: Timestamp,
    },
    /// The answer helps.
    Accepted,
    /// Nobody answered in time.
    PassedUp {
        /// Who sees to it now.
        to: PassedTo,
    },
}

impl WhistleStep {
    /// Its name on the wire.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Raised { .. } => "raised",
            Self::Sent { .. } => "sent",
            Self::Answered => "answered",
            Self::SentBack { .. } => "sent_back",
            Self::Accepted => "accepted",
            Self::PassedUp { .. } => "passed_up",
        }
    }
}

/// What somebody asks for; the words go beside it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum WhistleCommand {
    /// Send it to a unit that can help.
    Send {
        /// The unit's code.
        to: String,
    },
    /// Answer it.
    Answer,
    /// Say that the answer does not help yet.
    SendBack,
    /// Say that it helps.
    Accept,
}

impl WhistleCommand {
    /// Its name on the wire.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Send { .. } => "send",
            Self::Answer => "answer",
            Self::SendBack => "send_back",
            Self::Accept => "accept",
        }
    }
}
