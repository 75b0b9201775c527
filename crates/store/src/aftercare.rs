//! What is to be done after bad ratings: rows of `aftercare`, a function of the steps alone, and how a page of them is read.

use qingyu_domain::aftercare::{Owed, RatingDone, Want, fold_rating};
use qingyu_domain::time::Day;

use crate::Store;
use crate::bad_ratings;
use crate::db::{Connection, Row, int, text};
use crate::error::StoreError;

const ADD: &str = "INSERT INTO aftercare (what, due, about, unit) VALUES ($1, $2, $3, $4) \
    ON CONFLICT (what, due, about) DO NOTHING";
const REMOVE: &str = "DELETE FROM aftercare WHERE what = $1 AND due = $2 AND about = $3";
/// Each a range of a key.
const ALL: &str = "SELECT due, about, unit FROM aftercare WHERE what = $1 AND (due, about) > ($2, $3) \
    ORDER BY due, about LIMIT $4";
const OF_UNIT: &str = "SELECT due, about, unit FROM aftercare WHERE unit = $1 AND what = $2 \
    AND (due, about) > ($3, $4) ORDER BY due, about LIMIT $5";

/// The place in the list: the last day, and what it is about.
pub type AftercareKey = (String, String);

/// Something that is to be done.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct StoredOwed {
    /// The last day.
    pub due: Day,
    /// Which rating.
    pub about: String,
    /// The unit that it is about.
    pub unit: String,
    /// What.
    pub what: Want,
}

impl StoredOwed {
    /// Its place: the next page comes after the last one of this page.
    pub fn key(&self) -> AftercareKey {
        (self.due.to_string(), self.about.clone())
    }
}

impl Store {
    /// What is to be done of one sort, for all units or for one, the earliest due first, after a place in the list.
    pub async fn aftercare(
        &self,
        what: Want,
        unit: Option<&str>,
        after: Option<&AftercareKey>,
        limit: i64,
    ) -> Result<Vec<StoredOwed>, StoreError> {
        let begin = (String::new(), String::new());
        let (due, about) = after.unwrap_or(&begin);
        let place = [text(due.as_str()), text(about.as_str()), int(limit)];
        let read = |row: &Row<'_>| read(row, what);
        let Some(unit) = unit else {
            let values = [&[text(what.as_str())][..], &place[..]].concat();
            return self.readers.query(ALL, &values, read).await;
        };
        let values = [&[text(unit), text(what.as_str())][..], &place[..]].concat();
        self.readers.query(OF_UNIT, &values, read).await
    }
}

fn read(row: &Row<'_>, what: Want) -> Result<StoredOwed, StoreError> {
    let due = Day::parse(row.text(0)?).ok_or_else(|| StoreError::corrupt("what is due has no day"))?;
    Ok(StoredOwed {
        due,
        about: row.text(1)?.to_owned(),
        unit: row.text(2)?.to_owned(),
        what,
    })
}

/// Begins what follows from a bad rating, in the transaction that stores it.
pub(crate) async fn begin(db: &mut Connection, rating: &str, first: &RatingDone) -> Result<(), StoreError> {
    let begun =
        fold_rating([first]).ok_or_else(|| StoreError::corrupt("a bad rating does not begin with its coming"))?;
    bad_ratings::LIFE.add(db, rating, 0, first).await?;
    replace(db, rating, &begun.unit, &[], &begun.owed()).await
}

/// Replaces what was to be done by what is to be done now; what stays is not touched.
pub(crate) async fn replace(
    db: &mut Connection,
    about: &str,
    unit: &str,
    before: &[Owed],
    after: &[Owed],
) -> Result<(), StoreError> {
    for gone in before.iter().filter(|one| !after.contains(one)) {
        let values = [text(gone.what.as_str()), text(gone.due.to_string()), text(about)];
        db.execute(REMOVE, &values).await?;
    }
    for new in after.iter().filter(|one| !before.contains(one)) {
        let (what, due) = (new.what.as_str(), new.due.to_string());
        db.execute(ADD, &[text(what), text(due), text(about), text(unit)])
            .await?;
    }
    Ok(())
}
