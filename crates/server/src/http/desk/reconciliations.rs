//! 对账: the source's own list, compared.

use axum::body::Body;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, Request, State};
use axum::response::Response;
use qingyu_api::Endpoint;
use qingyu_api::desk::imports::XLSX;
use qingyu_api::desk::sources::{
    DIFFERENCES_PATH, ListDays, RECONCILE_PATH, ReadReconciliation, Reconciled, ReconciliationView,
};

use super::sources::file;
use crate::accounts::Signed;
use crate::app::App;
use crate::body::is_media;
use crate::commands::desk::source::reconcile;
use crate::commands::page::bad_filter;
use crate::http::answer;
use crate::intake::files;
use crate::refusal::Refusal;

/// Sends the source's own list: CSV or XLSX of at most 50 000 rows, with columns for its number and for where each stands. For intake.
#[utoipa::path(post, path = RECONCILE_PATH, params(ListDays, ("source" = String, Path)),
    request_body(content = Vec<u8>, content_type = "text/csv"), responses(
    (status = 201, body = Reconciled, description = "Compared, or why it cannot be read"),
    (status = 404, body = qingyu_api::Problem, description = "No such source"),
    (status = 413, body = qingyu_api::Problem, description = "The file is too large"),
    (status = 422, body = qingyu_api::Problem, description = "The query of the address cannot be read")))]
pub async fn compare(
    State(app): State<App>,
    signed: Signed,
    Path(code): Path<String>,
    days: Result<Query<ListDays>, QueryRejection>,
    request: Request,
) -> Result<Response, Refusal> {
    let headers = request.headers();
    let form = match (is_media(headers, "text/csv"), is_media(headers, XLSX)) {
        (true, _) => files::CSV,
        (_, true) => files::XLSX,
        _ => return Err(Refusal::UnsupportedMediaType),
    };
    let Query(days) = days.map_err(|_| bad_filter())?;
    let body: Body = request.into_body();
    answer(
        true,
        &reconcile::compared(&app, &signed, &code, days, (form, body)).await?,
    )
}

/// A list, and where it differs as far as one sees the cases. For intake, oversight and the reviewer.
#[utoipa::path(get, path = ReadReconciliation::PATH, params(("reconciliation" = String, Path)), responses(
    (status = 200, body = ReconciliationView),
    (status = 404, body = qingyu_api::Problem, description = "No such list")))]
pub async fn read(State(app): State<App>, signed: Signed, Path(id): Path<String>) -> Result<Response, Refusal> {
    answer(false, &reconcile::read(&app, &signed, &id).await?)
}

/// All of its differences as a table; for thirty days.
#[utoipa::path(get, path = DIFFERENCES_PATH, params(("reconciliation" = String, Path)), responses(
    (status = 200, body = String, content_type = "text/csv"),
    (status = 404, body = qingyu_api::Problem, description = "No such list")))]
pub async fn csv(State(app): State<App>, signed: Signed, Path(id): Path<String>) -> Result<Response, Refusal> {
    let bytes = reconcile::csv(&app, &signed, &id).await?;
    Ok(file("text/csv; charset=utf-8", "differences.csv", bytes))
}
