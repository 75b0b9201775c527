//! Moments and days in the one zone of this software, +08:00.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

const MS_PER_DAY: i64 = 86_400_000;
const ZONE_MS: i64 = 8 * 3_600_000;

/// A moment: milliseconds since 1970-01-01T00:00:00Z. Shown as RFC 3339 in +08:00, to the second.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(i64);

/// A calendar day in +08:00, as days since 1970-01-01.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i64);

impl Timestamp {
    /// From milliseconds since the epoch.
    pub const fn from_ms(ms: i64) -> Self {
        Self(ms)
    }

    /// Milliseconds since the epoch.
    pub const fn ms(self) -> i64 {
        self.0
    }

    /// The day it falls on in +08:00.
    pub const fn day(self) -> Day {
        Day((self.0 + ZONE_MS).div_euclid(MS_PER_DAY))
    }

    /// This moment, some milliseconds later.
    #[must_use]
    pub const fn plus_ms(self, ms: i64) -> Self {
        Self(self.0 + ms)
    }

    /// Hour, minute and second in +08:00.
    pub const fn clock(self) -> (i64, i64, i64) {
        let seconds = (self.0 + ZONE_MS).rem_euclid(MS_PER_DAY) / 1000;
        (seconds / 3600, seconds / 60 % 60, seconds % 60)
    }

    /// Parses RFC 3339 to the second, with `+08:00` or `Z`; fractions are cut.
    pub fn parse(text: &str) -> Option<Self> {
        let (day, rest) = text.split_at_checked(10)?;
        let day = Day::parse(day)?;
        let (clock, zone) = rest.strip_prefix('T')?.split_at_checked(8)?;
        let mut parts = clock.splitn(3, ':').map(two_digits);
        let (hour, minute, second) = (parts.next()??, parts.next()??, parts.next()??);
        let zone = zone.strip_prefix('.').map_or(zone, |fraction| {
            fraction.trim_start_matches(|c: char| c.is_ascii_digit())
        });
        let offset = match zone {
            "Z" => 0,
            "+08:00" => ZONE_MS,
            _ => return None,
        };
        let within = hour < 24 && minute < 60 && second < 60;
        within.then(|| Self(day.0 * MS_PER_DAY - offset + ((hour * 60 + minute) * 60 + second) * 1000))
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (hour, minute, second) = self.clock();
        write!(f, "{}T{hour:02}:{minute:02}:{second:02}+08:00", self.day())
    }
}

fn two_digits(text: &str) -> Option<i64> {
    (text.len() == 2 && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?
}

impl Day {
    /// From year, month and day of the Gregorian calendar; `None` when there is no such day.
    ///
    /// Years 1970 to 9999. Days are counted with the months turned so that the leap day is the last of a year.
    pub const fn from_ymd(year: i64, month: i64, day: i64) -> Option<Self> {
        if year < 1970 || year > 9999 || month < 1 || month > 12 || day < 1 || day > days_in_month(year, month) {
            return None;
        }
        let (y, m) = if month > 2 {
            (year, month - 3)
        } else {
            (year - 1, month + 9)
        };
        let whole_years = y * 365 + y / 4 - y / 100 + y / 400;
        Some(Self(whole_years + (m * 153 + 2) / 5 + day - 1 - 719_468))
    }

    /// Year, month and day of the month.
    pub const fn ymd(self) -> (i64, i64, i64) {
        let days = self.0 + 719_468;
        let era = days.div_euclid(146_097);
        let of_era = days.rem_euclid(146_097);
        let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let m = (5 * of_year + 2) / 153;
        let day = of_year - (153 * m + 2) / 5 + 1;
        let month = if m < 10 { m + 3 } else { m - 9 };
        let year = year_of_era + era * 400 + if month <= 2 { 1 } else { 0 };
        (year, month, day)
    }

    /// Parses `YYYY-MM-DD`.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        let digits = |range: std::ops::Range<usize>| {
            let part = text.get(range)?;
            part.bytes().all(|b| b.is_ascii_digit()).then(|| part.parse().ok())?
        };
        if bytes.len() != 10 || bytes.get(4) != Some(&b'-') || bytes.get(7) != Some(&b'-') {
            return None;
        }
        Self::from_ymd(digits(0..4)?, digits(5..7)?, digits(8..10)?)
    }

    /// 0 for Monday to 6 for Sunday.
    pub const fn weekday(self) -> i64 {
        (self.0 + 3).rem_euclid(7)
    }

    /// The day after.
    #[must_use]
    pub const fn next(self) -> Self {
        Self(self.0 + 1)
    }

    /// This day, some days later.
    #[must_use]
    pub const fn plus(self, days: i64) -> Self {
        Self(self.0 + days)
    }

    /// 23:59:59 of this day.
    pub const fn end(self) -> Timestamp {
        Timestamp((self.0 + 1) * MS_PER_DAY - ZONE_MS - 1000)
    }

    /// 00:00:00 of this day.
    pub const fn start(self) -> Timestamp {
        Timestamp(self.0 * MS_PER_DAY - ZONE_MS)
    }
}

const fn days_in_month(year: i64, month: i64) -> i64 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.ymd();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

/// Serialises as its text and parses it back.
macro_rules! serde_as_text {
    ($name:ident, $what:literal) => {
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                Self::parse(&text).ok_or_else(|| D::Error::custom($what))
            }
        }
    };
}

serde_as_text!(Timestamp, "not a moment in RFC 3339");
serde_as_text!(Day, "not a day as YYYY-MM-DD");

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn moments_are_shown_in_the_zone_of_the_city() {
        let moment = Timestamp::from_ms(1_795_968_000_000);
        assert_eq!(moment.to_string(), "2026-11-30T00:00:00+08:00");
        assert_eq!(Timestamp::parse("2026-11-29T16:00:00Z"), Some(moment));
        assert_eq!(Timestamp::parse("2026-11-29T16:00:00.123Z"), Some(moment));
        assert_eq!(moment.day().end().to_string(), "2026-11-30T23:59:59+08:00");
        assert_eq!(moment.day().start(), moment);
    }

    #[test]
    fn days_outside_the_calendar_do_not_exist() {
        for text in [
            "2026-02-29",
            "2026-13-01",
            "2026-00-10",
            "2026-04-31",
            "26-04-30",
            "2026-4-30",
            "2026/04/30",
            "２０２６-04-30",
        ] {
            assert_eq!(Day::parse(text), None, "{text}");
        }
        assert_eq!(Day::parse("2024-02-29").map(Day::ymd), Some((2024, 2, 29)));
        assert_eq!(Day::parse("2026-11-23").map(Day::weekday), Some(0));
    }

    proptest! {
        #[test]
        fn every_day_has_one_date(days in 0i64..2_900_000) {
            let day = Day(days);
            let (y, m, d) = day.ymd();
            prop_assert_eq!(Day::from_ymd(y, m, d), Some(day));
            prop_assert_eq!(Day::parse(&day.to_string()), Some(day));
        }

        #[test]
        fn every_moment_is_parsed_back(seconds in 0i64..250_000_000_000) {
            let moment = Timestamp::from_ms(seconds * 1000);
            prop_assert_eq!(Timestamp::parse(&moment.to_string()), Some(moment));
        }
    }
}
