//! GET and POST /desk/people, for administrators, and GET /desk/colleagues, for those who name people.

use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::response::Response;
use qingyu_api::Endpoint;
use qingyu_api::desk::people::{
    Colleague, EditPeople, ListColleagues, ListPeople, People, PeopleFilter, PersonEdit, PersonEdited,
};
use qingyu_domain::case::DeskCommand;
use qingyu_domain::person::Role;

use crate::accounts::Signed;
use crate::app::App;
use crate::body::Json;
use crate::commands::page::bad_filter;
use crate::commands::people;
use crate::http::answer;
use crate::refusal::{ACCEPTED, Refusal};

/// Lists the staff.
#[utoipa::path(get, path = ListPeople::PATH, params(PeopleFilter), responses(
    (status = 200, body = People),
    (status = 422, body = qingyu_api::Problem, description = "The query of the address cannot be read")))]
pub async fn list(
    State(app): State<App>,
    signed: Signed,
    filter: Result<Query<PeopleFilter>, QueryRejection>,
) -> Result<Response, Refusal> {
    signed.must_be(Role::Admin)?;
    let Query(filter) = filter.map_err(|_| bad_filter())?;
    answer(false, &people::page(&app, &signed, &filter).await?)
}

/// Adds somebody, or changes what is known of them; 409 when the name is taken, nobody has the id, or nobody else would be
/// left who reviews or agrees.
#[utoipa::path(post, path = EditPeople::PATH, request_body = PersonEdit, responses(
    (status = 200, body = PersonEdited),
    (status = 202, body = PersonEdited, description = "It opens cases to somebody and waits for a second person")))]
pub async fn edit(
    State(app): State<App>,
    signed: Signed,
    Json(request): Json<PersonEdit>,
) -> Result<Response, Refusal> {
    signed.must_be(Role::Admin)?;
    let edited = people::edit(&app, Some(&signed), request).await?;
    let mut response = answer(false, &edited)?;
    if edited.waits.is_some() {
        *response.status_mut() = ACCEPTED;
    }
    Ok(response)
}

/// Lists by name and unit those whom a case can be about; for the roles that may name somebody in one.
#[utoipa::path(get, path = ListColleagues::PATH, responses((status = 200, body = Vec<Colleague>)))]
pub async fn colleagues(State(_): State<App>, signed: Signed) -> Result<Response, Refusal> {
    let roles = DeskCommand::NameConcerned {
        people: Vec::new(),
        superiors: Vec::new(),
    }
    .roles();
    if !roles.iter().any(|role| signed.person.holds(*role)) {
        return Err(Refusal::NotAllowed);
    }
    answer(false, &people::colleagues(&signed))
}
