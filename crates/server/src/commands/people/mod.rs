//! The staff as administrators and colleagues see it.

mod edit;
mod faults;
mod opening;
pub mod openings;
mod recusal;

pub use edit::edit;
pub use opening::decide;
pub use recusal::recuse;

use qingyu_api::desk::people::{Colleague, People, PeopleFilter, PersonView};
use qingyu_domain::person::{Person, PersonId, Post};
use qingyu_domain::unit::Units;
use qingyu_store::Change;
use sha2::{Digest as _, Sha256};

use super::page;
use crate::accounts::Signed;
use crate::app::App;
use crate::fresh;
use crate::pepper::hex;
use crate::refusal::Refusal;

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
        revision: revision(&one.shown, one.subject.as_deref(), &one.person),
        id: one.person.id,
        name: one.name,
        is_active: one.person.is_active,
        has_otp: one.has_otp,
        shown: one.shown,
        subject: one.subject,
        posts: one.person.posts,
        served: one.person.served,
    };
    Ok(app.store.staff().await?.into_iter().map(view).collect())
}

/// Those whom a case can be about, those without an active account included, by name.
pub fn colleagues(signed: &Signed) -> Vec<Colleague> {
    let people = signed.staff.org.people.iter();
    let mut colleagues: Vec<Colleague> = people.map(|person| colleague(signed, &person.id)).collect();
    colleagues.sort_by(|one, other| one.shown.cmp(&other.shown));
    colleagues
}

/// Somebody by name and unit.
pub fn colleague(signed: &Signed, id: &PersonId) -> Colleague {
    let staff = &signed.staff;
    let posts = staff.org.person(id).into_iter().flat_map(|person| &person.posts);
    let mut units: Vec<String> = posts.map(|post| post.unit.clone()).collect();
    units.sort();
    units.dedup();
    Colleague {
        id: id.clone(),
        shown: staff.shown(id).to_owned(),
        units,
    }
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

/// What is known of somebody that an edit is made on, as a short fingerprint.
fn revision(shown: &str, subject: Option<&str>, person: &Person) -> String {
    let known = (shown, subject, person.is_active, &person.posts, &person.served);
    let digest = Sha256::digest(serde_json::to_vec(&known).unwrap_or_default());
    hex(digest.get(..8).unwrap_or_default())
}
