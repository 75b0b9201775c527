//! What the desk reads of cases: by number, by id, with every text and the contact.

use std::collections::HashMap;
use std::sync::LazyLock;

use qingyu_domain::case::Part;

use crate::Store;
use crate::by_ids::{ByIds, MOST};
use crate::db::{Row, text};
use crate::error::StoreError;
use crate::filing::StoredCase;
use crate::read::{Line, assemble, line};

pub(crate) const BY_NUMBER: &str = "SELECT cases.id, CASE WHEN codes.erased = 0 THEN codes.content END, events.body \
    FROM cases JOIN codes ON codes.case_id = cases.id JOIN events ON events.case_id = cases.id \
    WHERE cases.number = $1 ORDER BY events.seq";
static BY_IDS: LazyLock<ByIds> = LazyLock::new(|| {
    ByIds::new(
        "SELECT codes.case_id, CASE WHEN codes.erased = 0 THEN codes.content END, events.body \
            FROM codes JOIN events ON events.case_id = codes.case_id WHERE codes.case_id IN",
        " ORDER BY codes.case_id, events.seq",
    )
});
const TEXTS: &str = "SELECT seq, part, body FROM texts WHERE case_id = $1 AND erased = 0 ORDER BY seq, part";
const CONTACT: &str = "SELECT name, phone, email FROM contacts WHERE case_id = $1 AND erased = 0";

/// How to reach the citizen, as it is kept.
#[derive(Clone, PartialEq, Eq)]
pub struct StoredContact {
    /// The name.
    pub name: Option<String>,
    /// The phone number.
    pub phone: Option<String>,
    /// The mail address.
    pub email: Option<String>,
}

qingyu_domain::without_debug!(StoredContact);

impl Store {
    /// The case with this number.
    pub async fn case_by_number(&self, number: &str) -> Result<Option<StoredCase>, StoreError> {
        self.readers.query(BY_NUMBER, &[text(number)], line).await.map(assemble)
    }

    /// The cases with these ids, in their order; those that are not there are left out. A page is one statement.
    pub async fn cases(&self, ids: &[String]) -> Result<Vec<StoredCase>, StoreError> {
        let mut found = HashMap::with_capacity(ids.len());
        for some in ids.chunks(MOST) {
            let mut cases: HashMap<String, Vec<Line>> = HashMap::with_capacity(some.len());
            let (sql, values) = BY_IDS.of(some);
            for line in self.readers.query(sql, &values, line).await? {
                cases.entry(line.id.clone()).or_default().push(line);
            }
            found.extend(cases.into_iter().filter_map(|(id, lines)| Some((id, assemble(lines)?))));
        }
        Ok(ids.iter().filter_map(|id| found.remove(id)).collect())
    }

    /// Every text of a case with its event's position from 1, oldest first; erased ones are absent.
    pub async fn all_texts(&self, case_id: &str) -> Result<Vec<(i64, Part, String)>, StoreError> {
        let read = |row: &Row<'_>| {
            let part = Part::from_code(row.text(1)?);
            let part = part.ok_or_else(|| StoreError::corrupt("a text is of an unknown part"))?;
            Ok((row.int(0)?, part, row.text(2)?.to_owned()))
        };
        self.readers.query(TEXTS, &[text(case_id)], read).await
    }

    /// How to reach the citizen of a case; `None` when anonymous or erased.
    pub async fn contact(&self, case_id: &str) -> Result<Option<StoredContact>, StoreError> {
        let read = |row: &Row<'_>| {
            Ok(StoredContact {
                name: row.opt_text(0)?.map(str::to_owned),
                phone: row.opt_text(1)?.map(str::to_owned),
                email: row.opt_text(2)?.map(str::to_owned),
            })
        };
        let contacts = self.readers.query(CONTACT, &[text(case_id)], read).await?;
        Ok(contacts.into_iter().next())
    }
}
