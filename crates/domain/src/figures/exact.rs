//! A month as it is, nothing hidden: for those who see the cases behind it anyway, and of those cases only.

use super::counts::{Counts, OTHERS};
use super::figure::Figure;
use super::month::Month;
use super::publish::{Block, Groups, Line, MonthFigures, Rows, VERSION, cases, table, times, with_others};
use super::topic::{Column, Topic};
use crate::rating::Cell;

/// The tables of a month with every number in them. `ratings` gives how many there are of a window in a column.
pub fn exact(month: Month, counts: &Counts, rows: &Rows, ratings: impl Fn(Topic, Column, &str) -> u32) -> MonthFigures {
    let counts = counts.within(&rows.units);
    let verified = table(Topic::Verified, &rows.windows, &ratings);
    let block = |&topic: &Topic| {
        let lines = if topic.is_of_windows() {
            &rows.windows
        } else {
            &rows.units
        };
        let mut table = if topic.is_of_windows() {
            table(topic, lines, &ratings)
        } else {
            cases(topic, lines, &counts)
        };
        if topic.is_dimension() {
            silent(&mut table, &verified);
        }
        shown(topic, lines, &table)
    };
    let blocks: Vec<Block> = Topic::ALL.iter().map(block).collect();
    let answered = blocks.iter().find(|block| block.topic == Topic::Answered);
    MonthFigures {
        v: VERSION,
        month,
        times: answered.map(|block| times(block, &counts)).unwrap_or_default(),
        pause_days: Cell::Shown(counts.all(Figure::PauseDays)),
        groups: Some(Groups {
            matters: Cell::Shown(counts.all(Figure::Groups)),
            persons: Cell::Shown(counts.all(Figure::Persons)),
        }),
        call_backs: None,
        blocks,
    }
}

/// Whoever rated and left a dimension out is in its last column.
fn silent(table: &mut [Vec<u32>], verified: &[Vec<u32>]) {
    for (row, rated) in table.iter_mut().zip(verified) {
        let said: u32 = row.iter().copied().fold(0, u32::saturating_add);
        if let Some(last) = row.last_mut() {
            let rated = rated.iter().copied().fold(0, u32::saturating_add);
            *last = rated.saturating_sub(said);
        }
    }
}

fn shown(topic: Topic, rows: &[String], table: &[Vec<u32>]) -> Block {
    let line = |of: &str, row: &[u32]| Line {
        of: of.to_owned(),
        parts: row.iter().map(|value| Cell::Shown(*value)).collect(),
        total: Cell::Shown(row.iter().copied().fold(0, u32::saturating_add)),
    };
    let columns = topic.parts();
    let sum = |at: usize| {
        let column = table.iter().map(|row| row.get(at).copied().unwrap_or(0));
        column.fold(0, u32::saturating_add)
    };
    let city: Vec<u32> = (0..columns.len()).map(sum).collect();
    Block {
        topic,
        columns: columns.to_vec(),
        lines: with_others(rows).zip(table).map(|(of, row)| line(of, row)).collect(),
        city: line(OTHERS, &city),
    }
}
