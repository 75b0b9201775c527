//! 检查: inspections, their pictures, and the lists of what is looked at.

use axum::extract::rejection::{PathRejection, QueryRejection};
use axum::extract::{Path, Query, State};
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse as _, Response};
use qingyu_api::Endpoint;
use qingyu_api::desk::inspections::{
    ActOnInspection, Checklists, InspectionAct, InspectionFilter, InspectionMade, InspectionView, Inspections,
    ListInspections, PHOTO_PATH, PHOTOS_PATH, PhotoMade, ReadChecklists, ReadInspection, RecordInspection,
};
use qingyu_domain::inspection::InspectionAnswers;

use crate::accounts::Signed;
use crate::app::App;
use crate::body::{Json, Picture};
use crate::commands::desk::inspection;
use crate::commands::page::bad_filter;
use crate::http::answer;
use crate::refusal::Refusal;

/// The lists of what is looked at, those first that whoever asks can fill in, each with the units for which.
#[utoipa::path(get, path = ReadChecklists::PATH, responses((status = 200, body = Checklists)))]
pub async fn checklists(State(app): State<App>, signed: Signed) -> Result<Response, Refusal> {
    answer(false, &inspection::list::checklists(&app, &signed))
}

/// Inspections, the newest first: all for oversight, those of their unit for the unit, visits to their unit for supervisors.
#[utoipa::path(get, path = ListInspections::PATH, params(InspectionFilter), responses(
    (status = 200, body = Inspections),
    (status = 422, body = qingyu_api::Problem, description = "The query of the address cannot be read")))]
pub async fn list(
    State(app): State<App>,
    signed: Signed,
    filter: Result<Query<InspectionFilter>, QueryRejection>,
) -> Result<Response, Refusal> {
    let Query(filter) = filter.map_err(|_| bad_filter())?;
    answer(false, &inspection::list::page(&app, &signed, &filter).await?)
}

/// Records an inspection: oversight on the spot or by video, a supervisor on a visit; nobody at their own unit.
#[utoipa::path(post, path = RecordInspection::PATH, request_body = InspectionAnswers, responses(
    (status = 201, body = InspectionMade),
    (status = 200, body = InspectionMade, description = "It was recorded before under this key"),
    (status = 409, body = qingyu_api::Problem, description = "The key is somebody else's")))]
pub async fn record(
    State(app): State<App>,
    signed: Signed,
    Json(request): Json<InspectionAnswers>,
) -> Result<Response, Refusal> {
    let (is_new, made) = inspection::act::record(&app, &signed, &request).await?;
    answer(is_new, &made)
}

/// An inspection: for the unit without who looked.
#[utoipa::path(get, path = ReadInspection::PATH, params(("inspection" = String, Path)), responses(
    (status = 200, body = InspectionView),
    (status = 404, body = qingyu_api::Problem, description = "No such inspection, or not to you")))]
pub async fn read(State(app): State<App>, signed: Signed, Path(id): Path<String>) -> Result<Response, Refusal> {
    answer(false, &inspection::read(&app, &signed, &id).await?)
}

/// Says what was mended, looks again, clears the problem, or answers an opinion and says whether that will do.
#[utoipa::path(post, path = ActOnInspection::PATH, params(("inspection" = String, Path)), request_body = InspectionAct, responses(
    (status = 200, body = InspectionMade),
    (status = 404, body = qingyu_api::Problem, description = "No such inspection, or not yours to do"),
    (status = 409, body = qingyu_api::Problem, description = "`stale`, `not_now`")))]
pub async fn act(
    State(app): State<App>,
    signed: Signed,
    Path(id): Path<String>,
    Json(request): Json<InspectionAct>,
) -> Result<Response, Refusal> {
    answer(false, &inspection::act::act(&app, &signed, &id, request).await?)
}

/// Adds a picture: a JPEG or PNG file of at most 8 MB. It is drawn anew, so that nothing beside it is kept.
#[utoipa::path(post, path = PHOTOS_PATH, params(("inspection" = String, Path)),
    request_body(content = Vec<u8>, content_type = "image/jpeg"), responses(
    (status = 201, body = PhotoMade),
    (status = 404, body = qingyu_api::Problem, description = "No such inspection, or not to you"),
    (status = 409, body = qingyu_api::Problem, description = "`not_now`: it is over, or has 8 pictures of this side"),
    (status = 413, body = qingyu_api::Problem, description = "More than 8 MB"),
    (status = 422, body = qingyu_api::Problem, description = "No picture that can be read")))]
pub async fn add_photo(
    State(app): State<App>,
    signed: Signed,
    Path(id): Path<String>,
    Picture(file): Picture,
) -> Result<Response, Refusal> {
    answer(true, &inspection::photo::add(&app, &signed, &id, file).await?)
}

/// A picture.
#[utoipa::path(get, path = PHOTO_PATH, params(("inspection" = String, Path), ("position" = i64, Path)), responses(
    (status = 200, body = Vec<u8>, content_type = "image/jpeg"),
    (status = 404, body = qingyu_api::Problem, description = "No such picture, or not to you")))]
pub async fn photo(
    State(app): State<App>,
    signed: Signed,
    path: Result<Path<(String, i64)>, PathRejection>,
) -> Result<Response, Refusal> {
    let Path((id, position)) = path.map_err(|_| Refusal::NotFound)?;
    let photo = inspection::photo::read(&app, &signed, &id, position).await?;
    Ok(([(CONTENT_TYPE, "image/jpeg")], photo).into_response())
}
