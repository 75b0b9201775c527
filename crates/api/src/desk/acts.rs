//! POST /desk/cases/{number}/acts: everything that the staff does with a case.

use qingyu_domain::case::Unsaid;
use serde::{Deserialize, Serialize};

crate::endpoint::endpoint! {
    /// Does something with a case, once per key.
    DoAct: Post "/api/v1/desk/cases/{number}/acts", code false, Act => ActDone
}

/// What is to be done.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Act {
    /// A UUID, unique per case; a repeat gets the same answer.
    pub key: String,
    /// The version that was looked at; 409 `stale` when the case has another by now.
    pub version: i64,
    /// The command, without its words.
    pub command: Unsaid,
    /// The words, 1 to 5000 characters, for commands that have some.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// It is done.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ActDone {
    /// The case's version now, for whoever did it.
    pub version: i64,
    /// Who the citizen is, when the command was to look at that: in the first answer only, and null when it is erased.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub identity: Option<Identity>,
    /// The 24 digits of the other query code, when the command was to hand it out: in the first answer only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub query_code: Option<String>,
}

/// What a citizen left to be reached.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Identity {
    /// A name.
    pub name: Option<String>,
    /// A phone number.
    pub phone: Option<String>,
    /// A mail address.
    pub email: Option<String>,
}

qingyu_domain::without_debug!(Act, ActDone, Identity);
