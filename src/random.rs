//! Chance from the browser's cryptographic source.

use leptos::prelude::window;
use qingyu_domain::query_code::QueryCode;

/// Sixteen random bytes; `None` in an engine without a source, where nothing can be sent.
fn bytes() -> Option<[u8; 16]> {
    let mut bytes = [0; 16];
    let crypto = window().crypto().ok()?;
    crypto.get_random_values_with_u8_array(&mut bytes).ok()?;
    Some(bytes)
}

/// A new query code.
pub fn query_code() -> Option<QueryCode> {
    bytes().map(QueryCode::from_random)
}

/// A new key in the form of a UUID (RFC 9562, version 4).
pub fn key() -> Option<String> {
    let mut bytes = bytes()?;
    bytes[6] = bytes[6] & 0x0f | 0x40;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let mut text = String::with_capacity(36);
    for (at, byte) in bytes.into_iter().enumerate() {
        if matches!(at, 4 | 6 | 8 | 10) {
            text.push('-');
        }
        for half in [byte >> 4, byte & 15] {
            text.extend(char::from_digit(half.into(), 16));
        }
    }
    Some(text)
}
