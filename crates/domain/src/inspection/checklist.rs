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
    /// Not filled in any more, but known by its names for what was recorded with it.
    #[serde(default)]
    pub retired: bool,
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
    /// A list without items, or something without a name.
    Empty(String),
    /// A code that stands twice.
    Twice(String),
    /// Something that can be no code.
    NoCode(String),
    /// A code that means something else in the lists that come with the program.
    Other(String),
    /// No list that a supervisor can fill in.
    NoVisit,
}

/// The lists that come with the program.
pub fn bundled() -> Result<Vec<Checklist>, ChecklistError> {
    read(FILE)
}

/// A city's own lists. Those that come with the program and are not among them are not filled in any more, and a code of theirs means what it
/// means there: in the same Chinese words, of the same sort.
pub fn read_lists(file: &str) -> Result<Vec<Checklist>, ChecklistError> {
    let mut lists = read(file)?;
    for mut known in bundled()? {
        if let Some(own) = lists.iter().find(|list| list.code == known.code) {
            is_same(own, &known)?;
        } else {
            known.retired = true;
            lists.push(known);
        }
    }
    let can_visit = lists.iter().any(|list| list.kind == CheckKind::Visit && !list.retired);
    can_visit.then_some(lists).ok_or(ChecklistError::NoVisit)
}

fn is_same(own: &Checklist, known: &Checklist) -> Result<(), ChecklistError> {
    let other = |code: &str| Err(ChecklistError::Other(code.to_owned()));
    if (own.kind, &own.zh) != (known.kind, &known.zh) {
        return other(&own.code);
    }
    for item in &own.items {
        let before = known.items.iter().find(|one| one.code == item.code);
        if before.is_some_and(|before| before.zh != item.zh) {
            return other(&item.code);
        }
    }
    Ok(())
}

/// Reads a file of lists.
pub(super) fn read(file: &str) -> Result<Vec<Checklist>, ChecklistError> {
    let lists: Vec<Checklist> =
        serde_json::from_str(file).map_err(|error| ChecklistError::Unreadable(error.to_string()))?;
    for list in &lists {
        is_named(&list.code, &list.zh, &list.en)?;
        if list.items.is_empty() {
            return Err(ChecklistError::Empty(list.code.clone()));
        }
        for item in &list.items {
            is_named(&item.code, &item.zh, &item.en)?;
        }
        unique(list.items.iter().map(|item| item.code.as_str()))?;
    }
    unique(lists.iter().map(|list| list.code.as_str()))?;
    Ok(lists)
}

fn is_named(code: &str, zh: &str, en: &str) -> Result<(), ChecklistError> {
    let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    if !(1..=40).contains(&code.len()) || !code.chars().all(is_plain) {
        return Err(ChecklistError::NoCode(code.to_owned()));
    }
    if zh.trim().is_empty() || en.trim().is_empty() {
        return Err(ChecklistError::Empty(code.to_owned()));
    }
    Ok(())
}

fn unique<'a>(codes: impl Iterator<Item = &'a str>) -> Result<(), ChecklistError> {
    let mut known = BTreeSet::new();
    for code in codes {
        if !known.insert(code) {
            return Err(ChecklistError::Twice(code.to_owned()));
        }
    }
    Ok(())
}
