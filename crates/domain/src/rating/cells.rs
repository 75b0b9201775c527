//! Hiding small numbers in a table that is published with its totals, so that nobody can be made out by subtracting.
//!
//! What is below five looks alike, nought too. Where such a cell follows from what is shown beside it, one more is withheld, and so on
//! until none does. That is judged exactly: a hidden cell is safe while the table could be another one with the same things shown,
//! each cell within what its mark tells. Two tables with the same totals differ by rounds that add one here and take one there, so
//! the search is for such a round.

use std::collections::VecDeque;

use serde::{Deserialize, Serialize};

/// Fewer than so many look alike.
pub const FEW: u32 = 5;

/// A cell as it is published: `{"shown": 12}`, `"few"` or `"withheld"` on the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Cell {
    /// As it is.
    Shown(u32),
    /// 少于5件: nought to four.
    Few,
    /// Five or more, withheld because it would give another one away.
    Withheld,
}

/// A table as it is published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hidden {
    /// As the rows given.
    pub cells: Vec<Vec<Cell>>,
    /// The total of each row.
    pub row_totals: Vec<Cell>,
    /// The total of each column.
    pub column_totals: Vec<Cell>,
    /// The total of all.
    pub total: Cell,
}

/// Hides what must not be read from these rows and their totals. A row that is short counts as filled up with noughts.
pub fn hide(rows: &[Vec<u32>]) -> Hidden {
    let mut table = Table::of(rows);
    table.withhold();
    table.published()
}

/// The same where the total of each row is known from another table and so cannot be hidden; nothing where it cannot be kept. It is the whole
/// table or none of it: a row that alone is missing would tell by being missing.
pub fn hide_below(rows: &[Vec<u32>]) -> Option<Hidden> {
    let mut table = Table {
        knows_totals: true,
        ..Table::of(rows)
    };
    let exposed = table.withhold();
    (exposed.is_none() || rows.is_empty()).then(|| table.published())
}

/// Whether no hidden cell of these rows can be computed where this is shown of them, be it what [`hide`] shows or something else.
pub fn is_safe(rows: &[Vec<u32>], shown: &Hidden) -> bool {
    let table = Table::shown_as(rows, shown);
    rows.is_empty() || table.exposed(&mut table.none()).is_none()
}

/// The same of the small ones alone: what was withheld for their sake may become known as long as they do not.
pub fn keeps_few(rows: &[Vec<u32>], shown: &Hidden) -> bool {
    let table = Table::shown_as(rows, shown);
    let mut small = table
        .places()
        .filter(|&place| table.is_hidden(place) && table.value(place) < FEW);
    small.all(|place| table.is_open(place, true) || table.is_open(place, false))
}

/// A place in the table: row and column. The last row and the last column are the totals.
type Place = (usize, usize);

/// The table with its totals.
struct Table {
    height: usize,
    width: usize,
    values: Vec<u32>,
    hidden: Vec<bool>,
    /// Whether the totals of rows are known anyway.
    knows_totals: bool,
}

impl Table {
    /// Hides more until no hidden cell can be computed; says which one still can where nothing is left to hide.
    fn withhold(&mut self) -> Option<Place> {
        // What is safe stays safe: hiding more only opens more rounds.
        let mut safe = self.none();
        while let Some(place) = self.exposed(&mut safe) {
            let places = self.to_withhold(place);
            if places.is_empty() {
                return Some(place);
            }
            for place in places {
                self.hide(place);
            }
        }
        None
    }

    fn of(rows: &[Vec<u32>]) -> Self {
        let width = rows.iter().map(Vec::len).max().unwrap_or(0);
        let filled = |row: &Vec<u32>| (0..width).map(|at| row.get(at).copied().unwrap_or(0)).collect();
        let mut lines: Vec<Vec<u32>> = rows.iter().map(filled).collect();
        let column = |at| lines.iter().map(move |line| line.get(at).copied().unwrap_or(0));
        let totals = (0..width).map(|at| column(at).fold(0, u32::saturating_add)).collect();
        lines.push(totals);
        for line in &mut lines {
            let total = line.iter().copied().fold(0, u32::saturating_add);
            line.push(total);
        }
        let (height, width) = (lines.len(), width + 1);
        let values: Vec<u32> = lines.into_iter().flatten().collect();
        let hidden = values.iter().map(|value| *value < FEW).collect();
        Self {
            height,
            width,
            values,
            hidden,
            knows_totals: false,
        }
    }

    /// The same, hidden where this hides it.
    fn shown_as(rows: &[Vec<u32>], shown: &Hidden) -> Self {
        let cells = shown.cells.iter().zip(&shown.row_totals);
        let lines = cells.map(|(cells, total)| cells.iter().chain([total]));
        let totals = shown.column_totals.iter().chain([&shown.total]);
        let all = lines.flatten().chain(totals);
        Self {
            hidden: all.map(|cell| !matches!(cell, Cell::Shown(_))).collect(),
            ..Self::of(rows)
        }
    }

    fn value(&self, (row, column): Place) -> u32 {
        self.values.get(row * self.width + column).copied().unwrap_or(0)
    }

    fn is_known(&self, (_, column): Place) -> bool {
        self.knows_totals && column + 1 == self.width
    }

    fn is_hidden(&self, (row, column): Place) -> bool {
        self.hidden.get(row * self.width + column).copied().unwrap_or(false)
    }

    fn hide(&mut self, (row, column): Place) {
        if let Some(hidden) = self.hidden.get_mut(row * self.width + column) {
            *hidden = true;
        }
    }

    fn is_total(&self, (row, column): Place) -> bool {
        row + 1 == self.height || column + 1 == self.width
    }

    fn places(&self) -> impl Iterator<Item = Place> + use<> {
        let width = self.width;
        (0..self.height).flat_map(move |row| (0..width).map(move |column| (row, column)))
    }

    /// Whether a hidden cell could be one more, for all that its mark tells, or one less.
    fn could_be(&self, place: Place, more: bool) -> bool {
        let value = self.value(place);
        let is_few = value < FEW;
        self.is_hidden(place)
            && if more {
                !is_few || value + 1 < FEW
            } else {
                value > if is_few { 0 } else { FEW }
            }
    }

    /// The same in the signed table, in which every row and every column adds up to nought: totals count the other way there, but
    /// for the total of totals.
    fn could_move(&self, place: Place, up: bool) -> bool {
        let is_turned = (place.0 + 1 == self.height) != (place.1 + 1 == self.width);
        self.could_be(place, up != is_turned)
    }

    /// A mark for each place, none of them set.
    fn none(&self) -> Vec<bool> {
        vec![false; self.values.len()]
    }

    /// A hidden cell that can be computed; those that cannot are marked and not looked at again.
    fn exposed(&self, safe: &mut [bool]) -> Option<Place> {
        self.places().find(|&place| {
            let Some(safe) = safe.get_mut(place.0 * self.width + place.1).filter(|safe| !**safe) else {
                return false;
            };
            *safe = self.is_hidden(place) && (self.is_open(place, true) || self.is_open(place, false));
            self.is_hidden(place) && !*safe
        })
    }

    /// Whether another table shows the same and has this cell moved: the way of the moves that make up for it, from its column (or
    /// its row) back to its row (or its column), through other cells only.
    fn is_open(&self, place: Place, up: bool) -> bool {
        if !self.could_move(place, up) {
            return false;
        }
        // Rows first, then columns.
        let lines = self.height + self.width;
        let (row, column) = (place.0, self.height + place.1);
        let (from, to) = if up { (column, row) } else { (row, column) };
        let mut seen = vec![false; lines];
        let mut queue = VecDeque::from([from]);
        while let Some(line) = queue.pop_front() {
            if line == to {
                return true;
            }
            let is_row = line < self.height;
            for other in if is_row { self.height..lines } else { 0..self.height } {
                let cell = if is_row {
                    (line, other - self.height)
                } else {
                    (other, line - self.height)
                };
                // From a row one goes by adding, from a column by taking away.
                if cell != place
                    && self.could_move(cell, is_row)
                    && let Some(seen) = seen.get_mut(other).filter(|seen| !**seen)
                {
                    *seen = true;
                    queue.push_back(other);
                }
            }
        }
        false
    }

    /// What is withheld to keep a cell: the three others of a rectangle, so that it lies on a round; that one which takes the fewest
    /// and smallest, and totals last.
    fn to_withhold(&self, (row, column): Place) -> Vec<Place> {
        let rectangle = |(r, c): Place| [(row, c), (r, column), (r, c)];
        let corners = self.places().filter(|corner| corner.0 != row && corner.1 != column);
        let taken = corners.map(|corner| {
            let shown = rectangle(corner).into_iter().filter(|&place| !self.is_hidden(place));
            shown.collect::<Vec<_>>()
        });
        let can_be = |shown: &Vec<Place>| !shown.is_empty() && !shown.iter().any(|&place| self.is_known(place));
        let best = taken.filter(can_be).min_by_key(|shown| {
            let totals = shown.iter().filter(|&&place| self.is_total(place)).count();
            let values = shown.iter().map(|&place| u64::from(self.value(place))).sum::<u64>();
            (totals, shown.len(), values)
        });
        // Where all of them are hidden already, the smallest one that is not.
        best.unwrap_or_else(|| {
            let shown = self.places();
            let shown = shown.filter(|&place| !self.is_hidden(place) && !self.is_known(place));
            let least = shown.min_by_key(|&place| (self.is_total(place), self.value(place)));
            least.into_iter().collect()
        })
    }

    fn published(&self) -> Hidden {
        let cell = |place| match self.value(place) {
            value if !self.is_hidden(place) => Cell::Shown(value),
            value if value < FEW => Cell::Few,
            _ => Cell::Withheld,
        };
        let (last, edge) = (self.height - 1, self.width - 1);
        let row = |row: usize| (0..edge).map(|column| cell((row, column))).collect::<Vec<_>>();
        Hidden {
            cells: (0..last).map(row).collect(),
            row_totals: (0..last).map(|row| cell((row, edge))).collect(),
            column_totals: row(last),
            total: cell((last, edge)),
        }
    }
}
