//! Units about which no complaint came in a whole year: said in words only, with how many people were asked.
//!
//! To say it makes twelve hidden cells known. It is said only where nobody can then compute another small one.

use serde::{Deserialize, Serialize};

use super::counts::{Counts, OTHERS};
use super::figure::Figure;
use super::publish::{Block, MonthFigures, VERSION, cases};
use super::share::at_least;
use super::topic::{Column, Topic};
use crate::rating::{Cell, FEW, Hidden, keeps_few};

/// What is published of a year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct YearFigures {
    /// The version of the form.
    pub v: u8,
    /// Which year.
    pub year: i64,
    /// In the order of the list of units.
    pub without_complaints: Vec<WithoutComplaints>,
}

/// A unit about which no complaint came. That is no merit: it may be that nobody dared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct WithoutComplaints {
    /// The unit.
    pub unit: String,
    /// How many people said how it went, at least, by what is published of the months.
    pub reached: u32,
}

/// A month with its counters, as it was published.
#[derive(Clone, Copy, Debug)]
pub struct MonthTruth<'a> {
    /// The counters.
    pub counts: &'a Counts,
    /// What is known of them.
    pub figures: &'a MonthFigures,
}

/// What can be said of a year, from its twelve months.
pub fn year(year: i64, months: &[MonthTruth<'_>]) -> YearFigures {
    let mut said: Vec<WithoutComplaints> = Vec::new();
    let filed: Vec<(Vec<Vec<u32>>, &Block)> = months.iter().filter_map(MonthTruth::filed).collect();
    let units = filed.first().map(|(_, block)| block.lines.iter()).into_iter().flatten();
    for unit in units.map(|line| &line.of).filter(|of| *of != OTHERS) {
        let is_silent = months.iter().all(|month| month.is_silent(unit));
        let reached = months
            .iter()
            .map(|month| month.reached(unit))
            .fold(0, u32::saturating_add);
        if filed.len() != 12 || !is_silent || reached < FEW {
            continue;
        }
        let known: Vec<&str> = said
            .iter()
            .map(|one| one.unit.as_str())
            .chain([unit.as_str()])
            .collect();
        if filed
            .iter()
            .all(|(table, block)| keeps_few(table, &told(block, &known)))
        {
            let unit = unit.clone();
            said.push(WithoutComplaints { unit, reached });
        }
    }
    YearFigures {
        v: VERSION,
        year,
        without_complaints: said,
    }
}

impl<'a> MonthTruth<'a> {
    /// The table of what came in, as it is and as it was published.
    fn filed(&self) -> Option<(Vec<Vec<u32>>, &'a Block)> {
        let block = self.figures.block(Topic::Filed)?;
        let units = block.lines.iter().map(|line| line.of.clone());
        let units: Vec<String> = units.filter(|of| of != OTHERS).collect();
        Some((cases(Topic::Filed, &units, &self.counts.within(&units)), block))
    }

    fn is_silent(&self, unit: &str) -> bool {
        let filed = self.figures.block(Topic::Filed);
        let has_line = filed.is_some_and(|block| block.line(Some(unit)).is_some());
        has_line && self.counts.of(unit, Figure::Complaint) == 0
    }

    fn reached(&self, unit: &str) -> u32 {
        let heard = self.figures.block(Topic::Heard);
        let line = heard.and_then(|block| block.line(Some(unit)));
        // Solved, and partly or not.
        line.map_or(0, |line| at_least(line, &[0, 1]))
    }
}

/// A table as it is known once it is said that no complaint came about these units.
fn told(block: &Block, known: &[&str]) -> Hidden {
    let complaint = Topic::Filed.parts().iter().position(|part| *part == Column::Complaint);
    let cells = block.lines.iter().map(|line| {
        let is_known = known.contains(&line.of.as_str());
        let cells = line.parts.iter().enumerate();
        let cells = cells.map(|(at, cell)| {
            if is_known && Some(at) == complaint {
                Cell::Shown(0)
            } else {
                *cell
            }
        });
        cells.collect()
    });
    Hidden {
        cells: cells.collect(),
        row_totals: block.lines.iter().map(|line| line.total).collect(),
        column_totals: block.city.parts.clone(),
        total: block.city.total,
    }
}
