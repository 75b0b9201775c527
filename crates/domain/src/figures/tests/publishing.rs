//! A published month: every table exact where shown, hidden where small, and nothing of it computable.

use std::collections::BTreeMap;

use proptest::prelude::*;

use crate::figures::{Block, Column, Counts, ENOUGH, Figure, Month, MonthFigures, OTHERS, Rows, Topic, publish};
use crate::rating::{Cell, FEW, Hidden, is_safe};

const UNITS: [&str; 3] = ["a", "b", "c"];
const WINDOWS: [&str; 2] = ["w", "x"];

pub(super) fn rows() -> Rows {
    Rows {
        units: UNITS.map(str::to_owned).to_vec(),
        windows: WINDOWS.map(str::to_owned).to_vec(),
    }
}

pub(super) fn month() -> Month {
    Month::parse("2026-10").unwrap()
}

/// What a table really holds, worked out otherwise than the program does.
fn truth(block: &Block, counts: &Counts, ratings: &BTreeMap<(Topic, Column, String), u32>) -> Vec<Vec<u32>> {
    let topic = block.topic;
    let of = |unit: &str, figure: Figure| -> u32 {
        if unit != OTHERS {
            return counts.of(unit, figure);
        }
        counts.all(figure) - UNITS.iter().map(|unit| counts.of(unit, figure)).sum::<u32>()
    };
    let cell = |unit: &str, part: Column| match (topic, part) {
        (Topic::Waiting, Column::NotDue) => of(unit, Figure::Waiting) - of(unit, Figure::Overdue),
        (topic, Column::All) if !topic.is_of_windows() => of(unit, Figure::from_code(topic.as_str()).unwrap()),
        (topic, Column::Unanswered) => {
            let of = |topic, part| *ratings.get(&(topic, part, unit.to_owned())).unwrap_or(&0);
            let all = of(Topic::Verified, Column::Good) + of(Topic::Verified, Column::Bad);
            all - of(topic, Column::Good) - of(topic, Column::Bad)
        }
        (topic, part) if topic.is_of_windows() => *ratings.get(&(topic, part, unit.to_owned())).unwrap_or(&0),
        (_, part) => of(unit, Figure::from_code(part.as_str()).unwrap()),
    };
    let row = |unit: &str| topic.parts().iter().map(|part| cell(unit, *part)).collect();
    block.lines.iter().map(|line| row(&line.of)).collect()
}

pub(super) fn shown(block: &Block) -> Hidden {
    Hidden {
        cells: block.lines.iter().map(|line| line.parts.clone()).collect(),
        row_totals: block.lines.iter().map(|line| line.total).collect(),
        column_totals: block.city.parts.clone(),
        total: block.city.total,
    }
}

fn fits(cell: Cell, value: u32) -> bool {
    match cell {
        Cell::Shown(shown) => shown == value && value >= FEW,
        Cell::Few => value < FEW,
        Cell::Withheld => value >= FEW,
    }
}

fn is_right(block: &Block, truth: &[Vec<u32>]) {
    for (line, row) in block.lines.iter().zip(truth) {
        for (cell, value) in line.parts.iter().zip(row) {
            assert!(fits(*cell, *value), "{:?} {row:?}", block.topic);
        }
        assert!(fits(line.total, row.iter().sum()), "{:?} {row:?}", block.topic);
    }
    for (at, cell) in block.city.parts.iter().enumerate() {
        assert!(fits(*cell, truth.iter().map(|row| row[at]).sum()), "{:?}", block.topic);
    }
    assert!(
        fits(block.city.total, truth.iter().flatten().sum()),
        "{:?}",
        block.topic
    );
    assert!(is_safe(truth, &shown(block)), "{block:?}");
}

fn of(counts: &Counts, ratings: &BTreeMap<(Topic, Column, String), u32>) -> MonthFigures {
    publish(month(), counts, &rows(), |topic, part, window| {
        *ratings.get(&(topic, part, window.to_owned())).unwrap_or(&0)
    })
}

/// Units of the list, one that has no line, and none.
const COUNTED: [&str; 5] = ["a", "b", "c", "gone", OTHERS];

prop_compose! {
    fn counted()(moves in prop::collection::vec((0usize..5, 0usize..Figure::ALL.len(), 0i64..9, 0i64..70), 0..120)) -> Counts {
        let mut counts = Counts::default();
        for (unit, figure, by, days) in moves {
            let (unit, figure) = (COUNTED[unit], Figure::ALL[figure]);
            match figure {
                Figure::Days | Figure::DaysWithout => {}
                Figure::InTime | Figure::Late => {
                    counts.add(unit, figure, 0, by);
                    counts.add(unit, Figure::Days, days.min(61), by);
                    counts.add(unit, Figure::DaysWithout, days.min(61) / 2, by);
                }
                // What is overdue waits.
                Figure::Overdue => {
                    counts.add(unit, Figure::Overdue, 0, by);
                    counts.add(unit, Figure::Waiting, 0, by);
                }
                _ => counts.add(unit, figure, 0, by),
            }
        }
        counts
    }
}

prop_compose! {
    fn rated()(cells in prop::collection::vec(0u32..20, 15), answers in prop::collection::vec((0u32..40, 0u32..40), 9)) -> BTreeMap<(Topic, Column, String), u32> {
        let columns = [
            (Topic::Verified, Column::Good), (Topic::Verified, Column::Bad), (Topic::Open, Column::All),
            (Topic::Visits, Column::Offered), (Topic::Visits, Column::NotOffered),
        ];
        let places = columns.iter().flat_map(|(topic, part)| {
            WINDOWS.into_iter().chain([OTHERS]).map(|window| (*topic, *part, window.to_owned()))
        });
        let mut rated: BTreeMap<_, _> = places.zip(cells).collect();
        let dimensions = Topic::ALL.iter().filter(|topic| topic.is_dimension());
        let places = dimensions.flat_map(|topic| WINDOWS.into_iter().chain([OTHERS]).map(|window| (*topic, window.to_owned())));
        for ((topic, window), (answered, good)) in places.zip(answers) {
            let of = |part| rated[&(Topic::Verified, part, window.clone())];
            let answered = (of(Column::Good) + of(Column::Bad)).min(answered);
            let good = good.min(answered);
            rated.insert((topic, Column::Good, window.clone()), good);
            rated.insert((topic, Column::Bad, window), answered - good);
        }
        rated
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn every_table_is_true_where_it_is_shown_and_tells_nothing_where_it_is_not(counts in counted(), ratings in rated()) {
        let figures = of(&counts, &ratings);
        prop_assert_eq!(figures.blocks.len(), Topic::ALL.len());
        for topic in Topic::ALL {
            let block = figures.block(*topic).unwrap();
            is_right(block, &truth(block, &counts, &ratings));
            prop_assert_eq!(&block.columns[..], topic.parts());
            let order: Vec<&str> = block.lines.iter().map(|line| line.of.as_str()).collect();
            let mut listed = if topic.is_of_windows() { vec!["w", "x", ""] } else { vec!["a", "b", "c", ""] };
            if topic.is_dimension() {
                // Lines only beside a total that is shown, and it is the same one.
                let verified = figures.block(Topic::Verified).unwrap();
                for line in &block.lines {
                    prop_assert!(matches!(line.total, Cell::Shown(_)));
                    prop_assert_eq!(Some(line.total), verified.line(Some(&line.of)).map(|line| line.total));
                }
                listed.retain(|of| order.contains(of));
            }
            prop_assert_eq!(order, listed, "never by size");
        }
        for times in &figures.times {
            let answered = figures.block(Topic::Answered).unwrap().line(times.of.as_deref()).unwrap();
            prop_assert!(matches!(answered.total, Cell::Shown(answers) if answers >= ENOUGH));
            prop_assert!(times.median <= times.ninety && times.median_without <= times.ninety_without);
            prop_assert!(times.median_without <= times.median);
        }
        let text = serde_json::to_string(&figures).unwrap();
        prop_assert_eq!(serde_json::from_str::<MonthFigures>(&text).unwrap(), figures);
    }
}

#[test]
fn lengths_are_the_nearest_ranks_and_only_of_enough_answers() {
    let mut counts = Counts::default();
    let add = |counts: &mut Counts, days: i64, answers: i64| {
        counts.add("a", Figure::InTime, 0, answers);
        counts.add("a", Figure::Days, days, answers);
        counts.add("a", Figure::DaysWithout, days.min(3), answers);
    };
    add(&mut counts, 2, 9);
    assert!(of(&counts, &BTreeMap::new()).times.is_empty(), "nine are too few");
    add(&mut counts, 61, 1);
    counts.add("b", Figure::InTime, 0, 7);
    counts.add("b", Figure::Days, 5, 7);
    counts.add("b", Figure::DaysWithout, 5, 7);
    counts.add("a", Figure::PauseDays, 0, 58);
    let figures = of(&counts, &BTreeMap::new());
    let city = figures.times(None).unwrap();
    assert_eq!((city.median, city.ninety), (2, 5), "seventeen answers");
    assert_eq!(figures.pause_days, Cell::Shown(58));
    // Of the unit with ten answers, where they are shown.
    if let Some(unit) = figures.times(Some("a")) {
        assert_eq!((unit.median, unit.ninety, unit.ninety_without), (2, 2, 2));
    }
    assert_eq!(figures.times(Some("b")), None);
}

#[test]
fn matters_of_many_and_their_persons_are_shown_together_or_not_at_all() {
    for (matters, expected) in [
        (0, [Cell::Few; 2]),
        (4, [Cell::Few; 2]),
        (5, [Cell::Shown(5), Cell::Shown(60)]),
    ] {
        let mut counts = Counts::default();
        counts.add("a", Figure::Groups, 0, matters);
        counts.add("a", Figure::Persons, 0, matters * 12);
        let groups = of(&counts, &BTreeMap::new()).groups.unwrap();
        assert_eq!([groups.matters, groups.persons], expected, "{matters}");
    }
}

#[test]
fn a_case_about_no_listed_unit_counts_in_one_line_with_all_others() {
    let mut counts = Counts::default();
    for (unit, by) in [("oversight", 7), (OTHERS, 8), ("a", 20), ("b", 21), ("c", 22)] {
        counts.add(unit, Figure::Complaint, 0, by);
    }
    let figures = of(&counts, &BTreeMap::new());
    let block = figures.block(Topic::Filed).unwrap();
    let others = block.line(Some(OTHERS)).unwrap();
    assert_eq!(others.part(Topic::Filed, Column::Complaint), Some(Cell::Withheld));
    assert_eq!(block.city.part(Topic::Filed, Column::Complaint), Some(Cell::Withheld));
    assert!(!serde_json::to_string(&figures).unwrap().contains("oversight"));
}
