//! Shares, and the worst hour.

use crate::call_taking::*;

const fn rings(calls: i64, within: i64) -> Rings {
    Rings {
        calls,
        answered: calls,
        within,
    }
}

#[test]
fn a_share_is_never_more_than_it_is_and_none_of_nothing() {
    for (calls, within, wanted) in [
        (0, 0, None),
        (3, 2, Some(666)),
        (1000, 999, Some(999)),
        (2, 2, Some(1000)),
    ] {
        assert_eq!(rings(calls, within).tenths(), wanted, "{within} of {calls}");
    }
    let mut sum = Rings::of(true, true);
    sum += Rings::of(false, false);
    assert_eq!((sum.calls, sum.answered, sum.within), (2, 1, 1));
}

#[test]
fn the_worst_hour_has_the_least_share_and_enough_calls() {
    assert_eq!(worst(&[]), None);
    assert_eq!(worst(&[(3, rings(4, 0))]), None, "four calls say nothing");
    let hours = [
        (2, rings(4, 0)),
        (9, rings(10, 9)),
        (10, rings(20, 17)),
        (11, rings(5, 5)),
    ];
    assert_eq!(worst(&hours), Some((10, rings(20, 17))));
    let equal = [(1, rings(10, 5)), (2, rings(20, 10)), (3, rings(20, 10))];
    assert_eq!(worst(&equal), Some((2, rings(20, 10))), "more calls, then earlier");
}
