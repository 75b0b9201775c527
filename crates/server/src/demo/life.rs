//! The staff of the demonstration, and the stories that its letters have.

use std::collections::HashMap;

use anyhow::{Context as _, anyhow};
use qingyu_domain::person::{PersonId, Post, Role};
use qingyu_store::{Edit, NewPerson};
use serde::Deserialize;
use serde_json::{Map, Value};

use crate::accounts::cookie;
use crate::app::App;
use crate::commands::people;
use crate::fresh;
use crate::refusal::Refusal;

const LIFE: &str = include_str!("../../demo/life.json");

/// What is played.
#[derive(Debug, Deserialize)]
pub(super) struct Life {
    people: Vec<Somebody>,
    /// The number that is left by those who leave one.
    phone: String,
    /// As whom they sign.
    reachable: Vec<String>,
    /// By name.
    stories: HashMap<String, Vec<Move>>,
    /// For each kind, the stories of its letters, one after the other and from the beginning again.
    order: HashMap<String, Vec<String>>,
}

/// Somebody of the staff.
#[derive(Debug, Deserialize)]
struct Somebody {
    name: String,
    shown: String,
    role: Role,
    unit: String,
}

/// What somebody does so many hours after receipt.
#[derive(Debug, Deserialize)]
pub(super) struct Move {
    pub after: i64,
    pub who: Who,
    /// Without what only the case and the day know.
    pub command: Map<String, Value>,
    pub text: Option<String>,
    /// Only for such a citizen.
    pub only: Option<Only>,
}

/// Who makes a move.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(from = "String")]
pub(super) enum Who {
    /// The citizen, by the tracking page.
    Citizen,
    /// Whoever has the case.
    Worker,
    /// The head of the unit that it is about, by a notice.
    Head,
    /// The person concerned of that unit, by a notice.
    Concerned,
    /// Somebody by name.
    Named(String),
}

impl From<String> for Who {
    fn from(name: String) -> Self {
        match name.as_str() {
            "citizen" => Self::Citizen,
            "" => Self::Worker,
            "head" => Self::Head,
            "concerned" => Self::Concerned,
            _ => Self::Named(name),
        }
    }
}

impl Who {
    /// Whether they are told by a notice and act by it.
    pub const fn is_told(&self) -> bool {
        matches!(self, Self::Head | Self::Concerned)
    }
}

/// Which citizens a move is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Only {
    /// Those who left a contact.
    Named,
    /// Those who did not.
    Anonymous,
}

impl Only {
    /// Whether it is the latter.
    pub const fn is_anonymous(self) -> bool {
        matches!(self, Self::Anonymous)
    }
}

impl Life {
    /// The number that somebody who signs so leaves.
    pub fn phone_of(&self, sender: Option<&str>) -> Option<String> {
        let leaves = |sender: &str| self.reachable.iter().any(|one| one == sender);
        sender.is_some_and(leaves).then(|| self.phone.clone())
    }

    /// The story of the n-th letter of a kind; none where the kind has no stories.
    pub fn story(&self, kind: &str, n: usize) -> &[Move] {
        let order = self.order.get(kind).filter(|order| !order.is_empty());
        let name = order.and_then(|order| order.get(n % order.len()));
        name.and_then(|name| self.stories.get(name)).map_or(&[], Vec::as_slice)
    }
}

/// The staff of the demonstration, for the banner.
#[derive(Debug)]
pub struct Hired {
    /// Names to sign in with, and what they are called.
    pub people: Vec<(String, String)>,
    /// The password of all of them, until the next start.
    pub password: String,
}

/// Reads it.
pub(super) fn life() -> anyhow::Result<Life> {
    serde_json::from_str(LIFE).context("the bundled life cannot be read")
}

/// Gives everybody of the demonstration one fresh password, and hires who is missing; the names and the password.
pub async fn hire(app: &App) -> anyhow::Result<Hired> {
    let refused = |refusal: Refusal| anyhow!("the staff of the demonstration: {refusal:?}");
    let password = cookie::fresh_token().map_err(refused)?[..16].to_owned();
    let known: HashMap<String, PersonId> = people::list(app)
        .await
        .map_err(refused)?
        .into_iter()
        .map(|person| (person.name, person.id))
        .collect();
    let life = life()?;
    let hash = app.passwords.hash(&password).await.map_err(refused)?;
    for one in &life.people {
        let id = match known.get(&one.name) {
            Some(id) => id.clone(),
            None => PersonId(fresh::case_id(app.clock.now()).map_err(refused)?),
        };
        let is_new = !known.contains_key(&one.name);
        let what = if is_new { "person_added" } else { "person_changed" };
        let record = people::change(app, None, what, &id).map_err(refused)?;
        let done = if is_new {
            app.store.add_person(somebody(one, id, &hash), record).await
        } else {
            app.store
                .edit_person(&id, vec![Edit::Password(hash.clone())], None, record)
                .await
        };
        done.context("the staff of the demonstration cannot be kept")?;
    }
    let shown = life.people.into_iter().map(|one| (one.name, one.shown)).collect();
    Ok(Hired {
        people: shown,
        password,
    })
}

fn somebody(one: &Somebody, id: PersonId, hash: &str) -> NewPerson {
    let post = Post::new(one.role, &one.unit);
    NewPerson {
        id,
        name: one.name.clone(),
        shown: one.shown.clone(),
        password: hash.to_owned(),
        subject: None,
        posts: vec![post],
        served: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_story_is_there_and_is_somebodys() {
        let life = life().unwrap();
        let told: Vec<&String> = life.order.values().flatten().collect();
        for name in &told {
            assert!(life.stories.contains_key(*name), "{name}");
        }
        for name in life.stories.keys() {
            assert!(told.contains(&name), "{name} is never told");
        }
        let letters = super::super::bundled().unwrap();
        let reached = letters.iter().filter(|(_, letter)| letter.phone.is_some());
        assert_eq!(reached.count(), life.reachable.len(), "each of them wrote one letter");
        for role in Role::ALL {
            assert!(life.people.iter().any(|one| one.role == *role), "nobody is {role:?}");
        }
    }
}
