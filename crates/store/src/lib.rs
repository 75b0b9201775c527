//! The store of Qingyu: cases as events, on SQLite or PostgreSQL.
//!
//! The events are the truth, `cases`, `tasks`, `musts`, `notices`, `honours`, `teams`, `helps`, `case_counts`, `week_counts` and `case_moves` are derived from them, the index of words from the texts; texts and contacts lie beside them
//! so that they can be erased. Everything that writes goes through one writer per process (see [`Store::file`]); everything that reads
//! goes around it. Decisions and figures: docs/decisions/0004-store.md.

mod accounts;
mod acting;
mod aftercare;
mod backup;
mod bad_ratings;
mod bundles;
mod by_ids;
mod call_backs;
mod call_counts;
mod care;
mod case_counts;
mod case_weeks;
mod changes;
mod checkpoint;
mod chosen;
mod claims;
mod clearing_counts;
mod db;
mod desk;
mod devices;
mod encounter_counts;
mod encounters;
mod erase;
mod error;
mod filing;
mod forget;
mod found_causes;
mod helps;
mod honours;
mod house;
mod imports;
mod incidents;
mod inspected;
mod inspections;
mod law_cases;
mod life;
mod list;
mod listed;
mod migrations;
mod musts;
mod notices;
mod open;
mod openings;
mod otp;
mod outbox;
mod people;
mod personal;
mod photos;
mod plans;
mod problems;
mod projection;
mod published;
mod rating_counts;
mod ratings;
mod read;
mod readers;
mod rebuild;
mod reconciliations;
mod search;
mod sessions;
mod settings;
mod source_history;
mod source_reads;
mod source_steps;
mod source_tables;
mod sources;
mod staff;
mod taken_calls;
mod tasks;
mod teams;
mod units;
mod version;
mod visits;
mod whistles;
mod words;
mod writer;
mod written;

use std::sync::Arc;

pub use accounts::Account;
pub use acting::{Act, Acted, Reply};
pub use aftercare::{AftercareKey, StoredOwed};
pub use bad_ratings::{RatingAct, StoredRating};
pub use bundles::StoredBundle;
pub use call_backs::{CallBackKey, ListedCallBack, StoredCallBack};
pub use call_counts::RingCount;
pub use care::{CareKey, ListedCare, StoredCare};
pub use case_counts::CaseCount;
pub use case_weeks::{BehindWanted, WeekCount};
pub use changes::Change;
pub use clearing_counts::StoredClearing;
pub use desk::StoredContact;
pub use devices::{Begun, Device};
pub use encounters::{NewEncounter, NewWay, StoredEncounter};
pub use error::StoreError;
pub use filing::{NewCase, NewContact, NewOrigin, NewText, Outcome, StoredCase, StoredText};
pub use helps::{HelpKey, StoredHelp};
pub use honours::{HonourCount, HonourKey, StoredHonour};
pub use imports::{BadRow, Import, NewImport};
pub use incidents::{IncidentKey, IncidentsOf, ListedIncident, StoredIncident};
pub use inspected::{InspectionKey, InspectionsOf, ListedInspection};
pub use inspections::StoredInspection;
pub use law_cases::{LawCasesOf, LawKey, LawPut, ListedLawCase};
pub use listed::{LAST, ListOrder, ListWanted, Listed};
pub use musts::{MustKey, MustOf, StoredMust};
pub use notices::StoredNotice;
pub use open::Options;
pub use openings::{Doing, Opening};
pub use otp::NewOtp;
pub use outbox::Errand;
pub use people::{Edit, NewPerson};
pub use personal::PERSONAL;
pub use photos::StoredPhoto;
pub use plans::{PlanKey, StoredPlan};
pub use problems::{ListedProblem, ProblemKey, ProblemsOf, StoredProblem};
pub use rating_counts::{RatingCount, VisitCount};
pub use ratings::{KnownRating, NewRating, Rated};
pub use reconciliations::Reconciliation;
pub use search::{Filed, SearchBlock};
pub use sessions::Session;
pub use source_reads::{SourceMark, StepsOf, StoredStep};
pub use staff::Staff;
pub use taken_calls::NewCall;
pub use tasks::{QueueKey, Queued, Wanted};
pub use visits::NewVisit;
pub use whistles::{StoredWhistle, WhistleKey};
pub use words::{NewWords, StoredThanks, StoredWords};

use readers::Readers;
use writer::Writer;

/// Which database it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Backend {
    /// The embedded one.
    Sqlite,
    /// A server.
    Postgres,
}

impl Backend {
    /// Its name on the wire.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Sqlite => "sqlite",
            Self::Postgres => "postgres",
        }
    }
}

/// The store; cheap to clone, all clones share one writer.
#[derive(Clone)]
pub struct Store {
    backend: Backend,
    readers: Arc<Readers>,
    writer: Writer,
}

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Store")
            .field("backend", &self.backend)
            .finish_non_exhaustive()
    }
}

impl Store {
    /// Which database it is.
    pub const fn backend(&self) -> Backend {
        self.backend
    }

    /// Files a case: code, number, events, texts, contact, projection, tasks and outbox, in one transaction.
    ///
    /// The answer comes when all of it is on disk. Dropping the future does not undo the filing.
    pub async fn file(&self, case: NewCase) -> Result<Outcome, StoreError> {
        self.writer.file(case).await
    }

    /// Changes a case. [`StoreError::Conflict`] when it has another version by now: load and decide again.
    ///
    /// Nothing is written then, nor when the key was used before: that answer is given again.
    pub async fn act(&self, act: Act) -> Result<Acted, StoreError> {
        self.writer.act(act).await
    }

    /// Finishes what is queued and ends the writer; other clones get [`StoreError::Unavailable`] from then on.
    pub async fn close(self) {
        self.writer.close().await;
        self.readers.close().await;
    }
}
