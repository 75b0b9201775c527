//! 日清零、月清仓、季清底: the board, and the incidents behind its first numbers.

use qingyu_domain::aftercare::EncounterKind;
use qingyu_domain::clearing::CheckResult;
use qingyu_domain::figures::Month;
use qingyu_domain::rating::Cell;
use qingyu_domain::time::Day;
use serde::{Deserialize, Serialize};

use super::case::Named;

crate::endpoint::endpoint! {
    /// The board: a line for each unit that one may know of, from counters.
    ReadBoard: Get "/api/v1/desk/board", code false, () => Board
}
crate::endpoint::endpoint! {
    /// Lists incidents by day, the earliest first, each with its tick.
    ListIncidents: Get "/api/v1/desk/incidents", code false, () => Incidents
}
crate::endpoint::endpoint! {
    /// Ticks incidents, each by name, or sets ticks right.
    CheckIncidents: Post "/api/v1/desk/incidents/checks", code false, IncidentChecks => IncidentsChecked
}

/// The path of the board as CSV.
pub const BOARD_CSV_PATH: &str = "/api/v1/desk/board.csv";

/// Which board, as the query of the address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema, utoipa::IntoParams))]
#[serde(deny_unknown_fields, default)]
pub struct BoardFilter {
    /// `zh-CN` or `en`, of the table alone.
    pub lang: Option<String>,
}

/// The board.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Board {
    /// The day that it is of.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = Date))]
    pub on: Day,
    /// The last day of the month.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = Date))]
    pub month_end: Day,
    /// The last day of the quarter.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = Date))]
    pub quarter_end: Day,
    /// The month of the feedback cases; absent where nothing is published yet.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>))]
    pub feedback_month: Option<Month>,
    /// Whether the feedback cases are every number of what one sees; else what is published.
    pub is_feedback_exact: bool,
    /// A line for each unit, in the order of the list of units.
    pub rows: Vec<BoardRow>,
}

/// A unit on the board.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct BoardRow {
    /// The unit.
    pub unit: String,
    /// 警情
    pub incidents: BoardIncidents,
    /// 案件
    pub law_cases: BoardLawCases,
    /// 问题
    pub problems: BoardProblems,
    /// 群众反映; absent where nothing is published of the unit.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub feedback: Option<BoardFeedback>,
    /// 吹哨
    pub whistles: BoardWhistles,
}

/// Incidents on the board.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct BoardIncidents {
    /// Of today, not ticked.
    pub today: i64,
    /// Of earlier days, not ticked.
    pub older: i64,
    /// The day of the oldest that is not ticked.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>, format = Date))]
    pub oldest: Option<Day>,
    /// Of this month, ticked and in order.
    pub good: i64,
    /// Of this month, ticked with a problem.
    pub problem: i64,
}

/// Law-enforcement cases on the board.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct BoardLawCases {
    /// Open.
    pub open: i64,
    /// Of these, due by the end of the month.
    pub this_month: i64,
    /// Of these, past their day.
    pub overdue: i64,
    /// The day on which the oldest open one was opened.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>, format = Date))]
    pub oldest: Option<Day>,
    /// Cleared this month.
    pub cleared: i64,
}

/// Problems on the board.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct BoardProblems {
    /// Open.
    pub open: i64,
    /// Of these, past the end of their quarter.
    pub overdue: i64,
    /// The day on which the oldest open one was found.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>, format = Date))]
    pub oldest: Option<Day>,
    /// Cleared this quarter.
    pub cleared: i64,
}

/// Feedback cases on the board, as the desk's figures show them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct BoardFeedback {
    /// Waiting at the end of the month, or now where that is not over.
    pub open: Cell,
    /// Of these, overdue.
    pub overdue: Cell,
}

/// Whistles on the board, under the unit that raised them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct BoardWhistles {
    /// Not over, however old.
    pub open: i64,
    /// Raised this month.
    pub raised: i64,
    /// Of these, first answered in time.
    pub in_time: i64,
    /// First answered late.
    pub late: i64,
    /// Passed up.
    pub passed_up: i64,
}

/// Which incidents, as the query of the address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema, utoipa::IntoParams))]
#[serde(deny_unknown_fields, default)]
pub struct IncidentFilter {
    /// Only those of a unit.
    pub unit: Option<String>,
    /// `waiting`, `good` or `problem`; absent: all.
    pub state: Option<String>,
    /// From this day on.
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>, format = Date), param(value_type = Option<String>))]
    pub from: Option<Day>,
    /// Until this day.
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>, format = Date), param(value_type = Option<String>))]
    pub to: Option<Day>,
    /// `next` of the page before.
    pub after: Option<String>,
    /// Lines on a page, 1 to 100; absent: 50.
    pub limit: Option<u16>,
}

/// A page of incidents.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Incidents {
    /// The lines, the earliest day first.
    pub lines: Vec<IncidentLine>,
    /// Where the next page begins; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub next: Option<String>,
}

/// An incident in the list of its day.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct IncidentLine {
    /// Which one.
    pub incident: String,
    /// The source's own number, until it is erased.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub number: Option<String>,
    /// The unit that was there.
    pub unit: String,
    /// The day.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = Date))]
    pub on: Day,
    /// What sort.
    pub kind: EncounterKind,
    /// What was found; absent while nobody ticked it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub result: Option<CheckResult>,
    /// Who ticked it last.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub by: Option<Named>,
    /// On which day.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>, format = Date))]
    pub checked_on: Option<Day>,
    /// How often a tick was set right.
    pub corrections: u32,
    /// What was said with the last tick.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub note: Option<String>,
    /// The problem that was opened with a tick.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub problem: Option<String>,
    /// What whoever looks can do now: `check`, `whistle`.
    pub deeds: Vec<String>,
    /// What a tick names that is decided on this.
    pub version: u32,
}

/// Ticks, each of one incident: nothing is ticked that is not named.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct IncidentChecks {
    /// 1 to 50 of them.
    pub checks: Vec<IncidentTick>,
}

/// A tick.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct IncidentTick {
    /// Which one.
    pub incident: String,
    /// The version that it was decided on.
    pub version: u32,
    /// What was found.
    pub result: CheckResult,
    /// What is wrong, or why a tick is set right; needed for these two. No names or numbers of citizens.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub text: Option<String>,
}

/// What became of each tick, in the order in which they came.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct IncidentsChecked {
    /// For each: `done`, or the code of what is in the way (`stale`, `not_found`, `already_done`, `text_required`, `invalid`).
    pub outcomes: Vec<String>,
}
