//! What is remembered of a source: how it calls its columns, and what its codes are here.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::CODE_LIMIT;
use super::columns::{Column, HeaderFault, guess, told};
use crate::fault::{Fault, FaultCode, Faults, Field};
use crate::kind::{Channel, Kind};
use crate::text::{self, NAME_LIMIT};
use crate::unit::Units;

/// Entries of a list of codes at most.
const ENTRIES: usize = 2000;

/// How a source is read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Mapping {
    /// The names of its columns; those that are not named are guessed when none is.
    #[cfg_attr(feature = "schema", schema(value_type = std::collections::HashMap<String, String>))]
    pub columns: BTreeMap<Column, String>,
    /// What its words for kinds are here.
    pub kinds: BTreeMap<String, Kind>,
    /// What its names and codes of units are here; empty: nobody knows which.
    pub units: BTreeMap<String, String>,
    /// The kind of what has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<Kind>,
}

/// A system that cases come from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Small letters, digits and hyphens; it never changes.
    pub code: String,
    /// Its name.
    pub name: String,
    /// The door that it is.
    pub channel: Channel,
    /// How it is read.
    #[serde(default)]
    pub mapping: Mapping,
}

impl Source {
    /// Those that every city has.
    pub fn bundled() -> Vec<Self> {
        let source = |(code, name, channel): (&str, &str, Channel)| Self {
            code: code.to_owned(),
            name: name.to_owned(),
            channel,
            mapping: Mapping::default(),
        };
        let all = [
            ("12345", "12345热线", Channel::Hotline),
            ("12389", "12389举报平台", Channel::Discipline),
            ("mailbox", "厅（局）长信箱", Channel::Mailbox),
        ];
        all.into_iter().map(source).collect()
    }

    /// Everything that is wrong with it.
    pub fn check(&self, units: &Units) -> Result<(), Vec<Fault>> {
        let mut faults = Faults::default();
        let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if self.code.is_empty() || self.code.len() > CODE_LIMIT || !self.code.chars().all(is_plain) {
            faults.add(Field::Source, FaultCode::Malformed);
        }
        faults.keep(Field::Name, text::check(&self.name, NAME_LIMIT));
        if !Channel::SYSTEMS.contains(&self.channel) {
            faults.add(Field::Channel, FaultCode::Unknown);
        }
        let Mapping {
            columns,
            kinds,
            units: theirs,
            ..
        } = &self.mapping;
        let names = columns.values().chain(kinds.keys()).chain(theirs.keys());
        if kinds.len() + theirs.len() > ENTRIES {
            faults.add(Field::Body, FaultCode::OutOfRange);
        }
        for name in names {
            if let Err(code) = text::check(name, NAME_LIMIT) {
                faults.add(Field::Body, code);
            }
        }
        if theirs
            .values()
            .any(|code| !code.is_empty() && units.unit(code).is_none())
        {
            faults.add(Field::Unit, FaultCode::Unknown);
        }
        faults.into_list().map_or(Ok(()), Err)
    }
}

impl Mapping {
    /// Where each column stands below a header.
    pub fn places(&self, header: &[String]) -> Result<BTreeMap<Column, usize>, HeaderFault> {
        let places = if self.columns.is_empty() {
            guess(header)
        } else {
            told(&self.columns, header)?
        };
        if places.contains_key(&Column::Text) {
            Ok(places)
        } else {
            Err(HeaderFault::Missing(Column::Text))
        }
    }

    /// The kind that a word is.
    pub(super) fn kind_of(&self, word: Option<&str>) -> Result<Kind, FaultCode> {
        let Some(word) = word else {
            return self.kind.ok_or(FaultCode::Required);
        };
        let usual = match word {
            "表扬" | "感谢" => Some(Kind::Praise),
            "投诉" | "举报" => Some(Kind::Complaint),
            "咨询" => Some(Kind::Enquiry),
            "建议" => Some(Kind::Suggestion),
            _ => Kind::from_code(word),
        };
        self.kinds.get(word).copied().or(usual).ok_or(FaultCode::Unknown)
    }

    /// The unit that a name or code is; `None` where nobody knows which.
    pub(super) fn unit_of(&self, word: Option<&str>, units: &Units) -> Result<Option<String>, FaultCode> {
        let Some(word) = word else { return Ok(None) };
        if let Some(code) = self.units.get(word) {
            return Ok(Some(code.clone()).filter(|code| !code.is_empty()));
        }
        let mut same = units.0.iter().filter(|unit| unit.code == word || unit.name == word);
        match (same.next(), same.next()) {
            (Some(unit), None) => Ok(Some(unit.code.clone())),
            _ => Err(FaultCode::Unknown),
        }
    }
}
