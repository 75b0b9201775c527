//! Adding people and changing what is known of them; every change is recorded.

use qingyu_api::desk::people::{PersonEdit, PersonEdited};
use qingyu_domain::case::{is_about_watchers, is_reviewed};
use qingyu_domain::person::{Org, Person, PersonId, Role, Service};
use qingyu_domain::term::appointed;
use qingyu_domain::time::{Day, Timestamp};
use qingyu_store::{Doing, Edit, NewPerson, StoreError};
use serde_json::json;

use super::faults::faults;
use super::opening::{self, Open};
use super::{change, list, revision};
use crate::accounts::{Signed, password};
use crate::app::App;
use crate::fresh;
use crate::refusal::Refusal;

/// Adds somebody, or changes somebody; what opens cases to them waits for a second person.
pub async fn edit(app: &App, by: Option<&Signed>, mut request: PersonEdit) -> Result<PersonEdited, Refusal> {
    let made = match request.make_password {
        Some(true) if request.password.is_none() => Some(password::fresh()?),
        _ => None,
    };
    if made.is_some() {
        request.password.clone_from(&made);
    }
    request.posts = request.posts.map(|posts| appointed(posts, app.clock.now().day()));
    let faults = faults(app, &request);
    if !faults.is_empty() {
        return Err(Refusal::Invalid(faults));
    }
    let hash = match &request.password {
        Some(password) => Some(app.passwords.hash(password).await?),
        None => None,
    };
    let asked = request.clone();
    let (id, waits) = match request.id.clone() {
        Some(id) => {
            let is_own = by.is_some_and(|signed| signed.person.id == id);
            if is_own && !may_be_own(&request) {
                return Err(Refusal::NotAllowed);
            }
            let waits = alter(app, by, &id, request, hash).await?;
            (id, waits)
        }
        None => add(app, by, request, hash).await?,
    };
    let mut people = list(app).await?.into_iter();
    let person = people.find(|person| person.id == id);
    let person = person.or_else(|| waits.as_ref().map(|_| opening::not_yet(id, asked)));
    Ok(PersonEdited {
        person: person.ok_or(Refusal::NotFound)?,
        password: made,
        waits,
    })
}

/// How often a change is decided again because something else of the house was changed meanwhile.
pub(super) const TRIES: usize = 5;

/// Changes somebody, on what is known of them now: two changes at once lose nothing of each other. The opening that it
/// waits as, where it does.
async fn alter(
    app: &App,
    by: Option<&Signed>,
    id: &PersonId,
    request: PersonEdit,
    hash: Option<String>,
) -> Result<Option<String>, Refusal> {
    for _ in 0..TRIES {
        let staff = app.staff.fresh(&app.store).await?;
        let person = staff.org.person(id).ok_or(Refusal::Conflict)?;
        let subject = staff.subject(id);
        let now = revision(staff.shown(id), subject, person);
        if request.revision.as_ref().is_some_and(|seen| *seen != now) {
            return Err(Refusal::Stale);
        }
        if takes_the_reader(&staff.org, person, &request, app.clock.now())
            || opening::leaves_alone(&staff.org, by, person, &request)
        {
            return Err(Refusal::Conflict);
        }
        let mut request = request.clone();
        // Saved as it was, it ends no session and is no change.
        request.subject = request.subject.filter(|new| stated(new).as_deref() != subject);
        let new = request.subject.as_deref().and_then(stated);
        if new.is_some_and(|new| staff.known_as(&new).is_some()) {
            return Err(Refusal::Conflict);
        }
        let opens = opening::of(&staff.org, by, Some(person), &request);
        let asked = opens.as_ref().map(|_| request.clone());
        let request = with_services(request, person, app.clock.now().day());
        let mut record = change(app, by, opening::what(opens, "person_changed"), id)?;
        record.detail = changed(&request, person);
        let edits = edits(request, hash.clone());
        let edited = if let (Some(open), Some(asked)) = (opens, asked) {
            let doing = open.is_alone.then(|| Doing::Change(id.clone(), edits));
            let opening = opening::fresh(app, open, (id, now), asked, hash.clone())?;
            let waits = doing.is_none().then(|| opening.id.clone());
            let opened = app.store.open_account(opening, doing, staff.version(), record).await;
            opened.map(|()| waits)
        } else {
            let edited = app.store.edit_person(id, edits, Some(staff.version()), record).await;
            edited.map(|()| None)
        };
        match edited {
            Err(StoreError::Conflict) => {}
            done => return Ok(done?),
        }
    }
    Err(Refusal::Stale)
}

/// Whether nobody would be left who sees what is about the watchers, or about one unit of theirs: then such cases would
/// exist for nobody. Moved into the unit, a reviewer is none for it.
pub(super) fn takes_the_reader(org: &Org, person: &Person, request: &PersonEdit, now: Timestamp) -> bool {
    let mut after = org.clone();
    for edited in after.people.iter_mut().filter(|edited| edited.id == person.id) {
        edited.is_active = request.is_active.unwrap_or(edited.is_active);
        edited.posts = request.posts.clone().unwrap_or_else(|| edited.posts.clone());
        edited.served.extend(request.served.iter().flatten().cloned());
    }
    let watching = org
        .units
        .0
        .iter()
        .filter(|unit| is_about_watchers(&org.units, &unit.code, now));
    let mut lost = watching.filter(|unit| is_reviewed(org, &unit.code, now) && !is_reviewed(&after, &unit.code, now));
    let are_none = org.has(Role::Reviewer) && !after.has(Role::Reviewer);
    are_none || lost.next().is_some()
}

/// Nobody gives oneself a role, ends one's own account, or gets round what one's own account page asks for.
const fn may_be_own(request: &PersonEdit) -> bool {
    let PersonEdit {
        posts,
        password,
        without_otp,
        is_active,
        subject,
        ..
    } = request;
    posts.is_none() && password.is_none() && without_otp.is_none() && is_active.is_none() && subject.is_none()
}

async fn add(
    app: &App,
    by: Option<&Signed>,
    request: PersonEdit,
    hash: Option<String>,
) -> Result<(PersonId, Option<String>), Refusal> {
    let id = PersonId(fresh::case_id(app.clock.now())?);
    for _ in 0..TRIES {
        let staff = app.staff.fresh(&app.store).await?;
        let opens = opening::of(&staff.org, by, None, &request);
        let mut record = change(app, by, opening::what(opens, "person_added"), &id)?;
        record.detail = added(&request, opens);
        let person = new_person(&id, request.clone(), hash.clone());
        let Some(open) = opens else {
            app.store.add_person(person, record).await.map_err(refused)?;
            return Ok((id, None));
        };
        if app.store.account(&person.name).await?.is_some() {
            return Err(Refusal::Conflict);
        }
        let doing = open.is_alone.then(|| Doing::Add(Box::new(person)));
        let opening = opening::fresh(app, open, (&id, String::new()), request.clone(), hash.clone())?;
        let waits = doing.is_none().then(|| opening.id.clone());
        match app.store.open_account(opening, doing, staff.version(), record).await {
            Err(StoreError::Conflict) => {}
            opened => return Ok((id, opened.map(|()| waits)?)),
        }
    }
    Err(Refusal::Stale)
}

/// Somebody to be added.
pub(super) fn new_person(id: &PersonId, request: PersonEdit, hash: Option<String>) -> NewPerson {
    let subject = request.subject.as_deref().and_then(stated);
    let name = request.name.unwrap_or_default().trim().to_owned();
    NewPerson {
        id: id.clone(),
        shown: request
            .shown
            .map_or_else(|| name.clone(), |shown| shown.trim().to_owned()),
        name,
        password: hash.unwrap_or_default(),
        subject,
        posts: request.posts.unwrap_or_default(),
        served: request.served.unwrap_or_default(),
    }
}

/// What is given to somebody new, on the record; who it is to be while there is nobody yet.
fn added(request: &PersonEdit, opens: Option<Open<'_>>) -> String {
    let mut new = json!({"posts": request.posts.clone().unwrap_or_default()});
    if request.subject.as_deref().and_then(stated).is_some() {
        new["subject"] = json!(true);
    }
    if opens.is_some() {
        new["shown"] = json!(request.shown.as_ref().or(request.name.as_ref()));
    }
    json!({"old": {}, "new": new}).to_string()
}

/// The name or the subject is taken, or there is nobody with the id.
fn refused(error: StoreError) -> Refusal {
    match error {
        StoreError::Conflict => Refusal::Conflict,
        other => other.into(),
    }
}

/// A subject as it is kept; an empty one is none.
fn stated(subject: &str) -> Option<String> {
    Some(subject.trim().to_owned()).filter(|subject| !subject.is_empty())
}

pub(super) fn edits(request: PersonEdit, hash: Option<String>) -> Vec<Edit> {
    let edits = [
        request.shown.map(|shown| Edit::Shown(shown.trim().to_owned())),
        hash.map(Edit::Password),
        request.without_otp.filter(|without| *without).map(|_| Edit::WithoutOtp),
        request.subject.map(|subject| Edit::Subject(stated(&subject))),
        request.is_active.map(Edit::Active),
        request.posts.map(Edit::Posts),
        request.served.map(Edit::Served),
    ];
    edits.into_iter().flatten().collect()
}

/// What was and what is: roles, services and whether somebody may sign in; of names and passwords only that they changed,
/// and of what the provider of OpenID Connect knows them by whether there is such a thing.
pub(super) fn changed(request: &PersonEdit, person: &Person) -> String {
    let mut new = serde_json::Map::new();
    let mut put = |field: &str, value: serde_json::Value| new.insert(field.to_owned(), value);
    for (field, is) in [
        ("shown", request.shown.is_some()),
        ("password", request.password.is_some()),
        ("without_otp", request.without_otp == Some(true)),
    ] {
        if is {
            put(field, json!(true));
        }
    }
    if let Some(subject) = &request.subject {
        put("subject", json!(stated(subject).is_some()));
    }
    if let Some(is_active) = request.is_active {
        put("is_active", json!(is_active));
    }
    if let Some(posts) = &request.posts {
        put("posts", json!(posts));
    }
    if let Some(served) = &request.served {
        put("served", json!(served));
    }
    let old = json!({"is_active": person.is_active, "posts": person.posts, "served": person.served});
    json!({"old": old, "new": new}).to_string()
}

/// Keeps what conflicts of interest are judged by: a unit that somebody leaves was served at until today, and a service
/// is not forgotten.
pub(super) fn with_services(mut request: PersonEdit, person: &Person, today: Day) -> PersonEdit {
    if request.posts.is_none() && request.served.is_none() {
        return request;
    }
    let posts = request.posts.as_ref().unwrap_or(&person.posts);
    let left = person
        .posts
        .iter()
        .filter(|post| !posts.iter().any(|other| other.unit == post.unit));
    let left = left.map(|post| Service {
        unit: post.unit.clone(),
        until: Some(today),
    });
    let mut served = request.served.take().unwrap_or_default();
    for service in person.served.iter().cloned().chain(left) {
        // Of two about one unit the store keeps the later end; one that lasts outlasts all.
        let is_longer = |other: &Service| {
            let lasts = other.until.is_none();
            other.unit == service.unit && (lasts || service.until.is_some_and(|until| other.until >= Some(until)))
        };
        if !served.iter().any(is_longer) {
            // Somebody who served without an end and is said to have left has left today at the latest.
            let until = service
                .until
                .or_else(|| served.iter().any(|other| other.unit == service.unit).then_some(today));
            served.push(Service { until, ..service });
        }
    }
    PersonEdit {
        served: Some(served),
        ..request
    }
}
