//! GET /case/export: everything about one's own case, to keep or to take elsewhere.

use qingyu_domain::case::{LookReason, Part, Party};
use qingyu_domain::time::Timestamp;
use serde::{Deserialize, Serialize};

use crate::case::CaseView;

crate::endpoint::endpoint! {
    /// Asks for everything of a case that is its citizen's.
    ExportCase: Get "/api/v1/case/export", code true, () => CaseExport
}

/// A case with every word that its citizen wrote and every look at who they are. No identity is in it: whoever finds
/// a code learns no name and no number from it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct CaseExport {
    /// The case as on its page.
    pub case: CaseView,
    /// What the citizen wrote, beside the messages; erased words are left out.
    pub words: Vec<OwnWords>,
    /// Every look at the identity.
    pub looks: Vec<IdentityLook>,
}

/// Something that the citizen wrote.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct OwnWords {
    /// When.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    pub at: Timestamp,
    /// What it is: account for the original text, and so on.
    pub part: Part,
    /// The words.
    pub text: String,
}

/// A look at the identity: as what somebody looked, never who.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct IdentityLook {
    /// When.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    pub at: Timestamp,
    /// As what.
    pub by: Party,
    /// Why.
    pub reason: LookReason,
}

qingyu_domain::without_debug!(OwnWords);
