//! GET and POST /desk/openings: accounts that open cases to somebody, and what a second person says.

use qingyu_domain::opening::Standing;
use qingyu_domain::person::{PersonId, Post};
use qingyu_domain::time::Timestamp;
use serde::{Deserialize, Serialize};

use super::case::Named;

crate::endpoint::endpoint! {
    /// Lists openings, the newest first; for administrators, oversight and the independent reviewer.
    ListOpenings: Get "/api/v1/desk/openings", code false, () => Openings
}
crate::endpoint::endpoint! {
    /// Agrees to an opening, refuses it, or takes it back.
    DecideOpening: Post "/api/v1/desk/openings", code false, OpeningDecision => OpeningView
}

/// What to list, as the query of the address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema, utoipa::IntoParams))]
#[serde(deny_unknown_fields, default)]
pub struct OpeningsFilter {
    /// Of one person.
    pub person: Option<PersonId>,
    /// Only what waits for a second person.
    pub waiting: Option<bool>,
    /// `next` of the page before.
    pub after: Option<String>,
    /// Openings on a page, 1 to 100; absent: 50.
    pub limit: Option<u16>,
}

/// A page of openings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Openings {
    /// The openings, the newest first.
    pub openings: Vec<OpeningView>,
    /// Where the next page begins; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub next: Option<String>,
}

/// An account that is, was or was to be opened.
#[expect(clippy::struct_excessive_bools, reason = "each is a question of its own")]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct OpeningView {
    /// Which one.
    pub id: String,
    /// Whose account.
    pub person: PersonId,
    /// The name as people say it.
    pub shown: String,
    /// Whether they are added by it.
    pub is_new: bool,
    /// The name to sign in with, of somebody new.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub name: Option<String>,
    /// All roles that were asked for; absent when they stay.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub posts: Option<Vec<Post>>,
    /// The roles that they have, while it waits.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub held: Option<Vec<Post>>,
    /// Whether another password was asked for.
    pub password: bool,
    /// Whether the second factor is to be taken away.
    pub without_otp: bool,
    /// Whether they are to be able to sign in again.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub is_active: Option<bool>,
    /// Who asked.
    pub by: Named,
    /// When.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    pub at: Timestamp,
    /// Until when it waits.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    pub until: Timestamp,
    /// What became of it.
    pub standing: Standing,
    /// Who decided.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub decided_by: Option<Named>,
    /// When.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>, format = DateTime))]
    pub decided_at: Option<Timestamp>,
    /// Whether the person who looks can agree to it or refuse it.
    pub may_decide: bool,
    /// Whether the person who looks asked for it and can take it back.
    pub may_withdraw: bool,
    /// Who can agree to it, while it waits; when nobody is named, somebody has to be added at the command line first.
    pub seconds: Vec<Named>,
}

/// What somebody says of an opening.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct OpeningDecision {
    /// Which one.
    pub opening: String,
    /// What.
    pub decision: Decision,
}

/// What can be said of an opening.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Decision {
    /// A second person agrees, and it is done.
    Approve,
    /// A second person does not agree.
    Decline,
    /// Whoever asked takes it back.
    Withdraw,
}
