//! An event with its moment and author, as it is stored.

use serde::{Deserialize, Serialize};

use super::{Event, Party, VERSION};
use crate::case::decide::Decided;
use crate::person::PersonId;
use crate::time::Timestamp;

/// An event as it is stored. Its canonical bytes are the stored text: compact JSON in this field order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recorded {
    /// The version of the form.
    pub v: u8,
    /// Milliseconds since the epoch, UTC.
    pub at: i64,
    /// Who did it.
    pub by: Party,
    /// The person of the staff; an opaque id.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub person: Option<PersonId>,
    /// What.
    pub event: Event,
}

impl Recorded {
    /// Stamps decided events with their moment and author. The first is what somebody did; what follows from it by
    /// rule is the system's.
    pub fn stamp(decided: Decided, now: Timestamp) -> Vec<Self> {
        let Decided { by, person, events } = decided;
        let record = |(at, event)| Self {
            v: VERSION,
            at: now.ms(),
            by: if at == 0 { by } else { Party::System },
            person: if at == 0 { person.clone() } else { None },
            event,
        };
        events.into_iter().enumerate().map(record).collect()
    }

    /// The canonical text. Hashes are over these bytes once stored, never over a re-serialisation.
    pub fn canonical(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string(self)
    }

    /// Reads a stored event.
    pub fn read(text: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(text)
    }
}
