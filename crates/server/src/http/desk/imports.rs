//! Files of other systems: sent, looked at, committed.

use axum::body::Body;
use axum::extract::{Path, Request, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse as _, Response};
use qingyu_api::Endpoint;
use qingyu_api::desk::imports::{
    ActOnImport, BAD_ROWS_PATH, ImportAct, ImportView, Imports, ListImports, ReadImport, SetSource, UPLOAD_PATH, XLSX,
};
use qingyu_domain::intake::Source;

use crate::accounts::Signed;
use crate::app::App;
use crate::body::{Json, is_media};
use crate::commands::desk::import;
use crate::http::answer;
use crate::intake::files;
use crate::refusal::Refusal;

/// The sources and the last imports. For intake.
#[utoipa::path(get, path = ListImports::PATH, responses((status = 200, body = Imports)))]
pub async fn list(State(app): State<App>, signed: Signed) -> Result<Response, Refusal> {
    answer(false, &import::list(&app, &signed).await?)
}

/// Adds a source, or changes its name and how it is read; on the record.
#[utoipa::path(post, path = SetSource::PATH, request_body = Source, responses((status = 200, body = Source)))]
pub async fn set_source(
    State(app): State<App>,
    signed: Signed,
    Json(request): Json<Source>,
) -> Result<Response, Refusal> {
    answer(false, &import::upload::set_source(&app, &signed, request).await?)
}

/// Sends a file: CSV in UTF-8 or GB18030 of at most 512 MiB, or XLSX of at most 64 MiB. It is read by itself afterwards.
#[utoipa::path(post, path = UPLOAD_PATH, params(("source" = String, Path)),
    request_body(content = Vec<u8>, content_type = "text/csv"), responses(
    (status = 201, body = ImportView),
    (status = 404, body = qingyu_api::Problem, description = "No such source"),
    (status = 413, body = qingyu_api::Problem, description = "The file is too large")))]
pub async fn upload(
    State(app): State<App>,
    signed: Signed,
    Path(source): Path<String>,
    request: Request,
) -> Result<Response, Refusal> {
    let headers = request.headers();
    let form = match (is_media(headers, "text/csv"), is_media(headers, XLSX)) {
        (true, _) => files::CSV,
        (_, true) => files::XLSX,
        _ => return Err(Refusal::UnsupportedMediaType),
    };
    let body: Body = request.into_body();
    answer(true, &import::upload::upload(&app, &signed, &source, form, body).await?)
}

/// An import, with what it would bring.
#[utoipa::path(get, path = ReadImport::PATH, params(("import" = String, Path)), responses(
    (status = 200, body = ImportView),
    (status = 404, body = qingyu_api::Problem, description = "No such import")))]
pub async fn read(State(app): State<App>, signed: Signed, Path(id): Path<String>) -> Result<Response, Refusal> {
    answer(false, &import::read(&app, &signed, &id).await?)
}

/// Reads it in another way, commits or discards it.
#[utoipa::path(post, path = ActOnImport::PATH, params(("import" = String, Path)), request_body = ImportAct, responses(
    (status = 200, body = ImportView),
    (status = 404, body = qingyu_api::Problem, description = "No such import"),
    (status = 409, body = qingyu_api::Problem, description = "`not_now`: it does not stand where that is possible; `stale`")))]
pub async fn act(
    State(app): State<App>,
    signed: Signed,
    Path(id): Path<String>,
    Json(request): Json<ImportAct>,
) -> Result<Response, Refusal> {
    answer(false, &import::act::act(&app, &signed, &id, request).await?)
}

/// The rows that could not be taken, each with its line and why; for thirty days.
#[utoipa::path(get, path = BAD_ROWS_PATH, params(("import" = String, Path)), responses(
    (status = 200, body = String, content_type = "text/csv"),
    (status = 404, body = qingyu_api::Problem, description = "No such import")))]
pub async fn bad_rows(State(app): State<App>, signed: Signed, Path(id): Path<String>) -> Result<Response, Refusal> {
    let body = import::bad::csv(app, signed, id).await?;
    let headers = [
        (CONTENT_TYPE, "text/csv; charset=utf-8"),
        (CONTENT_DISPOSITION, "attachment; filename=\"bad.csv\""),
        (CACHE_CONTROL, "no-store"),
    ];
    Ok((headers, body).into_response())
}
