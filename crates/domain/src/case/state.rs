//! The state of a case: a fold over its events.

use super::event::{Mark, Party};
use super::number::Number;
use crate::deadlines::Due;
use crate::kind::{Channel, Kind, ReplyBy};
use crate::time::{Day, Timestamp};

/// Where a case stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Sent and not yet numbered: only between the first two events.
    Filed,
    /// 已登记，等待受理
    Received {
        /// Accepted or not by then.
        accept: Due,
    },
    /// 您已撤回
    Withdrawn {
        /// Can be undone until then.
        undo: Due,
        /// Where it was.
        before: Box<Stage>,
    },
}

/// A case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// As first filed.
    pub kind: Kind,
    /// As first filed.
    pub unit: Option<String>,
    /// As first filed.
    pub window: Option<String>,
    /// The door it came through.
    pub channel: Channel,
    /// The way of answering; `None` when anonymous.
    pub reply_by: Option<ReplyBy>,
    /// Marks.
    pub marks: Vec<Mark>,
    /// The number; `None` before receipt.
    pub number: Option<Number>,
    /// When it was filed.
    pub filed_at: Timestamp,
    /// Where it stands.
    pub stage: Stage,
    /// The last day on which the citizen wrote, and how often on it.
    pub messages_on: Option<(Day, u32)>,
    /// What happened, in order.
    pub history: Vec<(Timestamp, Party, &'static str)>,
}
