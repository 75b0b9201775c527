//! Whoever is signed in, for the desk's pages that the server makes.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::response::{IntoResponse as _, Redirect, Response};

use crate::accounts::Signed;
use crate::app::App;
use crate::refusal::Refusal;

/// Somebody of the staff who asks for a page; whoever is not signed in is led to where one signs in.
pub struct AtDesk(pub Signed);

impl FromRequestParts<App> for AtDesk {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        match Signed::from_request_parts(parts, app).await {
            Ok(signed) => Ok(Self(signed)),
            Err(Refusal::SignedOut) => Err(Redirect::to("/desk/").into_response()),
            Err(refusal) => Err(refusal.into_response()),
        }
    }
}
