//! GET /desk/session/oidc and its callback: signing in through a provider of OpenID Connect, as navigations of a browser.

use serde::{Deserialize, Serialize};

/// Where the way to the provider begins.
pub const BEGIN_PATH: &str = "/api/v1/desk/session/oidc";
/// Where the provider sends the browser back to.
pub const CALLBACK_PATH: &str = "/api/v1/desk/session/oidc/callback";
/// The parameter of the desk's address that says how it ended.
pub const PARAMETER: &str = "oidc";

/// What the provider sends along, as the query of the address; what else it says means nothing here.
#[derive(Clone, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema, utoipa::IntoParams))]
#[serde(default)]
pub struct Returned {
    /// What was sent to the provider, unchanged.
    pub state: Option<String>,
    /// What the identity is asked for with, once.
    pub code: Option<String>,
    /// Why there is no code.
    pub error: Option<String>,
}

qingyu_domain::without_debug!(Returned);

/// How it ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Somebody is signed in.
    Done,
    /// The provider says that they declined, or may not.
    Denied,
    /// Nobody with an account is known by what the provider says of them.
    Unknown,
    /// The provider does not answer, or says nothing that can be relied on.
    Unavailable,
    /// It took too long, was done before, or began in another browser.
    Expired,
    /// The provider did not look as closely as the configuration demands.
    Weak,
    /// Too many tries from one address.
    Busy,
}

impl Outcome {
    /// Every one.
    pub const ALL: [Self; 7] = [
        Self::Done,
        Self::Denied,
        Self::Unknown,
        Self::Unavailable,
        Self::Expired,
        Self::Weak,
        Self::Busy,
    ];

    /// The name in the address.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Denied => "denied",
            Self::Unknown => "unknown",
            Self::Unavailable => "unavailable",
            Self::Expired => "expired",
            Self::Weak => "weak",
            Self::Busy => "busy",
        }
    }

    /// The one with this name in the address.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.as_str() == code)
    }
}
