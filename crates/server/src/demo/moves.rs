//! A move: the same command that a person would send, made by whoever the story says.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv4Addr};

use anyhow::{Context as _, anyhow};
use qingyu_domain::case::{Case, Standing, candidates, fold, notice_number};
use qingyu_domain::person::{Org, Person, PersonId, Role};
use qingyu_store::StoredCase;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};

use super::life::{Move, Who};
use crate::accounts::Signed;
use crate::address::Address;
use crate::app::App;
use crate::commands::speak_up::{Voice, allow_publication, consent, evaluate, speak_up};
use crate::commands::{add_message, desk, people, undo_withdrawal, withdraw};
use crate::refusal::Refusal;

/// Whose moves count against nobody's allowance.
const HOME: Address = Address(IpAddr::V4(Ipv4Addr::LOCALHOST));

/// Where a move is made.
pub struct Stage<'a> {
    pub app: &'a App,
    pub number: &'a str,
    pub code: &'a str,
    pub row: usize,
    /// The numbers of the other letters, by their rows.
    pub numbers: &'a HashMap<usize, String>,
}

/// Makes a move, or says which rule refuses it; one that is for others than this citizen is passed over.
pub async fn make(stage: &Stage<'_>, one: &Move) -> anyhow::Result<Result<(), Refusal>> {
    let (stored, case) = read(stage).await?;
    if one.only.is_some_and(|only| only.is_anonymous() != case.is_anonymous()) {
        return Ok(Ok(()));
    }
    if one.who == Who::Citizen {
        return citizen(stage, &stored, one).await;
    }
    let staff = stage.app.staff.fresh(&stage.app.store).await;
    let staff = staff.map_err(|refusal| anyhow!("{refusal:?}"))?;
    let Some(person) = who(stage, one, &case, &staff.org).await? else {
        return Ok(Err(Refusal::NotFound));
    };
    let signed = Signed {
        person,
        token: [0; 32],
        staff,
    };
    let command = filled(stage, &case, &signed, one);
    let mut act = json!({"key": key(&stored), "command": command, "text": one.text});
    if one.who.is_told() {
        let number = notice_number(&stored.id);
        let act = serde_json::from_value(act)?;
        return Ok(desk::notice::act::act(stage.app, &signed, &number, act).await.map(drop));
    }
    put(
        &mut act,
        "version",
        json!(desk::story::version(&case, &stored.events, &signed.person)),
    );
    let act = serde_json::from_value(act)?;
    Ok(desk::act::act(stage.app, &signed, stage.number, act).await.map(drop))
}

fn put(object: &mut Value, name: &str, value: Value) {
    if let Some(fields) = object.as_object_mut() {
        fields.insert(name.to_owned(), value);
    }
}

async fn read(stage: &Stage<'_>) -> anyhow::Result<(StoredCase, Case)> {
    let stored = stage.app.store.case_by_number(stage.number).await?;
    let stored = stored.context("a case that was just filed")?;
    let case = fold(&stored.events).ok().flatten();
    Ok((stored, case.context("a case that cannot be read")?))
}

/// A key of the move's own: nothing else happens on this version.
fn key(stored: &StoredCase) -> String {
    uuid::Uuid::from_u128(u128::try_from(stored.version).unwrap_or_default()).to_string()
}

/// What a citizen sends by the tracking page.
async fn citizen(stage: &Stage<'_>, stored: &StoredCase, one: &Move) -> anyhow::Result<Result<(), Refusal>> {
    let mut fields = one.command.clone();
    let what = fields.remove("type").unwrap_or_default();
    fields.insert("key".to_owned(), json!(key(stored)));
    fields.extend(one.text.iter().map(|text| ("text".to_owned(), json!(text))));
    let (app, code) = (stage.app, Some(stage.code));
    let voice = |voice, fields| async move {
        let request = body(fields)?;
        Ok::<_, anyhow::Error>(speak_up(app, HOME, code, voice, &request).await.map(drop))
    };
    match what.as_str().unwrap_or_default() {
        "message" => Ok(add_message(app, HOME, code, &body(fields)?).await.map(drop)),
        "withdraw" => Ok(withdraw(app, HOME, code, &body(fields)?).await.map(drop)),
        "undo" => Ok(undo_withdrawal(app, HOME, code, &body(fields)?).await.map(drop)),
        "evaluate" => Ok(evaluate(app, HOME, code, &body(fields)?).await.map(drop)),
        "consent" => Ok(consent(app, HOME, code, &body(fields)?).await.map(drop)),
        "publication" => Ok(allow_publication(app, HOME, code, &body(fields)?).await.map(drop)),
        "object" => voice(Voice::Objection, fields).await,
        "review" => voice(Voice::Review, fields).await,
        "reprisal" => voice(Voice::Reprisal, fields).await,
        other => Err(anyhow!("no citizen can do {other}")),
    }
}

fn body<T: DeserializeOwned>(fields: Map<String, Value>) -> anyhow::Result<T> {
    Ok(serde_json::from_value(Value::Object(fields))?)
}

/// Whoever makes the move: by name, whoever has the case, or the first of those whom it is about.
async fn who(stage: &Stage<'_>, one: &Move, case: &Case, org: &Org) -> anyhow::Result<Option<Person>> {
    let id = match &one.who {
        Who::Worker => case.work.current().map(|assignment| assignment.to.clone()),
        Who::Named(name) => named(stage, name).await?,
        Who::Head => about(case, org, Role::UnitHead).next(),
        Who::Concerned => about(case, org, Role::Concerned).next(),
        Who::Citizen => None,
    };
    Ok(id.and_then(|id| org.person(&id).cloned()))
}

async fn named(stage: &Stage<'_>, name: &str) -> anyhow::Result<Option<PersonId>> {
    let staff = people::list(stage.app)
        .await
        .map_err(|refusal| anyhow!("{refusal:?}"))?;
    Ok(staff
        .into_iter()
        .find(|person| person.name == name)
        .map(|person| person.id))
}

/// Those who hold a role at the unit that the case is about.
fn about<'a>(case: &'a Case, org: &'a Org, role: Role) -> impl Iterator<Item = PersonId> + 'a {
    let people = org.people.iter();
    let is_there = move |person: &&Person| case.about().is_some_and(|unit| person.holds_at(role, unit));
    people.filter(is_there).map(|person| person.id.clone())
}

/// The command with what only the case and the day know.
fn filled(stage: &Stage<'_>, case: &Case, signed: &Signed, one: &Move) -> Value {
    let now = stage.app.clock.now();
    let mut command = Value::Object(one.command.clone());
    let of = |standing: fn(&Standing) -> bool| case.work.proposals.iter().rposition(|one| standing(&one.standing));
    let due = now.day().plus(21).to_string();
    for (field, placeholder, value) in [
        ("on", "", json!(now.day().to_string())),
        ("due_on", "", json!(due)),
        ("owner", "", json!(case.about())),
        ("proposal", "last", json!(of(|one| matches!(one, Standing::Waiting(_))))),
        (
            "proposal",
            "objected",
            json!(of(|one| matches!(one, Standing::Objected(..)))),
        ),
    ] {
        if command.get(field).is_some_and(|there| there == placeholder) {
            put(&mut command, field, value);
        }
    }
    if command["type"] == "assign" {
        put(&mut command, "to", json!(worker(stage, case, signed, &one.command)));
    }
    if command["type"] == "name_concerned" {
        let people: Vec<PersonId> = about(case, &signed.staff.org, Role::Concerned).collect();
        put(&mut command, "people", json!(people));
    }
    if let Some(row) = command["proposal"]["into"].as_str().and_then(|row| row.parse().ok()) {
        let into = json!(stage.numbers.get(&row));
        put(&mut command["proposal"], "into", into);
    }
    command
}

/// To whom it is given: somebody of a unit that the move names, else somebody of the unit that it is about, else the
/// next of those who may have it.
fn worker(stage: &Stage<'_>, case: &Case, signed: &Signed, command: &Map<String, Value>) -> Option<PersonId> {
    let able = candidates(case, &signed.person, &signed.staff.given(stage.app.clock.now()));
    let unit = command["to"]
        .as_str()
        .filter(|unit| !unit.is_empty())
        .or(case.about())?;
    let is_there = |id: &&PersonId| {
        let person = signed.staff.org.person(id);
        person.is_some_and(|person| person.posts.iter().any(|post| post.unit == unit))
    };
    let next = || able.get(stage.row % able.len().max(1));
    able.iter().find(is_there).or_else(next).cloned()
}
