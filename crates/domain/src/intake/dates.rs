//! Days and moments as other systems write them.

use crate::contact::half_width;
use crate::time::{Day, Timestamp};

/// 1970-01-01 as a spreadsheet counts days.
const EPOCH: i64 = 25_569;
/// Numbers that are days of 2000 to 2099 in a spreadsheet.
const COUNTED: std::ops::RangeInclusive<i64> = 36_526..=73_050;

/// A day, with its moment where a clock stands behind it: 2026-11-30, 2026/1/5 9:30:00, 2026年1月5日, 20261130, or the
/// number of a spreadsheet.
pub(super) fn read(typed: &str) -> Option<(Day, Option<Timestamp>)> {
    let typed: String = typed.trim().chars().map(half_width).collect();
    let numbers: Vec<&str> = typed
        .split(|c: char| !c.is_ascii_digit())
        .filter(|one| !one.is_empty())
        .collect();
    let is_between = |c: char| "-/.: 年月日时分秒T".contains(c);
    if !typed.chars().all(|c| c.is_ascii_digit() || is_between(c)) {
        return None;
    }
    if numbers.len() <= 2 {
        return counted(&typed);
    }
    let mut parts = numbers.into_iter().map(|one| one.parse::<i64>().ok());
    let day = Day::from_ymd(parts.next()??, parts.next()??, parts.next()??)?;
    let Some(hour) = parts.next() else {
        return Some((day, None));
    };
    let (minute, second) = (parts.next().unwrap_or(Some(0))?, parts.next().unwrap_or(Some(0))?);
    parts.next().is_none().then(|| at(day, hour?, minute, second))?
}

/// A moment, where day and clock are both there; RFC 3339, too.
pub(crate) fn moment(typed: &str) -> Option<Timestamp> {
    Timestamp::parse(typed.trim()).or_else(|| read(typed)?.1)
}

fn at(day: Day, hour: i64, minute: i64, second: i64) -> Option<(Day, Option<Timestamp>)> {
    let is_clock = hour < 24 && minute < 60 && second < 60;
    let moment = day.start().plus_ms(((hour * 60 + minute) * 60 + second) * 1000);
    is_clock.then_some((day, Some(moment)))
}

/// `YYYYMMDD`, with `HHMMSS` behind it, or days since 1900 with a part of one.
fn counted(digits: &str) -> Option<(Day, Option<Timestamp>)> {
    let part = |from: usize, to: usize| digits.get(from..to)?.parse::<i64>().ok();
    let is_whole = digits.bytes().all(|byte| byte.is_ascii_digit());
    match digits.len() {
        8 if is_whole => Some((Day::from_ymd(part(0, 4)?, part(4, 6)?, part(6, 8)?)?, None)),
        14 if is_whole => {
            let day = Day::from_ymd(part(0, 4)?, part(4, 6)?, part(6, 8)?)?;
            at(day, part(8, 10)?, part(10, 12)?, part(12, 14)?)
        }
        _ => {
            let whole: i64 = digits.split('.').next()?.parse().ok()?;
            let day = Day::from_ymd(1970, 1, 1)?.plus(whole - EPOCH);
            COUNTED.contains(&whole).then_some((day, None))
        }
    }
}
