//! A code that can be scanned, drawn by the server.

use qingyu_api::qr::{PATH, QrRequest};

use super::{Failure, text};

/// The address of a picture of a text; it is kept nowhere.
pub async fn qr(what: String) -> Result<String, Failure> {
    let request = QrRequest { text: Some(what) };
    let body = serde_json::to_string(&request).unwrap_or_default();
    let svg = text(PATH, None, body).await?;
    let encoded = String::from(js_sys::encode_uri_component(&svg));
    Ok(["data:image/svg+xml,", &encoded].concat())
}
