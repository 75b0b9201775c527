//! 检查计划: planned looks, for those who look at the unit alone.

use qingyu_domain::inspection::PlanAnswers;
use qingyu_domain::time::Day;
use serde::{Deserialize, Serialize};

use super::case::Named;

crate::endpoint::endpoint! {
    /// Lists planned looks: those that wait, the earliest first, or those that are over, the latest first.
    ListPlans: Get "/api/v1/desk/plans", code false, () => Plans
}
crate::endpoint::endpoint! {
    /// Plans a look; sent again under its key it is the same.
    MakePlan: Post "/api/v1/desk/plans", code false, PlanAnswers => PlanMade
}
crate::endpoint::endpoint! {
    /// Calls a planned look off.
    CancelPlan: Post "/api/v1/desk/plans/{plan}/cancellation", code false, PlanCancellation => PlanMade
}

/// Which plans, as the query of the address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema, utoipa::IntoParams))]
#[serde(deny_unknown_fields, default)]
pub struct PlanFilter {
    /// Those that are over, instead of those that wait.
    pub over: Option<bool>,
    /// `next` of the page before.
    pub after: Option<String>,
    /// Lines on a page, 1 to 100; absent: 50.
    pub limit: Option<u16>,
}

/// A page of plans.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Plans {
    /// The plans.
    pub lines: Vec<PlanLine>,
    /// Those who look at units, by name.
    pub people: Vec<Named>,
    /// Where the next page begins; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub next: Option<String>,
}

/// A planned look.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct PlanLine {
    /// Which one.
    pub plan: String,
    /// The unit.
    pub unit: String,
    /// The window, where it is one.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub window: Option<String>,
    /// The code of the list.
    pub checklist: String,
    /// The name of the list in Chinese; its code where it is not known any more.
    pub zh: String,
    /// The same in English.
    pub en: String,
    /// The last day for it.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = Date))]
    pub on: Day,
    /// Who looks.
    pub to: Named,
    /// Who planned it.
    pub by: Named,
    /// What came of it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub inspection: Option<String>,
    /// Carried out, or called off.
    pub is_over: bool,
    /// It waits, and its day is over.
    pub is_overdue: bool,
}

/// A plan that was made or called off.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct PlanMade {
    /// Which one.
    pub plan: String,
}

/// Nothing more is said of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PlanCancellation {}
