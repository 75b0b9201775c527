//! The desk's cookie: a random token, of which the database keeps an HMAC only.

use axum::http::header::COOKIE;
use axum::http::{HeaderMap, HeaderValue};

use crate::app::App;
use crate::fresh;
use crate::pepper::hex;
use crate::refusal::Refusal;

/// The name with all protection, and the one for a loopback listener without TLS.
const NAMES: [&str; 2] = ["__Host-qingyu", "qingyu"];

/// The same for the cookie of a phone that is known.
const DEVICES: [&str; 2] = ["__Host-qingyu-device", "qingyu-device"];

/// How many days a phone is known without being used: browsers keep no cookie longer.
pub const DEVICE_DAYS: i64 = 400;
/// The same in seconds.
const DEVICE_AGE: i64 = DEVICE_DAYS * 24 * 3600;

/// A fresh token, as it goes into the cookie.
pub fn fresh_token() -> Result<String, Refusal> {
    Ok(hex(&fresh::bytes::<32>()?))
}

/// What the database knows of a token.
pub fn mac(app: &App, token: &str) -> [u8; 32] {
    app.pepper.mac(&[b"session/".as_slice(), token.as_bytes()].concat())
}

/// The session that a request names, as the database knows it.
pub fn named(app: &App, headers: &HeaderMap) -> Option<[u8; 32]> {
    value(headers, name(app)).map(|token| mac(app, token))
}

/// What a request's cookie of this name holds.
pub fn value<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let cookies = headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut pairs = cookies
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(key, _)| *key == name).map(|(_, value)| value)
}

/// The token of the phone that a request names.
pub fn device<'a>(app: &App, headers: &'a HeaderMap) -> Option<&'a str> {
    value(headers, protected(app, DEVICES))
}

/// The header that makes a phone known, or keeps it so.
pub fn of_device(app: &App, token: &str) -> Result<HeaderValue, Refusal> {
    let age = format!("; Max-Age={DEVICE_AGE}");
    text(app, protected(app, DEVICES), token, &age)
}

/// The header that sets the cookie; `None` takes it away.
pub fn header(app: &App, token: Option<&str>) -> Result<HeaderValue, Refusal> {
    let (value, age) = match token {
        Some(token) => (token, ""),
        None => ("", "; Max-Age=0"),
    };
    text(app, name(app), value, age)
}

fn text(app: &App, name: &str, value: &str, age: &str) -> Result<HeaderValue, Refusal> {
    let secure = if app.insecure_cookie { "" } else { "; Secure" };
    let text = format!("{name}={value}; Path=/; HttpOnly; SameSite=Strict{secure}{age}");
    HeaderValue::from_str(&text).map_err(|error| Refusal::internal("a cookie", &error))
}

fn name(app: &App) -> &'static str {
    protected(app, NAMES)
}

fn protected(app: &App, [secure, plain]: [&'static str; 2]) -> &'static str {
    if app.insecure_cookie { plain } else { secure }
}
