//! Commands of the staff as they come over the wire: their words lie beside them, in clear.

use serde::{Deserialize, Serialize, Serializer};

use super::desk_command::DeskCommand;
use super::event::{Part, TextRef};
use super::proposal::Proposal;
use super::vocabulary::Outcome;
use crate::commitment::Commitment;

/// A command whose words, if any go with it, are not yet committed to: nothing can be decided with it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(try_from = "serde_json::Value")]
pub struct Unsaid(DeskCommand);

impl TryFrom<serde_json::Value> for Unsaid {
    type Error = serde_json::Error;

    /// Reads a command; unlike the derived reading alone it refuses unknown fields of commands without any, too.
    fn try_from(wire: serde_json::Value) -> Result<Self, Self::Error> {
        let fields: Vec<String> = wire
            .as_object()
            .map(|map| map.keys().cloned().collect())
            .unwrap_or_default();
        let command: DeskCommand = serde_json::from_value(wire)?;
        let known = serde_json::to_value(&command)?;
        match fields.iter().find(|field| known.get(field.as_str()).is_none()) {
            Some(_) => Err(serde::de::Error::custom("unknown field")),
            None => Ok(Self(command)),
        }
    }
}

impl Serialize for Unsaid {
    /// As the command, whose words are left out.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl From<DeskCommand> for Unsaid {
    /// The command without the words that it may have had.
    fn from(mut command: DeskCommand) -> Self {
        if let Some(text) = command.text_mut() {
            *text = TextRef::unsaid();
        }
        if let Some(text) = command.free_text_mut() {
            *text = None;
        }
        Self(command)
    }
}

impl Unsaid {
    /// What its words are to the case; `None` when none go with it.
    pub const fn part(&self) -> Option<Part> {
        self.0.part()
    }

    /// Whether its words may be left out.
    pub fn may_be_silent(&self) -> bool {
        self.0.clone().free_text_mut().is_some()
    }

    /// Whether its words say what was tried and why it failed.
    pub const fn must_say_why(&self) -> bool {
        matches!(
            &self.0,
            DeskCommand::Propose {
                proposal: Proposal::Finding {
                    outcome: Outcome::NotProvable,
                    ..
                },
                ..
            }
        )
    }

    /// The command with its words; `None` when words are missing, or are there and none go with it.
    pub fn say(self, words: Option<TextRef>) -> Option<DeskCommand> {
        let mut command = self.0;
        if let Some(text) = command.free_text_mut() {
            *text = words;
            return Some(command);
        }
        match (command.text_mut(), words) {
            (Some(text), Some(words)) => *text = words,
            (None, None) => {}
            _ => return None,
        }
        Some(command)
    }
}

impl TextRef {
    /// Stands where the words will be; never leaves this folder.
    pub(super) fn unsaid() -> Self {
        Self {
            part: Part::Record,
            commitment: Commitment::of(&[0; 32], ""),
        }
    }
}
