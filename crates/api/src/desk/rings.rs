//! GET /desk/ring-figures: how fast calls of 110 were answered, and how many were called back; and files with calls.

use qingyu_domain::fault::Fault;
use qingyu_domain::figures::Month;
use serde::{Deserialize, Serialize};

crate::endpoint::endpoint! {
    /// How many calls there were, how many were answered within three rings, the worst hour, and the call-backs, by day and month.
    ReadRingFigures: Get "/api/v1/desk/ring-figures", code false, () => RingFigures
}

/// The path of the same days and months as CSV.
pub const CSV_PATH: &str = "/api/v1/desk/ring-figures.csv";
/// Where files with calls are sent.
pub const UPLOAD_PATH: &str = "/api/v1/desk/call-records";

/// Which months, as the query of the address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema, utoipa::IntoParams))]
#[serde(deny_unknown_fields, default)]
pub struct RingMonths {
    /// `YYYY-MM`; absent: this month.
    #[cfg_attr(feature = "schema", param(value_type = Option<String>), schema(value_type = Option<String>))]
    pub from: Option<Month>,
    /// `YYYY-MM`, at most a year later; absent: the same as `from`.
    #[cfg_attr(feature = "schema", param(value_type = Option<String>), schema(value_type = Option<String>))]
    pub to: Option<Month>,
}

/// The figures of some months.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct RingFigures {
    /// Seconds that three rings last, as this place counts them now; what was counted stays as it was.
    pub three_rings: u16,
    /// By month, as far as there was a call.
    pub months: Vec<RingLine>,
    /// By day.
    pub days: Vec<RingLine>,
    /// Call-backs by the month of the call.
    pub call_backs: Vec<CallBackMonth>,
}

/// A month or a day: no share without what it is a share of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct RingLine {
    /// `YYYY-MM` or `YYYY-MM-DD`.
    pub of: String,
    /// Calls, those among them that nobody answered.
    pub calls: i64,
    /// Answered.
    pub answered: i64,
    /// Answered within three rings.
    pub within: i64,
    /// The share of all calls that is, in tenths of a per cent, cut.
    pub tenths: i64,
    /// The hour with the least share among those with five calls and more.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub worst: Option<WorstHour>,
}

/// An hour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct WorstHour {
    /// 0 to 23.
    pub hour: u8,
    /// Calls in it.
    pub calls: i64,
    /// Answered within three rings.
    pub within: i64,
    /// The share, in tenths of a per cent, cut.
    pub tenths: i64,
}

/// The call-backs of a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct CallBackMonth {
    /// The month of the calls.
    #[cfg_attr(feature = "schema", schema(value_type = String))]
    pub month: Month,
    /// To be called back.
    pub owed: i64,
    /// Ended in time.
    pub in_time: i64,
    /// Ended late, before the month was over.
    pub late: i64,
    /// Not ended when it was over, or not yet.
    pub open: i64,
}

/// What came of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct CallFile {
    /// Calls that are new.
    pub taken: u32,
    /// Those that were known.
    pub known: u32,
    /// Lines that could not be taken.
    pub wrong: u32,
    /// The first hundred of them: what stood in them is not repeated.
    pub lines: Vec<WrongLine>,
}

/// A line that could not be taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct WrongLine {
    /// Which one, as the office program counts.
    pub line: u32,
    /// What is wrong with it.
    pub faults: Vec<Fault>,
}
