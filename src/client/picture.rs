//! Addresses that hold what they show: a code that can be scanned, drawn by the server, and texts.

use qingyu_api::qr::{PATH, QrRequest};

use super::{Failure, text};

/// The address of a picture of a text; it is kept nowhere.
pub async fn qr(what: String) -> Result<String, Failure> {
    let request = QrRequest { text: Some(what) };
    let body = serde_json::to_string(&request).unwrap_or_default();
    let svg = text(PATH, None, body).await?;
    Ok(inline("image/svg+xml", &svg))
}

/// An address that holds a text of some type itself.
pub fn inline(kind: &str, text: &str) -> String {
    ["data:", kind, ",", &String::from(js_sys::encode_uri_component(text))].concat()
}
