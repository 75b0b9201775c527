//! What a row is here: a case, or all that is wrong with it.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use qingyu_api::desk::imports::{ImportPreview, PreviewRow, Unmapped};
use qingyu_api::{Fault, FaultCode, Field};
use qingyu_domain::case::is_own_matter;
use qingyu_domain::intake::{Column, FileFault, FileFaultCode, HeaderFault, Reported, ReportedCase, Source};
use qingyu_domain::person::PersonId;
use qingyu_domain::submission::Setting;
use qingyu_domain::time::Timestamp;

use super::rows::{Row, Rows};
use crate::staff::Staff;

/// First rows that are shown, and as many that cannot be taken.
const SHOWN: usize = 10;
/// Words that are shown of those that are not known.
const WORDS: usize = 50;
/// Different words that are counted at most.
const COUNTED: usize = 2000;
/// Characters that are shown of what was said.
const BEGINNING: usize = 80;

/// What rows are judged by.
#[derive(Clone)]
pub struct Judge {
    /// How its source is read.
    pub source: Source,
    /// Units and people.
    pub staff: Arc<Staff>,
    /// Who sent the file, and who committed it.
    pub people: Vec<PersonId>,
    /// Now.
    pub now: Timestamp,
}

impl Judge {
    /// Where each column stands.
    pub fn places(&self, header: &[String]) -> Result<BTreeMap<Column, usize>, FileFault> {
        self.source.mapping.places(header).map_err(|fault| {
            let (code, column) = match fault {
                HeaderFault::Missing(column) => (FileFaultCode::MissingColumn, column),
                HeaderFault::Twice(column) => (FileFaultCode::ColumnTwice, column),
            };
            FileFault {
                column: Some(column),
                ..FileFault::of(code)
            }
        })
    }

    /// A row as it came, and as the case that it becomes.
    pub fn row(&self, row: &Row, places: &BTreeMap<Column, usize>) -> (ReportedCase, Result<Reported, Vec<Fault>>) {
        let raw = ReportedCase::of(&row.cells, places);
        let judged = self.judge(&raw, &row.cells);
        (raw, judged)
    }

    fn judge(&self, raw: &ReportedCase, cells: &[String]) -> Result<Reported, Vec<Fault>> {
        let wrong = |field, code| vec![Fault { field, code }];
        // Whatever else is wrong with it.
        let about = raw.about(&self.source, &self.staff.org.units);
        if self.people.iter().any(|id| self.is_own(id, about.as_deref())) {
            return Err(wrong(Field::Unit, FaultCode::OwnMatter));
        }
        // Characters that could not be read would be kept as if they had been said.
        if cells.iter().any(|cell| cell.contains('\u{fffd}')) {
            return Err(wrong(Field::Body, FaultCode::Malformed));
        }
        let setting = Setting {
            today: self.now.day(),
            units: &self.staff.org.units,
            reply_by: &[],
        };
        raw.parse(&self.source, &setting)
    }

    /// Whether something about a unit is somebody's own matter.
    pub fn is_own(&self, id: &PersonId, about: Option<&str>) -> bool {
        let given = self.staff.given(self.now);
        let person = self.staff.org.person(id);
        person.is_some_and(|person| is_own_matter(person, about, &given))
    }

    /// What a file would bring, with what is wrong with its header.
    pub fn preview(&self, rows: &Path) -> anyhow::Result<(ImportPreview, Option<FileFault>)> {
        let mut rows = Rows::open(rows, 0)?;
        let mut preview = ImportPreview {
            header: rows.header.clone(),
            ..ImportPreview::default()
        };
        match self.places(&rows.header) {
            Ok(places) => preview.columns = places,
            Err(fault) => return Ok((preview, Some(fault))),
        }
        let (mut kinds, mut units) = (BTreeMap::new(), BTreeMap::new());
        let mut wrong_shown = 0;
        while let Some(row) = rows.next_row()? {
            let (raw, judged) = self.row(&row, &preview.columns);
            let is_good = judged.is_ok();
            if let Err(faults) = &judged {
                count(faults, Field::Kind, raw.kind.as_deref(), &mut kinds);
                count(faults, Field::Unit, raw.unit.as_deref(), &mut units);
            }
            *(if is_good { &mut preview.good } else { &mut preview.bad }) += 1;
            if preview.rows.len() < SHOWN || (!is_good && wrong_shown < SHOWN) {
                wrong_shown += usize::from(!is_good);
                let about = raw.about(&self.source, &self.staff.org.units);
                preview.rows.push(shown(row.line, &raw, about, judged));
            }
        }
        preview.kinds = most(kinds);
        preview.units = most(units);
        Ok((preview, None))
    }
}

/// Counts a word that is not known.
fn count(faults: &[Fault], field: Field, word: Option<&str>, words: &mut BTreeMap<String, u64>) {
    let is_unknown = |fault: &Fault| fault.field == field && fault.code == FaultCode::Unknown;
    let word = word.map(str::trim).filter(|_| faults.iter().any(is_unknown));
    if let Some(word) = word.filter(|word| words.len() < COUNTED || words.contains_key(*word)) {
        *words.entry(word.to_owned()).or_default() += 1;
    }
}

/// The most frequent ones.
fn most(words: BTreeMap<String, u64>) -> Vec<Unmapped> {
    let mut all: Vec<Unmapped> = words.into_iter().map(|(word, rows)| Unmapped { word, rows }).collect();
    all.sort_by_key(|one| std::cmp::Reverse(one.rows));
    all.truncate(WORDS);
    all
}

fn shown(line: u64, raw: &ReportedCase, unit: Option<String>, judged: Result<Reported, Vec<Fault>>) -> PreviewRow {
    let beginning = |text: &str| text.trim().chars().take(BEGINNING).collect::<String>();
    match judged {
        Ok(Reported { submission, origin }) => PreviewRow {
            line,
            number: origin.number,
            kind: Some(submission.kind),
            unit,
            text: beginning(&submission.text),
            on: submission.occurred_on,
            due_at: origin.due_at,
            is_reachable: submission.contact.is_some(),
            is_hidden: false,
            faults: Vec::new(),
        },
        Err(faults) => {
            let is_own = faults.iter().any(|fault| fault.code == FaultCode::OwnMatter);
            let text = raw.text.as_deref().filter(|_| !is_own).unwrap_or_default();
            PreviewRow {
                line,
                number: raw.parse_number().ok().flatten(),
                kind: None,
                unit,
                text: beginning(text),
                on: None,
                due_at: None,
                is_reachable: false,
                is_hidden: is_own,
                faults,
            }
        }
    }
}
