//! Files of other systems at the desk: what is sent, how it is read, what became of it. For central intake.

use std::collections::BTreeMap;

use qingyu_domain::fault::Fault;
use qingyu_domain::intake::{Column, FileFault, ImportStage, Mapping, Source};
use qingyu_domain::kind::Kind;
use qingyu_domain::time::{Day, Timestamp};
use serde::{Deserialize, Serialize};

use super::case::Named;

crate::endpoint::endpoint! {
    /// The sources, and the imports of the last time, the newest first.
    ListImports: Get "/api/v1/desk/imports", code false, () => Imports
}

crate::endpoint::endpoint! {
    /// Adds a source, or changes its name and how it is read.
    SetSource: Post "/api/v1/desk/sources", code false, Source => Source
}

crate::endpoint::endpoint! {
    /// An import with the first of its rows, as they would become cases.
    ReadImport: Get "/api/v1/desk/imports/{import}", code false, () => ImportView
}

crate::endpoint::endpoint! {
    /// Reads it in another way, commits or discards it.
    ActOnImport: Post "/api/v1/desk/imports/{import}/acts", code false, ImportAct => ImportView
}

/// POST: sends a file of a source: `text/csv` of at most 512 MiB, or a spreadsheet (XLSX) of at most 64 MiB.
pub const UPLOAD_PATH: &str = "/api/v1/desk/sources/{source}/imports";
/// GET: the rows that could not be taken, as a table to be repaired and sent again.
pub const BAD_ROWS_PATH: &str = "/api/v1/desk/imports/{import}/bad.csv";
/// What a spreadsheet calls itself.
pub const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// Sources and imports.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Imports {
    /// All sources.
    pub sources: Vec<Source>,
    /// Imports, the newest first; at most fifty.
    pub imports: Vec<ImportLine>,
}

/// An import in a list.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ImportLine {
    /// Which one.
    pub import: String,
    /// The source.
    pub source: String,
    /// Who sent it.
    pub by: Named,
    /// When.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    pub at: Timestamp,
    /// Where it stands.
    pub stage: ImportStage,
    /// Why it cannot be read.
    pub fault: Option<FileFault>,
    /// Its rows, once they are counted.
    pub total: u64,
    /// How many were handled.
    pub handled: u64,
    /// How many became cases.
    pub added: u64,
    /// How many were here already.
    pub known: u64,
    /// How many could not be taken.
    pub bad: u64,
}

/// An import.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ImportView {
    /// How it stands.
    pub line: ImportLine,
    /// How its source is read.
    pub mapping: Mapping,
    /// Whether it can be discarded.
    pub may_discard: bool,
    /// Whether whoever looks may have the rows that could not be taken: who sent the file, alone.
    pub may_have_bad_rows: bool,
    /// What it would bring, while it is ready.
    pub preview: Option<ImportPreview>,
}

/// What a file would bring.
#[derive(Clone, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ImportPreview {
    /// The names of its columns.
    pub header: Vec<String>,
    /// Which of them was taken for what.
    #[cfg_attr(feature = "schema", schema(value_type = std::collections::HashMap<String, usize>))]
    pub columns: BTreeMap<Column, usize>,
    /// Its first rows, and the first that could not be taken.
    pub rows: Vec<PreviewRow>,
    /// How many can be taken.
    pub good: u64,
    /// How many cannot.
    pub bad: u64,
    /// Words for kinds that are not known, the most frequent first.
    pub kinds: Vec<Unmapped>,
    /// Names and codes of units that are not known, the most frequent first.
    pub units: Vec<Unmapped>,
}

/// A word that is not known.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Unmapped {
    /// The word.
    pub word: String,
    /// In how many rows.
    pub rows: u64,
}

/// A row, as it would become a case.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct PreviewRow {
    /// Its line in the file, from 1.
    pub line: u64,
    /// The source's own number.
    pub number: Option<String>,
    /// The kind.
    pub kind: Option<Kind>,
    /// The unit's code.
    pub unit: Option<String>,
    /// How what was said begins; empty where it is hidden.
    pub text: String,
    /// Whether it is hidden: about the own unit of whoever looks or sent the file, or a complaint about those who receive and watch.
    #[serde(default)]
    pub is_hidden: bool,
    /// The day it happened.
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>, format = Date))]
    pub on: Option<Day>,
    /// By when the source expects an answer.
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>, format = DateTime))]
    pub due_at: Option<Timestamp>,
    /// Whether somebody can be reached.
    pub is_reachable: bool,
    /// What is wrong with it.
    pub faults: Vec<Fault>,
}

/// What is done with an import.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum ImportAct {
    /// Reads its source in another way, from now on.
    Map {
        /// How.
        mapping: Mapping,
    },
    /// Makes cases of its rows.
    Commit,
    /// Erases the file.
    Discard,
}

qingyu_domain::without_debug!(
    Imports,
    ImportLine,
    ImportView,
    ImportPreview,
    Unmapped,
    PreviewRow,
    ImportAct
);
