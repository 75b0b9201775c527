//! What the citizen is told: a total function of the state.

use super::decide::is_open;
use super::event::Party;
use super::state::{Case, Stage};
use crate::deadlines::Due;
use crate::time::Timestamp;

codes! {
    /// The status on the wire and, in words, on the page.
    CaseStatus {
        /// 已登记，等待受理
        Received = "received",
        /// 已受理
        Accepted = "accepted",
        /// 办理中
        Handling = "handling",
        /// 核查中
        Verifying = "verifying",
        /// 核查完成，准备答复
        Found = "found",
        /// 待您补充
        Waiting = "waiting",
        /// 已答复，请您评价
        Answered = "answered",
        /// 再次核查中
        SecondLook = "second_look",
        /// 督察督办中
        Escalated = "escalated",
        /// 已办结
        Closed = "closed",
        /// 您已撤回
        Withdrawn = "withdrawn",
        /// 已转办
        SentOn = "sent_on",
        /// 应通过其他途径
        Referred = "referred",
        /// 不予受理
        Refused = "refused",
    }
}

codes! {
    /// What the citizen may do now.
    May {
        /// Add a message.
        Message = "message",
        /// Withdraw.
        Withdraw = "withdraw",
        /// Undo the withdrawal.
        Undo = "undo",
        /// Evaluate the answer.
        Evaluate = "evaluate",
        /// Object.
        Object = "object",
        /// Ask for a review.
        Review = "review",
        /// Report reprisal.
        Reprisal = "reprisal",
    }
}

codes! {
    /// A line of the citizen's timeline.
    What {
        /// Sent.
        Filed = "filed",
        /// Received under a number.
        Received = "received",
        /// A message was added.
        MessageAdded = "message_added",
        /// Withdrawn.
        Withdrawn = "withdrawn",
        /// The withdrawal was undone.
        WithdrawalUndone = "withdrawal_undone",
    }
}

/// One line of the timeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimelineEntry {
    /// When.
    pub at: Timestamp,
    /// What.
    pub what: What,
    /// Who.
    pub by: Party,
}

/// What it is, who has it, what is next by when and why, and what the citizen may do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Status {
    /// What it is.
    pub code: CaseStatus,
    /// Who has it.
    pub holder: Party,
    /// What is next.
    pub next: Option<Due>,
    /// What the citizen may do.
    pub may: Vec<May>,
}

impl Status {
    /// The status at a moment: only what may be undone depends on the moment.
    pub fn of(case: &Case, now: Timestamp) -> Self {
        let (code, holder, next) = match &case.stage {
            Stage::Filed => (CaseStatus::Received, Party::System, None),
            Stage::Received { accept } => (CaseStatus::Received, Party::Intake, Some(accept.clone())),
            Stage::Withdrawn { undo, .. } => (
                CaseStatus::Withdrawn,
                Party::You,
                (now <= undo.due_at).then(|| undo.clone()),
            ),
        };
        let may = match &case.stage {
            stage if is_open(stage) => vec![May::Message, May::Withdraw],
            Stage::Withdrawn { undo, .. } if now <= undo.due_at => vec![May::Undo],
            _ => Vec::new(),
        };
        Self {
            code,
            holder,
            next,
            may,
        }
    }

    /// The timeline as the citizen sees it.
    pub fn timeline(case: &Case) -> Vec<TimelineEntry> {
        let line = |&(at, by, name): &(Timestamp, Party, &'static str)| {
            Some(TimelineEntry {
                at,
                what: What::from_code(name)?,
                by,
            })
        };
        case.history.iter().filter_map(line).collect()
    }
}
