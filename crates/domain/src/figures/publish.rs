//! A month as it is published: once, each table hidden by itself, and never made again.

use serde::{Deserialize, Serialize};

use super::counts::{Counts, OTHERS};
use super::figure::Figure;
use super::month::Month;
use super::times::{ENOUGH, Times};
use super::topic::{Column, Topic};
use crate::call_taking::CallBackCells;
use crate::rating::{Cell, FEW, Hidden, hide, hide_below};

/// The form that is written today.
pub(super) const VERSION: u8 = 1;

/// A line of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Line {
    /// The unit or window; empty for all others together.
    pub of: String,
    /// As the columns of the topic.
    pub parts: Vec<Cell>,
    /// All columns together.
    pub total: Cell,
}

/// A table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Block {
    /// Of what.
    pub topic: Topic,
    /// What the columns are.
    pub columns: Vec<Column>,
    /// In the order of the list of units, the others last: never by size.
    pub lines: Vec<Line>,
    /// The whole city; of a dimension, all its lines.
    pub city: Line,
}

/// Everything that is published of a month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct MonthFigures {
    /// The version of the form.
    pub v: u8,
    /// Which month.
    #[cfg_attr(feature = "schema", schema(value_type = String))]
    pub month: Month,
    /// The tables.
    pub blocks: Vec<Block>,
    /// How long first answers took, where there were enough.
    pub times: Vec<Times>,
    /// Calendar days on which citizens were waited for, in the whole city.
    pub pause_days: Cell,
    /// Matters of many in the whole city; absent in months that were published before they were counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub groups: Option<Groups>,
    /// 110 call-backs; absent in months without a record of calls.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub call_backs: Option<CallBackCells>,
}

/// 群体反映: matters of five or more persons. Both numbers are shown or neither: a few matters are nobody's to make out by how many they were.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Groups {
    /// How many matters.
    pub matters: Cell,
    /// How many persons they are.
    pub persons: Cell,
}

/// What has a line, in the order of the list of units.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rows {
    /// Units.
    pub units: Vec<String>,
    /// Windows.
    pub windows: Vec<String>,
}

impl MonthFigures {
    /// A table of it.
    pub fn block(&self, topic: Topic) -> Option<&Block> {
        self.blocks.iter().find(|block| block.topic == topic)
    }

    /// How long answers took, of a unit or of the city.
    pub fn times(&self, of: Option<&str>) -> Option<&Times> {
        self.times.iter().find(|times| times.of.as_deref() == of)
    }
}

impl Block {
    /// The line of a unit or window, or of the city.
    pub fn line(&self, of: Option<&str>) -> Option<&Line> {
        match of {
            None => Some(&self.city),
            Some(of) => self.lines.iter().find(|line| line.of == of),
        }
    }
}

impl Line {
    /// A cell of it.
    pub fn part(&self, topic: Topic, part: Column) -> Option<Cell> {
        let at = topic.parts().iter().position(|one| *one == part)?;
        self.parts.get(at).copied()
    }
}

/// What is published of a month. `ratings` gives how many there are of a window in a column of its tables.
pub fn publish(
    month: Month,
    counts: &Counts,
    rows: &Rows,
    ratings: impl Fn(Topic, Column, &str) -> u32,
) -> MonthFigures {
    let counts = counts.within(&rows.units);
    let verified = table(Topic::Verified, &rows.windows, &ratings);
    let block = |&topic: &Topic| {
        if topic.is_dimension() {
            dimension(topic, &rows.windows, &verified, &ratings)
        } else if topic.is_of_windows() {
            block(topic, &rows.windows, &table(topic, &rows.windows, &ratings))
        } else {
            block(topic, &rows.units, &cases(topic, &rows.units, &counts))
        }
    };
    let blocks: Vec<Block> = Topic::ALL.iter().map(block).collect();
    let answered = blocks.iter().find(|block| block.topic == Topic::Answered);
    let pause_days = counts.all(Figure::PauseDays);
    MonthFigures {
        v: VERSION,
        month,
        times: answered.map(|block| times(block, &counts)).unwrap_or_default(),
        pause_days: if pause_days < FEW {
            Cell::Few
        } else {
            Cell::Shown(pause_days)
        },
        groups: Some(groups(&counts)),
        call_backs: None,
        blocks,
    }
}

fn groups(counts: &Counts) -> Groups {
    let (matters, persons) = (counts.all(Figure::Groups), counts.all(Figure::Persons));
    if matters < FEW {
        return Groups {
            matters: Cell::Few,
            persons: Cell::Few,
        };
    }
    Groups {
        matters: Cell::Shown(matters),
        persons: Cell::Shown(persons),
    }
}

/// The lines of a table with the others at the end.
pub(super) fn with_others(rows: &[String]) -> impl Iterator<Item = &str> {
    rows.iter().map(String::as_str).chain([OTHERS])
}

pub(super) fn table(topic: Topic, rows: &[String], value: &impl Fn(Topic, Column, &str) -> u32) -> Vec<Vec<u32>> {
    let line = |of: &str| topic.parts().iter().map(|part| value(topic, *part, of)).collect();
    with_others(rows).map(line).collect()
}

/// A table of cases as it is, nothing hidden.
pub(super) fn cases(topic: Topic, units: &[String], counts: &Counts) -> Vec<Vec<u32>> {
    let value = |topic: Topic, part: Column, of: &str| match part {
        Column::NotDue => counts
            .of(of, Figure::Waiting)
            .saturating_sub(counts.of(of, Figure::Overdue)),
        part => topic.figure(part).map_or(0, |figure| counts.of(of, figure)),
    };
    table(topic, units, &value)
}

/// Ratings that can be told by dimension without giving one away: three cells below five are twelve at most, and fifteen can be three fives.
const DIVISIBLE: u32 = 16;

/// One dimension of the verified ratings. Each line adds up to the number of its ratings: whoever did not answer has a column, and a line
/// is there only where that number is shown and large enough. So the tables of one window share what is known of them all and nothing else.
fn dimension(
    topic: Topic,
    windows: &[String],
    verified: &[Vec<u32>],
    value: &impl Fn(Topic, Column, &str) -> u32,
) -> Block {
    let shown = hide(verified).row_totals;
    let mut of: Vec<&str> = Vec::new();
    let mut table: Vec<Vec<u32>> = Vec::new();
    for (window, total) in with_others(windows).zip(shown) {
        let Cell::Shown(total) = total else { continue };
        // By what everybody knows of it alone: a line that is missing tells nothing.
        if total < DIVISIBLE {
            continue;
        }
        let (good, bad) = (value(topic, Column::Good, window), value(topic, Column::Bad, window));
        let unanswered = total.saturating_sub(good.saturating_add(bad));
        of.push(window);
        table.push(vec![good, bad, unanswered]);
    }
    match hide_below(&table) {
        Some(hidden) => lines_of(topic, of.into_iter(), hidden),
        None => lines_of(topic, std::iter::empty(), hide(&[])),
    }
}

fn block(topic: Topic, rows: &[String], table: &[Vec<u32>]) -> Block {
    lines_of(topic, with_others(rows), hide(table))
}

fn lines_of<'a>(topic: Topic, rows: impl Iterator<Item = &'a str>, hidden: Hidden) -> Block {
    let lines = rows.zip(hidden.cells).zip(hidden.row_totals);
    let lines = lines.map(|((of, parts), total)| Line {
        of: of.to_owned(),
        parts,
        total,
    });
    Block {
        topic,
        columns: topic.parts().to_vec(),
        lines: lines.collect(),
        city: Line {
            of: OTHERS.to_owned(),
            parts: hidden.column_totals,
            total: hidden.total,
        },
    }
}

/// Lengths of the city and of each unit whose number of answers is shown and large enough.
pub(super) fn times(answered: &Block, counts: &Counts) -> Vec<Times> {
    let has_enough = |line: &&Line| matches!(line.total, Cell::Shown(answers) if answers >= ENOUGH);
    let of = |unit: Option<&str>| {
        let buckets = |figure| counts.buckets(unit, figure);
        Times::of(unit, &buckets(Figure::Days), &buckets(Figure::DaysWithout))
    };
    let city = Some(&answered.city).filter(has_enough).and_then(|_| of(None));
    let units = answered
        .lines
        .iter()
        .filter(has_enough)
        .filter_map(|line| of(Some(&line.of)));
    city.into_iter().chain(units).collect()
}
