//! Small cells: what is shown, and that no reader can compute what is not.

use proptest::prelude::*;

use crate::rating::{Cell, FEW, Hidden, hide, hide_below};

/// `.` for few, `#` for withheld.
fn drawn(hidden: &Hidden) -> Vec<String> {
    let cell = |cell: &Cell| match cell {
        Cell::Shown(value) => value.to_string(),
        Cell::Few => ".".to_owned(),
        Cell::Withheld => "#".to_owned(),
    };
    let line = |cells: &[Cell], total: &Cell| {
        let cells: Vec<String> = cells.iter().chain([total]).map(cell).collect();
        cells.join(" ")
    };
    let mut lines: Vec<String> = hidden
        .cells
        .iter()
        .zip(&hidden.row_totals)
        .map(|(row, total)| line(row, total))
        .collect();
    lines.push(line(&hidden.column_totals, &hidden.total));
    lines
}

#[test]
fn what_is_large_is_shown_and_what_is_small_looks_alike() {
    assert_eq!(
        drawn(&hide(&[vec![9, 5], vec![6, 7]])),
        ["9 5 14", "6 7 13", "15 12 27"]
    );
    for small in 0..FEW {
        let hidden = hide(&[vec![20, 30, small], vec![40, 50, 60], vec![70, 80, 90]]);
        assert_eq!(hidden.cells[0][2], Cell::Few);
        assert_eq!(
            drawn(&hidden)[0].split(' ').filter(|cell| *cell == "#").count(),
            1,
            "one more is withheld"
        );
    }
}

#[test]
fn a_single_small_cell_takes_three_others_with_it_to_hide_in_rows_and_columns() {
    let hidden = hide(&[vec![20, 30, 2], vec![40, 50, 60], vec![70, 80, 90]]);
    assert_eq!(
        drawn(&hidden),
        ["# 30 . 52", "# 50 # 150", "70 80 90 240", "130 160 152 442"]
    );
}

#[test]
fn cells_that_add_up_to_nothing_are_not_given_away_by_their_total() {
    // 20 of 20 are in the first cell: the others would be read as nought.
    let hidden = hide(&[vec![20, 0, 0, 0, 0]]);
    assert_eq!(
        hidden.cells[0],
        [Cell::Withheld, Cell::Few, Cell::Few, Cell::Few, Cell::Few]
    );
    // Five of five: with the total one would know that the rest is nought and the first five.
    let hidden = hide(&[vec![5, 0, 0, 0, 0]]);
    assert_eq!(hidden.total, Cell::Withheld);
    assert_eq!(drawn(&hide(&[vec![0, 0], vec![0, 0]])), [". . .", ". . .", ". . ."]);
    assert_eq!(hide(&[]).total, Cell::Few);
}

/// Whether a table fits all that is shown.
fn fits(hidden: &Hidden, rows: &[Vec<u32>]) -> bool {
    let fits = |cell: Cell, value: u32| match cell {
        Cell::Shown(shown) => shown == value,
        Cell::Few => value < FEW,
        Cell::Withheld => value >= FEW,
    };
    let width = rows[0].len();
    let column = |at: usize| rows.iter().map(|row| row[at]).sum();
    rows.iter()
        .zip(&hidden.cells)
        .all(|(row, cells)| row.iter().zip(cells).all(|(value, cell)| fits(*cell, *value)))
        && rows
            .iter()
            .zip(&hidden.row_totals)
            .all(|(row, total)| fits(*total, row.iter().sum()))
        && (0..width).all(|at| fits(hidden.column_totals[at], column(at)))
        && fits(hidden.total, rows.iter().flatten().sum())
}

/// Every table of two by two, or of one row, with cells up to a bound, that fits what is shown: found by trying them all.
fn possible(hidden: &Hidden, height: usize, width: usize, most: u32) -> Vec<Vec<Vec<u32>>> {
    let cells = u32::try_from(height * width).unwrap();
    let mut found = Vec::new();
    for mut number in 0..(most + 1).pow(cells) {
        let mut rows = vec![vec![0; width]; height];
        for value in rows.iter_mut().flatten() {
            *value = number % (most + 1);
            number /= most + 1;
        }
        if fits(hidden, &rows) {
            found.push(rows);
        }
    }
    found
}

/// Each hidden cell and total takes at least two values over all tables that fit.
fn nothing_can_be_computed(rows: &[Vec<u32>], most: u32) {
    is_kept(&hide(rows), rows, most);
}

/// The same where totals of rows are known from elsewhere: they are shown, and rows that cannot be kept are not there.
fn nothing_can_be_computed_below(rows: &[Vec<u32>], most: u32) {
    let rows: Vec<_> = rows
        .iter()
        .filter(|row| row.iter().sum::<u32>() >= FEW)
        .cloned()
        .collect();
    let Some(hidden) = hide_below(&rows) else { return };
    assert!(hidden.row_totals.iter().all(|total| matches!(total, Cell::Shown(_))));
    if !rows.is_empty() {
        is_kept(&hidden, &rows, most);
    }
}

fn is_kept(hidden: &Hidden, rows: &[Vec<u32>], most: u32) {
    let (height, width) = (rows.len(), rows[0].len());
    let possible = possible(hidden, height, width, most);
    assert!(possible.contains(&rows.to_vec()), "the truth fits what is shown");
    let varies =
        |value: &dyn Fn(&Vec<Vec<u32>>) -> u32| possible.iter().any(|other| value(other) != value(&rows.to_vec()));
    for (r, row) in hidden.cells.iter().enumerate() {
        for (c, cell) in row.iter().enumerate() {
            assert_eq!(matches!(cell, Cell::Few), rows[r][c] < FEW);
            assert!(
                matches!(cell, Cell::Shown(_)) || varies(&|rows| rows[r][c]),
                "{rows:?} {:?} {r} {c}",
                drawn(hidden)
            );
        }
        let is_shown = matches!(hidden.row_totals[r], Cell::Shown(_));
        assert!(
            is_shown || varies(&|rows| rows[r].iter().sum()),
            "{rows:?} {:?}",
            drawn(hidden)
        );
    }
    for c in 0..width {
        let is_shown = matches!(hidden.column_totals[c], Cell::Shown(_));
        assert!(
            is_shown || varies(&|rows| rows.iter().map(|row| row[c]).sum()),
            "{rows:?} {:?}",
            drawn(hidden)
        );
    }
    let is_shown = matches!(hidden.total, Cell::Shown(_));
    assert!(
        is_shown || varies(&|rows| rows.iter().flatten().sum()),
        "{rows:?} {:?}",
        drawn(hidden)
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn nothing_hidden_in_two_rows_can_be_computed(cells in prop::collection::vec(0u32..9, 4)) {
        nothing_can_be_computed(&[cells[..2].to_vec(), cells[2..].to_vec()], 12);
    }

    #[test]
    fn nothing_hidden_in_one_row_can_be_computed(cells in prop::collection::vec(0u32..9, 4)) {
        nothing_can_be_computed(&[cells], 12);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6))]

    #[test]
    fn nothing_hidden_below_known_totals_can_be_computed(cells in prop::collection::vec(0u32..8, 6)) {
        nothing_can_be_computed_below(&[cells[..3].to_vec(), cells[3..].to_vec()], 8);
    }

    #[test]
    fn nothing_hidden_in_three_rows_can_be_computed(cells in prop::collection::vec(0u32..8, 6)) {
        nothing_can_be_computed(&[cells[..2].to_vec(), cells[2..4].to_vec(), cells[4..].to_vec()], 8);
    }
}

#[test]
fn a_table_with_a_line_whose_total_gives_it_away_is_not_shown_at_all() {
    // Twelve in three cells below five are four each; five with two noughts are five.
    for lost in [[4, 4, 4], [5, 0, 0]] {
        assert_eq!(hide_below(&[vec![20, 30, 9], lost.to_vec(), vec![40, 50, 2]]), None);
        assert_eq!(hide_below(&[lost.to_vec()]), None);
    }
    let hidden = hide_below(&[vec![20, 30, 9], vec![40, 50, 2]]).unwrap();
    assert_eq!(drawn(&hidden), ["# 30 # 59", "# 50 . 92", "60 80 11 151"]);
    assert!(hide_below(&[]).is_some());
}

#[test]
fn from_sixteen_on_every_line_of_three_cells_can_be_kept_alone_and_between_others() {
    for total in 16..30_u32 {
        for good in 0..=total {
            for bad in 0..=(total - good) {
                let line = vec![good, bad, total - good - bad];
                for rows in [
                    vec![line.clone()],
                    vec![vec![90, 40, 30], line.clone(), vec![80, 60, 7]],
                    vec![line.clone(), vec![16, 0, 0]],
                    vec![vec![5, 5, 6], line.clone()],
                ] {
                    assert!(hide_below(&rows).is_some(), "{rows:?}");
                }
            }
        }
    }
}

#[test]
fn a_table_of_every_window_of_a_city_is_hidden_at_once() {
    let rows: Vec<Vec<u32>> = (0..60_u32)
        .map(|row| (0..5).map(|column| (row * 7 + column * 13) % 23).collect())
        .collect();
    let hidden = hide(&rows);
    let shown = hidden
        .cells
        .iter()
        .flatten()
        .filter(|cell| matches!(cell, Cell::Shown(_)))
        .count();
    assert!(shown > 150, "{shown} of 300");
}
