//! Papers of a case: 督办单, 批示办理单, 核查报告, 结案呈批表, 案卷; and a notice as a paper. They are made of what the case shows to whoever asks, and
//! hold no identity and none of the words that its citizen filed.

use qingyu_domain::case::DirectiveKind;
use serde::{Deserialize, Serialize};

use super::case::Story;

/// The path of a paper as DOCX.
pub const PAPER_PATH: &str = "/api/v1/desk/cases/{number}/papers/{paper}";

/// The path of a notice as DOCX.
pub const NOTICE_PATH: &str = "/api/v1/desk/notices/{notice}/paper";

/// The page of a paper, to be read and printed.
pub const PAPER_PAGE: &str = "/desk/paper/{number}/{paper}";

/// The page of a notice as a paper.
pub const NOTICE_PAGE: &str = "/desk/paper/notice/{notice}";

/// A paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum CasePaper {
    /// 督办单
    Supervision,
    /// 领导批示办理单
    Instruction,
    /// 核查报告
    Report,
    /// 结案呈批表
    Closing,
    /// 案卷
    File,
}

/// Which of several, and in which language, as the query of the address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema, utoipa::IntoParams))]
#[serde(default)]
pub struct PaperFilter {
    /// Of an order from above: which one of the case, from 0.
    pub of: Option<u16>,
    /// `zh-CN` or `en`.
    pub lang: Option<String>,
}

impl CasePaper {
    /// Its name in addresses.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Supervision => "supervision",
            Self::Instruction => "instruction",
            Self::Report => "report",
            Self::Closing => "closing",
            Self::File => "file",
        }
    }

    /// The paper with this name.
    pub fn from_code(code: &str) -> Option<Self> {
        let all = [
            Self::Supervision,
            Self::Instruction,
            Self::Report,
            Self::Closing,
            Self::File,
        ];
        all.into_iter().find(|paper| paper.as_str() == code)
    }

    /// The paper of an order.
    pub const fn of(kind: DirectiveKind) -> Self {
        match kind {
            DirectiveKind::Supervision => Self::Supervision,
            DirectiveKind::Instruction => Self::Instruction,
        }
    }
}

impl Story {
    /// The papers that there can be of it by now, each order with its place.
    pub fn papers(&self) -> Vec<(CasePaper, Option<u16>)> {
        let has = |event: &str| self.timeline.iter().any(|line| line.event == event);
        let orders = (0..).zip(&self.directives);
        let orders = orders.map(|(at, one)| (CasePaper::of(one.kind), Some(at)));
        let rest = [
            (has("verified"), CasePaper::Report),
            (has("answered"), CasePaper::Closing),
            (true, CasePaper::File),
        ];
        let rest = rest.into_iter().filter(|(is_there, _)| *is_there);
        orders.chain(rest.map(|(_, paper)| (paper, None))).collect()
    }
}
