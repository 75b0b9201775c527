//! Repeated causes, and what is said of an improvement.

use crate::figures::{Change, Month, Span, around, change, is_over, is_repeated};

fn month(text: &str) -> Month {
    Month::parse(text).unwrap()
}

#[test]
fn a_cause_is_repeated_from_the_second_case_within_three_months_on() {
    for (cases, expected) in [
        ([0, 0, 0, 1], false),
        ([0, 0, 0, 2], true),
        ([0, 0, 1, 1], true),
        ([0, 1, 0, 1], true),
        ([1, 0, 0, 1], false),
        ([0, 2, 0, 0], false),
        ([0, 0, 0, 0], false),
    ] {
        let first = month("2026-08");
        let of = |month: Month| {
            (0..4)
                .zip(cases)
                .find(|(at, _)| first.plus(*at) == month)
                .map_or(0, |one| one.1)
        };
        assert_eq!(is_repeated(month("2026-11"), of), expected, "{cases:?}");
    }
}

#[test]
fn the_month_of_an_improvement_is_in_neither_half_and_the_second_has_to_be_over() {
    let [before, after] = around(month("2026-01")).map(|months| months.map(|one| one.to_string()));
    assert_eq!(before, ["2025-10", "2025-11", "2025-12"]);
    assert_eq!(after, ["2026-02", "2026-03", "2026-04"]);
    assert!(!is_over(month("2026-01"), month("2026-04")));
    assert!(is_over(month("2026-01"), month("2026-05")));
}

#[test]
fn nothing_is_said_of_few_and_a_share_has_to_be_smaller_to_have_fallen() {
    let span = |cases, of| Span { cases, of };
    for (before, after, expected) in [
        (span(5, 20), None, Change::NotYet),
        (span(5, 9), Some(span(0, 20)), Change::TooFew),
        (span(5, 20), Some(span(0, 9)), Change::TooFew),
        (span(5, 10), Some(span(4, 10)), Change::Fell),
        (span(5, 10), Some(span(9, 20)), Change::Fell),
        (span(5, 10), Some(span(10, 20)), Change::NotFallen),
        (span(0, 10), Some(span(0, 20)), Change::NotFallen),
        (span(1, 10), Some(span(2, 10)), Change::NotFallen),
        (span(u32::MAX, u32::MAX), Some(span(0, u32::MAX)), Change::Fell),
    ] {
        assert_eq!(change(before, after), expected, "{before:?} {after:?}");
    }
}
