//! Shares: exact where both sides are shown, and never outside of what the marks allow.

use proptest::prelude::*;

use crate::figures::{Line, at_least, share};
use crate::rating::{Cell, hide};

fn line(parts: &[Cell], total: Cell) -> Line {
    Line {
        of: String::new(),
        parts: parts.to_vec(),
        total,
    }
}

#[test]
fn a_share_is_exact_where_both_sides_are_shown_and_else_as_wide_as_its_marks() {
    use Cell::{Few, Shown, Withheld};
    let exact = share(&line(&[Shown(18), Shown(6)], Shown(24)), &[0], &[1]).unwrap();
    assert!(exact.is_exact());
    assert!((exact.low - 0.75).abs() < 1e-12 && (exact.high - 0.75).abs() < 1e-12);
    assert_eq!((exact.part, exact.of), ((18, 18), (24, 24)));
    let few = share(&line(&[Withheld, Few], Shown(100)), &[0], &[1]).unwrap();
    assert_eq!((few.part, few.of), ((96, 100), (100, 100)));
    assert!((few.low - 0.96).abs() < 1e-12 && (few.high - 1.0).abs() < 1e-12);
    // Thirty were reached, whoever of them said what.
    let reached = share(&line(&[Withheld, Few, Shown(10)], Shown(40)), &[0], &[1]).unwrap();
    assert_eq!((reached.part, reached.of), ((26, 30), (30, 30)));
    assert_eq!(share(&line(&[Few, Few], Few), &[0], &[1]), None);
    assert_eq!(share(&line(&[Withheld, Few], Withheld), &[0], &[1]), None);
    assert_eq!(
        share(&line(&[Few, Few, Withheld], Shown(9)), &[0], &[1]).map(|one| one.of),
        None,
        "perhaps nobody was reached"
    );
    // Of twelve at most four were not reached, whatever the others said: four of nine is no share that there can be.
    let lost = share(&line(&[Withheld, Few, Few], Shown(12)), &[2], &[0, 1]).unwrap();
    assert_eq!((lost.part, lost.others, lost.of), ((0, 4), (8, 12), (12, 12)));
    assert!(lost.low.abs() < 1e-12 && (lost.high - 1.0 / 3.0).abs() < 1e-12);
    assert_eq!(at_least(&line(&[Withheld, Few, Shown(10)], Shown(40)), &[0, 1]), 30);
    assert_eq!(at_least(&line(&[Withheld, Few], Withheld), &[0, 1]), 0);
}

proptest! {
    #[test]
    fn the_truth_lies_between_the_bounds(rows in prop::collection::vec(prop::collection::vec(0u32..30, 3), 1..5)) {
        let hidden = hide(&rows);
        for ((row, cells), total) in rows.iter().zip(&hidden.cells).zip(&hidden.row_totals) {
            let line = line(cells, *total);
            prop_assert!(at_least(&line, &[0, 1]) <= row[0] + row[1]);
            if let Some(share) = share(&line, &[0], &[1]) {
                let reached = row[0] + row[1];
                let truth = f64::from(row[0]) / f64::from(reached);
                prop_assert!(share.low <= truth + 1e-12 && truth <= share.high + 1e-12, "{row:?} {line:?} {share:?}");
                prop_assert!(share.of.0 <= reached && reached <= share.of.1);
                prop_assert!(share.part.0 <= row[0] && row[0] <= share.part.1);
                prop_assert!(0.0 <= share.low && share.high <= 1.0);
            }
        }
    }
}
