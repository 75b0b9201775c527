//! 检查: inspections and supervisors' visits, recorded, listed, read and carried on.

use std::collections::BTreeMap;

use qingyu_domain::inspection::{
    CheckKind, InspectionAnswers, InspectionCommand, InspectionEnd, InspectionStand, Manner, Mark,
};
use qingyu_domain::time::Day;
use serde::{Deserialize, Serialize};

use super::bad_ratings::{OwedLine, RatingEntry};

crate::endpoint::endpoint! {
    /// The lists of what is looked at, those first that whoever asks can fill in.
    ReadChecklists: Get "/api/v1/desk/checklists", code false, () => Checklists
}
crate::endpoint::endpoint! {
    /// Lists inspections, the newest first: all for oversight, those of their unit for the unit, visits to their unit for supervisors.
    ListInspections: Get "/api/v1/desk/inspections", code false, () => Inspections
}
crate::endpoint::endpoint! {
    /// Records an inspection; sent again under its key it is the same.
    RecordInspection: Post "/api/v1/desk/inspections", code false, InspectionAnswers => InspectionMade
}
crate::endpoint::endpoint! {
    /// Shows an inspection; 404 to whoever has nothing to do with it.
    ReadInspection: Get "/api/v1/desk/inspections/{inspection}", code false, () => InspectionView
}
crate::endpoint::endpoint! {
    /// Says what was mended, looks again, clears the problem, or answers an opinion and says whether that will do.
    ActOnInspection: Post "/api/v1/desk/inspections/{inspection}/acts", code false, InspectionAct => InspectionMade
}

/// POST: adds a picture, the bytes of a JPEG or PNG file of at most 8 MB; answered with [`PhotoMade`].
pub const PHOTOS_PATH: &str = "/api/v1/desk/inspections/{inspection}/photos";

/// GET: a picture as JPEG.
pub const PHOTO_PATH: &str = "/api/v1/desk/inspections/{inspection}/photos/{position}";

/// The lists of what is looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Checklists {
    /// All of them: what was recorded with one that somebody cannot fill in is read with its names, too.
    pub lists: Vec<ChecklistView>,
}

/// A list of what is looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ChecklistView {
    /// Its code.
    pub code: String,
    /// What it is for.
    pub kind: CheckKind,
    /// Its name in Chinese.
    pub zh: String,
    /// Its name in English.
    pub en: String,
    /// What is looked at.
    pub items: Vec<ItemView>,
    /// The units at which whoever asks may fill it in.
    pub units: Vec<String>,
}

/// One thing that is looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ItemView {
    /// Its code.
    pub code: String,
    /// Its name in Chinese.
    pub zh: String,
    /// Its name in English.
    pub en: String,
}

/// Which inspections, as the query of the address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema, utoipa::IntoParams))]
#[serde(deny_unknown_fields, default)]
pub struct InspectionFilter {
    /// Only those of a unit.
    pub unit: Option<String>,
    /// Only those in a stage.
    pub stage: Option<InspectionStand>,
    /// `next` of the page before.
    pub after: Option<String>,
    /// Lines on a page, 1 to 100; absent: 50.
    pub limit: Option<u16>,
}

/// A page of inspections.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Inspections {
    /// The lines, the newest first.
    pub lines: Vec<InspectionLine>,
    /// Where the next page begins; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub next: Option<String>,
}

/// An inspection in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct InspectionLine {
    /// Which one.
    pub inspection: String,
    /// The unit.
    pub unit: String,
    /// The window, where it was one.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub window: Option<String>,
    /// The day.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = Date))]
    pub on: Day,
    /// The code of the list.
    pub checklist: String,
    /// By a supervisor on a visit.
    pub is_visit: bool,
    /// Items as they should be.
    pub good: i64,
    /// Items that were looked at.
    pub looked_at: i64,
    /// Where it stands.
    pub stage: InspectionStand,
    /// The last day of what is to be done.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>, format = Date))]
    pub due: Option<Day>,
    /// Whether that is over.
    pub is_overdue: bool,
}

/// An inspection.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct InspectionView {
    /// Which one.
    pub inspection: String,
    /// The unit.
    pub unit: String,
    /// The window, where it was one.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub window: Option<String>,
    /// The day.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = Date))]
    pub on: Day,
    /// The code of the list.
    pub checklist: String,
    /// Whether they knew.
    pub manner: Manner,
    /// By a supervisor on a visit.
    pub is_visit: bool,
    /// What was found, by the code of its item; what was not looked at is not there.
    pub marks: BTreeMap<String, Mark>,
    /// Items as they should be.
    pub good: u32,
    /// Items that were looked at.
    pub looked_at: u32,
    /// Where it stands.
    pub stage: InspectionStand,
    /// How it ended.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub end: Option<InspectionEnd>,
    /// What is to be done next.
    pub owed: Vec<OwedLine>,
    /// What happened: `inspected, rectified, reinspected, cleared, replied, weighed, answered`; who did it is told to the unit of its own people, and to a supervisor of themselves, only.
    pub history: Vec<RatingEntry>,
    /// The pictures, by their positions.
    pub photos: Vec<PhotoLine>,
    /// What whoever looks can do now: `rectify`, `reinspect`, `clear`, `reply`, `judge`, `answer`, `photo`.
    pub deeds: Vec<String>,
    /// What an act names that is decided on this.
    pub version: u32,
}

/// A picture of an inspection.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct PhotoLine {
    /// Which one.
    pub position: i64,
    /// The day on which it came.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = Date))]
    pub on: Day,
    /// Sent by the unit: what it mended, not what was found.
    pub is_of_unit: bool,
}

/// What somebody does.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct InspectionAct {
    /// The version that it was decided on: 409 `stale` when something happened since.
    pub version: u32,
    /// What.
    pub command: InspectionCommand,
    /// What was done or seen.
    pub text: String,
}

/// An inspection that was recorded or carried on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct InspectionMade {
    /// Which one.
    pub inspection: String,
}

/// A picture that was added.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct PhotoMade {
    /// Which one.
    pub position: i64,
}
