//! POST /sources/{source}/cases: another system sends what it was told.

use qingyu_domain::intake::ReportedCase;

use crate::file_case::Receipt;

/// The header that carries the key of the source.
pub const SOURCE_KEY_HEADER: &str = "source-key";

crate::endpoint::endpoint! {
    /// Registers a case: 201 and, for a number that is known, 200 with the receipt that it got.
    ReportCase: Post "/api/v1/sources/{source}/cases", code false, ReportedCase => Receipt
}
