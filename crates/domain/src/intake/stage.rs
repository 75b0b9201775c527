//! Where the import of a file stands, and why a file cannot be read.

use serde::{Deserialize, Serialize};

use super::columns::Column;

codes! {
    /// Where an import stands.
    ImportStage {
        /// The file is here and is being read.
        Reading = "reading",
        /// Its rows are being judged by the names of the source.
        Checking = "checking",
        /// It can be looked at and committed.
        Ready = "ready",
        /// Its rows become cases.
        Committing = "committing",
        /// All of them were handled; the file is gone.
        Done = "done",
        /// The file cannot be read; it is gone.
        Refused = "refused",
        /// Nobody wanted it; the file is gone.
        Discarded = "discarded",
    }
}

impl ImportStage {
    /// Whether something is done with it by itself.
    pub const fn is_at_work(self) -> bool {
        matches!(self, Self::Reading | Self::Checking | Self::Committing)
    }

    /// Whether its file is gone.
    pub const fn is_over(self) -> bool {
        matches!(self, Self::Done | Self::Refused | Self::Discarded)
    }
}

codes! {
    /// Why a file cannot be read, or not by the names of its source.
    FileFaultCode {
        /// It is no file of its kind, or broken.
        Unreadable = "unreadable",
        /// It has no row below a header, or nothing at all.
        Empty = "empty",
        /// No line names a column of text.
        NoHeader = "no_header",
        /// A line is longer than any can be: perhaps a quotation mark is not closed.
        LongLine = "long_line",
        /// It has more rows, or unpacks to more, than can be taken at once.
        TooLarge = "too_large",
        /// A column that the source was told to have is not there.
        MissingColumn = "missing_column",
        /// Two columns have the name of one.
        ColumnTwice = "column_twice",
        /// It is no longer here, or not as it was: after a power cut, or when an older backup was restored.
        Lost = "lost",
    }
}

/// Why a file cannot be read: nothing of what stands in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct FileFault {
    /// Why.
    pub code: FileFaultCode,
    /// In which line, from 1.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub line: Option<u64>,
    /// Which column.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub column: Option<Column>,
}

impl FileFault {
    /// About the file as a whole.
    pub const fn of(code: FileFaultCode) -> Self {
        Self {
            code,
            line: None,
            column: None,
        }
    }

    /// In a line.
    pub const fn at(code: FileFaultCode, line: u64) -> Self {
        Self {
            code,
            line: Some(line),
            column: None,
        }
    }
}
