use proptest::prelude::*;

use super::world::day;
use crate::aftercare::{TOGETHER, Waiting, together};

fn waiting(rating: usize, window: &str, on: &str, agreed: bool) -> Waiting {
    Waiting {
        rating: rating.to_string(),
        window: window.to_owned(),
        on: day(on),
        agreed,
    }
}

#[test]
fn five_of_one_window_are_told_together_once_their_week_is_over() {
    let five: Vec<_> = (0..5).map(|at| waiting(at, "hall", "2026-11-27", false)).collect();
    assert!(together(&five, day("2026-11-29")).is_empty(), "the week goes on");
    assert_eq!(together(&five, day("2026-11-30")).len(), 5);
    assert!(together(&five[..4], day("2026-11-30")).is_empty());
    assert!(together(&five[..4], day("2027-11-30")).is_empty(), "however long");
    let mut mixed = five.clone();
    mixed[4].window = "hukou".to_owned();
    assert!(
        together(&mixed, day("2026-11-30")).is_empty(),
        "another window hides nobody"
    );
    mixed[4] = waiting(4, "hall", "2026-11-30", false);
    assert!(
        together(&mixed, day("2026-11-30")).is_empty(),
        "nor does one of this week"
    );
}

#[test]
fn whoever_agreed_is_told_alone_and_hides_nobody() {
    let mut five: Vec<_> = (0..5).map(|at| waiting(at, "hall", "2026-11-25", false)).collect();
    five[2].agreed = true;
    assert_eq!(together(&five, day("2026-12-01")), ["2"]);
    assert_eq!(together(&five[2..3], day("2026-11-25")), ["2"], "at once");
}

proptest! {
    #[test]
    fn nobody_who_did_not_agree_is_ever_told_among_fewer_than_five(
        list in prop::collection::vec((0usize..3, 20i64..30, any::<bool>()), 0..30),
    ) {
        let today = day("2026-11-30");
        let list: Vec<_> = list.iter().enumerate().map(|(at, (window, on, agreed))| {
            waiting(at, &window.to_string(), &format!("2026-11-{on}"), *agreed)
        }).collect();
        let told = together(&list, today);
        for window in ["0", "1", "2"] {
            let hidden = list.iter().filter(|one| one.window == window && !one.agreed && told.contains(&one.rating));
            let count = hidden.count();
            prop_assert!(count == 0 || count >= TOGETHER, "{}", count);
        }
    }
}
