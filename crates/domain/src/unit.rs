//! Units, windows and their codes.

use serde::{Deserialize, Serialize};

codes! {
    /// What sort of unit it is.
    UnitKind {
        /// 局
        Bureau = "bureau",
        /// 分局
        Branch = "branch",
        /// 支队
        Detachment = "detachment",
        /// 大队
        Brigade = "brigade",
        /// 派出所
        Station = "station",
        /// 部门
        Department = "department",
        /// 中心
        Centre = "centre",
    }
}

/// A service window of a unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Window {
    /// Its code, unique within the tree.
    pub code: String,
    /// Its name in Chinese.
    pub name: String,
}

/// A unit of the tree.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Unit {
    /// Its code, unique within the tree.
    pub code: String,
    /// Its name in Chinese.
    pub name: String,
    /// What sort of unit.
    pub kind: UnitKind,
    /// The code of the unit above.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
    /// Whether it watches, receives or commands: cases about it exist for the independent reviewer only.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub watches: bool,
    /// For such a unit, on the wire only: whether an independent reviewer is appointed who reads those cases.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub reviewed: bool,
    /// Its service windows.
    #[serde(default)]
    pub windows: Vec<Window>,
}

impl Units {
    /// As the wire shows them while there is an independent reviewer.
    #[must_use]
    pub fn with_reviewer(mut self) -> Self {
        for unit in &mut self.0 {
            unit.reviewed = unit.watches;
        }
        self
    }
}

/// The tree of units as a plain list: a few dozen entries, searched in order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Units(pub Vec<Unit>);

impl Units {
    /// The unit with this code.
    pub fn unit(&self, code: &str) -> Option<&Unit> {
        self.0.iter().find(|unit| unit.code == code)
    }

    /// The unit that has the window with this code, and the window.
    pub fn window(&self, code: &str) -> Option<(&Unit, &Window)> {
        self.0.iter().find_map(|unit| {
            let window = unit.windows.iter().find(|window| window.code == code)?;
            Some((unit, window))
        })
    }

    /// Whether a unit is another one or lies below it.
    pub fn is_within(&self, unit: &str, above: &str) -> bool {
        // A tree has fewer levels than units: a cycle in bad data ends here.
        let mut at = Some(unit);
        for _ in 0..=self.0.len() {
            match at {
                Some(code) if code == above => return true,
                Some(code) => at = self.unit(code).and_then(|unit| unit.parent.as_deref()),
                None => return false,
            }
        }
        false
    }

    /// The name of a place: the unit's, with the window's after it.
    pub fn place(&self, unit: &str, window: Option<&str>) -> Option<String> {
        let unit = self.unit(unit)?;
        let window = window.and_then(|code| unit.windows.iter().find(|window| window.code == code));
        Some(window.map_or_else(
            || unit.name.clone(),
            |window| [&unit.name, " · ", &window.name].concat(),
        ))
    }
}
