//! POST /ratings: a visitor rates a window.

use qingyu_domain::rating::{RatingAnswers, RatingSource};
use serde::{Deserialize, Serialize};

crate::endpoint::endpoint! {
    /// Rates a window: 201 and, for the same levels and reasons under the same key again, 200 with the same answer.
    RateWindow: Post "/api/v1/ratings", code false, RatingAnswers => RatingReceipt
}

/// As what the rating was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct RatingReceipt {
    /// `verified` where its token was good, else `open`.
    pub source: RatingSource,
}
