//! A supervisor's phone: invited, brought in, signed in on, ended.

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::http::header::SET_COOKIE;
use axum::response::Response;
use qingyu_api::Endpoint;
use qingyu_api::desk::device::{
    AddDevice, DeviceKnown, DeviceSetting, EndDevice, EnterPin, Invitation, InvitationWish, Invite, KnowDevice,
    PinEntry,
};
use qingyu_api::desk::session::Me;
use qingyu_domain::person::{PersonId, Role};

use crate::accounts::{Signed, cookie};
use crate::address::Address;
use crate::app::App;
use crate::body::Json;
use crate::commands::device::{self, Entered};
use crate::http::answer;
use crate::refusal::Refusal;

/// Invites a supervisor to sign in on a phone of theirs; the answer alone says the link.
#[utoipa::path(post, path = Invite::PATH, params(("person" = String, Path)), request_body = InvitationWish, responses(
    (status = 201, body = Invitation),
    (status = 404, body = qingyu_api::Problem, description = "No such person"),
    (status = 409, body = qingyu_api::Problem, description = "`not_now`: they supervise nothing now, or do something else as well")))]
pub async fn invite(
    State(app): State<App>,
    signed: Signed,
    Path(person): Path<String>,
    Json(InvitationWish {}): Json<InvitationWish>,
) -> Result<Response, Refusal> {
    signed.must_be(Role::Admin)?;
    answer(true, &device::invite(&app, &signed, &PersonId(person)).await?)
}

/// Ends somebody's phone with its invitation and sessions; none there is no error.
#[utoipa::path(delete, path = EndDevice::PATH, params(("person" = String, Path)), responses(
    (status = 200),
    (status = 404, body = qingyu_api::Problem, description = "No such person")))]
pub async fn end(State(app): State<App>, signed: Signed, Path(person): Path<String>) -> Result<Response, Refusal> {
    signed.must_be(Role::Admin)?;
    device::end(&app, &signed, &PersonId(person)).await?;
    answer(false, &())
}

/// Says whether one can sign in here with a PIN.
#[utoipa::path(get, path = KnowDevice::PATH, responses((status = 200, body = DeviceKnown)))]
pub async fn know(State(app): State<App>, headers: HeaderMap) -> Result<Response, Refusal> {
    let is_known = match cookie::device(&app, &headers) {
        Some(device) => app.store.device(&cookie::mac(&app, device)).await?.is_some(),
        None => false,
    };
    answer(false, &DeviceKnown { is_known })
}

/// Uses up an invitation; sets two cookies.
#[utoipa::path(post, path = AddDevice::PATH, request_body = DeviceSetting, responses(
    (status = 201, body = Me),
    (status = 401, body = qingyu_api::Problem, description = "`wrong_credentials`: the invitation was used, replaced or has ended"),
    (status = 429, body = qingyu_api::Problem, description = "Too many; see Retry-After")))]
pub async fn add(
    State(app): State<App>,
    address: Address,
    headers: HeaderMap,
    Json(request): Json<DeviceSetting>,
) -> Result<Response, Refusal> {
    let old = cookie::named(&app, &headers);
    entered(&app, &device::add(&app, address, &request, old).await?)
}

/// Signs in on a phone that is known; sets the cookies.
#[utoipa::path(post, path = EnterPin::PATH, request_body = PinEntry, responses(
    (status = 201, body = Me),
    (status = 401, body = qingyu_api::Problem, description = "`wrong_credentials`: a wrong PIN, or a phone that is not known"),
    (status = 429, body = qingyu_api::Problem, description = "Too many wrong PINs; see Retry-After")))]
pub async fn enter(
    State(app): State<App>,
    address: Address,
    headers: HeaderMap,
    Json(request): Json<PinEntry>,
) -> Result<Response, Refusal> {
    let old = cookie::named(&app, &headers);
    let device = cookie::device(&app, &headers).ok_or(Refusal::WrongCredentials)?;
    entered(&app, &device::enter(&app, address, device, &request, old).await?)
}

fn entered(app: &App, entered: &Entered) -> Result<Response, Refusal> {
    let mut response = answer(true, &entered.me)?;
    let headers = response.headers_mut();
    headers.append(SET_COOKIE, cookie::header(app, Some(&entered.session))?);
    headers.append(SET_COOKIE, cookie::of_device(app, &entered.device)?);
    Ok(response)
}
