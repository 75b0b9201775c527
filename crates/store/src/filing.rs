//! What is handed in to file a case, and what comes back.

use std::fmt;

use qingyu_domain::case::{Number, Part, Recorded};
use qingyu_domain::time::Timestamp;

/// A case to be filed.
pub struct NewCase {
    /// UUID version 7 as text: later cases sort later.
    pub id: String,
    /// HMAC of the query code; of its own id, as long as no citizen has claimed it.
    pub code: [u8; 32],
    /// What makes it come once, when its citizen did not file it.
    pub origin: Option<NewOrigin>,
    /// With a slip: its HMAC, and until when it is good.
    pub claim: Option<([u8; 32], Timestamp)>,
    /// HMAC of the request, to tell a repeat from a clash.
    pub content: [u8; 32],
    /// When it arrived; its day is the day of the number.
    pub received_at: Timestamp,
    /// Absent when anonymous.
    pub contact: Option<NewContact>,
    /// The texts that its first event commits to; at most one of each part.
    pub texts: Vec<NewText>,
    /// The version of units and people that it was decided on, where that counts: see [`Outcome::Moved`].
    pub house: Option<i64>,
    /// What is to be told to somebody, as codes: one outbox entry each.
    pub topics: Vec<String>,
    /// Makes the events once the number is known; called again when a batch had to be rolled back.
    pub events: Box<dyn Fn(Number) -> Vec<Recorded> + Send>,
}

/// Where a case comes from that its citizen did not file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewOrigin {
    /// HMAC of source and number, or of all that was said.
    pub key: [u8; 32],
    /// Whether of all that was said: it is erased with it.
    pub is_content: bool,
    /// The import that brings it.
    pub import: Option<String>,
}

/// How to reach the citizen.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct NewContact {
    /// The name.
    pub name: Option<String>,
    /// The phone number.
    pub phone: Option<String>,
    /// The mail address.
    pub email: Option<String>,
}

/// A text to be kept outside the events.
#[derive(Clone, PartialEq, Eq)]
pub struct NewText {
    /// What it is.
    pub part: Part,
    /// The salt of its commitment.
    pub salt: [u8; 32],
    /// What it says.
    pub body: String,
}

/// A text as it is kept.
#[derive(Clone, PartialEq, Eq)]
pub struct StoredText {
    /// The event that it belongs to, from 1.
    pub seq: i64,
    /// What it says.
    pub body: String,
}

/// What became of a filing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is stored.
    Filed(StoredCase),
    /// Nothing is stored: units or people were changed meanwhile, so that who may see it has to be decided again.
    Moved,
    /// The code or the origin was there already; [`StoredCase::content`] tells whether for the same request.
    Known(StoredCase),
}

/// A case as it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredCase {
    /// Its identifier.
    pub id: String,
    /// How many events it has.
    pub version: i64,
    /// HMAC of the request; `None` once erased.
    pub content: Option<[u8; 32]>,
    /// Its events, oldest first.
    pub events: Vec<Recorded>,
}

/// Says only which case it is: the rest may be personal.
macro_rules! debug_without {
    ($name:ident, $field:ident) => {
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_struct(stringify!($name))
                    .field(stringify!($field), &self.$field)
                    .finish_non_exhaustive()
            }
        }
    };
}

debug_without!(NewCase, id);
debug_without!(NewText, part);
debug_without!(StoredText, seq);

impl fmt::Debug for NewContact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NewContact").finish_non_exhaustive()
    }
}
