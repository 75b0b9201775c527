//! Units and people as every decision sees them, read again when somebody has changed them.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use qingyu_domain::person::{Org, PersonId};
use qingyu_domain::unit::Units;
use qingyu_store::Store;

use crate::refusal::Refusal;

/// The staff at a version.
#[derive(Debug, Default)]
pub struct Staff {
    version: i64,
    /// Units and people, as rules know them.
    pub org: Org,
    /// Names as people say them.
    shown: HashMap<PersonId, String>,
}

/// The staff as last read; another server of the same database may change it at any time.
#[derive(Debug)]
pub struct Current(RwLock<Arc<Staff>>);

impl Staff {
    /// The name of somebody as people say it; empty for somebody unknown.
    pub fn shown(&self, id: &PersonId) -> &str {
        self.shown.get(id).map_or("", String::as_str)
    }
}

impl Current {
    /// Nobody yet, and these units.
    pub fn new(units: Units) -> Self {
        let people = Vec::new();
        // A version that no database has, so that the first asking reads.
        Self(RwLock::new(Arc::new(Staff {
            version: -1,
            org: Org { units, people },
            shown: HashMap::new(),
        })))
    }

    /// As last read.
    pub fn known(&self) -> Arc<Staff> {
        Arc::clone(&self.0.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// As it is now.
    pub async fn fresh(&self, store: &Store) -> Result<Arc<Staff>, Refusal> {
        let known = self.known();
        let version = store.org_version().await?;
        if known.version == version {
            return Ok(known);
        }
        let people = store.staff().await?;
        let fresh = Arc::new(Staff {
            version,
            shown: people
                .iter()
                .map(|one| (one.person.id.clone(), one.shown.clone()))
                .collect(),
            org: Org {
                units: known.org.units.clone(),
                people: people.into_iter().map(|one| one.person).collect(),
            },
        });
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = Arc::clone(&fresh);
        Ok(fresh)
    }
}
