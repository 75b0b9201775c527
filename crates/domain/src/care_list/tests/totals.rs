//! What is told of months.

use proptest::prelude::*;

use crate::care_list::*;
use crate::figures::Month;
use crate::rating::{Cell, FEW};

fn told(times: [u32; 4]) -> CareMonth {
    let of = |reason| times[CareReason::ALL.iter().position(|one| *one == reason).unwrap()];
    care_month(Month::parse("2026-10").unwrap(), of)
}

#[test]
fn nought_and_a_few_look_alike() {
    assert_eq!(told([0, 0, 0, 0]), told([1, 0, 2, 1]));
    assert_eq!(told([0, 0, 0, 0]).total, Cell::Few);
}

#[test]
fn a_few_are_not_reckoned_from_the_rest() {
    let month = told([7, 2, 9, 8]);
    let shown = |cell: &&CareCell| matches!(cell.times, Cell::Shown(_));
    assert_eq!(month.reasons[1].times, Cell::Few);
    let is_open = month.reasons.iter().filter(shown).count() == 3 && month.total != Cell::Few;
    assert!(!is_open || matches!(month.total, Cell::Withheld), "{month:?}");
}

proptest! {
    #[test]
    fn what_is_shown_is_so_and_no_small_number_follows_from_it(times in prop::array::uniform4(0u32..12)) {
        let month = told(times);
        let sum: u32 = times.iter().sum();
        let mut unknown = 0;
        for (cell, times) in month.reasons.iter().zip(times) {
            match cell.times {
                Cell::Shown(value) => prop_assert!(value == times && value >= FEW),
                Cell::Few => { unknown += 1; prop_assert!(times < FEW); }
                Cell::Withheld => { unknown += 1; prop_assert!(times >= FEW); }
            }
        }
        if let Cell::Shown(total) = month.total {
            prop_assert_eq!(total, sum);
            prop_assert!(total >= FEW);
            let has_few = month.reasons.iter().any(|cell| cell.times == Cell::Few);
            prop_assert!(!has_few || unknown > 1, "{:?}", month);
        }
    }
}
