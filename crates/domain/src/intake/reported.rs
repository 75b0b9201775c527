//! A case as another system sends it, and what it is here.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::columns::Column;
use super::mapping::Source;
use super::{dates, personal};
use crate::case::Origin;
use crate::fault::{Fault, FaultCode, Faults, Field};
use crate::kind::ReplyBy;
use crate::submission::{Answers, ContactAnswers, Setting, Submission};
use crate::time::Timestamp;
use crate::unit::Units;

/// Characters of a source's own number at most.
const NUMBER_LIMIT: usize = 60;

/// A case as it comes, nothing checked yet; a row of a file is the same.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields, default)]
pub struct ReportedCase {
    /// The source's own number: letters, digits and `-_./〔〕[]()（）第号`; one that comes again is known by it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// praise, complaint, enquiry, suggestion, or the source's own word for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// The unit's code or name, or the source's own code for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// What it is about, in a line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// What was said: with its title 1 to 5000 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// The day it happened.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on: Option<String>,
    /// By when the source expects an answer: a day or a moment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<String>,
    /// A name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// A phone number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// The officer, as described.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub officer: Option<String>,
}

/// What it is here.
#[derive(Clone, PartialEq, Eq)]
pub struct Reported {
    /// What a citizen would have filed.
    pub submission: Submission,
    /// Where it came from.
    pub origin: Origin,
}

crate::without_debug!(ReportedCase, Reported);

/// What is typed into a cell that is left empty elsewhere.
fn filled(cell: Option<&String>) -> Option<&str> {
    let cell = cell.map(|cell| cell.trim()).unwrap_or_default();
    (!matches!(cell, "" | "-" | "--" | "/" | "无" | "null" | "NULL")).then_some(cell)
}

impl ReportedCase {
    /// A row of a file.
    pub fn of(cells: &[String], places: &BTreeMap<Column, usize>) -> Self {
        let cell = |column| places.get(&column).and_then(|&at| cells.get(at)).cloned();
        Self {
            number: cell(Column::Number),
            kind: cell(Column::Kind),
            unit: cell(Column::Unit),
            title: cell(Column::Title),
            text: cell(Column::Text),
            on: cell(Column::On),
            due: cell(Column::Due),
            name: cell(Column::Name),
            phone: cell(Column::Phone),
            officer: cell(Column::Officer),
        }
    }

    /// The number, which says whether it is known already.
    pub fn parse_number(&self) -> Result<Option<String>, FaultCode> {
        let Some(number) = filled(self.number.as_ref()) else {
            return Ok(None);
        };
        let is_one = |c: char| c.is_ascii_alphanumeric() || "-_./〔〕[]()（）第号".contains(c);
        if number.chars().count() > NUMBER_LIMIT {
            return Err(FaultCode::TooLong);
        }
        // A number stands in an event for ever; where columns were swapped it would be somebody's telephone or identity.
        (number.chars().all(is_one) && !personal::is_of_somebody(number))
            .then(|| Some(number.to_owned()))
            .ok_or(FaultCode::Malformed)
    }

    /// The unit that it is about, whatever else is wrong with it.
    pub fn about(&self, source: &Source, units: &Units) -> Option<String> {
        let unit = source.mapping.unit_of(filled(self.unit.as_ref()), units);
        unit.ok().flatten()
    }

    /// Parses everything by the names of a source; on failure names every fault.
    pub fn parse(&self, source: &Source, setting: &Setting<'_>) -> Result<Reported, Vec<Fault>> {
        let mut faults = Faults::default();
        let number = faults.keep(Field::Number, self.parse_number());
        let kind = faults.keep(Field::Kind, source.mapping.kind_of(filled(self.kind.as_ref())));
        let unit = faults.keep(
            Field::Unit,
            source.mapping.unit_of(filled(self.unit.as_ref()), setting.units),
        );
        let due_at = faults.keep(Field::DueAt, self.parse_due());
        let on = faults.keep(Field::OccurredOn, self.parse_on());
        let answers = Answers {
            kind: kind.map(|kind| kind.as_str().to_owned()),
            unit: unit.flatten(),
            text: Some(self.words()),
            occurred_on: on.flatten(),
            officer: filled(self.officer.as_ref()).map(str::to_owned),
            contact: self.contact(),
            channel: Some(source.channel.as_str().to_owned()),
            ..Answers::default()
        };
        let setting = Setting {
            reply_by: &[ReplyBy::Phone, ReplyBy::Track],
            ..*setting
        };
        let parsed = answers.parse_uncoded(&setting, &[source.channel]);
        let known = faults.into_list().unwrap_or_default();
        let is_new = |fault: &Fault| !known.iter().any(|one| one.field == fault.field);
        match parsed {
            Ok(submission) if known.is_empty() => Ok(Reported {
                submission,
                origin: Origin {
                    source: Some(source.code.clone()),
                    number: number.flatten(),
                    due_at: due_at.flatten(),
                },
            }),
            Ok(_) => Err(known),
            Err(more) => Err(known.iter().copied().chain(more.into_iter().filter(is_new)).collect()),
        }
    }

    /// The title in front of the text, unless the text begins with it; a tab is a blank.
    fn words(&self) -> String {
        let title = filled(self.title.as_ref()).unwrap_or_default();
        let text = filled(self.text.as_ref()).unwrap_or_default();
        let words = if text.starts_with(title) {
            text.to_owned()
        } else {
            [title, "\n", text].concat()
        };
        words.replace(['\t', '\u{b}', '\u{c}'], " ")
    }

    fn contact(&self) -> Option<ContactAnswers> {
        let name = filled(self.name.as_ref()).filter(|name| *name != "匿名");
        let phone = filled(self.phone.as_ref()).filter(|phone| phone.chars().any(|c| c.is_ascii_digit()));
        let reply_by = if phone.is_some() {
            ReplyBy::Phone
        } else {
            ReplyBy::Track
        };
        name.or(phone).map(|_| ContactAnswers {
            name: name.map(str::to_owned),
            phone: phone.map(str::to_owned),
            email: None,
            reply_by: Some(reply_by.as_str().to_owned()),
        })
    }

    fn parse_on(&self) -> Result<Option<String>, FaultCode> {
        let Some(typed) = filled(self.on.as_ref()) else {
            return Ok(None);
        };
        let (day, _) = dates::read(typed).ok_or(FaultCode::Malformed)?;
        Ok(Some(day.to_string()))
    }

    /// The end of a day, or the moment.
    fn parse_due(&self) -> Result<Option<Timestamp>, FaultCode> {
        let Some(typed) = filled(self.due.as_ref()) else {
            return Ok(None);
        };
        if let Some(moment) = Timestamp::parse(typed) {
            return Ok(Some(moment));
        }
        let (day, moment) = dates::read(typed).ok_or(FaultCode::Malformed)?;
        Ok(Some(moment.unwrap_or_else(|| day.end())))
    }
}
