//! GET /desk/musts: improvements, clarifications and accountabilities, and the same as a table for spreadsheets.

use qingyu_domain::case::{Accountability, Cause, ImprovementMeasure, Must};
use qingyu_domain::figures::Change;
use qingyu_domain::time::{Day, Timestamp};
use serde::{Deserialize, Serialize};

use super::case::Named;

crate::endpoint::endpoint! {
    /// Lists what follows from findings, as far as one may see it.
    ListMusts: Get "/api/v1/desk/musts", code false, () => Musts
}

/// The path of the same list as CSV.
pub const CSV_PATH: &str = "/api/v1/desk/musts.csv";

/// What to list, as the query of the address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema, utoipa::IntoParams))]
#[serde(deny_unknown_fields, default)]
pub struct MustsFilter {
    /// What; absent: improvements. The head of a unit lists no others.
    pub what: Option<Must>,
    /// Only improvements of this unit.
    pub unit: Option<String>,
    /// How they stand; absent: open.
    pub state: Option<MustState>,
    /// `next` of the page before.
    pub after: Option<String>,
    /// Musts on a page, 1 to 100; absent: 50.
    pub limit: Option<u16>,
}

/// How a must stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum MustState {
    /// Not done yet, the earliest due first.
    #[default]
    Open,
    /// Done, the latest first.
    Done,
    /// Not done, and its time is over.
    Overdue,
}

impl MustState {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Open, Self::Overdue, Self::Done];

    /// The name on the wire.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Done => "done",
            Self::Overdue => "overdue",
        }
    }
}

/// A page of musts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Musts {
    /// The musts, in the order of their state.
    pub musts: Vec<MustLine>,
    /// Where the next page begins; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub next: Option<String>,
}

/// Something that follows from a finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct MustLine {
    /// The case's number, for those who may see its story.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub number: Option<String>,
    /// The notice's number, for the head of the unit that is to improve something.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub notice: Option<String>,
    /// What.
    pub what: Must,
    /// What the allegation is about; not for the unit.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub cause: Option<Cause>,
    /// By when.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>, format = DateTime))]
    pub due_at: Option<Timestamp>,
    /// Not done, and its time is over.
    pub is_overdue: bool,
    /// Since which day it is done.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>, format = Date))]
    pub done_on: Option<Day>,
    /// The unit that owns an improvement.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub owner: Option<String>,
    /// Who said a clarification, or who answers for a fault.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub person: Option<Named>,
    /// How it is improved.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub measure: Option<ImprovementMeasure>,
    /// How it is answered for.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub by_way_of: Option<Accountability>,
    /// Whether there is evidence in words: in the case, or in the notice.
    pub has_evidence: bool,
    /// What became of the cause at the unit after an improvement; for those who see every number.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub effect: Option<Effect>,
}

/// The cause of an improvement at the unit that owns it, three months before the month in which it was done and three after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Effect {
    /// Before it.
    pub before: EffectSpan,
    /// After it; absent until these months are over.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub after: Option<EffectSpan>,
    /// What became of its share.
    pub change: Change,
}

/// Cases in three months.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct EffectSpan {
    /// With this cause found 属实 or 部分属实.
    pub cases: u32,
    /// With anything found, whatever it was.
    pub of: u32,
}
