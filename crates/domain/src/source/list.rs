//! 对账: the source's own list beside what it was told from here.

use std::collections::{BTreeMap, BTreeSet};

use super::standing::SourceStanding;
use super::table::SourceTable;
use crate::intake::{ReportedCase, plain, usual_names_of_numbers};
use crate::time::Day;

/// Names that such systems use for the column that says where each stands.
const STATUS: [&str; 7] = ["办理状态", "工单状态", "处理状态", "当前状态", "状态", "环节", "status"];
/// Characters of a word at most: one that is longer is none.
const WORD: usize = 30;

codes! {
    /// How the two differ about a number.
    Difference {
        /// In theirs and not in ours.
        Missing = "missing",
        /// In ours and not in theirs.
        Unlisted = "unlisted",
        /// Both have it, and it stands elsewhere.
        Differs = "differs",
        /// Their word is not known.
        UnknownWord = "unknown_word",
        /// What stands there is no number: columns may be swapped.
        Malformed = "malformed",
    }
}

/// Where number and status stand in a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ListPlaces {
    /// The number.
    pub number: usize,
    /// Where it stands.
    pub status: usize,
}

/// Where they stand, if a line names both: by what the source was told to call them, or by usual names.
pub fn list_places(table: &SourceTable, line: &[String]) -> Option<ListPlaces> {
    let line: Vec<String> = line.iter().map(|name| plain(name)).collect();
    let at = |told: Option<&String>, usual: &[&str]| {
        let find = |name: &str| line.iter().position(|one| one == name);
        match told {
            Some(name) => find(&plain(name)),
            None => usual.iter().find_map(|name| find(name)),
        }
    };
    Some(ListPlaces {
        number: at(table.list_number.as_ref(), usual_names_of_numbers())?,
        status: at(table.list_status.as_ref(), &STATUS)?,
    })
}

/// A row of the source's list.
#[derive(Clone, PartialEq, Eq)]
pub struct Listed {
    /// Its line in the file, from 1.
    pub line: u64,
    /// The number; nothing where none stands there.
    pub number: Option<String>,
    /// Their word.
    pub word: String,
}

/// Reads a row; `None` for one with neither.
pub fn listed(line: u64, cells: &[String], places: ListPlaces) -> Option<Listed> {
    let cell = |at: usize| cells.get(at).map(|cell| cell.trim()).unwrap_or_default();
    let (number, word) = (cell(places.number), cell(places.status));
    if number.is_empty() && word.is_empty() {
        return None;
    }
    let reported = ReportedCase {
        number: Some(number.to_owned()),
        ..ReportedCase::default()
    };
    Some(Listed {
        line,
        number: reported.parse_number().ok().flatten(),
        word: word.chars().take(WORD).collect(),
    })
}

/// A case of the source as it stands here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ours {
    /// The source's number.
    pub number: String,
    /// Which case.
    pub case_id: String,
    /// When it came.
    pub day: Day,
    /// Where it stands for the source.
    pub standing: SourceStanding,
}

/// A number about which they differ.
#[derive(Clone, PartialEq, Eq)]
pub struct DifferenceRow {
    /// The line in their list; 0 where it is not in it.
    pub line: u64,
    /// The number; empty where none stands there.
    pub number: String,
    /// Their word; empty where they have none.
    pub theirs: String,
    /// Which case it is here, and where that stands.
    pub ours: Option<(String, SourceStanding)>,
}

/// What came of comparing.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Compared {
    /// Rows of their list.
    pub listed: u64,
    /// Those about which both say the same.
    pub same: u64,
    /// Where they differ, in the order of their list, what they do not list behind it.
    pub rows: Vec<DifferenceRow>,
}

crate::without_debug!(Listed, DifferenceRow, Compared);

/// Compares a list with what is here. What they do not list is looked for among what came on the days that the list is of.
pub fn compare(table: &SourceTable, theirs: &[Listed], ours: &[Ours], days: (Day, Day)) -> Compared {
    let known: BTreeMap<&str, &Ours> = ours.iter().map(|one| (one.number.as_str(), one)).collect();
    let mut compared = Compared::default();
    let mut seen = BTreeSet::new();
    for row in theirs {
        compared.listed += 1;
        let number = row.number.as_deref().unwrap_or_default();
        let found = known.get(number);
        seen.extend(found.map(|one| one.number.as_str()));
        let row = DifferenceRow {
            line: row.line,
            number: number.to_owned(),
            // What stands beside something that is no number may be anything.
            theirs: if number.is_empty() {
                String::new()
            } else {
                row.word.clone()
            },
            ours: found.map(|one| (one.case_id.clone(), one.standing)),
        };
        match judge(table, &row) {
            Some(_) => compared.rows.push(row),
            None => compared.same += 1,
        }
    }
    let is_of_days = |one: &&Ours| days.0 <= one.day && one.day <= days.1 && !seen.contains(one.number.as_str());
    compared
        .rows
        .extend(ours.iter().filter(is_of_days).map(|one| DifferenceRow {
            line: 0,
            number: one.number.clone(),
            theirs: String::new(),
            ours: Some((one.case_id.clone(), one.standing)),
        }));
    compared
}

/// How a row differs by the words that are known now; `None` where it does not.
pub fn judge(table: &SourceTable, row: &DifferenceRow) -> Option<Difference> {
    match &row.ours {
        _ if row.number.is_empty() => Some(Difference::Malformed),
        None => Some(Difference::Missing),
        Some(_) if row.line == 0 => Some(Difference::Unlisted),
        Some((_, standing)) => match table.standing(&row.theirs) {
            None => Some(Difference::UnknownWord),
            Some(theirs) => (theirs != *standing).then_some(Difference::Differs),
        },
    }
}
