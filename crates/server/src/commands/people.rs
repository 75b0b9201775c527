//! Adding people and changing what is known of them; every change is recorded.

use qingyu_api::desk::people::{Colleague, People, PeopleFilter, PersonEdit, PersonEdited, PersonView};
use qingyu_api::{Fault, FaultCode, Field};
use qingyu_domain::person::{Org, Person, PersonId, Post, Role, Service};
use qingyu_domain::text;
use qingyu_domain::time::Day;
use qingyu_domain::unit::Units;
use qingyu_store::{Change, Edit, NewPerson, StoreError};

use super::page;
use crate::accounts::{Signed, password};
use crate::app::App;
use crate::fresh;
use crate::refusal::Refusal;

/// Characters of a name at most.
const NAME: usize = 60;

/// A record of a change: who changed what about whom.
pub fn change(app: &App, by: Option<&Signed>, what: &str, about: &PersonId) -> Result<Change, Refusal> {
    let now = app.clock.now();
    Ok(Change {
        id: fresh::case_id(now)?,
        at: now,
        person: by.map(|signed| signed.person.id.clone()),
        what: what.to_owned(),
        about: about.0.clone(),
        detail: "{}".to_owned(),
    })
}

/// The staff as administrators see it.
pub async fn list(app: &App) -> Result<Vec<PersonView>, Refusal> {
    let view = |one: qingyu_store::Staff| PersonView {
        id: one.person.id,
        name: one.name,
        shown: one.shown,
        is_active: one.person.is_active,
        has_otp: one.has_otp,
        posts: one.person.posts,
        served: one.person.served,
    };
    Ok(app.store.staff().await?.into_iter().map(view).collect())
}

/// Those whom a case can be about, those without an active account included, by name.
pub fn colleagues(signed: &Signed) -> Vec<Colleague> {
    let staff = &signed.staff;
    let colleague = |person: &Person| {
        let mut units: Vec<String> = person.posts.iter().map(|post| post.unit.clone()).collect();
        units.sort();
        units.dedup();
        Colleague {
            id: person.id.clone(),
            shown: staff.shown(&person.id).to_owned(),
            units,
        }
    };
    let mut colleagues: Vec<Colleague> = staff.org.people.iter().map(colleague).collect();
    colleagues.sort_by(|one, other| one.shown.cmp(&other.shown));
    colleagues
}

/// A page of the staff, by the names that they sign in with.
pub async fn page(app: &App, signed: &Signed, filter: &PeopleFilter) -> Result<People, Refusal> {
    let limit = page::limit(filter.limit)?;
    let mut people = list(app).await?;
    people.retain(|person| fits(&signed.staff.org.units, filter, person));
    people.sort_by(|one, other| one.name.cmp(&other.name));
    let next = page::cut(&mut people, limit, |last| last.name.clone());
    Ok(People { people, next })
}

fn fits(units: &Units, filter: &PeopleFilter, person: &PersonView) -> bool {
    let name = filter.name.as_deref().unwrap_or_default().trim().to_lowercase();
    let is_named = |one: &str| one.to_lowercase().contains(&name);
    let unit = filter.unit.as_deref().filter(|unit| !unit.is_empty());
    let is_at = |post: &Post| unit.is_none_or(|unit| units.is_within(&post.unit, unit));
    let fits_role = |post: &Post| filter.role.is_none_or(|role| post.role == role);
    let asks_for_posts = unit.is_some() || filter.role.is_some();
    filter.id.as_ref().is_none_or(|id| person.id == *id)
        && filter.after.as_ref().is_none_or(|after| person.name > *after)
        && (is_named(&person.name) || is_named(&person.shown))
        && (!asks_for_posts || person.posts.iter().any(|post| is_at(post) && fits_role(post)))
}

/// Adds somebody, or changes somebody.
pub async fn edit(app: &App, by: Option<&Signed>, mut request: PersonEdit) -> Result<PersonEdited, Refusal> {
    let made = match request.make_password {
        Some(true) if request.password.is_none() => Some(password::fresh()?),
        _ => None,
    };
    if made.is_some() {
        request.password.clone_from(&made);
    }
    let faults = faults(app, &request);
    if !faults.is_empty() {
        return Err(Refusal::Invalid(faults));
    }
    let hash = match &request.password {
        Some(password) => Some(app.passwords.hash(password).await?),
        None => None,
    };
    let id = match request.id.clone() {
        Some(id) => {
            let is_own = by.is_some_and(|signed| signed.person.id == id);
            if is_own && !may_be_own(&request) {
                return Err(Refusal::NotAllowed);
            }
            let staff = app.staff.fresh(&app.store).await?;
            let person = staff.org.person(&id).ok_or(Refusal::Conflict)?;
            if is_last_reviewer(&staff.org, person, &request) {
                return Err(Refusal::Conflict);
            }
            let request = with_services(request, person, app.clock.now().day());
            let mut record = change(app, by, "person_changed", &id)?;
            record.detail = changed(&request);
            let edited = app.store.edit_person(&id, edits(request, hash), record).await;
            edited.map_err(refused)?;
            id
        }
        None => add(app, by, request, hash).await?,
    };
    let mut people = list(app).await?.into_iter();
    let person = people.find(|person| person.id == id).ok_or(Refusal::NotFound)?;
    Ok(PersonEdited { person, password: made })
}

/// Whether nobody would be left who sees what is about the watchers: then such cases would exist for nobody.
fn is_last_reviewer(org: &Org, person: &Person, request: &PersonEdit) -> bool {
    let ends = request.is_active == Some(false);
    let leaves = request
        .posts
        .as_ref()
        .is_some_and(|posts| posts.iter().all(|post| post.role != Role::Reviewer));
    let others = || {
        org.people
            .iter()
            .any(|other| other.id != person.id && other.holds(Role::Reviewer))
    };
    person.holds(Role::Reviewer) && (ends || leaves) && !others()
}

/// Nobody gives oneself a role, ends one's own account, or gets round what one's own account page asks for.
const fn may_be_own(request: &PersonEdit) -> bool {
    let PersonEdit {
        posts,
        password,
        without_otp,
        is_active,
        ..
    } = request;
    posts.is_none() && password.is_none() && without_otp.is_none() && is_active.is_none()
}

async fn add(app: &App, by: Option<&Signed>, request: PersonEdit, hash: Option<String>) -> Result<PersonId, Refusal> {
    let id = PersonId(fresh::case_id(app.clock.now())?);
    let record = change(app, by, "person_added", &id)?;
    let name = request.name.unwrap_or_default().trim().to_owned();
    let person = NewPerson {
        id: id.clone(),
        shown: request
            .shown
            .map_or_else(|| name.clone(), |shown| shown.trim().to_owned()),
        name,
        password: hash.unwrap_or_default(),
        posts: request.posts.unwrap_or_default(),
        served: request.served.unwrap_or_default(),
    };
    app.store.add_person(person, record).await.map_err(refused)?;
    Ok(id)
}

/// The name is taken, or there is nobody with the id.
fn refused(error: StoreError) -> Refusal {
    match error {
        StoreError::Conflict => Refusal::Conflict,
        other => other.into(),
    }
}

fn edits(request: PersonEdit, hash: Option<String>) -> Vec<Edit> {
    let edits = [
        request.shown.map(|shown| Edit::Shown(shown.trim().to_owned())),
        hash.map(Edit::Password),
        request.without_otp.filter(|without| *without).map(|_| Edit::WithoutOtp),
        request.is_active.map(Edit::Active),
        request.posts.map(Edit::Posts),
        request.served.map(Edit::Served),
    ];
    edits.into_iter().flatten().collect()
}

/// What was changed, as the names of fields; never what is in them.
fn changed(request: &PersonEdit) -> String {
    let fields = [
        ("shown", request.shown.is_some()),
        ("password", request.password.is_some()),
        ("without_otp", request.without_otp == Some(true)),
        ("is_active", request.is_active.is_some()),
        ("posts", request.posts.is_some()),
        ("served", request.served.is_some()),
    ];
    let fields: Vec<&str> = fields.into_iter().filter(|(_, is)| *is).map(|(name, _)| name).collect();
    serde_json::to_string(&fields).unwrap_or_default()
}

/// Keeps what conflicts of interest are judged by: a unit that somebody leaves was served at until today, and a service
/// is not forgotten.
fn with_services(mut request: PersonEdit, person: &Person, today: Day) -> PersonEdit {
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

/// Everything that is wrong with it, at once.
fn faults(app: &App, request: &PersonEdit) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut fault = |field, code| faults.push(Fault { field, code });
    let is_new = request.id.is_none();
    match &request.name {
        None if is_new => fault(Field::Name, FaultCode::Required),
        Some(_) if !is_new => fault(Field::Name, FaultCode::UnknownField),
        Some(name) => {
            if let Err(code) = text::check(name, NAME) {
                fault(Field::Name, code);
            }
        }
        None => {}
    }
    if let Some(Err(code)) = request.shown.as_ref().map(|shown| text::check(shown, NAME)) {
        fault(Field::Shown, code);
    }
    match &request.password {
        None if is_new => fault(Field::Password, FaultCode::Required),
        Some(password) => {
            if let Some(code) = password::fault(password) {
                fault(Field::Password, code);
            }
        }
        None => {}
    }
    let staff = app.staff.known();
    let is_unit = |unit: &str| staff.org.units.unit(unit).is_some();
    let held = request.id.as_ref().and_then(|id| staff.org.person(id));
    let is_held = |post: &Post| held.is_some_and(|person| person.posts.contains(post));
    let is_open = |unit: &str| staff.org.units.unit(unit).is_some_and(|unit| !unit.closed);
    let mut posts = request.posts.iter().flatten();
    // Nobody is newly appointed to a unit that is closed.
    if !posts.all(|post| is_open(&post.unit) || is_held(post)) {
        fault(Field::Posts, FaultCode::Unknown);
    }
    let served = request.served.iter().flatten();
    if !served.into_iter().all(|Service { unit, .. }| is_unit(unit)) {
        fault(Field::Served, FaultCode::Unknown);
    }
    faults
}
