//! What needs a second person: proposed by one, approved or declined by another.

use serde::{Deserialize, Serialize};

use super::vocabulary::{Consequence, LawfulWay, Outcome, RefusalGround};
use crate::kind::Kind;

codes! {
    /// An organ that a suspected offence is handed to.
    Discipline {
        /// 驻局纪检监察组
        Stationed = "stationed",
        /// 纪委监委
        Commission = "commission",
        /// 检察机关
        Procuratorate = "procuratorate",
    }
}

/// What is proposed. What [`Proposal::is_told`] names is told to the citizen, who may object.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum Proposal {
    /// Not taken.
    Refuse {
        /// Why.
        ground: RefusalGround,
    },
    /// Another, lawful way.
    Refer {
        /// Which.
        way: LawfulWay,
        /// The conduct part stays here and is worked on.
        keeps_conduct: bool,
    },
    /// Sent on to another authority. The citizen's contact stays here.
    SendOn {
        /// The authority, by name; named only in the reason before it was a field of its own.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        receiver: Option<String>,
    },
    /// Joined to another case, which both codes then follow.
    Merge {
        /// The number of the main case.
        into: String,
    },
    /// Worked on as another kind; the figures keep the first.
    Retype {
        /// The kind.
        kind: Kind,
    },
    /// Five more working days, once.
    Extend,
    /// Fifteen working days instead, asked before day five.
    Complex,
    /// What was found about an allegation.
    Finding {
        /// Which, from 0.
        allegation: u16,
        /// What.
        outcome: Outcome,
        /// What follows; none may follow when nothing could be proved.
        consequences: Vec<Consequence>,
    },
    /// What those complained about may read.
    Summary,
    /// A withdrawal said in a recorded call.
    Withdrawal,
    /// Another query code, for somebody who lost theirs and whose identity was checked at the counter.
    NewCode,
    /// 表扬公开: the words of a thank-you that everybody may read.
    Publication,
    /// 移送纪检监察: a suspected offence. Nothing changes for the case.
    HandOver {
        /// To which organ.
        organ: Discipline,
        /// Not told to the citizen as yet: it would endanger the inquiry.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        quiet: bool,
    },
    /// 诬告: intent found; oversight and legal together, the citizen heard.
    FalseAccusation,
    /// It is no enterprise's matter after all: the mark is taken off, and legal sees it no longer.
    Unmark,
}

impl Proposal {
    /// The name in the `what` field.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Refuse { .. } => "refuse",
            Self::Refer { .. } => "refer",
            Self::SendOn { .. } => "send_on",
            Self::Merge { .. } => "merge",
            Self::Retype { .. } => "retype",
            Self::Extend => "extend",
            Self::Complex => "complex",
            Self::Finding { .. } => "finding",
            Self::Summary => "summary",
            Self::Withdrawal => "withdrawal",
            Self::NewCode => "new_code",
            Self::Publication => "publication",
            Self::HandOver { .. } => "hand_over",
            Self::FalseAccusation => "false_accusation",
            Self::Unmark => "unmark",
        }
    }

    /// Whether it makes sense only while the case is worked on.
    pub const fn needs_work(&self) -> bool {
        !matches!(
            self,
            Self::Withdrawal | Self::NewCode | Self::Publication | Self::HandOver { .. } | Self::Unmark
        )
    }

    /// Whether the citizen is told and may object.
    pub const fn is_told(&self) -> bool {
        !matches!(
            self,
            Self::Finding { .. }
                | Self::Summary
                | Self::Withdrawal
                | Self::NewCode
                | Self::Publication
                | Self::HandOver { .. }
                | Self::Unmark
        )
    }

    /// Whether two proposals are about the same thing: only one of them can wait.
    pub fn is_about(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Finding { allegation: one, .. }, Self::Finding { allegation: two, .. }) => one == two,
            (Self::Finding { .. }, _) | (_, Self::Finding { .. }) => false,
            (Self::Summary, other) | (other, Self::Summary) => *other == Self::Summary,
            (Self::HandOver { .. }, other) | (other, Self::HandOver { .. }) => matches!(other, Self::HandOver { .. }),
            (Self::NewCode, other) | (other, Self::NewCode) => *other == Self::NewCode,
            (Self::Publication, other) | (other, Self::Publication) => *other == Self::Publication,
            (Self::Unmark, other) | (other, Self::Unmark) => *other == Self::Unmark,
            // Where the case goes can wait for one decision at a time.
            _ => true,
        }
    }
}
