//! 回传来源 at the desk: what is to be handed over to each source, in its columns, and how its own list compares.

use qingyu_domain::intake::FileFault;
use qingyu_domain::source::{Difference, SourceStanding, SourceTable};
use qingyu_domain::time::{Day, Timestamp};
use serde::{Deserialize, Serialize};

use super::case::Named;
use crate::source_steps::{SourceStepView, StepsTaken};

crate::endpoint::endpoint! {
    /// The sources, and the lists that were compared in the last thirty days.
    ListSources: Get "/api/v1/desk/sources", code false, () => Sources
}

crate::endpoint::endpoint! {
    /// A source, and what is to be handed over to it.
    ReadSource: Get "/api/v1/desk/sources/{source}", code false, () => SourceView
}

crate::endpoint::endpoint! {
    /// Says up to which step everything was handed over.
    MarkSource: Post "/api/v1/desk/sources/{source}/marks", code false, StepsTaken => StepsTaken
}

crate::endpoint::endpoint! {
    /// Says how a source calls things.
    SetSourceTable: Post "/api/v1/desk/sources/{source}/table", code false, SourceTable => SourceTable
}

crate::endpoint::endpoint! {
    /// A list that was compared, and where it differs.
    ReadReconciliation: Get "/api/v1/desk/reconciliations/{reconciliation}", code false, () => ReconciliationView
}

/// GET: the steps as a table of text.
pub const STEPS_CSV_PATH: &str = "/api/v1/desk/sources/{source}/steps.csv";
/// GET: the same as a spreadsheet.
pub const STEPS_XLSX_PATH: &str = "/api/v1/desk/sources/{source}/steps.xlsx";
/// POST: the source's own list, as `text/csv` or a spreadsheet (XLSX).
pub const RECONCILE_PATH: &str = "/api/v1/desk/sources/{source}/reconciliations";
/// GET: where it differs, as a table of text.
pub const DIFFERENCES_PATH: &str = "/api/v1/desk/reconciliations/{reconciliation}/differences.csv";

/// Sources and lists.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Sources {
    /// All sources.
    pub sources: Vec<SourceLine>,
    /// Lists that were compared, the newest first.
    pub reconciliations: Vec<ReconciliationLine>,
}

/// A source in the list.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct SourceLine {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// When it last read by call, if it ever did.
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>, format = DateTime))]
    pub called_at: Option<Timestamp>,
    /// When something was last handed over from the desk, by those who receive or, for their own cases, by those who review.
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>, format = DateTime))]
    pub handed_at: Option<Timestamp>,
}

/// A source.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct SourceView {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// How it calls things.
    pub table: SourceTable,
    /// The last step that was handed over; 0 where none was.
    pub handed: u64,
    /// When that was said.
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>, format = DateTime))]
    pub handed_at: Option<Timestamp>,
    /// How many steps wait, of cases that one sees; at most 5000.
    pub waiting: u64,
    /// The last of these; as `handed` where there is none.
    pub up_to: u64,
    /// The first of these, without words; at most fifty.
    pub steps: Vec<SourceStepView>,
    /// Whether one may take them along and say that they were handed over.
    pub may_take: bool,
    /// Whether one may say how the source calls things, and compare its list.
    pub may_change: bool,
}

/// Which steps a table is of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema, utoipa::IntoParams))]
#[serde(deny_unknown_fields, default)]
pub struct StepsTable {
    /// Behind this step; 0 when absent.
    pub after: Option<u64>,
    /// Up to this one; the last when absent.
    pub up_to: Option<u64>,
    /// Of one day alone.
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>, format = Date), param(value_type = Option<String>))]
    pub day: Option<Day>,
}

/// Of which days the source's own list is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema, utoipa::IntoParams))]
#[serde(deny_unknown_fields, default)]
pub struct ListDays {
    /// The first day; thirty days ago when absent.
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>, format = Date), param(value_type = Option<String>))]
    pub from: Option<Day>,
    /// The last day; today when absent.
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>, format = Date), param(value_type = Option<String>))]
    pub to: Option<Day>,
}

/// What became of a list that was sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Reconciled {
    /// Where it is compared.
    pub reconciliation: Option<String>,
    /// Why it cannot be read.
    pub fault: Option<FileFault>,
}

/// A list that was compared.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ReconciliationLine {
    /// Which one.
    pub reconciliation: String,
    /// The source.
    pub source: String,
    /// Who sent the list.
    pub by: Named,
    /// When.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    pub at: Timestamp,
    /// The first day that it is of.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = Date))]
    pub from: Day,
    /// The last one.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = Date))]
    pub to: Day,
    /// Its rows.
    pub listed: u64,
}

/// A list, and where it differs.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ReconciliationView {
    /// The list.
    pub line: ReconciliationLine,
    /// How many are the same.
    pub same: u64,
    /// How many differ, by how.
    pub counts: Vec<DifferenceCount>,
    /// Differences that were more than are kept.
    pub cut: u64,
    /// The first differences; at most two hundred.
    pub rows: Vec<DifferenceView>,
    /// Words that are not known, the most frequent first; at most ten.
    pub words: Vec<UnknownWord>,
    /// How the source calls things, to be said anew with these words.
    pub table: SourceTable,
    /// Whether one may do that.
    pub may_change: bool,
}

/// How many differ in one way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct DifferenceCount {
    /// How.
    pub difference: Difference,
    /// How many.
    pub rows: u64,
}

/// A difference.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct DifferenceView {
    /// How they differ.
    pub difference: Difference,
    /// The line in their list; null where it is not in it.
    pub line: Option<u64>,
    /// The source's number; empty where none stands there.
    pub number: String,
    /// Their word.
    pub theirs: String,
    /// Where it stands here for the source.
    pub ours: Option<SourceStanding>,
    /// The number here.
    pub our_number: Option<String>,
}

/// A word that is not known.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct UnknownWord {
    /// The word.
    pub word: String,
    /// In how many rows.
    pub rows: u64,
}

qingyu_domain::without_debug!(
    Sources,
    SourceLine,
    SourceView,
    ReconciliationLine,
    ReconciliationView,
    DifferenceView,
    UnknownWord
);
