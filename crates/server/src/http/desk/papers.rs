//! GET /desk/cases/{number}/papers/{paper} and GET /desk/notices/{notice}/paper: papers as DOCX.

use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse as _, Response};
use qingyu_api::desk::papers::{CasePaper, NOTICE_PATH, PAPER_PATH, PaperFilter};
use qingyu_words::Lang;
use qingyu_words::desk::papers as words;
use qingyu_words::paper::Paper;

use crate::accounts::Signed;
use crate::app::App;
use crate::commands::desk::paper;
use crate::commands::page::bad_filter;
use crate::paper::docx;
use crate::refusal::Refusal;

/// What DOCX is called.
const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// A paper of a case, without identity and without the words that its citizen filed. Opening it is recorded as opening the case is, and that it was
/// taken along is recorded.
#[utoipa::path(get, path = PAPER_PATH, params(("number" = String, Path), ("paper" = CasePaper, Path), PaperFilter), responses(
    (status = 200, body = Vec<u8>, content_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    (status = 403, body = qingyu_api::Problem, description = "For those who verify or watch"),
    (status = 404, body = qingyu_api::Problem, description = "No such case, or not yours, or no such paper of it yet"),
    (status = 422, body = qingyu_api::Problem, description = "The query of the address cannot be read")))]
pub async fn of_case(
    State(app): State<App>,
    signed: Signed,
    Path((number, name)): Path<(String, String)>,
    filter: Result<Query<PaperFilter>, QueryRejection>,
) -> Result<Response, Refusal> {
    let Query(filter) = filter.map_err(|_| bad_filter())?;
    let lang = Lang::from_tag(filter.lang.as_deref().unwrap_or_default());
    let name = CasePaper::from_code(&name).ok_or(Refusal::NotFound)?;
    let papers = paper::of_case(&app, &signed, &number, (name, &filter, lang)).await?;
    paper::taken(&app, &signed, "took_paper").await?;
    file(&app, lang, &papers, name.as_str())
}

/// A notice as a paper, for whoever is told by it.
#[utoipa::path(get, path = NOTICE_PATH, params(("notice" = String, Path), PaperFilter), responses(
    (status = 200, body = Vec<u8>, content_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    (status = 404, body = qingyu_api::Problem, description = "No such notice, or not to you"),
    (status = 422, body = qingyu_api::Problem, description = "The query of the address cannot be read")))]
pub async fn of_notice(
    State(app): State<App>,
    signed: Signed,
    Path(number): Path<String>,
    filter: Result<Query<PaperFilter>, QueryRejection>,
) -> Result<Response, Refusal> {
    let Query(filter) = filter.map_err(|_| bad_filter())?;
    let lang = Lang::from_tag(filter.lang.as_deref().unwrap_or_default());
    let papers = paper::of_notice(&app, &signed, &number, lang).await?;
    paper::taken(&app, &signed, "took_paper").await?;
    file(&app, lang, &papers, "notice")
}

/// Papers as a file; its name says of no case.
pub(super) fn file(app: &App, lang: Lang, papers: &[Paper], name: &str) -> Result<Response, Refusal> {
    let file = docx(papers, app.demo.then(|| words::demo(lang)))?;
    let name = format!("attachment; filename=\"{name}.docx\"");
    let headers = [
        (CONTENT_TYPE, DOCX.to_owned()),
        (CONTENT_DISPOSITION, name),
        (CACHE_CONTROL, "no-store".to_owned()),
    ];
    Ok((headers, file).into_response())
}
