//! A few months of a city's life, played through the same commands as a person would use, at their own times.

use std::collections::HashMap;

use anyhow::{Context as _, anyhow};
use qingyu_api::desk::acts::Act;
use qingyu_api::desk::people::PersonView;
use qingyu_domain::case::{Case, candidates, fold};
use qingyu_domain::kind::Kind;
use qingyu_domain::person::{PersonId, Post, Role};
use qingyu_domain::time::Timestamp;
use qingyu_store::{Edit, NewPerson};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::accounts::{Signed, cookie};
use crate::app::App;
use crate::commands::desk::act::act_at;
use crate::commands::people;
use crate::fresh;
use crate::refusal::Refusal;

const LIFE: &str = include_str!("../../demo/life.json");
const HOUR_MS: i64 = 3_600_000;

/// What is played.
#[derive(Debug, Deserialize)]
struct Life {
    people: Vec<Somebody>,
    complaint: Vec<Move>,
    enquiry: Vec<Move>,
    suggestion: Vec<Move>,
    praise: Vec<Move>,
}

/// Somebody of the staff.
#[derive(Debug, Deserialize)]
struct Somebody {
    name: String,
    shown: String,
    role: Role,
    unit: String,
}

/// What somebody does so many hours after receipt; without a name it is whoever has the case.
#[derive(Debug, Deserialize)]
struct Move {
    after: i64,
    who: String,
    command: Value,
    text: Option<String>,
}

/// The staff of the demonstration, for the banner.
#[derive(Debug)]
pub struct Hired {
    /// Names to sign in with, and what they are called.
    pub people: Vec<(String, String)>,
    /// The password of all of them, until the next start.
    pub password: String,
}

fn life() -> anyhow::Result<Life> {
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
                .edit_person(&id, vec![Edit::Password(hash.clone())], record)
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
    let post = Post {
        role: one.role,
        unit: one.unit.clone(),
    };
    NewPerson {
        id,
        name: one.name.clone(),
        shown: one.shown.clone(),
        password: hash.to_owned(),
        posts: vec![post],
        served: Vec::new(),
    }
}

/// Plays what happened to a case until now; a move that the rules refuse ends it there, as in life.
pub async fn play(app: &App, number: &str, row: usize) -> anyhow::Result<()> {
    let life = life()?;
    let now = app.clock.now();
    let staff = people::list(app).await.map_err(|refusal| anyhow!("{refusal:?}"))?;
    let ids: HashMap<&str, &PersonId> = staff.iter().map(|one| (one.name.as_str(), &one.id)).collect();
    let case = read(app, number).await?;
    let moves = match case.kind {
        Kind::Complaint => life.complaint,
        Kind::Enquiry => life.enquiry,
        Kind::Suggestion => life.suggestion,
        Kind::Praise => life.praise,
    };
    // Not everybody is equally quick, and now and then something is left lying.
    let pace = 2 + i64::try_from(row % 4)?;
    let done = if row % 5 == 3 { row % 7 } else { moves.len() };
    for one in moves.into_iter().take(done) {
        let case = read(app, number).await?;
        let Some(one) = named(one, &case, &ids, &staff) else {
            continue;
        };
        let at = case.filed_at.plus_ms(one.after * pace * HOUR_MS / 2);
        if at > now {
            break;
        }
        let who = if one.who.is_empty() {
            case.work.current().map(|assignment| assignment.to.clone())
        } else {
            ids.get(one.who.as_str()).map(|id| (*id).clone())
        };
        let Some(signed) = signed(app, who).await? else { break };
        let Some(request) = request(&case, &signed, one, at, row)? else {
            break;
        };
        if let Err(refusal) = act_at(app, &signed, number, request, at).await {
            tracing::debug!(number, ?refusal, "a life of the demonstration ends here");
            break;
        }
    }
    Ok(())
}

/// The move with ids in place of the names of those concerned; `None` when none of them serves where it happened.
fn named(mut one: Move, case: &Case, ids: &HashMap<&str, &PersonId>, staff: &[PersonView]) -> Option<Move> {
    if one.command["type"] != "name_concerned" {
        return Some(one);
    }
    let serves = |name: &&str| {
        let person = staff.iter().find(|person| person.name == **name);
        person.is_some_and(|person| person.posts.iter().any(|post| Some(post.unit.as_str()) == case.about()))
    };
    let names = one.command["people"].as_array()?.iter().filter_map(Value::as_str);
    let people: Vec<_> = names.filter(serves).filter_map(|name| ids.get(name)).collect();
    if people.is_empty() {
        return None;
    }
    one.command["people"] = json!(people);
    Some(one)
}

async fn read(app: &App, number: &str) -> anyhow::Result<Case> {
    let stored = app
        .store
        .case_by_number(number)
        .await?
        .context("a case that was just filed")?;
    fold(&stored.events)
        .ok()
        .flatten()
        .context("a case that cannot be read")
}

async fn signed(app: &App, who: Option<PersonId>) -> anyhow::Result<Option<Signed>> {
    let staff = app
        .staff
        .fresh(&app.store)
        .await
        .map_err(|refusal| anyhow!("{refusal:?}"))?;
    let person = who.and_then(|id| staff.org.person(&id).cloned());
    Ok(person.map(|person| Signed {
        person,
        token: [0; 32],
        staff,
    }))
}

/// The act of a move, with the person and the days that only the case knows.
fn request(case: &Case, signed: &Signed, one: Move, at: Timestamp, row: usize) -> anyhow::Result<Option<Act>> {
    let mut command = one.command;
    if command["type"] == "assign" {
        let able = candidates(case, &signed.person, &signed.staff.given(at));
        let Some(to) = able.get(row % able.len().max(1)) else {
            return Ok(None);
        };
        command["to"] = json!(to);
    }
    if command["type"] == "plan_improvement" {
        command["owner"] = json!(case.about());
    }
    for (field, day) in [("on", at.day()), ("due_on", at.day().plus(21))] {
        if command.get(field).is_some() {
            command[field] = json!(day.to_string());
        }
    }
    let version = i64::try_from(case.history.len())?;
    let key = uuid::Uuid::from_u128(u128::try_from(version)?).to_string();
    let request = json!({"key": key, "version": version, "command": command, "text": one.text});
    Ok(Some(serde_json::from_value(request)?))
}
