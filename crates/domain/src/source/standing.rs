//! Where a case stands for its source: what the steps that it was told add up to.

use super::step::StepKind;

codes! {
    /// Where a case stands for its source.
    SourceStanding {
        /// 待签收
        Waiting = "waiting",
        /// 办理中
        InHand = "in_hand",
        /// 已退单
        Returned = "returned",
        /// 已答复
        Answered = "answered",
        /// 已办结
        Closed = "closed",
        /// 群众已撤回
        Withdrawn = "withdrawn",
    }
}

impl SourceStanding {
    /// Where it stands after a step.
    #[must_use]
    pub const fn after(self, step: StepKind) -> Self {
        match step {
            StepKind::SignedOff | StepKind::Reopened => Self::InHand,
            StepKind::Returned => Self::Returned,
            StepKind::Answered => Self::Answered,
            StepKind::Closed => Self::Closed,
            StepKind::Withdrawn => Self::Withdrawn,
            StepKind::Extended | StepKind::FollowedUp => self,
        }
    }
}
