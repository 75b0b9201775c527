//! Days and moments as people read them, in the zone of the city.

use qingyu_domain::time::{Day, Timestamp};

use crate::Lang;

const WEEKDAYS_ZH: [&str; 7] = ["一", "二", "三", "四", "五", "六", "日"];
const WEEKDAYS_EN: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];
const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn nth<'a>(names: &[&'a str], index: i64) -> &'a str {
    usize::try_from(index)
        .ok()
        .and_then(|index| names.get(index))
        .copied()
        .unwrap_or_default()
}

/// The English name of a month, 1 to 12.
pub fn month(of_year: i64) -> &'static str {
    nth(&MONTHS_EN, of_year - 1)
}

/// `11月24日（星期二）` or `Tuesday 24 November`; with the year where it is not the reference's.
pub fn day(lang: Lang, day: Day, reference: Day) -> String {
    let (year, month, of_month) = day.ymd();
    let other_year = year != reference.ymd().0;
    match lang.spoken() {
        Lang::Zh => {
            let year = if other_year {
                format!("{year}年")
            } else {
                String::new()
            };
            format!(
                "{year}{month}月{of_month}日（星期{}）",
                nth(&WEEKDAYS_ZH, day.weekday())
            )
        }
        Lang::En => {
            let year = if other_year { format!(" {year}") } else { String::new() };
            format!(
                "{} {of_month} {}{year}",
                nth(&WEEKDAYS_EN, day.weekday()),
                nth(&MONTHS_EN, month - 1)
            )
        }
    }
}

/// `2026年11月24日` or `24 November 2026`.
pub fn date(lang: Lang, day: Day) -> String {
    let (year, month, of_month) = day.ymd();
    match lang.spoken() {
        Lang::Zh => format!("{year}年{month}月{of_month}日"),
        Lang::En => format!("{of_month} {} {year}", nth(&MONTHS_EN, month - 1)),
    }
}

/// `2026年11月24日 09:05` or `24 November 2026, 09:05`.
pub fn moment(lang: Lang, moment: Timestamp) -> String {
    let (year, month, of_month) = moment.day().ymd();
    let (hour, minute, _) = moment.clock();
    match lang.spoken() {
        Lang::Zh => format!("{year}年{month}月{of_month}日 {hour:02}:{minute:02}"),
        Lang::En => format!(
            "{of_month} {} {year}, {hour:02}:{minute:02}",
            nth(&MONTHS_EN, month - 1)
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_written_as_people_say_them() {
        let tuesday = Day::parse("2026-11-24").unwrap();
        assert_eq!(day(Lang::Zh, tuesday, tuesday), "11月24日（星期二）");
        assert_eq!(day(Lang::En, tuesday, tuesday), "Tuesday 24 November");
        assert_eq!(date(Lang::Zh, tuesday), "2026年11月24日");
        assert_eq!(date(Lang::En, tuesday), "24 November 2026");
        let next_year = Day::parse("2027-01-04").unwrap();
        assert_eq!(day(Lang::Zh, next_year, tuesday), "2027年1月4日（星期一）");
        let at = Timestamp::parse("2026-11-24T09:05:00+08:00").unwrap();
        assert_eq!(moment(Lang::Zh, at), "2026年11月24日 09:05");
        assert_eq!(moment(Lang::En, at), "24 November 2026, 09:05");
    }
}
