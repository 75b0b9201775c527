//! What citizens filed, of many cases at once: for searching and comparing, never to be shown without asking who may read it.

use std::collections::HashMap;
use std::sync::LazyLock;

use qingyu_domain::case::Part;

use crate::Store;
use crate::by_ids::{ByIds, MOST};
use crate::db::Row;
use crate::error::StoreError;

static TEXTS: LazyLock<ByIds> = LazyLock::new(|| {
    ByIds::new(
        "SELECT case_id, part, body FROM texts WHERE seq = 1 AND erased = 0 AND case_id IN",
        "",
    )
});
static PHONES: LazyLock<ByIds> = LazyLock::new(|| {
    ByIds::new(
        "SELECT case_id, phone FROM contacts WHERE phone IS NOT NULL AND erased = 0 AND case_id IN",
        "",
    )
});

/// What is searched, in the order in which it is put together.
const SEARCHED: [Part; 4] = [Part::Account, Part::Officer, Part::EnterpriseName, Part::CreditCode];

impl Store {
    /// What the citizens of these cases filed, each as one text; what is erased is absent.
    pub async fn written(&self, ids: &[String]) -> Result<HashMap<String, String>, StoreError> {
        let mut written: HashMap<String, [Option<String>; SEARCHED.len()]> = HashMap::with_capacity(ids.len());
        let read = |row: &Row<'_>| {
            let part = Part::from_code(row.text(1)?);
            let part = part.ok_or_else(|| StoreError::corrupt("a text is of an unknown part"))?;
            let at = SEARCHED.iter().position(|searched| *searched == part);
            let (id, body) = (row.text(0)?.to_owned(), row.text(2)?.to_owned());
            Ok(at.map(|at| (id, at, body)))
        };
        for some in ids.chunks(MOST) {
            let (sql, values) = TEXTS.of(some);
            for (id, at, body) in self.readers.query(sql, &values, read).await?.into_iter().flatten() {
                if let Some(place) = written.entry(id).or_default().get_mut(at) {
                    *place = Some(body);
                }
            }
        }
        let joined =
            |parts: [Option<String>; SEARCHED.len()]| parts.into_iter().flatten().collect::<Vec<_>>().join("\n");
        Ok(written.into_iter().map(|(id, parts)| (id, joined(parts))).collect())
    }

    /// The phone numbers that the citizens of these cases left.
    pub async fn phones(&self, ids: &[String]) -> Result<HashMap<String, String>, StoreError> {
        let mut phones = HashMap::new();
        let read = |row: &Row<'_>| Ok((row.text(0)?.to_owned(), row.text(1)?.to_owned()));
        for some in ids.chunks(MOST) {
            let (sql, values) = PHONES.of(some);
            phones.extend(self.readers.query(sql, &values, read).await?);
        }
        Ok(phones)
    }
}
