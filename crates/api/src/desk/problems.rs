//! 问题: listed, put down by hand, read and carried on.

use qingyu_domain::case::ImprovementMeasure;
use qingyu_domain::clearing::{ProblemAnswers, ProblemCommand, ProblemOrigin, ProblemStand};
use qingyu_domain::time::Day;
use serde::{Deserialize, Serialize};

use super::bad_ratings::RatingEntry;

crate::endpoint::endpoint! {
    /// Lists problems by when they are due, the earliest first; those of inspections among them.
    ListProblems: Get "/api/v1/desk/problems", code false, () => Problems
}
crate::endpoint::endpoint! {
    /// Puts a problem down by hand; sent again under its key it is the same.
    OpenProblem: Post "/api/v1/desk/problems", code false, ProblemAnswers => ProblemMade
}
crate::endpoint::endpoint! {
    /// Shows a problem; 404 to whoever has nothing to do with it.
    ReadProblem: Get "/api/v1/desk/problems/{problem}", code false, () => ProblemView
}
crate::endpoint::endpoint! {
    /// Says how it will be solved, that it is, whether that is so, or that it came back.
    ActOnProblem: Post "/api/v1/desk/problems/{problem}/acts", code false, ProblemAct => ProblemMade
}

/// Which problems, as the query of the address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema, utoipa::IntoParams))]
#[serde(deny_unknown_fields, default)]
pub struct ProblemFilter {
    /// Only those of a unit.
    pub unit: Option<String>,
    /// `open` (what its unit calls solved among them), `check` (these alone), `overdue` or `cleared`; absent: `open`.
    pub state: Option<String>,
    /// `next` of the page before.
    pub after: Option<String>,
    /// Lines on a page, 1 to 100; absent: 50.
    pub limit: Option<u16>,
}

/// A page of problems.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Problems {
    /// The lines, the earliest due first.
    pub lines: Vec<ProblemLine>,
    /// The units of which whoever looks may put problems down.
    pub units: Vec<String>,
    /// Where the next page begins; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub next: Option<String>,
}

/// A problem in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ProblemLine {
    /// Which one: of one that comes from an inspection, the inspection.
    pub problem: String,
    /// The unit that solves it.
    pub unit: String,
    /// Where it comes from.
    pub origin: ProblemOrigin,
    /// Where it stands.
    pub stage: ProblemStand,
    /// When it was found.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = Date))]
    pub since: Day,
    /// The last day.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = Date))]
    pub due: Day,
    /// Open, and past that day.
    pub is_overdue: bool,
}

/// A problem.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ProblemView {
    /// Its line.
    #[serde(flatten)]
    pub line: ProblemLine,
    /// How it is to be solved.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub measure: Option<ImprovementMeasure>,
    /// What happened: `opened, planned, done, looked, reopened`; who found and looked is not told to the unit.
    pub history: Vec<RatingEntry>,
    /// What whoever looks can do now: `plan`, `solve`, `look`, `reopen`.
    pub deeds: Vec<String>,
    /// What an act names that is decided on this.
    pub version: u32,
}

/// What somebody does.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ProblemAct {
    /// The version that it was decided on: 409 `stale` when something happened since.
    pub version: u32,
    /// What.
    pub command: ProblemCommand,
    /// What will be done, was done or seen; evidence stands here.
    pub text: String,
}

/// A problem that was put down or carried on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ProblemMade {
    /// Which one.
    pub problem: String,
}
