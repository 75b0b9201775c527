//! From answers to a submission, or to all faults at once.

use super::answers::Answers;
use super::valid::{Setting, Submission};
use crate::fault::{Fault, FaultCode, Faults, Field};
use crate::kind::{Channel, Kind};
use crate::query_code::QueryCode;
use crate::text::{self, OFFICER_LIMIT, TEXT_LIMIT};
use crate::time::Day;
use crate::unit::Units;

pub(super) fn code_of<T>(text: Option<&str>, parse: impl Fn(&str) -> Option<T>) -> Result<T, FaultCode> {
    match text.map(str::trim) {
        None | Some("") => Err(FaultCode::Required),
        Some(text) => parse(text).ok_or(FaultCode::Unknown),
    }
}

pub(super) fn blank_is_none(text: Option<&str>) -> Option<&str> {
    text.map(str::trim).filter(|text| !text.is_empty())
}

/// A channel that is one of these.
fn among(channels: &[Channel]) -> impl Fn(&str) -> Option<Channel> {
    |code| Channel::from_code(code).filter(|channel| channels.contains(channel))
}

impl Answers {
    /// Parses everything; on failure names every fault, in the order of the fields.
    pub fn parse(&self, setting: &Setting<'_>) -> Result<Submission, Vec<Fault>> {
        let mut faults = Faults::default();
        faults.keep(Field::QueryCode, self.parse_query_code());
        self.parse_rest(setting, faults, &Channel::CITIZENS)
    }

    /// The same for what comes without a query code, through one of these channels.
    pub fn parse_uncoded(&self, setting: &Setting<'_>, channels: &[Channel]) -> Result<Submission, Vec<Fault>> {
        let mut faults = Faults::default();
        if self.query_code.is_some() {
            faults.add(Field::QueryCode, FaultCode::UnknownField);
        }
        self.parse_rest(setting, faults, channels)
    }

    fn parse_rest(
        &self,
        setting: &Setting<'_>,
        mut faults: Faults,
        channels: &[Channel],
    ) -> Result<Submission, Vec<Fault>> {
        let kind = faults.keep(Field::Kind, code_of(self.kind.as_deref(), Kind::from_code));
        let (unit, window) = self.parse_place(setting.units, &mut faults);
        let text = faults.keep(
            Field::Text,
            text::parse(self.text.as_deref().unwrap_or_default(), TEXT_LIMIT),
        );
        let occurred_on = faults.keep(Field::OccurredOn, self.parse_day(setting.today));
        let officer = faults.keep(
            Field::Officer,
            text::parse_optional_line(self.officer.as_deref(), OFFICER_LIMIT),
        );
        let contact = self
            .contact
            .as_ref()
            .map(|contact| contact.parse(setting.reply_by, &mut faults));
        let help = self.help.clone().unwrap_or_default();
        let (kinds, on_behalf_of, urgent_reason) = help.parse(self.contact.as_ref(), &mut faults);
        let enterprise = self.enterprise.as_ref().map(|enterprise| enterprise.parse(&mut faults));
        let channel = faults.keep(Field::Channel, code_of(self.channel.as_deref(), among(channels)));
        if let Some(list) = faults.into_list() {
            return Err(list);
        }
        // Without a fault every mandatory value is there.
        let whole = || {
            Some(Submission {
                kind: kind?,
                unit,
                window,
                text: text?,
                occurred_on: occurred_on?,
                officer: officer?,
                contact: contact.flatten(),
                help: kinds,
                on_behalf_of,
                urgent_reason,
                enterprise: enterprise.flatten(),
                channel: channel?,
            })
        };
        whole().ok_or_else(|| {
            vec![Fault {
                field: Field::Body,
                code: FaultCode::Malformed,
            }]
        })
    }

    /// The query code, which the server needs before anything else.
    pub fn parse_query_code(&self) -> Result<QueryCode, FaultCode> {
        let text = self.query_code.as_deref().unwrap_or_default();
        if text.is_empty() {
            return Err(FaultCode::Required);
        }
        if text.len() != crate::query_code::LENGTH || !text.bytes().all(|b| b.is_ascii_digit()) {
            return Err(FaultCode::Malformed);
        }
        QueryCode::parse_strict(text).ok_or(FaultCode::CheckDigits)
    }

    fn parse_place(&self, units: &Units, faults: &mut Faults) -> (Option<String>, Option<String>) {
        let unit = blank_is_none(self.unit.as_deref());
        let window = blank_is_none(self.window.as_deref());
        if unit.is_some_and(|code| units.unit(code).is_none()) {
            faults.add(Field::Unit, FaultCode::Unknown);
        }
        let owner = window
            .and_then(|code| units.window(code))
            .map(|(owner, _)| owner.code.as_str());
        let fits = match (unit, owner) {
            (Some(unit), Some(owner)) => unit == owner,
            (None, Some(_)) => true,
            (_, None) => false,
        };
        if window.is_some() && !fits {
            faults.add(Field::Window, FaultCode::Unknown);
        }
        // A window names its unit.
        (unit.or(owner).map(str::to_owned), window.map(str::to_owned))
    }

    fn parse_day(&self, today: Day) -> Result<Option<Day>, FaultCode> {
        let Some(text) = blank_is_none(self.occurred_on.as_deref()) else {
            return Ok(None);
        };
        let day = Day::parse(text).ok_or(FaultCode::Malformed)?;
        if day > today {
            Err(FaultCode::Future)
        } else {
            Ok(Some(day))
        }
    }
}
