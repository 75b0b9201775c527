//! What arrives of a rating: answers as they were given, nothing checked yet.

use serde::{Deserialize, Serialize};

/// A rating as it comes over the wire; nothing is checked yet.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields, default)]
pub struct RatingAnswers {
    /// A UUID made by the browser, kept with the rating until 201 or 200 has come: the same key is one rating.
    pub key: Option<String>,
    /// The window's code; with the token of an incident the code of the unit that was there.
    pub window: Option<String>,
    /// 20 digits from the queue system's slip, or from the link after an incident; absent for an open rating.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub token: Option<String>,
    /// 整体满意度: 5 非常满意 to 1 非常不满意.
    pub level: Option<u8>,
    /// 服务质量, if answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub service: Option<u8>,
    /// 办事效率, if answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub efficiency: Option<u8>,
    /// 警风警纪, if answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub conduct: Option<u8>,
    /// attitude, slow, unclear, repeated, `fees_or_papers`, unsolved, appearance, other: at least one for level 1 or 2; kept where a
    /// level of 1 or 2 was given.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reasons: Vec<String>,
    /// In words: at most 5000 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// A number to be called back at.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
}

crate::without_debug!(RatingAnswers);
