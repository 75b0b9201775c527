//! All that decisions are made with beside the case: units, people, days and clocks, read again when somebody has
//! changed them.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use axum::body::Bytes;
use qingyu_domain::calendar::{self, Calendar, Revised};
use qingyu_domain::case::{self, Given, units_told};
use qingyu_domain::deadlines::Deadlines;
use qingyu_domain::kind::Kind;
use qingyu_domain::person::{Org, PersonId};
use qingyu_domain::time::{Day, Timestamp};
use qingyu_store::Store;

use crate::refusal::Refusal;

/// The staff and its house at a version.
#[derive(Debug)]
pub struct Staff {
    version: i64,
    /// Units and people, as rules know them.
    pub org: Org,
    /// Working days.
    pub calendar: Calendar,
    /// The years of the calendar, those that were changed among them.
    pub years: Vec<Revised>,
    /// Clocks.
    pub deadlines: Deadlines,
    /// The units as served to everybody, and for which day: how they were before counts for a time.
    served: Mutex<Option<(Day, Bytes)>>,
    /// Names as people say them.
    shown: HashMap<PersonId, String>,
    /// Whom the provider of OpenID Connect knows by what.
    subjects: HashMap<String, PersonId>,
}

/// The staff as last read; another server of the same database may change it at any time.
#[derive(Debug)]
pub struct Current(RwLock<Arc<Staff>>);

impl Staff {
    /// Everything as it is now.
    async fn read(store: &Store) -> Result<Self, Refusal> {
        // Before all the rest: what is read then is at least as new.
        let version = store.org_version().await?;
        let unreadable = |error| Refusal::Internal(format!("the calendar: {error:?}"));
        let years = calendar::years(store.calendar().await?).map_err(unreadable)?;
        let people = store.staff().await?;
        let shown = people.iter().map(|one| (one.person.id.clone(), one.shown.clone()));
        let shown = shown.collect();
        let subjects = people
            .iter()
            .filter_map(|one| Some((one.subject.clone()?, one.person.id.clone())));
        let subjects = subjects.collect();
        let org = Org {
            units: store.units().await?,
            people: people.into_iter().map(|one| one.person).collect(),
        };
        Ok(Self {
            version,
            calendar: Calendar::of(&years).map_err(unreadable)?,
            years,
            deadlines: store.deadlines().await?,
            served: Mutex::default(),
            shown,
            subjects,
            org,
        })
    }

    /// Counts the changes; a change that is decided on it names it.
    pub const fn version(&self) -> i64 {
        self.version
    }

    /// The name of somebody as people say it; empty for somebody unknown.
    pub fn shown(&self, id: &PersonId) -> &str {
        self.shown.get(id).map_or("", String::as_str)
    }

    /// Whom the provider of OpenID Connect knows by this; they may have been ended.
    pub fn known_as(&self, subject: &str) -> Option<&PersonId> {
        self.subjects.get(subject)
    }

    /// By what the provider of OpenID Connect knows somebody.
    pub fn subject(&self, id: &PersonId) -> Option<&str> {
        let mut subjects = self.subjects.iter();
        subjects
            .find(|(_, person)| *person == id)
            .map(|(subject, _)| subject.as_str())
    }

    /// For a complaint that goes past oversight: whether somebody independent reads it.
    pub fn reviewed(&self, kind: Kind, unit: Option<&str>, now: Timestamp) -> Option<bool> {
        let about = unit.filter(|_| kind == Kind::Complaint)?;
        let is_one = case::is_about_watchers(&self.org.units, about, now);
        is_one.then(|| case::is_reviewed(&self.org, about, now))
    }

    /// The units as everybody is told of them.
    pub fn units_json(&self, now: Timestamp) -> Result<Bytes, Refusal> {
        let mut served = self.served.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, json)) = served.as_ref().filter(|(day, _)| *day == now.day()) {
            return Ok(json.clone());
        }
        let json = serde_json::to_vec(&units_told(&self.org, now));
        let json = Bytes::from(json.map_err(|error| Refusal::internal("the units", &error))?);
        *served = Some((now.day(), json.clone()));
        Ok(json)
    }

    /// What a decision is made with.
    pub const fn given(&self, now: Timestamp) -> Given<'_> {
        Given {
            now,
            calendar: &self.calendar,
            deadlines: &self.deadlines,
            org: &self.org,
            main: None,
        }
    }
}

impl Current {
    /// As it is now.
    pub async fn open(store: &Store) -> Result<Self, Refusal> {
        let staff = Staff::read(store).await?;
        Ok(Self(RwLock::new(Arc::new(staff))))
    }

    /// As last read.
    pub fn known(&self) -> Arc<Staff> {
        Arc::clone(&self.0.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// As it is now: one small read where nothing was changed.
    pub async fn fresh(&self, store: &Store) -> Result<Arc<Staff>, Refusal> {
        let known = self.known();
        if known.version == store.org_version().await? {
            return Ok(known);
        }
        let fresh = Arc::new(Staff::read(store).await?);
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = Arc::clone(&fresh);
        Ok(fresh)
    }
}
