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
    /// Its service windows.
    #[serde(default)]
    pub windows: Vec<Window>,
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

    /// The units whose name, windows or superior's name hold every given word.
    pub fn matching<'a>(&'a self, query: &str) -> Vec<&'a Unit> {
        let words: Vec<&str> = query.split_whitespace().collect();
        let holds = |unit: &Unit, word: &str| {
            unit.name.contains(word)
                || unit.windows.iter().any(|window| window.name.contains(word))
                || unit
                    .parent
                    .as_deref()
                    .and_then(|code| self.unit(code))
                    .is_some_and(|above| above.name.contains(word))
        };
        self.0
            .iter()
            .filter(|unit| words.iter().all(|word| holds(unit, word)))
            .collect()
    }
}
