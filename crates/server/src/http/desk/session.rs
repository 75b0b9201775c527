//! Signing in and out, password and second factor.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::http::header::SET_COOKIE;
use axum::response::Response;
use qingyu_api::Endpoint;
use qingyu_api::desk::session::{
    ChangePassword, Credentials, Me, OfferOtp, OtpOffer, OtpSetting, PasswordChange, SetOtp, SignIn, SignOut,
    SignOutEverywhere, WhoAmI,
};

use crate::accounts::{Signed, cookie, otp};
use crate::address::Address;
use crate::app::App;
use crate::body::Json;
use crate::commands::sign_in as accounts;
use crate::http::answer;
use crate::refusal::Refusal;

/// Signs in; sets the cookie. A session that the browser had before ends.
#[utoipa::path(post, path = SignIn::PATH, request_body = Credentials, responses(
    (status = 201, body = Me),
    (status = 401, body = qingyu_api::Problem, description = "`wrong_credentials`, or `otp_needed` when only the second factor is missing"),
    (status = 429, body = qingyu_api::Problem, description = "Too many wrong passwords; see Retry-After")))]
pub async fn sign_in(
    State(app): State<App>,
    address: Address,
    headers: HeaderMap,
    Json(request): Json<Credentials>,
) -> Result<Response, Refusal> {
    let old = cookie::named(&app, &headers);
    let (me, token) = accounts::sign_in(&app, address, &request, old).await?;
    let mut response = answer(true, &me)?;
    response
        .headers_mut()
        .insert(SET_COOKIE, cookie::header(&app, Some(&token))?);
    Ok(response)
}

/// Says who is signed in.
#[utoipa::path(get, path = WhoAmI::PATH, responses((status = 200, body = Me)))]
pub async fn who_am_i(State(app): State<App>, signed: Signed) -> Result<Response, Refusal> {
    answer(false, &accounts::me(&app, &signed.person.id).await?)
}

/// Signs out here; takes the cookie away.
#[utoipa::path(delete, path = SignOut::PATH, responses((status = 200)))]
pub async fn sign_out(State(app): State<App>, signed: Signed) -> Result<Response, Refusal> {
    app.store.sign_out(&signed.token).await?;
    without_cookie(&app)
}

/// Signs out everywhere.
#[utoipa::path(delete, path = SignOutEverywhere::PATH, responses((status = 200)))]
pub async fn sign_out_everywhere(State(app): State<App>, signed: Signed) -> Result<Response, Refusal> {
    app.store.sign_out_everywhere(&signed.person.id).await?;
    without_cookie(&app)
}

/// Changes one's own password; every session of theirs ends.
#[utoipa::path(post, path = ChangePassword::PATH, request_body = PasswordChange, responses(
    (status = 200),
    (status = 429, body = qingyu_api::Problem, description = "Too many wrong passwords; see Retry-After")))]
pub async fn change_password(
    State(app): State<App>,
    signed: Signed,
    Json(request): Json<PasswordChange>,
) -> Result<Response, Refusal> {
    accounts::change_password(&app, &signed, &request).await?;
    without_cookie(&app)
}

/// Offers a fresh secret for a second factor.
#[utoipa::path(get, path = OfferOtp::PATH, responses((status = 200, body = OtpOffer)))]
pub async fn offer_otp(State(app): State<App>, signed: Signed) -> Result<Response, Refusal> {
    let me = accounts::me(&app, &signed.person.id).await?;
    answer(false, &otp::offer(&me.name)?)
}

/// Sets up one's own second factor; every session of theirs ends. Each code that proves it works once.
#[utoipa::path(post, path = SetOtp::PATH, request_body = OtpSetting, responses(
    (status = 200),
    (status = 401, body = qingyu_api::Problem, description = "`wrong_credentials`, or `otp_needed` when a code of the factor so far is missing"),
    (status = 429, body = qingyu_api::Problem, description = "Too many wrong passwords; see Retry-After")))]
pub async fn set_otp(
    State(app): State<App>,
    signed: Signed,
    Json(request): Json<OtpSetting>,
) -> Result<Response, Refusal> {
    accounts::set_otp(&app, &signed, &request).await?;
    without_cookie(&app)
}

fn without_cookie(app: &App) -> Result<Response, Refusal> {
    let mut response = answer(false, &())?;
    response.headers_mut().insert(SET_COOKIE, cookie::header(app, None)?);
    Ok(response)
}
