//! Wilson's interval, the score and the coverage, against known answers.

use proptest::prelude::*;

use crate::rating::{Coverage, Score, wilson};

fn shown(part: u32, n: u32) -> String {
    let interval = wilson(part, n);
    format!("{:.4} {:.4}", interval.low, interval.high)
}

/// The values of R's `prop.test(x, n, correct = FALSE)$conf.int`, and of Newcombe 1998, table I, method 3.
#[test]
fn wilsons_interval_has_the_published_values() {
    assert_eq!(shown(81, 263), "0.2553 0.3662");
    assert_eq!(shown(15, 148), "0.0624 0.1605");
    assert_eq!(shown(0, 20), "0.0000 0.1611");
    assert_eq!(shown(1, 29), "0.0061 0.1718");
    assert_eq!(shown(29, 29), "0.8830 1.0000");
    assert_eq!(shown(0, 0), "0.0000 1.0000");
}

#[test]
fn a_score_is_the_share_of_the_three_good_levels_with_its_n() {
    assert_eq!(Score::of([0; 5]), None);
    let score = Score::of([10, 5, 3, 1, 1]).unwrap();
    assert_eq!((score.n, score.interval), (20, wilson(18, 20)));
    assert!((score.share - 0.9).abs() < 1e-12);
    assert!(
        Score::of([u32::MAX; 5]).is_some(),
        "numbers that no window has end no program"
    );
}

#[test]
fn fewer_than_half_of_the_visits_offered_is_too_short_a_sample() {
    let coverage = |visits, offered| Coverage {
        visits,
        offered,
        rated: 0,
    };
    for (visits, offered, is_short) in [
        (0, 0, false),
        (1, 0, true),
        (2, 1, false),
        (3, 1, true),
        (3, 2, false),
        (100, 49, true),
        (100, 50, false),
    ] {
        assert_eq!(coverage(visits, offered).is_short(), is_short, "{offered} of {visits}");
    }
    assert_eq!(coverage(0, 0).offered_share(), None);
    let more = Coverage {
        visits: 10,
        offered: 5,
        rated: 6,
    };
    assert_eq!((more.offered_share(), more.rated_share()), (Some(0.5), Some(1.0)));
}

proptest! {
    #[test]
    fn an_interval_holds_its_share_and_narrows_with_n(part in 0u32..2000, more in 0u32..2000) {
        let n = part + more + 1;
        let interval = wilson(part, n);
        let share = f64::from(part) / f64::from(n);
        prop_assert!(0.0 <= interval.low && interval.low <= share + 1e-12);
        prop_assert!(share - 1e-12 <= interval.high && interval.high <= 1.0);
        let wider = wilson(part * 10, n * 10);
        prop_assert!(wider.high - wider.low < interval.high - interval.low);
    }
}
