//! GET /desk/session/oidc and its callback: the browser goes to the provider, and comes back.

use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::header::SET_COOKIE;
use axum::http::{HeaderMap, Uri};
use axum::response::{IntoResponse as _, Redirect, Response};
use qingyu_api::desk::oidc::{BEGIN_PATH, CALLBACK_PATH, Outcome, PARAMETER, Returned};

use crate::accounts::cookie;
use crate::address::Address;
use crate::app::App;
use crate::commands::oidc::{self, Stop};
use crate::oidc::Way;
use crate::own_site;
use crate::refusal::Refusal;

/// Sends the browser to the provider; with a cookie for the way, of ten minutes. A session that it had ends.
#[utoipa::path(get, path = BEGIN_PATH, responses(
    (status = 303, description = "To the provider; to the desk with `?oidc=unavailable` when it does not answer"),
    (status = 403, body = qingyu_api::Problem, description = "Another site sends the browser here"),
    (status = 404, body = qingyu_api::Problem, description = "OpenID Connect is not configured")))]
pub async fn begin(State(app): State<App>, headers: HeaderMap, uri: Uri) -> Result<Response, Refusal> {
    if !own_site::is_own(&headers, &uri) {
        return Err(Refusal::Forbidden);
    }
    match oidc::begin(&app, cookie::named(&app, &headers)).await {
        Ok((address, way)) => {
            let mut response = Redirect::to(address.as_str()).into_response();
            response.headers_mut().append(SET_COOKIE, way.header(&app)?);
            Ok(response)
        }
        Err(Stop::Ended(outcome)) => Ok(to_desk(outcome)),
        Err(Stop::Refused(refusal)) => Err(refusal),
    }
}

/// Comes back from the provider: to the desk with `?oidc=done` and the session's cookie, or with why not.
#[utoipa::path(get, path = CALLBACK_PATH, params(Returned), responses(
    (status = 303, description = "To the desk, with `?oidc=`: `done`, `denied`, `unknown`, `unavailable`, `expired`, `weak` or `busy`"),
    (status = 404, body = qingyu_api::Problem, description = "OpenID Connect is not configured")))]
pub async fn callback(
    State(app): State<App>,
    address: Address,
    headers: HeaderMap,
    returned: Result<Query<Returned>, QueryRejection>,
) -> Result<Response, Refusal> {
    let Query(returned) = returned.unwrap_or_default();
    let (way, old) = (Way::of_request(&app, &headers), cookie::named(&app, &headers));
    let mut response = match oidc::finish(&app, address, way, returned, old).await {
        Ok(token) => {
            let mut response = to_desk(Outcome::Done);
            let session = cookie::header(&app, Some(&token))?;
            response.headers_mut().append(SET_COOKIE, session);
            response
        }
        Err(Stop::Ended(outcome)) => to_desk(outcome),
        Err(Stop::Refused(refusal)) => return Err(refusal),
    };
    // The way is over, wherever it led.
    response.headers_mut().append(SET_COOKIE, Way::over(&app)?);
    Ok(response)
}

fn to_desk(outcome: Outcome) -> Response {
    Redirect::to(&format!("/desk/?{PARAMETER}={}", outcome.as_str())).into_response()
}
