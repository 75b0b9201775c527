//! What is published of call-backs: everybody may know how we hide, and still reckons nothing small.

use std::collections::{BTreeMap, BTreeSet};

use crate::call_taking::*;
use crate::rating::Cell;

const MOST: u32 = 40;

fn all() -> impl Iterator<Item = CallBackTotals> {
    (0..=MOST).flat_map(|owed| {
        (0..=owed).flat_map(move |in_time| (0..=owed - in_time).map(move |late| CallBackTotals { owed, in_time, late }))
    })
}

fn values(totals: CallBackTotals) -> [u32; 5] {
    let CallBackTotals { owed, in_time, late } = totals;
    [owed, in_time, owed - in_time, late, totals.open()]
}

fn cells(cells: CallBackCells) -> [Option<Cell>; 5] {
    [
        Some(cells.owed),
        cells.in_time,
        cells.not_in_time,
        cells.late,
        cells.open,
    ]
}

#[test]
fn what_is_hidden_could_be_five_different_numbers_and_what_is_few_all_of_nought_to_four() {
    let mut alike: BTreeMap<String, Vec<CallBackTotals>> = BTreeMap::new();
    for totals in all() {
        let told = CallBackCells::of(totals);
        for (cell, value) in cells(told).into_iter().zip(values(totals)) {
            match cell {
                Some(Cell::Shown(shown)) => assert!(shown == value && value >= 5, "{totals:?} {told:?}"),
                Some(Cell::Few) => assert!(value < 5, "{totals:?} {told:?}"),
                Some(Cell::Withheld) => assert!(value >= 5, "{totals:?} {told:?}"),
                None => {}
            }
        }
        alike.entry(format!("{told:?}")).or_default().push(totals);
    }
    for (told, truths) in alike {
        let shown = cells(CallBackCells::of(truths[0]));
        for (at, cell) in shown.into_iter().enumerate() {
            let possible: BTreeSet<u32> = truths.iter().map(|one| values(*one)[at]).collect();
            match cell {
                Some(Cell::Shown(_)) => assert_eq!(possible.len(), 1, "{told}"),
                Some(Cell::Few) => assert_eq!(possible, (0..5).collect(), "{told}"),
                Some(Cell::Withheld) | None => assert!(possible.len() >= 5, "{told} {possible:?}"),
            }
        }
    }
}

#[test]
fn a_month_in_which_nearly_all_were_in_time_says_so() {
    let good = CallBackCells::of(CallBackTotals {
        owed: 500,
        in_time: 500,
        late: 0,
    });
    let few = [
        Some(Cell::Shown(500)),
        Some(Cell::Withheld),
        Some(Cell::Few),
        None,
        None,
    ];
    assert_eq!(cells(good), few);
    let bad = CallBackCells::of(CallBackTotals {
        owed: 500,
        in_time: 400,
        late: 60,
    });
    assert_eq!(cells(bad), [500, 400, 100, 60, 40].map(|n| Some(Cell::Shown(n))));
}
