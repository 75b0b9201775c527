//! What is handed in to change a case, and what comes back.

use std::fmt;

use qingyu_domain::case::{Case, Recorded};
use qingyu_domain::time::Timestamp;

use crate::filing::NewText;

/// A change of a case, decided against one version of it.
pub struct Act {
    /// The case.
    pub case_id: String,
    /// The version that it was decided against.
    pub version: i64,
    /// Another case that it was decided with, and the version that this had.
    pub beside: Option<(String, i64)>,
    /// The idempotency key, unique within the case.
    pub key: String,
    /// HMAC of the request.
    pub content: [u8; 32],
    /// The answer as JSON, to be given again when the key comes again.
    pub answer: String,
    /// What happens.
    pub events: Vec<Recorded>,
    /// Texts, each with the index of the event in `events` that commits to it.
    pub texts: Vec<(usize, NewText)>,
    /// The case as it was decided against, at `version`: tells which tasks were there.
    pub before: Case,
    /// The case with these events applied.
    pub after: Case,
    /// What is to be told to somebody, as codes: one outbox entry each.
    pub topics: Vec<String>,
    /// HMAC of another query code, by which the case is found from now on and no longer by the one before.
    pub new_code: Option<[u8; 32]>,
    /// A slip to claim it with: its HMAC, and until when it is good.
    pub claim: Option<([u8; 32], Timestamp)>,
}

impl fmt::Debug for Act {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Act")
            .field("case_id", &self.case_id)
            .field("version", &self.version)
            .finish_non_exhaustive()
    }
}

/// What became of an act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Acted {
    /// It is stored.
    Done,
    /// Its key was there already: nothing was written.
    Replayed(Reply),
}

/// What a key was answered before.
#[derive(Clone, PartialEq, Eq)]
pub enum Reply {
    /// This.
    Kept {
        /// HMAC of the request that it answered.
        content: [u8; 32],
        /// The answer as JSON.
        answer: String,
    },
    /// Something that is erased by now; the key stays used.
    Erased,
}

impl fmt::Debug for Reply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Kept { .. } => "Kept",
            Self::Erased => "Erased",
        })
    }
}
