//! Answers that a client may keep, and need not be sent again as long as they are what it has.

use axum::body::Bytes;
use axum::http::header::{CACHE_CONTROL, ETAG, IF_NONE_MATCH};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::{IntoResponse as _, Response};
use sha2::{Digest as _, Sha256};

use crate::pepper::hex;
use crate::refusal::NOT_MODIFIED;

/// Bytes of a digest that name a body.
const LENGTH: usize = 16;

/// The answer that is made of a body, or that the client has it already.
pub fn kept(headers: &HeaderMap, body: Bytes, make: impl FnOnce(Bytes) -> Response) -> Response {
    let digest = Sha256::digest(&body);
    let short = digest.get(..LENGTH).unwrap_or_default();
    let tag = format!("\"{}\"", hex(short));
    let named = headers
        .get_all(IF_NONE_MATCH)
        .iter()
        .filter_map(|value| value.to_str().ok());
    let mut named = named.flat_map(|value| value.split(','));
    let has = named.any(|one| one.trim().trim_start_matches("W/") == tag);
    let mut response = if has { NOT_MODIFIED.into_response() } else { make(body) };
    let fields = response.headers_mut();
    // Made of hexadecimal digits.
    fields.extend(HeaderValue::from_str(&tag).ok().map(|tag| (ETAG, tag)));
    fields.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    response
}
