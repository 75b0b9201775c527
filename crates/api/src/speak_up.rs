//! POST /case/objection, /case/review and /case/reprisal: the citizen does not accept, or is in trouble.

use crate::add_message::KeyedText;
use crate::evaluate::Recorded;

crate::endpoint::endpoint! {
    /// Objects to a refusal, merger or reference: another approver decides.
    Object: Post "/api/v1/case/objection", code true, KeyedText => Recorded
}

crate::endpoint::endpoint! {
    /// Asks for a second look.
    AskReview: Post "/api/v1/case/review", code true, KeyedText => Recorded
}

crate::endpoint::endpoint! {
    /// Reports that somebody makes trouble because of the case: oversight only.
    ReportReprisal: Post "/api/v1/case/reprisal", code true, KeyedText => Recorded
}
