//! GET and POST /desk/units: the tree of units, for administrators.

use qingyu_domain::time::Day;
use qingyu_domain::unit::{Unit, UnitKind, Window};
use serde::{Deserialize, Serialize};

crate::endpoint::endpoint! {
    /// Lists the units with what citizens do not see of them.
    ListTree: Get "/api/v1/desk/units", code false, () => Vec<UnitView>
}
crate::endpoint::endpoint! {
    /// Adds a unit, or changes one.
    EditUnit: Post "/api/v1/desk/units", code false, UnitEdit => UnitView
}

/// A unit as administrators see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct UnitView {
    /// Its code, unique within the tree, for ever.
    pub code: String,
    /// Its name in Chinese.
    pub name: String,
    /// What sort of unit.
    pub kind: UnitKind,
    /// The code of the unit above.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
    /// Whether it watches, receives or commands.
    pub watches: bool,
    /// No longer offered to citizens.
    pub closed: bool,
    /// What it was under before.
    pub formerly: Vec<FormerParent>,
    /// Its service windows.
    pub windows: Vec<Window>,
}

/// A unit that another one was under.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct FormerParent {
    /// The code of the unit above.
    pub above: String,
    /// The last day.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = Date))]
    pub until: Day,
}

/// A new unit, or changes of one; what is absent stays, and nothing is ever deleted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields, default)]
pub struct UnitEdit {
    /// Its code: small letters, digits and hyphens, 1 to 40, a letter first.
    pub unit: String,
    /// `true` for a unit that is not there yet.
    pub is_new: bool,
    /// Its name, 1 to 60 characters; needed for a new one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// What sort of unit; needed for a new one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<UnitKind>,
    /// The code of the unit above; the one before stays remembered for conflicts of interest.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
    /// `true` when it watches, receives or commands; a unit that does so does so for ever.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub watches: Option<bool>,
    /// Whether it is no longer offered to citizens.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub closed: Option<bool>,
    /// Windows to add or to change.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub windows: Vec<WindowEdit>,
}

/// A new window of a unit, or changes of one; what is absent stays.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields, default)]
pub struct WindowEdit {
    /// Its code, as a unit's, unique within the tree.
    pub window: String,
    /// Its name, 1 to 60 characters; needed for a new one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Whether it is no longer offered to citizens.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub closed: Option<bool>,
}

impl From<&Unit> for UnitView {
    fn from(unit: &Unit) -> Self {
        let former = unit.formerly.iter().map(|one| FormerParent {
            above: one.above.clone(),
            until: one.until,
        });
        Self {
            code: unit.code.clone(),
            name: unit.name.clone(),
            kind: unit.kind,
            parent: unit.parent.clone(),
            watches: unit.watches,
            closed: unit.closed,
            formerly: former.collect(),
            windows: unit.windows.clone(),
        }
    }
}
