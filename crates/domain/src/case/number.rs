//! The number of a case: day of receipt and a gapless count.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use crate::contact::half_width;
use crate::time::Day;

/// `YYYYMMDD-NNNNNN`: the day in +08:00 and the position within it, from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Number {
    /// The day of receipt.
    pub day: Day,
    /// Position within the day; more than six digits when a day has a million cases.
    pub position: u32,
}

impl Number {
    /// Parses the written form.
    pub fn parse(text: &str) -> Option<Self> {
        let (day, position) = text.split_once('-')?;
        let (year, month_day) = day.split_at_checked(4)?;
        let (month, day) = month_day.split_at_checked(2)?;
        let day = Day::parse(&format!("{year}-{month}-{day}"))?;
        let plain = position.len() >= 6 && position.bytes().all(|b| b.is_ascii_digit());
        let position = plain.then(|| position.parse().ok())??;
        Some(Self { day, position })
    }

    /// Reads what somebody typed: full-width digits, spaces, another dash or none, zeros left out.
    pub fn find(typed: &str) -> Option<Self> {
        let digits: String = typed
            .chars()
            .map(half_width)
            .filter(|c| !c.is_whitespace() && *c != '-')
            .collect();
        let (day, position) = digits.split_at_checked(8)?;
        Self::parse(&format!("{day}-{position:0>6}")).filter(|number| number.position > 0)
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.day.ymd();
        write!(f, "{year:04}{month:02}{day:02}-{:06}", self.position)
    }
}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| D::Error::custom("not a case number"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_found_however_it_was_typed() {
        let number = Number::parse("20261124-000012");
        for typed in [
            "20261124-000012",
            " 20261124 000012 ",
            "２０２６１１２４－０００１２",
            "20261124-12",
            "2026112400001 2",
        ] {
            assert_eq!(Number::find(typed), number, "{typed}");
        }
        for wrong in ["", "12", "20261124", "20261332-000001", "20261124-0", "2026112x-1"] {
            assert_eq!(Number::find(wrong), None, "{wrong}");
        }
    }
}
