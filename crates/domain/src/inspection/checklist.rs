//! What is looked at, as data: a list of items for each sort of inspection.

use std::collections::BTreeSet;

use serde::Deserialize;

/// The lists that come with the program.
const FILE: &str = include_str!("../../checklists/checklists.json");

codes! {
    /// What sort of inspection a list is for.
    CheckKind {
        /// 现场督察
        OnSite = "on_site",
        /// 网上巡查
        Patrol = "patrol",
        /// 作风监督员走访
        Visit = "visit",
    }
}

/// A list of what is looked at.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Checklist {
    /// Its code: never given to another list.
    pub code: String,
    /// What it is for.
    pub kind: CheckKind,
    /// Its name in Chinese.
    pub zh: String,
    /// Its name in English.
    pub en: String,
    /// What is looked at, in its order.
    pub items: Vec<Item>,
}

/// One thing that is looked at.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Its code: unique within its list, and never given to another thing.
    pub code: String,
    /// Its name in Chinese.
    pub zh: String,
    /// Its name in English.
    pub en: String,
}

/// What is wrong with a file of lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChecklistError {
    /// Not JSON of the form.
    Unreadable(String),
    /// A code that stands twice, or a list without items.
    Inconsistent(String),
}

/// The lists that come with the program.
pub fn bundled() -> Result<Vec<Checklist>, ChecklistError> {
    read(FILE)
}

/// Reads a file of lists.
pub(super) fn read(file: &str) -> Result<Vec<Checklist>, ChecklistError> {
    let lists: Vec<Checklist> =
        serde_json::from_str(file).map_err(|error| ChecklistError::Unreadable(error.to_string()))?;
    for list in &lists {
        if list.items.is_empty() {
            return Err(ChecklistError::Inconsistent(list.code.clone()));
        }
        unique(list.items.iter().map(|item| item.code.as_str()))?;
    }
    unique(lists.iter().map(|list| list.code.as_str()))?;
    Ok(lists)
}

fn unique<'a>(codes: impl Iterator<Item = &'a str>) -> Result<(), ChecklistError> {
    let mut known = BTreeSet::new();
    for code in codes {
        if !known.insert(code) {
            return Err(ChecklistError::Inconsistent(code.to_owned()));
        }
    }
    Ok(())
}
