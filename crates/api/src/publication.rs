//! POST /case/publication: the citizen says whether their thank-you may be published.

use qingyu_domain::case::PublicationStanding;
use serde::{Deserialize, Serialize};

use crate::consent::ConsentAnswer;
use crate::evaluate::Recorded;

crate::endpoint::endpoint! {
    /// Agrees, or takes that back, when the words are gone at once: 201, or 409 where `may` offers neither.
    AllowPublication: Post "/api/v1/case/publication", code true, ConsentAnswer => Recorded
}

/// Where the publication of a thank-you stands.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct PublicationView {
    /// What its citizen may await.
    pub standing: PublicationStanding,
    /// What everybody reads, or would: without names, numbers and days.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
}

qingyu_domain::without_debug!(PublicationView);
