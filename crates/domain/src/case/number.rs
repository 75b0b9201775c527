//! The number of a case: day of receipt and a gapless count.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

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
