//! POST /desk/people/{person}/invitation, DELETE /desk/people/{person}/device, GET and POST /desk/device, POST /desk/pin: a supervisor's phone.

use qingyu_domain::time::Timestamp;
use serde::{Deserialize, Serialize};

use super::session::Me;

crate::endpoint::endpoint! {
    /// Invites a supervisor to sign in on a phone of theirs; an invitation before works no more.
    Invite: Post "/api/v1/desk/people/{person}/invitation", code false, InvitationWish => Invitation
}
crate::endpoint::endpoint! {
    /// Ends somebody's phone, invitation and sessions.
    EndDevice: Delete "/api/v1/desk/people/{person}/device", code false, () => ()
}
crate::endpoint::endpoint! {
    /// Says whether one can sign in here with a PIN.
    KnowDevice: Get "/api/v1/desk/device", code false, () => DeviceKnown
}
crate::endpoint::endpoint! {
    /// Uses up an invitation: this phone is known from then on, and its owner signed in.
    AddDevice: Post "/api/v1/desk/device", code false, DeviceSetting => Me
}
crate::endpoint::endpoint! {
    /// Signs in on a phone that is known.
    EnterPin: Post "/api/v1/desk/pin", code false, PinEntry => Me
}

/// Nothing is asked for but an invitation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct InvitationWish {}

/// An invitation, in this answer only.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Invitation {
    /// What the link holds after `/desk/invite#`: it works once.
    pub invitation: String,
    /// Until when.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    pub until: Timestamp,
}

/// Whether one can sign in here with a PIN; whose phone it is, is not said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct DeviceKnown {
    /// Whether it is.
    pub is_known: bool,
}

/// A phone that is brought in.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct DeviceSetting {
    /// What the link holds.
    pub invitation: String,
    /// Six digits, neither all alike nor in a row.
    pub pin: String,
}

/// The PIN of a phone.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PinEntry {
    /// Six digits.
    pub pin: String,
}

qingyu_domain::without_debug!(Invitation, DeviceSetting, PinEntry);
