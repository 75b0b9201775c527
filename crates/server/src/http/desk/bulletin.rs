//! GET /desk/bulletin, as JSON and as DOCX.

use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::response::Response;
use qingyu_api::Endpoint;
use qingyu_api::desk::bulletin::{Bulletin, BulletinFilter, DOCX_PATH, ReadBulletin};
use qingyu_words::Lang;
use qingyu_words::desk::bulletins;

use super::papers::file;
use crate::accounts::Signed;
use crate::app::App;
use crate::commands::desk::paper;
use crate::commands::page::bad_filter;
use crate::figures::bulletin;
use crate::http::answer;
use crate::refusal::Refusal;

/// A month as somebody may see it, or a week for those who see every number.
#[utoipa::path(get, path = ReadBulletin::PATH, params(BulletinFilter), responses(
    (status = 200, body = Bulletin),
    (status = 403, body = qingyu_api::Problem, description = "A week is for those alone who see every number"),
    (status = 404, body = qingyu_api::Problem, description = "There is no such month or week, or none yet"),
    (status = 422, body = qingyu_api::Problem, description = "The query of the address cannot be read")))]
pub async fn read(
    State(app): State<App>,
    signed: Signed,
    filter: Result<Query<BulletinFilter>, QueryRejection>,
) -> Result<Response, Refusal> {
    let Query(filter) = filter.map_err(|_| bad_filter())?;
    answer(false, &bulletin::read(&app, &signed, &filter).await?)
}

/// The same as DOCX; that numbers were taken which are not published is recorded.
#[utoipa::path(get, path = DOCX_PATH, params(BulletinFilter), responses(
    (status = 200, body = Vec<u8>, content_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    (status = 403, body = qingyu_api::Problem, description = "A week is for those alone who see every number"),
    (status = 404, body = qingyu_api::Problem, description = "There is no such month or week, or none yet"),
    (status = 422, body = qingyu_api::Problem, description = "The query of the address cannot be read")))]
pub async fn docx(
    State(app): State<App>,
    signed: Signed,
    filter: Result<Query<BulletinFilter>, QueryRejection>,
) -> Result<Response, Refusal> {
    let Query(filter) = filter.map_err(|_| bad_filter())?;
    let lang = Lang::from_tag(filter.lang.as_deref().unwrap_or_default());
    let told = bulletin::read(&app, &signed, &filter).await?;
    if told.is_exact {
        paper::taken(&app, &signed, "took_bulletin").await?;
    }
    file(&app, lang, &[bulletins::paper(lang, &told)], "bulletin")
}
