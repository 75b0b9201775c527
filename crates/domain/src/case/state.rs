//! The state of a case: a fold over its events.

use super::care::{Care, Withdrawing};
use super::event::{Mark, Party};
use super::number::Number;
use super::origin::Origin;
use super::vocabulary::Erasure;
use super::work::{Overlay, Work};
use crate::deadlines::Due;
use crate::kind::{Channel, Kind, ReplyBy};
use crate::time::{Day, Timestamp};

/// Where the work on a case stands. Withdrawal, waiting for the citizen and merging lie over it (see [`Overlay`]).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Sent and not yet numbered: only between the first two events.
    Filed,
    /// 已登记，等待受理
    Received {
        /// Accepted or not by then.
        accept: Due,
    },
    /// Taken, and nobody works on it yet.
    Accepted,
    /// Handled or verified.
    Working,
    /// Every allegation has its approved finding.
    Found,
    /// 已答复，请您评价
    Answered {
        /// Followed up by then.
        follow_up: Due,
    },
    /// 已办结
    Closed {
        /// When.
        at: Timestamp,
        /// Evaluated until then, as it was promised.
        evaluation: Option<Due>,
    },
    /// 已转办
    SentOn {
        /// Asked about by then; `None` once it is known what became of it.
        check: Option<Due>,
    },
    /// 应通过其他途径
    Referred,
    /// 不予受理
    Refused,
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
    /// Where it came from, when its citizen did not file it here.
    pub origin: Option<Origin>,
    /// Whether its citizen holds a query code: from filing on, or since they claimed it.
    pub is_claimed: bool,
    /// The number; `None` before receipt.
    pub number: Option<Number>,
    /// When it was filed.
    pub filed_at: Timestamp,
    /// Where the work stands.
    pub stage: Stage,
    /// What lies over it.
    pub overlay: Overlay,
    /// What was done.
    pub work: Work,
    /// The last day on which the citizen wrote, and how often on it.
    pub messages_on: Option<(Day, u32)>,
    /// What was erased at the citizen's wish; back to the contact alone once there is something new.
    pub erased: Option<Erasure>,
    /// What happened, in order.
    pub history: Vec<(Timestamp, Party, &'static str)>,
}

impl Case {
    /// The kind as it is worked on.
    pub fn working_kind(&self) -> Kind {
        self.work.kind.unwrap_or(self.kind)
    }

    /// The unit that it is about, as worked on.
    pub fn about(&self) -> Option<&str> {
        self.work.about.as_deref().or(self.unit.as_deref())
    }

    /// Whether nobody can be reached: no contact was left, or it is erased.
    pub const fn is_anonymous(&self) -> bool {
        self.reply_by.is_none() || self.erased.is_some()
    }

    /// Whether the first contact is the first message on the page.
    pub const fn is_met_on_page(&self) -> bool {
        self.is_anonymous() || matches!(self.reply_by, Some(ReplyBy::Track))
    }

    /// Whether a mark is set.
    pub fn has(&self, mark: Mark) -> bool {
        self.marks.contains(&mark)
    }

    /// Sets a mark, once.
    pub fn mark(&mut self, mark: Mark) {
        if !self.has(mark) {
            self.marks.push(mark);
        }
    }

    /// Whether work may go on: not at its end, not taken back.
    pub fn is_open(&self) -> bool {
        let is_running = matches!(
            self.stage,
            Stage::Received { .. } | Stage::Accepted | Stage::Working | Stage::Found
        );
        is_running && self.is_workable()
    }

    /// Whether a withdrawal does not stand in the way: some matters are verified all the same.
    pub fn is_workable(&self) -> bool {
        let stays = self.overlay.withdrawn.is_none() || self.goes_on_after_withdrawal();
        stays && self.overlay.merged_into.is_none()
    }

    /// Serious matters and danger are verified although the citizen withdrew (rule 8), and so is what others are waiting
    /// for whose cases follow this one. Pressure and reprisal are known to whoever watches alone: they go on when these
    /// have looked, as any other matter does, so that nobody else can tell the one from the other.
    pub fn goes_on_after_withdrawal(&self) -> bool {
        let mut marks = [Mark::Serious, Mark::Emergency].into_iter();
        let is_found = matches!(self.work.withdrawing, Some(Withdrawing::GoesOn | Withdrawing::Pressed));
        is_found || marks.any(|mark| self.has(mark)) || !self.work.joined.is_empty()
    }

    /// Whether nobody has looked yet whether it was taken back of the citizen's own will. A look that a report of reprisal
    /// asks for is not meant: it changes nothing that others may do.
    pub(super) fn awaits_a_look(&self) -> bool {
        self.wants(Care::Withdrawal) && self.work.withdrawing.is_none()
    }

    /// Whether the citizen spoke of pressure or reprisal: such a matter does not rest (rule 8).
    pub(super) fn speaks_of_pressure(&self) -> bool {
        self.has(Mark::Pressed) || self.work.was_reprisal
    }
}
