//! Months, and when each is published.

use crate::figures::{Month, PUBLISHED_ON};
use crate::time::Day;

fn month(text: &str) -> Month {
    Month::parse(text).unwrap()
}

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

#[test]
fn a_month_is_parsed_shown_and_counted_on_over_the_year() {
    for text in ["2026-13", "2026-00", "26-01", "2026-1", "2026-01-01", ""] {
        assert_eq!(Month::parse(text), None, "{text}");
    }
    let december = month("2026-12");
    assert_eq!(december.to_string(), "2026-12");
    assert_eq!(december.year_and_month(), (2026, 12));
    assert_eq!(december.plus(1), month("2027-01"));
    assert_eq!(december.plus(-12), month("2025-12"));
    assert_eq!(Month::of(day("2026-12-31")), december);
    let json = serde_json::to_string(&december).unwrap();
    assert_eq!(json, "\"2026-12\"");
    assert_eq!(serde_json::from_str::<Month>(&json).unwrap(), december);
}

#[test]
fn a_month_is_published_when_no_visit_of_it_can_be_reported_any_more() {
    assert_eq!(PUBLISHED_ON, 15);
    for (today, last) in [
        ("2026-12-14", "2026-10"),
        ("2026-12-15", "2026-11"),
        ("2026-12-31", "2026-11"),
        ("2027-01-01", "2026-11"),
        ("2027-01-15", "2026-12"),
    ] {
        assert_eq!(Month::published_by(day(today)), month(last), "{today}");
    }
    assert_eq!(month("2026-12").published_on(), Some(day("2027-01-15")));
    let published = month("2026-11").published_on().unwrap();
    assert_eq!(Month::published_by(published), month("2026-11"));
    assert!(Month::published_by(published.plus(-1)) < month("2026-11"));
}
