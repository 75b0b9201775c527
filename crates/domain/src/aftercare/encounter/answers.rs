//! An incident as its source reports it.

use serde::{Deserialize, Serialize};

use crate::contact::Phone;
use crate::fault::{Fault, FaultCode, Faults, Field};
use crate::rating::visit::{filled, needed, one_of, reported_day, reported_token};
use crate::rating::{RatingToken, VALID_DAYS};
use crate::text;
use crate::time::Day;

/// The longest number of an incident, in characters.
const NUMBER_LIMIT: usize = 60;

codes! {
    /// What sort of incident.
    EncounterKind {
        /// 求助
        Help = "help",
        /// 纠纷
        Dispute = "dispute",
        /// 治安
        PublicOrder = "public_order",
        /// 交通
        Traffic = "traffic",
        /// 刑事
        Crime = "crime",
        /// 其他
        Other = "other",
    }
}

/// An incident as it comes over the wire or in a file; nothing is checked yet.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields, default)]
pub struct EncounterAnswers {
    /// The source's own number of the incident: one that comes again is known by it.
    pub key: Option<String>,
    /// `YYYY-MM-DD`: today, or at most 14 days ago.
    pub on: Option<String>,
    /// The code of the unit that was there.
    pub unit: Option<String>,
    /// help, dispute, `public_order`, traffic, crime, other.
    pub kind: Option<String>,
    /// A number to call.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// 20 digits that the source drew and sends with a link; then nobody is called, and a phone is not kept.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub token: Option<String>,
}

crate::without_debug!(EncounterAnswers);

/// How whoever was there can be asked.
#[derive(Clone, PartialEq, Eq)]
pub enum EncounterWay {
    /// By a link with this token.
    Link(RatingToken),
    /// By a call.
    Call(Phone),
    /// Not at all.
    Nothing,
}

/// A valid incident.
#[derive(Clone, PartialEq, Eq)]
pub struct Encounter {
    /// The source's own number.
    pub number: String,
    /// The day.
    pub on: Day,
    /// The unit, which is one that the source may report.
    pub unit: String,
    /// What sort.
    pub kind: EncounterKind,
    /// How whoever was there can be asked.
    pub way: EncounterWay,
}

crate::without_debug!(EncounterWay, Encounter);

impl EncounterAnswers {
    /// Parses everything; on failure names every fault. `units` are those that the source may report.
    pub fn parse(&self, units: &[String], today: Day) -> Result<Encounter, Vec<Fault>> {
        let mut faults = Faults::default();
        let number = text::parse_optional_line(self.key.as_deref(), NUMBER_LIMIT);
        let number = faults.keep(Field::Key, number.and_then(|number| number.ok_or(FaultCode::Required)));
        let on = faults.keep(Field::On, reported_day(self.on.as_deref(), today));
        let unit = faults.keep(Field::Unit, one_of(self.unit.as_deref(), units));
        let kind = needed(self.kind.as_deref());
        let kind = kind.and_then(|kind| EncounterKind::from_code(kind).ok_or(FaultCode::Unknown));
        let kind = faults.keep(Field::Kind, kind);
        let phone = filled(self.phone.as_deref()).map(Phone::parse).transpose();
        let phone = faults.keep(Field::Phone, phone);
        let token = faults.keep(Field::Token, reported_token(self.token.as_deref()));
        let way = match (token.flatten(), phone.flatten()) {
            (Some(token), _) => EncounterWay::Link(token),
            (None, Some(phone)) => EncounterWay::Call(phone),
            (None, None) => EncounterWay::Nothing,
        };
        match (number, on, unit, kind, faults.into_list()) {
            (Some(number), Some(on), Some(unit), Some(kind), None) => Ok(Encounter {
                number,
                on,
                unit,
                kind,
                way,
            }),
            (.., list) => Err(list.unwrap_or_default()),
        }
    }
}

impl Encounter {
    /// The last day of its token.
    pub fn until(&self) -> Option<Day> {
        matches!(self.way, EncounterWay::Link(_)).then(|| self.on.plus(VALID_DAYS))
    }
}
