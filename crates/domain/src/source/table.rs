//! How a source calls what it is told, and what its words are here: remembered for it, as is how its files are read.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::standing::SourceStanding;
use super::step::StepKind;
use crate::fault::{Fault, FaultCode, Faults, Field};
use crate::text::{self, NAME_LIMIT};

/// Words for where a case stands at most.
const WORDS: usize = 200;

codes! {
    /// What a column of the table for a source holds.
    StepColumn {
        /// The running number of the step.
        Step = "step",
        /// The source's own number.
        Number = "number",
        /// The number here.
        OurNumber = "our_number",
        /// What.
        Kind = "kind",
        /// When.
        At = "at",
        /// Why it is given back.
        Reason = "reason",
        /// Until when it is extended.
        Due = "due",
        /// The answer.
        Text = "text",
        /// Whether it is solved.
        Solved = "solved",
        /// 1 to 5.
        Level = "level",
        /// What came of the call, or how it ended.
        Result = "result",
    }
}

/// How a source calls things. What is absent has the usual name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields, default)]
pub struct SourceTable {
    /// The names of the columns that it takes; one that is empty is left out.
    #[cfg_attr(feature = "schema", schema(value_type = std::collections::HashMap<String, String>))]
    pub columns: BTreeMap<StepColumn, String>,
    /// Its words for what it is told.
    #[cfg_attr(feature = "schema", schema(value_type = std::collections::HashMap<String, String>))]
    pub kinds: BTreeMap<StepKind, String>,
    /// In its own list: the column with the number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub list_number: Option<String>,
    /// In its own list: the column that says where each stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub list_status: Option<String>,
    /// What its words for that are here.
    #[cfg_attr(feature = "schema", schema(value_type = std::collections::HashMap<String, String>))]
    pub statuses: BTreeMap<String, SourceStanding>,
}

impl SourceTable {
    /// Everything that is wrong with it.
    pub fn check(&self) -> Result<(), Vec<Fault>> {
        let mut faults = Faults::default();
        if self.statuses.len() > WORDS {
            faults.add(Field::Body, FaultCode::OutOfRange);
        }
        let columns = self.columns.values().filter(|name| !name.is_empty());
        let told = self.list_number.iter().chain(&self.list_status);
        let names = columns
            .chain(self.kinds.values())
            .chain(told)
            .chain(self.statuses.keys());
        for name in names {
            if let Err(code) = text::check(name, NAME_LIMIT) {
                faults.add(Field::Body, code);
            }
        }
        // Without it the source knows no row.
        if self.columns.get(&StepColumn::Number).is_some_and(String::is_empty) {
            faults.add(Field::Number, FaultCode::Required);
        }
        faults.into_list().map_or(Ok(()), Err)
    }

    /// Where a case stands by a word of the source: as it was told, or as such systems say.
    pub fn standing(&self, word: &str) -> Option<SourceStanding> {
        let word = word.trim();
        self.statuses.get(word).copied().or_else(|| usual(word))
    }
}

fn usual(word: &str) -> Option<SourceStanding> {
    Some(match word {
        "待签收" | "待受理" | "已派单" | "已转办" | "未签收" => SourceStanding::Waiting,
        "已签收" | "已受理" | "办理中" | "处理中" | "在办" | "延期办理" => SourceStanding::InHand,
        "已退单" | "退单" | "已退回" => SourceStanding::Returned,
        "已答复" | "已回复" | "待回访" | "待办结" => SourceStanding::Answered,
        "已办结" | "办结" | "已归档" | "已完结" => SourceStanding::Closed,
        "已撤销" | "已撤单" | "已撤诉" | "群众撤回" => SourceStanding::Withdrawn,
        other => return SourceStanding::from_code(other),
    })
}
