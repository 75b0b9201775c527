//! What leaves: a submission that is valid by its types.

use crate::contact::{Email, Phone};
use crate::kind::{Channel, Kind, ReplyBy};
use crate::time::Day;
use crate::unit::Units;

/// What a submission is judged against.
#[derive(Clone, Copy, Debug)]
pub struct Setting<'a> {
    /// Today in +08:00.
    pub today: Day,
    /// The units that exist.
    pub units: &'a Units,
    /// The ways of answering that are set up.
    pub reply_by: &'a [ReplyBy],
}

/// A valid contact.
#[derive(Clone, PartialEq, Eq)]
pub struct Contact {
    /// Name, if left.
    pub name: Option<String>,
    /// Phone, if left.
    pub phone: Option<Phone>,
    /// Mail address, if left.
    pub email: Option<Email>,
    /// The way of answering; its phone or address is there.
    pub reply_by: ReplyBy,
}

codes! {
    /// Help that a citizen can ask for.
    HelpKind {
        /// Written by a helper.
        OnBehalf = "on_behalf",
        /// 陪办
        Accompany = "accompany",
        /// 加急办
        Urgent = "urgent",
        /// 上门办
        HomeVisit = "home_visit",
        /// 请回拨
        CallBack = "call_back",
        /// 无障碍协助
        BarrierFree = "barrier_free",
    }
}

/// A valid enterprise.
#[derive(Clone, PartialEq, Eq)]
pub struct Enterprise {
    /// Its name.
    pub name: String,
    /// Its credit code.
    pub credit_code: Option<String>,
}

/// A valid submission.
#[derive(Clone, PartialEq, Eq)]
pub struct Submission {
    /// The kind.
    pub kind: Kind,
    /// The unit, which exists.
    pub unit: Option<String>,
    /// The window, which belongs to the unit.
    pub window: Option<String>,
    /// The text as sent, line ends normalised.
    pub text: String,
    /// Today or earlier.
    pub occurred_on: Option<Day>,
    /// The officer as described.
    pub officer: Option<String>,
    /// `None` when anonymous.
    pub contact: Option<Contact>,
    /// Help wanted, each at most once, in the order of [`HelpKind`].
    pub help: Vec<HelpKind>,
    /// For whom the helper writes.
    pub on_behalf_of: Option<String>,
    /// Why it is urgent.
    pub urgent_reason: Option<String>,
    /// The enterprise concerned.
    pub enterprise: Option<Enterprise>,
    /// The channel.
    pub channel: Channel,
}

crate::without_debug!(Contact, Enterprise, Submission);
