//! GET and POST /desk/people: the staff, for administrators; GET /desk/colleagues: their names, for who may name them.

use qingyu_domain::person::{PersonId, Post, Role, Service};
use serde::{Deserialize, Serialize};

crate::endpoint::endpoint! {
    /// Lists the staff.
    ListPeople: Get "/api/v1/desk/people", code false, () => People
}
crate::endpoint::endpoint! {
    /// Adds somebody, or changes what is known of them.
    EditPeople: Post "/api/v1/desk/people", code false, PersonEdit => PersonEdited
}

/// Whom to list, as the query of the address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema, utoipa::IntoParams))]
#[serde(deny_unknown_fields, default)]
pub struct PeopleFilter {
    /// One person, by their id.
    pub id: Option<PersonId>,
    /// A part of a name, of either.
    pub name: Option<String>,
    /// A unit; those below it count as well.
    pub unit: Option<String>,
    /// A role.
    pub role: Option<Role>,
    /// `next` of the page before.
    pub after: Option<String>,
    /// People on a page, 1 to 100; absent: 50.
    pub limit: Option<u16>,
}

/// A page of people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct People {
    /// The people, by the name that they sign in with.
    pub people: Vec<PersonView>,
    /// Where the next page begins; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub next: Option<String>,
}

/// Somebody as changed.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct PersonEdited {
    /// As they are now.
    #[serde(flatten)]
    pub person: PersonView,
    /// The password that was made, in this answer only.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub password: Option<String>,
    /// The opening that the whole change waits as, when a second person has to agree: nothing is changed before, and
    /// somebody new is not there before.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub waits: Option<String>,
}

crate::endpoint::endpoint! {
    /// Lists by name those whom a case can be about, for the roles that name them.
    ListColleagues: Get "/api/v1/desk/colleagues", code false, () => Vec<Colleague>
}

/// Somebody of the staff by name and unit, and nothing else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Colleague {
    /// Their id, as in commands.
    pub id: PersonId,
    /// The name as people say it.
    pub shown: String,
    /// The codes of their units.
    pub units: Vec<String>,
}

/// Somebody of the staff.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct PersonView {
    /// Their id, as in events.
    pub id: PersonId,
    /// The name to sign in with.
    pub name: String,
    /// The name as people say it.
    pub shown: String,
    /// May sign in and act.
    pub is_active: bool,
    /// Whether a second factor is set up.
    pub has_otp: bool,
    /// As whom the provider of OpenID Connect knows them.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub subject: Option<String>,
    /// Roles, each for a unit.
    pub posts: Vec<Post>,
    /// Units served at, for conflicts of interest.
    pub served: Vec<Service>,
    /// What an edit names that was made on this view.
    pub revision: String,
}

/// A new person (no id), or changes of one; what is absent stays.
#[derive(Clone, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields, default)]
pub struct PersonEdit {
    /// Whom to change; absent for somebody new.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<PersonId>,
    /// The name to sign in with, 1 to 60 characters; only for somebody new.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The name as people say it, 1 to 60 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shown: Option<String>,
    /// A password, 12 to 200 characters; ends their sessions.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub password: Option<String>,
    /// `true` has a password made; the answer says it once. Instead of a password.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub make_password: Option<bool>,
    /// `true` takes the second factor away, for somebody who has lost it; ends their sessions.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub without_otp: Option<bool>,
    /// As whom the provider of OpenID Connect knows them, up to 255 characters; empty for not at all. A change ends their
    /// sessions.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    /// Whether they may sign in; `false` ends their sessions.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_active: Option<bool>,
    /// All roles.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub posts: Option<Vec<Post>>,
    /// All services.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub served: Option<Vec<Service>>,
    /// The `revision` of the view that it was made on: 409 `stale` when somebody else was quicker.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub revision: Option<String>,
}

qingyu_domain::without_debug!(PersonEdit, PersonEdited);
