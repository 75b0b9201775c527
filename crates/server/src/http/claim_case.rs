//! POST /claims.

use axum::extract::State;
use axum::response::Response;
use qingyu_api::claim_case::{ClaimAnswers, ClaimCase};
use qingyu_api::file_case::Receipt;
use qingyu_api::{Endpoint, Problem};

use super::answer;
use crate::address::Address;
use crate::app::App;
use crate::body::Json;
use crate::commands::claim_case::claim_case as claim;
use crate::refusal::Refusal;

/// A citizen claims a case with a slip.
#[utoipa::path(post, path = ClaimCase::PATH, request_body = ClaimAnswers, responses(
    (status = 201, body = Receipt, description = "From now on the query code finds it"),
    (status = 200, body = Receipt, description = "Claimed before with the same code"),
    (status = 404, body = Problem, content_type = "application/problem+json", description = "No such slip, or one that is used or void"),
    (status = 409, body = Problem, content_type = "application/problem+json", description = "`too_late`: it has run out; `conflict`: the code is that of another case"),
    (status = 429, body = Problem, content_type = "application/problem+json", description = "Too many slips that are none; see Retry-After")
))]
pub async fn claim_case(
    State(app): State<App>,
    address: Address,
    Json(answers): Json<ClaimAnswers>,
) -> Result<Response, Refusal> {
    let filing = claim(&app, address, &answers).await?;
    answer(filing.is_new, &filing.receipt)
}
