//! 心灵SPA: a colleague is passed on to the psychological service; names for the service alone, totals for those who watch.

use qingyu_domain::care_list::{CareAnswers, CareCommand, CareFrom, CareMonth, CareReason, CareStage};
use qingyu_domain::time::Day;
use serde::{Deserialize, Serialize};

use super::people::Colleague;

crate::endpoint::endpoint! {
    /// Passes on a colleague or oneself; nothing of what becomes of it is told.
    PassOn: Post "/api/v1/desk/care", code false, CareAnswers => PassedOn
}
crate::endpoint::endpoint! {
    /// The care list, whoever waits longest first; for the psychological service alone.
    ListCare: Get "/api/v1/desk/care", code false, () => CareList
}
crate::endpoint::endpoint! {
    /// One entry; 404 to everybody else.
    ReadCare: Get "/api/v1/desk/care/{care}", code false, () => CareView
}
crate::endpoint::endpoint! {
    /// Notes a step.
    ActOnCare: Post "/api/v1/desk/care/{care}/acts", code false, CareAct => CareMade
}
crate::endpoint::endpoint! {
    /// Lists by name those whom somebody may pass on; empty for whoever may pass on themselves alone.
    ListCareColleagues: Get "/api/v1/desk/care-colleagues", code false, () => Vec<Colleague>
}
crate::endpoint::endpoint! {
    /// How often the service was asked, by month and reason, for the whole city; for oversight, the reviewer and heads of units.
    ReadCareTotals: Get "/api/v1/desk/care-totals", code false, () => CareTotals
}

/// It was passed on: the same for somebody who is on the list already.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct PassedOn {
    /// Always `true`.
    pub passed_on: bool,
}

/// Which entries, as the query of the address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema, utoipa::IntoParams))]
#[serde(deny_unknown_fields, default)]
pub struct CareFilter {
    /// `true` for those that are closed; absent or `false` for those that are not.
    pub closed: Option<bool>,
    /// `next` of the page before.
    pub after: Option<String>,
    /// Lines on a page, 1 to 100; absent: 50.
    pub limit: Option<u16>,
}

/// A page of the care list.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct CareList {
    /// The lines, the oldest first.
    pub lines: Vec<CareLine>,
    /// Where the next page begins; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub next: Option<String>,
}

/// An entry in the list.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct CareLine {
    /// Which one.
    pub care: String,
    /// Whom.
    #[cfg_attr(feature = "schema", schema(inline))]
    pub person: Colleague,
    /// What for.
    pub reason: CareReason,
    /// From where it came.
    pub from: CareFrom,
    /// Since when.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = Date))]
    pub since: Day,
    /// Where it stands.
    pub stage: CareStage,
}

/// An entry.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct CareView {
    /// As in the list.
    #[serde(flatten)]
    pub line: CareLine,
    /// What the service did, in its order.
    pub history: Vec<CareStepTold>,
    /// What can be done now.
    pub deeds: Vec<CareCommand>,
    /// What an act names that is decided on this.
    pub version: u32,
}

/// A step of the service.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct CareStepTold {
    /// What.
    pub step: CareCommand,
    /// On which day.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = Date))]
    pub on: Day,
    /// Who of the service, as people say it.
    pub by: String,
}

/// What somebody of the service did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CareAct {
    /// The version that it was decided on: 409 `stale` when something happened since.
    pub version: u32,
    /// What.
    pub command: CareCommand,
}

/// An entry that was carried on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct CareMade {
    /// Which one.
    pub care: String,
}

/// Months without names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct CareTotals {
    /// The twelve months before this one, the newest first.
    pub months: Vec<CareMonth>,
}

qingyu_domain::without_debug!(CareList, CareLine, CareView, CareStepTold);
