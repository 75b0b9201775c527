//! Erasing what a person left in a case; its history stands, and names the texts by their commitments only.
//!
//! SQLite's `secure_delete` is not enough: when a deletion lets two pages be merged, rows of *other* cases are copied
//! and their old bytes can stay in the unused part of a page, where a later erasure of those cases does not reach
//! them (the contract test found such bytes). So nothing is deleted there: values are overwritten by others of the
//! same length, which SQLite does in place, and the log is emptied. An erased text keeps its length only.
//! PostgreSQL writes a new, empty version of the row, and VACUUM removes the old one.

use qingyu_domain::time::Day;

use crate::Store;
use crate::checkpoint::checkpoint;
use crate::db::{Connection, blob, int, text};
use crate::error::StoreError;
use crate::forget::{
    FORGET, FORGET_CALLS, FORGET_CARE, FORGET_CARE_LEFT, FORGET_IMPORTS, FORGET_INSPECTIONS, FORGET_PUBLISHED,
    FORGET_RATINGS, FORGET_RECONCILIATIONS,
};
use crate::search;

/// How often the log is tried to be emptied while somebody reads; each try waits for some seconds itself.
const TRIES: usize = 3;

/// At least as long as any text: a request has 64 KiB at most, a picture in Base64 less than this.
pub(crate) const LONGEST: usize = 1024 * 1024;

/// What PostgreSQL clears of old versions of rows.
const VACUUM: &str = "VACUUM codes, contacts, origins, replies, texts, search_words";
const VACUUM_RATINGS: &str = "VACUUM rating_texts, rating_notes, encounter_contacts, encounter_notes, incident_numbers, \
    incident_notes, whistle_notes";
const VACUUM_INSPECTIONS: &str = "VACUUM inspection_notes, inspection_photos, problem_notes";
const VACUUM_CARE: &str = "VACUUM care";
const VACUUM_CALLS: &str = "VACUUM call_back_contacts, call_back_notes";
const VACUUM_PUBLISHED: &str = "VACUUM published_words";
const VACUUM_IMPORTS: &str = "VACUUM import_rows";
const VACUUM_RECONCILIATIONS: &str = "VACUUM reconciliation_rows";

/// The tables that hold a contact, or a hash over one.
const CONTACT: [&str; 3] = ["codes", "contacts", "origins"];

impl Store {
    /// Erases the personal data of a case.
    ///
    /// On SQLite no byte of it is in the database, its log or its index when this returns. On PostgreSQL the rows are
    /// emptied and vacuumed; the server's own log and backups end with their retention.
    ///
    /// [`StoreError::Busy`]: it is erased, but a reader kept the log from being emptied; erase again.
    /// Texts of events after the one at `until`, counted from 1, stay.
    pub async fn erase(&self, case_id: &str, until: i64) -> Result<(), StoreError> {
        self.forget(case_id, until, |_| true).await
    }

    /// Erases the contact of a case, with the hash of the request that it was part of; its texts stay. As
    /// [`erase`](Self::erase) otherwise.
    pub async fn erase_contact(&self, case_id: &str) -> Result<(), StoreError> {
        self.forget(case_id, 0, |table| CONTACT.contains(&table)).await
    }

    async fn forget(&self, case_id: &str, until: i64, which: fn(&str) -> bool) -> Result<(), StoreError> {
        let id = case_id.to_owned();
        self.writer
            .alone(async move |db: &mut Connection| {
                db.begin().await?;
                let forgotten = forget(db, &id, until, which).await;
                db.end(forgotten).await?;
                sweep(db, VACUUM).await
            })
            .await
    }

    /// Erases the words and the numbers to call back of all ratings before a day, and of ratings, incidents and
    /// whistles what was noted before it; as
    /// [`erase`](Self::erase) otherwise.
    pub async fn erase_rating_texts(&self, before: Day) -> Result<(), StoreError> {
        self.erase_before(&FORGET_RATINGS, before, VACUUM_RATINGS).await
    }

    /// Erases the words and the pictures of inspections, and the words of problems, before a day; as [`erase`](Self::erase) otherwise.
    pub async fn erase_inspection_texts(&self, before: Day) -> Result<(), StoreError> {
        self.erase_before(&FORGET_INSPECTIONS, before, VACUUM_INSPECTIONS).await
    }

    /// Erases the numbers of calls whose call-back ended before a day, and what was noted of call-backs before it; as
    /// [`erase`](Self::erase) otherwise.
    pub async fn erase_call_texts(&self, before: Day) -> Result<(), StoreError> {
        self.erase_before(&FORGET_CALLS, before, VACUUM_CALLS).await
    }

    /// Erases words of bad ratings that were published with months before that of a day, and those that an appeal took out; as
    /// [`erase`](Self::erase) otherwise.
    pub async fn erase_published_words(&self, before: Day) -> Result<(), StoreError> {
        self.erase_before(&FORGET_PUBLISHED, before, VACUUM_PUBLISHED).await
    }

    /// Erases whom the care list was about where that was closed before a day, or put there before another and never closed; as
    /// [`erase`](Self::erase) otherwise.
    pub async fn erase_care(&self, closed_before: Day, put_before: Day) -> Result<(), StoreError> {
        self.erase_before(&FORGET_CARE, closed_before, VACUUM_CARE).await?;
        self.erase_before(&FORGET_CARE_LEFT, put_before, VACUUM_CARE).await
    }

    /// Erases the rows of files that could not be taken before a day; as [`erase`](Self::erase) otherwise.
    pub async fn erase_import_rows(&self, before: Day) -> Result<(), StoreError> {
        self.erase_before(&FORGET_IMPORTS, before, VACUUM_IMPORTS).await
    }

    /// Erases the words of lists that were compared before a day; as [`erase`](Self::erase) otherwise.
    pub async fn erase_differences(&self, before: Day) -> Result<(), StoreError> {
        self.erase_before(&FORGET_RECONCILIATIONS, before, VACUUM_RECONCILIATIONS)
            .await
    }

    async fn erase_before(
        &self,
        what: &'static Forgetting,
        before: Day,
        vacuum: &'static str,
    ) -> Result<(), StoreError> {
        self.writer
            .alone(async move |db: &mut Connection| {
                db.begin().await?;
                let forgotten = forget_before(db, what, before).await;
                db.end(forgotten).await?;
                // Although nothing was left to forget: a sweep of before may have met a reader.
                sweep(db, vacuum).await
            })
            .await
    }
}

/// Tables, and how each forgets what is before a day.
type Forgetting = [(&'static str, &'static str)];

/// How many rows were emptied.
async fn forget_before(db: &mut Connection, what: &Forgetting, before: Day) -> Result<u64, StoreError> {
    let filler = filler(db);
    let values = [text(filler.as_str()), text(before.to_string())];
    let mut forgotten = 0;
    for (_, sql) in what {
        forgotten += db.execute(sql, &values).await?;
    }
    Ok(forgotten)
}

/// What is written over what is erased: cut to its length on SQLite, nothing elsewhere.
fn filler(db: &Connection) -> String {
    match db {
        Connection::Sqlite(_) => "-".repeat(LONGEST),
        Connection::Postgres(_) => String::new(),
    }
}

/// 32 bytes that are of this case alone: its id without hyphens.
fn own_hash(id: &str) -> [u8; 32] {
    let mut bytes = id.bytes().filter(|byte| *byte != b'-');
    std::array::from_fn(|_| bytes.next().unwrap_or_default())
}

async fn forget(db: &mut Connection, id: &str, until: i64, which: fn(&str) -> bool) -> Result<(), StoreError> {
    let filler = filler(db);
    let own = own_hash(id);
    for (table, sql) in FORGET.into_iter().filter(|(table, _)| which(table)) {
        let (hash, words, id) = (blob(&[0; 32]), text(filler.as_str()), text(id));
        let values = match table {
            "codes" => vec![hash, id],
            "contacts" => vec![words, id],
            "origins" => vec![blob(&own), id],
            "texts" => vec![hash, words, id, int(until)],
            _ => vec![hash, words, id],
        };
        db.execute(sql, &values).await?;
    }
    search::forget(db, id, which("texts")).await
}

/// Removes what old versions of rows leave behind in files.
async fn sweep(db: &mut Connection, vacuum: &'static str) -> Result<(), StoreError> {
    match db {
        Connection::Sqlite(db) => {
            for _ in 0..TRIES {
                if !checkpoint(db, "TRUNCATE")?.is_busy {
                    return Ok(());
                }
            }
            Err(StoreError::Busy)
        }
        Connection::Postgres(_) => db.execute(vacuum, &[]).await.map(drop),
    }
}
