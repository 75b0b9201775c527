//! Errors on the wire: RFC 9457 problem details with a code.

use qingyu_domain::case::Refusal;
use qingyu_domain::fault::Fault;
use serde::{Deserialize, Serialize};

/// Why a call failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ProblemCode {
    /// 400: not JSON, or not UTF-8.
    NotJson,
    /// 401: nobody is signed in, or the session is over.
    SignedOut,
    /// 401: name, password or digits do not fit.
    WrongCredentials,
    /// 401: name and password fit; the digits of the second factor are missing.
    OtpNeeded,
    /// 403: the request comes from another site.
    Forbidden,
    /// 403: it takes a role that one does not hold.
    NotAllowed,
    /// 404: no such thing, or not yours.
    NotFound,
    /// 405.
    MethodNotAllowed,
    /// 408: the body did not come in time; send it again.
    TooSlow,
    /// 409: the same code or key with other content.
    Conflict,
    /// 409: the key was used before, and what was answered is erased.
    Erased,
    /// 409: the case has changed since it was looked at.
    Stale,
    /// 409: the case's state does not allow it.
    NotNow,
    /// 409: the time for it has passed.
    TooLate,
    /// 409: a rule of the house does not allow it; see `rule`.
    Rule,
    /// 413.
    TooLarge,
    /// 415.
    UnsupportedMediaType,
    /// 422: see the faults.
    Invalid,
    /// 429: see Retry-After.
    TooMany,
    /// 429: thirty messages were sent today.
    TooManyMessages,
    /// 500: our fault.
    Internal,
    /// 503: see Retry-After.
    Unavailable,
}

/// A problem as `application/problem+json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Problem {
    /// `about:blank` or a URI reference that names the code.
    #[serde(rename = "type")]
    pub kind: String,
    /// A short English title, the same for every problem with this code.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// The code.
    pub code: ProblemCode,
    /// The rule, for `rule`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule: Option<Refusal>,
    /// All faults of the input, for `invalid`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub faults: Vec<Fault>,
    /// Names this answer in the server's log.
    pub trace_id: String,
}
