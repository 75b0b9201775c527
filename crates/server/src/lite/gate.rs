//! Only our own pages may post these forms.

use axum::extract::{Form as Posted, FromRequest as _, Request, State};
use axum::http::Method;
use axum::middleware::Next;
use axum::response::Response;

use super::form::Form;
use super::refused;
use crate::app::App;
use crate::own_site::is_own;
use crate::refusal::Refusal;
use crate::shell::Look;

/// Refuses a form that another site posts, and gives back what was written.
pub async fn gate(State(app): State<App>, look: Look, request: Request, next: Next) -> Response {
    if request.method() != Method::POST || is_own(request.headers(), request.uri()) {
        return next.run(request).await;
    }
    // Nothing is done; but who came by a strange way and wrote honestly gets it back, to be sent from here.
    let form = Posted::<Form>::from_request(request, &()).await;
    let form = form.map(|Posted(form)| form).unwrap_or_default();
    refused::given_back(&app, look, form, &Refusal::Forbidden)
}
