//! A call as the exchange reports it.

use std::fmt;

use serde::de::{Deserializer, Error, Visitor};
use serde::{Deserialize, Serialize};

use crate::contact::Phone;
use crate::fault::{Fault, FaultCode, Faults, Field};
use crate::intake::moment;
use crate::rating::VALID_DAYS;
use crate::rating::visit::{filled, needed};
use crate::text;
use crate::time::Timestamp;

/// The longest number of a call, in characters.
const NUMBER_LIMIT: usize = 60;
/// Seconds for which a call can ring; longer ones are mistakes.
const LONGEST_RING: u16 = 600;
/// By how much the clock of an exchange may be ahead of ours.
const AHEAD_MS: i64 = 120_000;

codes! {
    /// What sort of call.
    CallSort {
        /// 正常: somebody spoke.
        Normal = "normal",
        /// 无声: answered, and nobody spoke.
        Silent = "silent",
        /// 掉线、挂断: cut off, or given up before it was answered.
        Dropped = "dropped",
        /// 要求回拨: the caller asked to be called back.
        Asked = "call_back",
    }
}

impl CallSort {
    /// Whether the caller is to be called back.
    pub const fn is_owed(self) -> bool {
        !matches!(self, Self::Normal)
    }

    /// The sort by its name on the wire, or as the exchange's own tables say it.
    fn read(typed: &str) -> Option<Self> {
        Self::from_code(typed).or(match typed {
            "正常" => Some(Self::Normal),
            "无声" => Some(Self::Silent),
            "掉线" | "挂断" => Some(Self::Dropped),
            "回拨" | "要求回拨" => Some(Self::Asked),
            _ => None,
        })
    }
}

/// A call as it comes over the wire or in a file; nothing is checked yet.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields, default)]
pub struct CallAnswers {
    /// The exchange's own number of the call: one that comes again is known by it.
    pub key: Option<String>,
    /// When it began to ring, to the minute: `2026-11-27 09:05` or RFC 3339; at most 14 days ago.
    pub at: Option<String>,
    /// For how many seconds it rang, 0 to 600.
    #[serde(deserialize_with = "plain")]
    #[cfg_attr(feature = "schema", schema(value_type = Option<u16>))]
    pub rang: Option<String>,
    /// Whether it was answered.
    #[serde(deserialize_with = "plain")]
    #[cfg_attr(feature = "schema", schema(value_type = Option<bool>))]
    pub answered: Option<String>,
    /// normal, silent, dropped, `call_back`.
    pub kind: Option<String>,
    /// The number to call back; not kept of a normal call.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
}

/// A valid call.
#[derive(Clone, PartialEq, Eq)]
pub struct Call {
    /// The exchange's own number.
    pub number: String,
    /// When it began to ring, to the minute.
    pub at: Timestamp,
    /// For how many seconds it rang.
    pub rang: u16,
    /// Whether it was answered.
    pub answered: bool,
    /// What sort.
    pub sort: CallSort,
    /// The number to call back, of one that is to be.
    pub phone: Option<Phone>,
}

crate::without_debug!(CallAnswers, Call);

impl CallAnswers {
    /// Parses everything; on failure names every fault.
    pub fn parse(&self, now: Timestamp) -> Result<Call, Vec<Fault>> {
        let mut faults = Faults::default();
        let number = text::parse_optional_line(self.key.as_deref(), NUMBER_LIMIT);
        let number = faults.keep(Field::Key, number.and_then(|number| number.ok_or(FaultCode::Required)));
        let at = faults.keep(Field::At, began(self.at.as_deref(), now));
        let rang = faults.keep(Field::Rang, rang(self.rang.as_deref()));
        let answered = needed(self.answered.as_deref());
        let answered = answered.and_then(|typed| yes_or_no(typed).ok_or(FaultCode::Unknown));
        let answered = faults.keep(Field::Answered, answered);
        let sort = needed(self.kind.as_deref());
        let sort = sort.and_then(|kind| CallSort::read(kind).ok_or(FaultCode::Unknown));
        let sort = faults.keep(Field::Kind, sort);
        let phone = match sort {
            // A number that is not needed is neither read nor kept.
            Some(CallSort::Normal) => Some(None),
            _ => faults.keep(
                Field::Phone,
                phone(self.phone.as_deref(), sort == Some(CallSort::Asked)),
            ),
        };
        match (number, at, rang, answered, sort, phone, faults.into_list()) {
            (Some(number), Some(at), Some(rang), Some(answered), Some(sort), Some(phone), None) => Ok(Call {
                number,
                at,
                rang,
                answered,
                sort,
                phone,
            }),
            (.., list) => Err(list.unwrap_or_default()),
        }
    }
}

impl Call {
    /// Whether somebody answered within so many seconds.
    pub const fn is_within(&self, seconds: u16) -> bool {
        self.answered && self.rang <= seconds
    }
}

/// When it began to ring, with the seconds cut.
fn began(typed: Option<&str>, now: Timestamp) -> Result<Timestamp, FaultCode> {
    let at = moment(needed(typed)?).ok_or(FaultCode::Malformed)?;
    let at = at.plus_ms(-at.ms().rem_euclid(60_000));
    if at > now.plus_ms(AHEAD_MS) {
        Err(FaultCode::Future)
    } else if at.day().plus(VALID_DAYS) < now.day() {
        Err(FaultCode::OutOfRange)
    } else {
        Ok(at)
    }
}

fn rang(typed: Option<&str>) -> Result<u16, FaultCode> {
    let seconds: u32 = needed(typed)?.parse().map_err(|_| FaultCode::Malformed)?;
    let seconds = u16::try_from(seconds).ok().filter(|seconds| *seconds <= LONGEST_RING);
    seconds.ok_or(FaultCode::OutOfRange)
}

fn yes_or_no(typed: &str) -> Option<bool> {
    match typed.to_ascii_lowercase().as_str() {
        "true" | "yes" | "1" | "是" => Some(true),
        "false" | "no" | "0" | "否" => Some(false),
        _ => None,
    }
}

/// The number of whoever asked must be known; of a silent or dropped call the exchange may not have it.
fn phone(typed: Option<&str>, is_needed: bool) -> Result<Option<Phone>, FaultCode> {
    match filled(typed) {
        Some(typed) => Phone::parse(typed).map(Some),
        None if is_needed => Err(FaultCode::Required),
        None => Ok(None),
    }
}

/// A number, yes or no, or a text, as a text: JSON has all of them, a table only the last.
fn plain<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    deserializer.deserialize_any(Plain)
}

struct Plain;

impl<'de> Visitor<'de> for Plain {
    type Value = Option<String>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number, true or false, or a text")
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Self::Value, E> {
        Ok(Some(value.to_string()))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Self::Value, E> {
        Ok(Some(value.to_string()))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Self::Value, E> {
        Ok(Some(value.to_string()))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Self::Value, E> {
        Ok(Some(value.to_string()))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Self::Value, E> {
        Ok(Some(value.to_owned()))
    }

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_none<E: Error>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}
