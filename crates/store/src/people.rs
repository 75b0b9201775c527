//! Changing people: each change is recorded and counted in the same transaction.

use std::collections::BTreeMap;
use std::fmt;

use qingyu_domain::person::{PersonId, Post, Role, Service};
use qingyu_domain::time::Day;

use crate::Store;
use crate::changes::{self, Change};
use crate::db::{Connection, int, opt_text, text};
use crate::error::StoreError;
use crate::{devices, sessions, version};

const ADD: &str = "INSERT INTO people (id, name, shown, password, subject, is_active, failures, failed_at) \
    VALUES ($1, $2, $3, $4, $5, 1, 0, 0)";
const EXISTS: &str = "SELECT 1 FROM people WHERE id = $1";
const SHOWN: &str = "UPDATE people SET shown = $1 WHERE id = $2";
const PASSWORD: &str = "UPDATE people SET password = $1 WHERE id = $2";
const WITHOUT_OTP: &str = "UPDATE people SET otp = NULL WHERE id = $1";
const SUBJECT: &str = "UPDATE people SET subject = $1 WHERE id = $2";
const ACTIVE: &str = "UPDATE people SET is_active = $1 WHERE id = $2";
const CLEAR_POSTS: &str = "DELETE FROM posts WHERE person = $1";
const ADD_POST: &str = "INSERT INTO posts (person, role, unit, until, windows) VALUES ($1, $2, $3, $4, $5) \
    ON CONFLICT (person, role, unit) DO NOTHING";
const CLEAR_SERVICES: &str = "DELETE FROM services WHERE person = $1";
const ADD_SERVICE: &str = "INSERT INTO services (person, unit, until) VALUES ($1, $2, $3)";

/// Somebody to be added, active and without one-time codes.
pub struct NewPerson {
    /// Who.
    pub id: PersonId,
    /// The name to sign in with.
    pub name: String,
    /// The name as people say it.
    pub shown: String,
    /// The password as an argon2 string.
    pub password: String,
    /// As whom the provider of OpenID Connect knows them.
    pub subject: Option<String>,
    /// Roles, each for a unit.
    pub posts: Vec<Post>,
    /// Units served at; of several services at one unit the last day counts.
    pub served: Vec<Service>,
}

/// A change of somebody.
pub enum Edit {
    /// Another name as people say it.
    Shown(String),
    /// Another password as an argon2 string; ends all sessions.
    Password(String),
    /// No one-time codes any more; ends all sessions.
    WithoutOtp,
    /// Known to the provider of OpenID Connect as somebody else or not at all; ends all sessions.
    Subject(Option<String>),
    /// May sign in or not; an end ends all sessions.
    Active(bool),
    /// These posts instead of all there were.
    Posts(Vec<Post>),
    /// These services instead of all there were.
    Served(Vec<Service>),
}

impl fmt::Debug for NewPerson {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NewPerson")
            .field("id", &self.id)
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for Edit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Shown(_) => "Shown",
            Self::Password(_) => "Password",
            Self::WithoutOtp => "WithoutOtp",
            Self::Subject(_) => "Subject",
            Self::Active(_) => "Active",
            Self::Posts(_) => "Posts",
            Self::Served(_) => "Served",
        })
    }
}

impl Edit {
    /// Whether whoever is signed in has to do so again.
    const fn ends_sessions(&self) -> bool {
        matches!(
            self,
            Self::Password(_) | Self::WithoutOtp | Self::Subject(_) | Self::Active(false)
        )
    }
}

impl Edit {
    /// Whether somebody has no phone to sign in on any more: a PIN is for supervisors who are nothing else.
    fn ends_device(&self) -> bool {
        match self {
            Self::Active(is_active) => !is_active,
            Self::Posts(posts) => posts.is_empty() || posts.iter().any(|post| post.role != Role::Supervisor),
            _ => false,
        }
    }
}

impl Store {
    /// Adds somebody; [`StoreError::Conflict`] when the id, the name or the subject is taken.
    pub async fn add_person(&self, person: NewPerson, record: Change) -> Result<(), StoreError> {
        let add = async move |db: &mut Connection| {
            version::count(db).await?;
            add(db, &person).await?;
            changes::add(db, &record).await
        };
        self.writer.transaction(add).await
    }

    /// Changes somebody; [`StoreError::Conflict`] when there is no such person, when the subject is another's, or when
    /// the edits were decided on a version (`seen`) that is no longer the last.
    pub async fn edit_person(
        &self,
        id: &PersonId,
        edits: Vec<Edit>,
        seen: Option<i64>,
        record: Change,
    ) -> Result<(), StoreError> {
        let id = id.clone();
        let edit = async move |db: &mut Connection| {
            match seen {
                Some(seen) => version::count_from(db, seen).await?,
                None => version::count(db).await?,
            }
            change(db, &id, &edits).await?;
            changes::add(db, &record).await
        };
        self.writer.transaction(edit).await
    }
}

/// Adds somebody, in a transaction that the caller has begun.
pub(crate) async fn add(db: &mut Connection, person: &NewPerson) -> Result<(), StoreError> {
    let values = [
        text(person.id.0.as_str()),
        text(person.name.as_str()),
        text(person.shown.as_str()),
        text(person.password.as_str()),
        opt_text(person.subject.as_deref()),
    ];
    db.execute(ADD, &values).await?;
    posts(db, &person.id, &person.posts).await?;
    services(db, &person.id, &person.served).await
}

/// Changes somebody, in a transaction that the caller has begun.
pub(crate) async fn change(db: &mut Connection, id: &PersonId, edits: &[Edit]) -> Result<(), StoreError> {
    if db.query(EXISTS, &[text(id.0.as_str())], |_| Ok(())).await?.is_empty() {
        return Err(StoreError::Conflict);
    }
    for edit in edits {
        apply(db, id, edit).await?;
    }
    // After the row of the person is held: nobody signs in between the change and this.
    let was_known = edits.iter().any(Edit::ends_device) && devices::end(db, id).await?;
    if was_known || edits.iter().any(Edit::ends_sessions) {
        sessions::end_all(db, id).await?;
    }
    Ok(())
}

async fn apply(db: &mut Connection, id: &PersonId, edit: &Edit) -> Result<(), StoreError> {
    let (sql, value) = match edit {
        Edit::Shown(shown) => (SHOWN, text(shown.as_str())),
        Edit::Subject(subject) => (SUBJECT, opt_text(subject.as_deref())),
        Edit::Password(password) => (PASSWORD, text(password.as_str())),
        Edit::Active(is_active) => (ACTIVE, int((*is_active).into())),
        Edit::WithoutOtp => return db.execute(WITHOUT_OTP, &[text(id.0.as_str())]).await.map(drop),
        Edit::Posts(new) => {
            db.execute(CLEAR_POSTS, &[text(id.0.as_str())]).await?;
            return posts(db, id, new).await;
        }
        Edit::Served(new) => {
            db.execute(CLEAR_SERVICES, &[text(id.0.as_str())]).await?;
            return services(db, id, new).await;
        }
    };
    db.execute(sql, &[value, text(id.0.as_str())]).await.map(drop)
}

async fn posts(db: &mut Connection, id: &PersonId, posts: &[Post]) -> Result<(), StoreError> {
    for post in posts {
        let until = opt_text(post.until.map(|day| day.to_string()));
        let (role, unit) = (text(post.role.as_str()), text(post.unit.as_str()));
        let windows = (!post.windows.is_empty()).then(|| serde_json::json!(post.windows).to_string());
        let values = [text(id.0.as_str()), role, unit, until, opt_text(windows)];
        db.execute(ADD_POST, &values).await?;
    }
    Ok(())
}

async fn services(db: &mut Connection, id: &PersonId, served: &[Service]) -> Result<(), StoreError> {
    for (unit, until) in longest(served) {
        let until = opt_text(until.map(|day| day.to_string()));
        db.execute(ADD_SERVICE, &[text(id.0.as_str()), text(unit), until])
            .await?;
    }
    Ok(())
}

/// The last day at each unit: it decides for how long somebody may not judge it. A service that lasts has none.
fn longest(served: &[Service]) -> BTreeMap<&str, Option<Day>> {
    let mut longest = BTreeMap::new();
    for service in served {
        let until = longest.entry(service.unit.as_str()).or_insert(service.until);
        *until = until.zip(service.until).map(|(one, other)| one.max(other));
    }
    longest
}
