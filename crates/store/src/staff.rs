//! The staff as rules and lists need to know them: people with their posts and services.

use std::collections::HashMap;
use std::fmt;

use qingyu_domain::person::{Person, PersonId, Post, Role, Service};
use qingyu_domain::time::Day;

use crate::Store;
use crate::db::Row;
use crate::error::StoreError;

const PEOPLE: &str = "SELECT id, name, shown, is_active, CAST(CASE WHEN otp IS NULL THEN 0 ELSE 1 END AS BIGINT), \
    subject FROM people ORDER BY id";
const POSTS: &str = "SELECT person, role, unit, until, windows FROM posts ORDER BY person, role, unit";
const SERVICES: &str = "SELECT person, unit, until FROM services ORDER BY person, unit";

/// Somebody of the staff.
#[derive(Clone, PartialEq, Eq)]
pub struct Staff {
    /// As rules need to know them.
    pub person: Person,
    /// The name to sign in with.
    pub name: String,
    /// The name as people say it.
    pub shown: String,
    /// Signs in with one-time codes too.
    pub has_otp: bool,
    /// As whom the provider of OpenID Connect knows them.
    pub subject: Option<String>,
}

impl fmt::Debug for Staff {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Staff")
            .field("id", &self.person.id)
            .finish_non_exhaustive()
    }
}

impl Store {
    /// Everybody, by id, those without an active account included.
    pub async fn staff(&self) -> Result<Vec<Staff>, StoreError> {
        let mut staff = self.readers.query(PEOPLE, &[], someone).await?;
        let ids = staff.iter().map(|one| one.person.id.0.clone());
        let places: HashMap<String, usize> = ids.zip(0..).collect();
        // A person added between the reads may have a post and not be there.
        for (person, post) in self.readers.query(POSTS, &[], post).await? {
            if let Some(one) = places.get(&person).and_then(|&at| staff.get_mut(at)) {
                one.person.posts.push(post);
            }
        }
        for (person, service) in self.readers.query(SERVICES, &[], service).await? {
            if let Some(one) = places.get(&person).and_then(|&at| staff.get_mut(at)) {
                one.person.served.push(service);
            }
        }
        Ok(staff)
    }
}

fn someone(row: &Row<'_>) -> Result<Staff, StoreError> {
    Ok(Staff {
        person: Person {
            id: PersonId(row.text(0)?.to_owned()),
            is_active: row.int(3)? != 0,
            posts: Vec::new(),
            served: Vec::new(),
        },
        name: row.text(1)?.to_owned(),
        shown: row.text(2)?.to_owned(),
        has_otp: row.int(4)? != 0,
        subject: row.opt_text(5)?.map(str::to_owned),
    })
}

fn post(row: &Row<'_>) -> Result<(String, Post), StoreError> {
    let role = Role::from_code(row.text(1)?);
    let role = role.ok_or_else(|| StoreError::corrupt("a post has an unknown role"))?;
    let post = Post {
        until: row.opt_text(3)?.map(last_day).transpose()?,
        windows: row.opt_text(4)?.map(windows).transpose()?.unwrap_or_default(),
        ..Post::new(role, row.text(2)?)
    };
    Ok((row.text(0)?.to_owned(), post))
}

fn service(row: &Row<'_>) -> Result<(String, Service), StoreError> {
    let service = Service {
        unit: row.text(1)?.to_owned(),
        until: row.opt_text(2)?.map(last_day).transpose()?,
    };
    Ok((row.text(0)?.to_owned(), service))
}

fn windows(text: &str) -> Result<Vec<String>, StoreError> {
    serde_json::from_str(text).map_err(|_| StoreError::corrupt("the windows of a post cannot be read"))
}

fn last_day(text: &str) -> Result<Day, StoreError> {
    Day::parse(text).ok_or_else(|| StoreError::corrupt("a post or a service ends on an unknown day"))
}
