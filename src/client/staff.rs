//! Calls of the staff: under the session's cookie, read with a full JSON parser, since cases hold nested choices.

use qingyu_api::Method;
use serde::de::DeserializeOwned;
use web_sys::{AbortController, File};

use super::{Failure, exchange, send_as, send_patiently};

/// Makes a call and reads its answer.
pub async fn call<T: DeserializeOwned>(method: Method, path: &str, body: Option<String>) -> Result<T, Failure> {
    let text = text(method, path, body).await?;
    serde_json::from_str(&text).map_err(|_| Failure::Broken)
}

/// Reads something.
pub async fn get<T: DeserializeOwned>(path: &str) -> Result<T, Failure> {
    call(Method::Get, path, None).await
}

/// Changes something.
pub async fn post<T: DeserializeOwned>(path: &str, body: String) -> Result<T, Failure> {
    call(Method::Post, path, Some(body)).await
}

/// Sends a file as it is.
pub async fn send_file<T: DeserializeOwned>(path: &str, file: &File) -> Result<T, Failure> {
    let text = send_as(path, &file.type_(), file.into()).await?;
    serde_json::from_str(&text).map_err(|_| Failure::Broken)
}

/// Sends a table, whatever the browser calls it; that takes as long as it takes.
pub async fn send_table<T: DeserializeOwned>(path: &str, media: &str, file: &File) -> Result<T, Failure> {
    let text = send_patiently(path, media, file.into()).await?;
    serde_json::from_str(&text).map_err(|_| Failure::Broken)
}

/// Ends something; what the answer says is nothing.
pub async fn delete(path: &str) -> Result<(), Failure> {
    text(Method::Delete, path, None).await.map(drop)
}

async fn text(method: Method, path: &str, body: Option<String>) -> Result<String, Failure> {
    let abort = AbortController::new().map_err(|_| Failure::Broken)?;
    exchange(method, path, None, body, abort).await
}
