//! POST /desk/cases: somebody of intake takes down what came by telephone, by letter or in person; and slips to claim with.

use qingyu_domain::submission::Answers;
use qingyu_domain::time::Timestamp;
use serde::{Deserialize, Serialize};

use crate::file_case::Receipt;

crate::endpoint::endpoint! {
    /// Registers a case, once per key; never about one's own unit.
    RegisterCase: Post "/api/v1/desk/cases", code false, Registration => Registered
}

crate::endpoint::endpoint! {
    /// Makes a slip with which its citizen can claim a case; one that was made before is void.
    OfferClaim: Post "/api/v1/desk/cases/{number}/claims", code false, SlipWish => Slip
}

/// What was taken down.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Registration {
    /// A UUID; a repeat gets the same receipt.
    pub key: String,
    /// As a citizen would have answered, without a query code; its channel is phone, letter, counter or 110.
    pub case: Answers,
    /// The number under which it is kept elsewhere, such as that of a letter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
}

/// It is registered.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Registered {
    /// The receipt.
    pub receipt: Receipt,
    /// The slip, in the first answer only.
    pub slip: Option<Slip>,
}

/// Nothing more is said.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SlipWish {}

/// A slip: in this answer only, which is not kept.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Slip {
    /// 64 hexadecimal digits, which stand behind `/claim#` in the link and the code on the slip.
    pub claim: String,
    /// The origin of the link, where it is another one than that of the desk.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub origin: Option<String>,
    /// Until when it is good.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    pub until: Timestamp,
}

qingyu_domain::without_debug!(Registration, Registered, Slip);
