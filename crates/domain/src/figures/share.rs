//! A share of what is published: exact where both sides are shown, else how far the marks let it lie. It tells nothing that the
//! cells do not tell.

use super::publish::Line;
use crate::rating::{Cell, FEW};

/// A share between two bounds, 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Share {
    /// At least.
    pub low: f64,
    /// At most.
    pub high: f64,
    /// How many it is a share of, at least and at most.
    pub of: (u32, u32),
    /// How many of them it is, at least and at most.
    pub part: (u32, u32),
    /// How many it is not, at least and at most.
    pub others: (u32, u32),
}

impl Share {
    /// Whether it is known exactly.
    pub const fn is_exact(&self) -> bool {
        self.part.0 == self.part.1 && self.of.0 == self.of.1
    }
}

/// The share that some columns have of these and others; nothing where the line's total is hidden, or where there may be none.
pub fn share(line: &Line, part: &[usize], others: &[usize]) -> Option<Share> {
    let bounds = bounds(line)?;
    let whole: Vec<usize> = part.iter().chain(others).copied().collect();
    let (part, others) = (sum(&bounds, part), sum(&bounds, others));
    let of = whole_of(line, &bounds, &whole)?;
    // What the one leaves of the whole bounds the other: columns that are summed up cannot all be at their most.
    let within = |own: (u32, u32), rest: (u32, u32)| {
        (
            own.0.max(of.0.saturating_sub(rest.1)),
            own.1.min(of.1.saturating_sub(rest.0)),
        )
    };
    let (part, others) = (within(part, others), within(others, part));
    (of.0 > 0).then(|| Share {
        low: ratio(part.0, part.0.saturating_add(others.1)),
        high: ratio(part.1, part.1.saturating_add(others.0)),
        of,
        part,
        others,
    })
}

/// How many of some columns there are at least, by what is shown; nought where the total is hidden.
pub fn at_least(line: &Line, columns: &[usize]) -> u32 {
    let bounds = bounds(line).unwrap_or_default();
    whole_of(line, &bounds, columns).map_or(0, |whole| whole.0)
}

/// What some columns are together, also by what the others leave of the total.
fn whole_of(line: &Line, bounds: &[(u32, u32)], columns: &[usize]) -> Option<(u32, u32)> {
    let Cell::Shown(total) = line.total else {
        return None;
    };
    let rest: Vec<usize> = (0..bounds.len()).filter(|at| !columns.contains(at)).collect();
    let (own, rest) = (sum(bounds, columns), sum(bounds, &rest));
    Some((
        own.0.max(total.saturating_sub(rest.1)),
        own.1.min(total.saturating_sub(rest.0)),
    ))
}

fn ratio(part: u32, whole: u32) -> f64 {
    if whole == 0 {
        0.0
    } else {
        f64::from(part) / f64::from(whole)
    }
}

/// What some columns are together, at least and at most.
fn sum(bounds: &[(u32, u32)], columns: &[usize]) -> (u32, u32) {
    let chosen = columns.iter().filter_map(|&at| bounds.get(at));
    chosen.fold((0, 0), |so_far: (u32, u32), one| {
        (so_far.0.saturating_add(one.0), so_far.1.saturating_add(one.1))
    })
}

/// What each cell is at least and at most, by its mark and by what the others leave of the total.
fn bounds(line: &Line) -> Option<Vec<(u32, u32)>> {
    let Cell::Shown(total) = line.total else {
        return None;
    };
    let mark = |cell: &Cell| match cell {
        Cell::Shown(value) => (*value, *value),
        Cell::Few => (0, (FEW - 1).min(total)),
        Cell::Withheld => (FEW.min(total), total),
    };
    let marks: Vec<(u32, u32)> = line.parts.iter().map(mark).collect();
    let least: u32 = marks.iter().map(|mark| mark.0).fold(0, u32::saturating_add);
    let most: u32 = marks.iter().map(|mark| mark.1).fold(0, u32::saturating_add);
    let tight = |&(low, high): &(u32, u32)| {
        let others = (least - low, most - high);
        (
            low.max(total.saturating_sub(others.1)),
            high.min(total.saturating_sub(others.0)),
        )
    };
    Some(marks.iter().map(tight).collect())
}
