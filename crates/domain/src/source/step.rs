//! One answer to a source: codes and moments only. The words of an answer lie where they lie for its citizen, and are read from there.

use serde::{Deserialize, Serialize};

use crate::case::{Adoption, Ending, LawfulWay, Reached, RefusalGround, Solved};
use crate::time::Timestamp;

/// The version of the form that is written today.
const VERSION: u8 = 1;

codes! {
    /// What a source is told.
    StepKind {
        /// 签收
        SignedOff = "signed_off",
        /// 退单
        Returned = "returned",
        /// 申请延期
        Extended = "extended",
        /// 答复
        Answered = "answered",
        /// 办结
        Closed = "closed",
        /// 回访结果
        FollowedUp = "followed_up",
        /// 群众撤回: never why.
        Withdrawn = "withdrawn",
        /// 重新办理
        Reopened = "reopened",
    }
}

codes! {
    /// Why it is given back.
    ReturnReason {
        /// Nothing in it.
        NoContent = "no_content",
        /// It cannot be read.
        Unreadable = "unreadable",
        /// Advertising.
        Advertising = "advertising",
        /// 行政复议
        Reconsideration = "reconsideration",
        /// 行政诉讼
        Litigation = "litigation",
        /// 刑事申诉或立案监督
        CriminalReview = "criminal_review",
        /// 交通事故认定复核
        AccidentReview = "accident_review",
        /// Another authority's matter.
        OtherAuthority = "other_authority",
        /// 已转办
        SentOn = "sent_on",
    }
}

impl From<RefusalGround> for ReturnReason {
    fn from(ground: RefusalGround) -> Self {
        match ground {
            RefusalGround::NoContent => Self::NoContent,
            RefusalGround::Unreadable => Self::Unreadable,
            RefusalGround::Advertising => Self::Advertising,
        }
    }
}

impl From<LawfulWay> for ReturnReason {
    fn from(way: LawfulWay) -> Self {
        match way {
            LawfulWay::Reconsideration => Self::Reconsideration,
            LawfulWay::Litigation => Self::Litigation,
            LawfulWay::CriminalReview => Self::CriminalReview,
            LawfulWay::AccidentReview => Self::AccidentReview,
            LawfulWay::OtherAuthority => Self::OtherAuthority,
        }
    }
}

/// An answer to a source, as it is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceStep {
    /// The version of the form.
    pub v: u8,
    /// What.
    pub kind: StepKind,
    /// Of 退单: why.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub reason: Option<ReturnReason>,
    /// Of 申请延期: until when.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub due_at: Option<Timestamp>,
    /// Of the answer to a suggestion: what becomes of it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub adoption: Option<Adoption>,
    /// Of 回访: whether somebody was spoken to; absent where the citizen said it on their page.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub reached: Option<Reached>,
    /// Of 回访: 1 to 5.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub level: Option<u8>,
    /// Of 回访: whether it is solved.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub solved: Option<Solved>,
    /// Of 办结: how it ended; silence is silence.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub ending: Option<Ending>,
}

impl SourceStep {
    /// A step with nothing more to it.
    pub const fn of(kind: StepKind) -> Self {
        Self {
            v: VERSION,
            kind,
            reason: None,
            due_at: None,
            adoption: None,
            reached: None,
            level: None,
            solved: None,
            ending: None,
        }
    }

    /// Given back, and why.
    pub const fn returned(reason: ReturnReason) -> Self {
        Self {
            reason: Some(reason),
            ..Self::of(StepKind::Returned)
        }
    }
}
