//! POST, GET and DELETE /desk/session, DELETE /desk/sessions, POST /desk/password, GET and POST /desk/otp.

use qingyu_domain::person::{PersonId, Post};
use serde::{Deserialize, Serialize};

crate::endpoint::endpoint! {
    /// Signs in; sets the cookie.
    SignIn: Post "/api/v1/desk/session", code false, Credentials => Me
}
crate::endpoint::endpoint! {
    /// Says who is signed in.
    WhoAmI: Get "/api/v1/desk/session", code false, () => Me
}
crate::endpoint::endpoint! {
    /// Signs out here.
    SignOut: Delete "/api/v1/desk/session", code false, () => ()
}
crate::endpoint::endpoint! {
    /// Signs out everywhere.
    SignOutEverywhere: Delete "/api/v1/desk/sessions", code false, () => ()
}
crate::endpoint::endpoint! {
    /// Changes one's own password; ends one's sessions elsewhere.
    ChangePassword: Post "/api/v1/desk/password", code false, PasswordChange => ()
}
crate::endpoint::endpoint! {
    /// Offers a fresh secret for a second factor; nothing is kept of it.
    OfferOtp: Get "/api/v1/desk/otp", code false, () => OtpOffer
}
crate::endpoint::endpoint! {
    /// Sets up the second factor with an offered secret.
    SetOtp: Post "/api/v1/desk/otp", code false, OtpSetting => ()
}

/// Name and password, and the second factor's digits where one is set up.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Credentials {
    /// The name to sign in with.
    pub name: String,
    /// The password.
    pub password: String,
    /// Six digits of now, where a second factor is set up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub otp: Option<String>,
}

/// Who is signed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Me {
    /// Their id, as in events.
    pub id: PersonId,
    /// The name to sign in with.
    pub name: String,
    /// The name as people say it.
    pub shown: String,
    /// Roles, each for a unit.
    pub posts: Vec<Post>,
    /// Whether a second factor is set up.
    pub has_otp: bool,
    /// To supervisors alone: the number at which oversight answers at any time, where there is one.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub duty_number: Option<String>,
}

/// A change of one's own password.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PasswordChange {
    /// The password so far.
    pub password: String,
    /// The new one: 12 to 200 characters.
    pub new: String,
}

/// A secret for a second factor.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct OtpOffer {
    /// The secret in Base32, for RFC 6238 with SHA-1, 6 digits, 30 seconds.
    pub secret: String,
    /// The same as `otpauth://` URL, for a QR code.
    pub url: String,
}

/// A second factor to be set up.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct OtpSetting {
    /// The password, once more.
    pub password: String,
    /// The secret that was offered.
    pub secret: String,
    /// Six digits of now made with it; they do not work once more.
    pub otp: String,
    /// Six digits of now of the second factor so far, where one is set up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub current: Option<String>,
}

qingyu_domain::without_debug!(Credentials, PasswordChange, OtpOffer, OtpSetting);
