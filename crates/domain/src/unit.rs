//! Units, windows and their codes.

use serde::{Deserialize, Serialize};

use crate::time::Day;

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
    /// No longer there: not offered, but known by its name for the cases that it has.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub closed: bool,
}

/// A unit that another one was under, up to and with a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Formerly {
    /// The code of the unit above.
    pub above: String,
    /// The last day.
    pub until: Day,
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
    /// Whether it watches, receives or commands: cases about it exist for the independent reviewer only. On the wire
    /// also where such a unit is in it, since that is true of it as well.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub watches: bool,
    /// On the wire only, where a complaint goes past oversight: whether an independent reviewer is appointed who reads it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub reviewed: bool,
    /// No longer there: not offered, but known by its name for the cases that it has.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub closed: bool,
    /// The units that it was under before: moving it elsewhere frees nobody of a conflict of interest.
    #[serde(skip)]
    pub formerly: Vec<Formerly>,
    /// Its service windows.
    #[serde(default)]
    pub windows: Vec<Window>,
}

impl Unit {
    /// A unit that is open, under nothing and without windows.
    pub fn new(code: &str, name: &str, kind: UnitKind) -> Self {
        Self {
            code: code.to_owned(),
            name: name.to_owned(),
            kind,
            parent: None,
            watches: false,
            reviewed: false,
            closed: false,
            formerly: Vec::new(),
            windows: Vec::new(),
        }
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
        self.climbs(unit, above, |_| false)
    }

    /// Whether a unit is another one, lies below it, or lay below it on a day or later.
    pub fn was_within(&self, unit: &str, above: &str, since: Day) -> bool {
        self.climbs(unit, above, |formerly| formerly.until >= since)
    }

    /// Goes up from a unit by every way that there is, each unit once: a cycle in bad data ends.
    fn climbs(&self, unit: &str, above: &str, counts: impl Fn(&Formerly) -> bool) -> bool {
        let mut reached = vec![unit];
        let mut at = 0;
        while let Some(&code) = reached.get(at) {
            if code == above {
                return true;
            }
            at += 1;
            let Some(unit) = self.unit(code) else { continue };
            let former = unit.formerly.iter().filter(|one| counts(one));
            for up in unit.parent.iter().chain(former.map(|one| &one.above)) {
                if !reached.contains(&up.as_str()) {
                    reached.push(up);
                }
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
