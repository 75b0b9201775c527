//! GET /sources/{source}/steps: another system reads what became of the cases that it sent; and says how far it has read.

use qingyu_domain::case::{Adoption, Ending, Reached, Solved};
use qingyu_domain::source::{ReturnReason, StepKind};
use qingyu_domain::time::Timestamp;
use serde::{Deserialize, Serialize};

crate::endpoint::endpoint! {
    /// The steps behind one, in their order: the same whenever they are asked for, but for words that were erased.
    ReadSourceSteps: Get "/api/v1/sources/{source}/steps", code false, () => SourceSteps
}

crate::endpoint::endpoint! {
    /// Says up to which step everything was taken over; it never goes back.
    AcknowledgeSteps: Post "/api/v1/sources/{source}/acknowledgements", code false, StepsTaken => StepsTaken
}

/// Which steps.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema, utoipa::IntoParams))]
#[serde(deny_unknown_fields, default)]
pub struct StepsFilter {
    /// The last step that is known; 0 where none is.
    pub after: Option<u64>,
    /// How many, 1 to 100; 50 when absent.
    pub limit: Option<u16>,
}

/// Steps of a source.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct SourceSteps {
    /// In their order.
    pub steps: Vec<SourceStepView>,
    /// The last step that there is by now: where it is that of the last one here, there are no more.
    pub last: u64,
}

/// A step.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct SourceStepView {
    /// Its running number, from 1, without a gap.
    pub step: u64,
    /// The source's own number of the case.
    pub number: String,
    /// The number here, as in the receipt.
    pub our_number: String,
    /// When.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    pub at: Timestamp,
    /// What.
    pub kind: StepKind,
    /// Of `returned`: why.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub reason: Option<ReturnReason>,
    /// Of `extended`: until when.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>, format = DateTime))]
    pub due_at: Option<Timestamp>,
    /// Of `answered`, for a suggestion: what becomes of it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub adoption: Option<Adoption>,
    /// Of `followed_up`: what came of a call; absent where the citizen said it on their page.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub reached: Option<Reached>,
    /// Of `followed_up`: 1 to 5.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub level: Option<u8>,
    /// Of `followed_up`: whether it is solved.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub solved: Option<Solved>,
    /// Of `closed`: how it ended; absent for a case that is worked on with another.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub ending: Option<Ending>,
    /// Of `answered`: the words that the citizen got.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub text: Option<String>,
    /// Of `answered`: whether these words were erased at the citizen's wish.
    #[serde(skip_serializing_if = "std::ops::Not::not", default)]
    pub is_erased: bool,
}

/// Everything up to a step was taken over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct StepsTaken {
    /// The last one.
    pub up_to: u64,
}

qingyu_domain::without_debug!(SourceSteps, SourceStepView);
