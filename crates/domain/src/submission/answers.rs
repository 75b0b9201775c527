//! What arrives: answers as text, nothing checked yet.

use serde::{Deserialize, Serialize};

/// What the citizen answered, as it comes over the wire; nothing is checked yet.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Answers {
    /// 24 digits made by the browser; also the idempotency key.
    pub query_code: Option<String>,
    /// praise, complaint, enquiry or suggestion.
    pub kind: Option<String>,
    /// The unit's code; absent when the citizen does not know.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// The window's code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub window: Option<String>,
    /// The account, question or suggestion: 1 to 5000 characters.
    pub text: Option<String>,
    /// `YYYY-MM-DD`, not in the future.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub occurred_on: Option<String>,
    /// Who it was, as far as known: at most 200 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub officer: Option<String>,
    /// Absent when anonymous.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact: Option<ContactAnswers>,
    /// Help wanted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<HelpAnswers>,
    /// The enterprise concerned.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enterprise: Option<EnterpriseAnswers>,
    /// web, portal, qr or lite.
    pub channel: Option<String>,
}

/// Contact as it comes over the wire.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields, default)]
pub struct ContactAnswers {
    /// At most 60 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Chinese mobile or landline number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Mail address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// phone, sms, email or track.
    pub reply_by: Option<String>,
}

/// Help as it comes over the wire.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields, default)]
pub struct HelpAnswers {
    /// For whom the helper writes: at most 60 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on_behalf_of: Option<String>,
    /// 陪办: somebody goes along.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accompany: Option<bool>,
    /// 加急办, with its reason.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub urgent: Option<UrgentAnswers>,
    /// 上门办: at home.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub home_visit: Option<bool>,
    /// 请回拨.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub call_back: Option<bool>,
    /// 无障碍协助.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub barrier_free: Option<bool>,
}

/// Urgency as it comes over the wire.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields, default)]
pub struct UrgentAnswers {
    /// Why: at most 200 characters.
    pub reason: Option<String>,
}

/// Enterprise as it comes over the wire.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields, default)]
pub struct EnterpriseAnswers {
    /// At most 200 characters.
    pub name: Option<String>,
    /// Unified social credit code (GB 32100).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credit_code: Option<String>,
}

crate::without_debug!(Answers, ContactAnswers, HelpAnswers, UrgentAnswers, EnterpriseAnswers);
