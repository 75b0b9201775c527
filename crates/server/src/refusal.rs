//! Every way in which a call fails, mapped to the wire in one place and logged there once.

use axum::extract::Request;
use axum::http::header::{ALLOW, CACHE_CONTROL, CONNECTION, CONTENT_TYPE, RETRY_AFTER, WWW_AUTHENTICATE};
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use qingyu_api::{Fault, Problem, ProblemCode};
use qingyu_domain::case;
use qingyu_store::StoreError;

/// Why a call fails. What went wrong inside stays in the log and never reaches the wire.
#[derive(Clone, Debug)]
pub enum Refusal {
    /// The body is not JSON, or no form that can be read.
    NotJson,
    /// Nobody is signed in.
    SignedOut,
    /// Name, password or digits do not fit.
    WrongCredentials,
    /// The digits of the second factor are missing.
    OtpNeeded,
    /// The request comes from another site.
    Forbidden,
    /// It takes another role.
    NotAllowed,
    /// No such thing, or not yours.
    NotFound,
    /// The path has other methods.
    MethodNotAllowed(Option<HeaderValue>),
    /// The body did not come in time.
    TooSlow,
    /// The same code or key came with other content.
    Conflict,
    /// The key was used before, and what was answered is erased.
    Erased,
    /// What is to be changed has changed since it was looked at.
    Stale,
    /// The state does not allow it.
    NotNow,
    /// The time for it has passed.
    TooLate,
    /// A rule of the house does not allow it.
    Rule(case::Refusal),
    /// The body is too large.
    TooLarge,
    /// The body has another type.
    UnsupportedMediaType,
    /// The input has faults.
    Invalid(Vec<Fault>),
    /// Too much from one address; seconds until it may go on.
    TooMany(u64),
    /// Thirty messages today; seconds until the day ends.
    TooManyMessages(u64),
    /// Our fault; the reason is for the log.
    Internal(String),
    /// Busy or without store; the reason is for the log.
    Unavailable(String),
}

/// The status of what was made.
pub const CREATED: StatusCode = StatusCode::CREATED;
/// The status of what is not there.
pub const NOT_FOUND: StatusCode = StatusCode::NOT_FOUND;
/// The status of what waits for somebody else.
pub const ACCEPTED: StatusCode = StatusCode::ACCEPTED;
/// The status of what the client has already.
pub const NOT_MODIFIED: StatusCode = StatusCode::NOT_MODIFIED;
/// Seconds after which a busy server may be asked again.
const BUSY_SECONDS: u64 = 2;

impl Refusal {
    /// Our fault, for the log. The error must hold nothing personal.
    pub fn internal(what: &str, error: &dyn std::fmt::Display) -> Self {
        Self::Internal(format!("{what}: {error}"))
    }

    /// Status, code, title and seconds to wait: the one table.
    fn mapped(&self) -> (StatusCode, ProblemCode, &'static str, Option<u64>) {
        let row = |status, code, title| (status, code, title, None);
        let later = |status, code, title, seconds| (status, code, title, Some(seconds));
        match self {
            Self::NotJson => row(StatusCode::BAD_REQUEST, ProblemCode::NotJson, "The body is not JSON"),
            Self::SignedOut => row(StatusCode::UNAUTHORIZED, ProblemCode::SignedOut, "Not signed in"),
            Self::WrongCredentials => row(
                StatusCode::UNAUTHORIZED,
                ProblemCode::WrongCredentials,
                "Name, password or digits do not fit",
            ),
            Self::OtpNeeded => row(
                StatusCode::UNAUTHORIZED,
                ProblemCode::OtpNeeded,
                "The digits of the second factor are needed",
            ),
            Self::Forbidden => row(
                StatusCode::FORBIDDEN,
                ProblemCode::Forbidden,
                "The request comes from another site",
            ),
            Self::NotAllowed => row(StatusCode::FORBIDDEN, ProblemCode::NotAllowed, "It takes another role"),
            Self::Stale => row(
                StatusCode::CONFLICT,
                ProblemCode::Stale,
                "It has changed since it was looked at",
            ),
            Self::NotFound => row(StatusCode::NOT_FOUND, ProblemCode::NotFound, "Not found"),
            Self::MethodNotAllowed(_) => row(
                StatusCode::METHOD_NOT_ALLOWED,
                ProblemCode::MethodNotAllowed,
                "Another method is needed",
            ),
            Self::TooSlow => later(
                StatusCode::REQUEST_TIMEOUT,
                ProblemCode::TooSlow,
                "The body did not come in time",
                BUSY_SECONDS,
            ),
            Self::Erased => row(
                StatusCode::CONFLICT,
                ProblemCode::Erased,
                "The key was used before, and its answer is erased",
            ),
            Self::Conflict => row(
                StatusCode::CONFLICT,
                ProblemCode::Conflict,
                "Sent before with other content",
            ),
            Self::NotNow => row(StatusCode::CONFLICT, ProblemCode::NotNow, "Not possible now"),
            Self::TooLate => row(StatusCode::CONFLICT, ProblemCode::TooLate, "The time for it has passed"),
            Self::Rule(_) => row(StatusCode::CONFLICT, ProblemCode::Rule, "A rule does not allow it"),
            Self::TooLarge => row(
                StatusCode::PAYLOAD_TOO_LARGE,
                ProblemCode::TooLarge,
                "The body is too large",
            ),
            Self::UnsupportedMediaType => row(
                StatusCode::UNSUPPORTED_MEDIA_TYPE,
                ProblemCode::UnsupportedMediaType,
                "The body must be JSON",
            ),
            Self::Invalid(_) => row(StatusCode::UNPROCESSABLE_ENTITY, ProblemCode::Invalid, "Invalid input"),
            Self::TooMany(seconds) => later(
                StatusCode::TOO_MANY_REQUESTS,
                ProblemCode::TooMany,
                "Too many requests",
                *seconds,
            ),
            Self::TooManyMessages(seconds) => later(
                StatusCode::TOO_MANY_REQUESTS,
                ProblemCode::TooManyMessages,
                "Too many messages today",
                *seconds,
            ),
            Self::Internal(_) => row(
                StatusCode::INTERNAL_SERVER_ERROR,
                ProblemCode::Internal,
                "Internal error",
            ),
            Self::Unavailable(_) => later(
                StatusCode::SERVICE_UNAVAILABLE,
                ProblemCode::Unavailable,
                "Not available now",
                BUSY_SECONDS,
            ),
        }
    }

    /// The status, for pages that show the refusal in words.
    pub fn status(&self) -> StatusCode {
        self.mapped().0
    }

    /// What an answer refuses: a refusal of ours, or one of the framework.
    pub fn of(response: &mut Response) -> Option<Self> {
        if let Some(refusal) = response.extensions_mut().remove::<Self>() {
            return Some(refusal);
        }
        let status = response.status();
        (status.is_client_error() || status.is_server_error()).then(|| match status {
            StatusCode::METHOD_NOT_ALLOWED => Self::MethodNotAllowed(response.headers_mut().remove(ALLOW)),
            StatusCode::PAYLOAD_TOO_LARGE => Self::TooLarge,
            StatusCode::UNSUPPORTED_MEDIA_TYPE => Self::UnsupportedMediaType,
            StatusCode::NOT_FOUND => Self::NotFound,
            status if status.is_client_error() => Self::NotJson,
            StatusCode::SERVICE_UNAVAILABLE => Self::Unavailable("load shed".to_owned()),
            status => Self::Internal(format!("the framework answered {status}")),
        })
    }

    /// Gives an answer its status and headers, and the log its line where it is our fault: once for each answer.
    pub fn stamp(&self, trace_id: &str, response: &mut Response) {
        let (status, _, _, wait) = self.mapped();
        *response.status_mut() = status;
        let headers = response.headers_mut();
        headers.extend(wait.map(|seconds| (RETRY_AFTER, HeaderValue::from(seconds))));
        match self {
            Self::Internal(reason) => tracing::error!(trace_id, reason, "internal error"),
            Self::Unavailable(reason) => tracing::warn!(trace_id, reason, "unavailable"),
            // What still comes of the body is not waited for.
            Self::TooSlow => {
                headers.insert(CONNECTION, HeaderValue::from_static("close"));
            }
            // No scheme of HTTP's own: a name for the session's cookie, so that no browser asks for a password.
            Self::SignedOut | Self::WrongCredentials | Self::OtpNeeded => {
                headers.insert(WWW_AUTHENTICATE, HeaderValue::from_static("Session"));
            }
            Self::MethodNotAllowed(allow) => headers.extend(allow.clone().map(|allow| (ALLOW, allow))),
            _ => {}
        }
    }

    fn problem(self, trace_id: &str) -> Response {
        let (status, code, title, _) = self.mapped();
        let mut response = Response::default();
        self.stamp(trace_id, &mut response);
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
        let (faults, rule) = match self {
            Self::Invalid(list) => (list, None),
            Self::Rule(rule) => (Vec::new(), Some(rule)),
            _ => (Vec::new(), None),
        };
        let problem = Problem {
            kind: "about:blank".to_owned(),
            title: title.to_owned(),
            status: status.as_u16(),
            code,
            rule,
            faults,
            trace_id: trace_id.to_owned(),
        };
        *response.body_mut() = serde_json::to_vec(&problem).unwrap_or_default().into();
        response
    }
}

impl From<StoreError> for Refusal {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Conflict => Self::Unavailable("too many changes of one case at once".to_owned()),
            StoreError::Busy => Self::Unavailable("the writer's queue is full".to_owned()),
            StoreError::Corrupt(_) => Self::internal("corrupt store", &error),
            StoreError::Unavailable(_) => Self::Unavailable(error.to_string()),
        }
    }
}

impl From<case::Refusal> for Refusal {
    fn from(refusal: case::Refusal) -> Self {
        match refusal {
            case::Refusal::NotNow => Self::NotNow,
            case::Refusal::TooLate => Self::TooLate,
            case::Refusal::TooManyMessages => Self::TooManyMessages(0),
            case::Refusal::NotYours => Self::NotFound,
            rule => Self::Rule(rule),
        }
    }
}

impl IntoResponse for Refusal {
    /// Carries the refusal to [`problems`], which knows the request's trace id.
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// Gives every refusal under `/api`, our own and the framework's, its form on the wire.
pub async fn problems(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    match Refusal::of(&mut response) {
        Some(refusal) => refusal.problem(&trace_id()),
        None => response,
    }
}

/// Names one failed request in its answer and in the log.
pub fn trace_id() -> String {
    crate::fresh::bytes::<8>()
        .map(|bytes| crate::pepper::hex(&bytes))
        .unwrap_or_default()
}
