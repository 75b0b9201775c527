//! GET and POST /desk/calendar and /desk/deadlines, for administrators.

use axum::extract::State;
use axum::response::Response;
use qingyu_api::Endpoint;
use qingyu_api::desk::calendar::{CalendarYear, ReadCalendar, SetCalendar};
use qingyu_api::desk::deadlines::{DeadlineEdit, DeadlineView, ListDeadlines, SetDeadline};
use qingyu_domain::person::Role;

use crate::accounts::Signed;
use crate::app::App;
use crate::body::Json;
use crate::commands::settings;
use crate::http::answer;
use crate::refusal::Refusal;

/// Lists the years of the calendar.
#[utoipa::path(get, path = ReadCalendar::PATH, responses((status = 200, body = Vec<CalendarYear>)))]
pub async fn calendar(signed: Signed) -> Result<Response, Refusal> {
    signed.must_be(Role::Admin)?;
    answer(false, &settings::calendar(&signed))
}

/// Puts a year in the place of what it was; 409 `stale` when somebody changed it since it was looked at.
#[utoipa::path(post, path = SetCalendar::PATH, request_body = CalendarYear, responses((status = 200, body = CalendarYear)))]
pub async fn set_calendar(
    State(app): State<App>,
    signed: Signed,
    Json(request): Json<CalendarYear>,
) -> Result<Response, Refusal> {
    signed.must_be(Role::Admin)?;
    answer(false, &settings::set_calendar(&app, &signed, &request).await?)
}

/// Lists how long each step may take.
#[utoipa::path(get, path = ListDeadlines::PATH, responses((status = 200, body = Vec<DeadlineView>)))]
pub async fn deadlines(signed: Signed) -> Result<Response, Refusal> {
    signed.must_be(Role::Admin)?;
    answer(false, &settings::deadlines(&signed))
}

/// Sets how long a step may take from now on; what was promised before stays.
#[utoipa::path(post, path = SetDeadline::PATH, request_body = DeadlineEdit, responses((status = 200, body = DeadlineView)))]
pub async fn set_deadline(
    State(app): State<App>,
    signed: Signed,
    Json(request): Json<DeadlineEdit>,
) -> Result<Response, Refusal> {
    signed.must_be(Role::Admin)?;
    answer(false, &settings::set_deadline(&app, &signed, &request).await?)
}
