//! What is said of a year without complaints, and when it would give somebody else away.

use super::publishing::{month, rows, shown};
use crate::figures::{Counts, Figure, MonthFigures, MonthTruth, Topic, WithoutComplaints, publish, year};
use crate::rating::{Cell, is_safe, keeps_few};

/// Complaints of the units a, b and c and of all others, and how many of a's citizens were reached, in each month.
fn months(complaints: [i64; 4], reached: i64) -> Vec<(Counts, MonthFigures)> {
    let one = || {
        let mut counts = Counts::default();
        for (unit, by) in ["a", "b", "c", ""].into_iter().zip(complaints) {
            counts.add(unit, Figure::Complaint, 0, by);
            counts.add(unit, Figure::Enquiry, 0, 30);
            counts.add(unit, Figure::Suggestion, 0, 20);
            counts.add(unit, Figure::Praise, 0, 40);
            counts.add(unit, Figure::Solved, 0, 12);
            counts.add(unit, Figure::Unsolved, 0, 9);
            counts.add(unit, Figure::NotReached, 0, 8);
        }
        counts.add("a", Figure::Solved, 0, reached - 12);
        counts
    };
    let mut all = Vec::new();
    for at in 0..12 {
        let counts = one();
        let figures = publish(month().plus(at), &counts, &rows(), |_, _, _| 0);
        all.push((counts, figures));
    }
    all
}

fn said(months: &[(Counts, MonthFigures)]) -> Vec<WithoutComplaints> {
    let truths: Vec<MonthTruth<'_>> = months
        .iter()
        .map(|(counts, figures)| MonthTruth { counts, figures })
        .collect();
    year(2026, &truths).without_complaints
}

#[test]
fn a_year_without_complaints_is_said_with_how_many_were_asked() {
    // Two units beside it hide each other.
    let all = months([0, 3, 2, 40], 12);
    let said_of = said(&all);
    assert_eq!(said_of.iter().map(|one| one.unit.as_str()).collect::<Vec<_>>(), ["a"]);
    assert_eq!(said_of[0].reached, 12 * 21, "by what is shown");
    assert_eq!(said(&all[..11]), [], "a year has twelve months");
    let mut one = all;
    one[4].0.add("a", Figure::Complaint, 0, 1);
    assert_eq!(said(&one), [], "a single complaint ends it");
}

#[test]
fn nothing_is_said_where_it_would_give_another_unit_away() {
    let all = months([0, 3, 20, 40], 12);
    let (counts, figures) = &all[0];
    let block = figures.block(Topic::Filed).unwrap();
    let truth: Vec<Vec<u32>> = ["a", "b", "c", ""]
        .iter()
        .map(|unit| {
            let kinds = [Figure::Praise, Figure::Complaint, Figure::Enquiry, Figure::Suggestion];
            kinds.map(|kind| counts.of(unit, kind)).to_vec()
        })
        .collect();
    let mut told = shown(block);
    assert!(is_safe(&truth, &told));
    told.cells[0][1] = Cell::Shown(0);
    assert!(
        !keeps_few(&truth, &told),
        "one would know how many came about the other"
    );
    assert_eq!(said(&all), []);
}

#[test]
fn silence_where_nobody_was_asked_is_not_said() {
    let mut all = months([0, 3, 2, 40], 12);
    for (counts, figures) in &mut all {
        for figure in [Figure::Solved, Figure::Unsolved] {
            let there = i64::from(counts.of("a", figure));
            counts.add("a", figure, 0, -there);
        }
        *figures = publish(figures.month, counts, &rows(), |_, _, _| 0);
    }
    assert_eq!(said(&all), []);
}
