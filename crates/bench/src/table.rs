//! A table of measurements, each beside its limit from the same run.

use std::fmt::Write;

/// What the columns say.
const HEADS: [&str; 6] = ["measured", "value", "limit in the same run", "ratio", "aim", "met?"];

/// What a measurement should come to.
#[derive(Clone, Copy, Debug)]
pub enum Aim {
    /// The value itself, at most.
    AtMost(f64),
    /// The ratio to the limit, at least.
    RatioAtLeast(f64),
    /// The ratio to the limit, at most.
    RatioAtMost(f64),
    /// Nobody said.
    None,
}

/// One measurement.
#[derive(Clone, Debug)]
pub struct Row {
    /// What was measured.
    pub what: String,
    /// What it came to.
    pub value: f64,
    /// What the machine can do at best, measured in the same run, if there is such a thing.
    pub limit: Option<f64>,
    /// The unit of both.
    pub unit: &'static str,
    /// What it should come to.
    pub aim: Aim,
}

/// The measurements of a section.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// The section.
    pub title: String,
    /// The measurements.
    pub rows: Vec<Row>,
    /// What must be known to read them.
    pub notes: Vec<String>,
}

impl Row {
    fn ratio(&self) -> Option<f64> {
        self.limit.filter(|limit| *limit > 0.0).map(|limit| self.value / limit)
    }

    /// Whether the aim is met; `None` without an aim.
    pub fn is_met(&self) -> Option<bool> {
        match self.aim {
            Aim::AtMost(most) => Some(self.value <= most),
            Aim::RatioAtLeast(least) => Some(self.ratio()? >= least),
            Aim::RatioAtMost(most) => Some(self.ratio()? <= most),
            Aim::None => None,
        }
    }

    /// Whether there is an aim, and it is not known to be met.
    pub fn is_missed(&self) -> bool {
        !matches!(self.aim, Aim::None) && self.is_met() != Some(true)
    }

    fn cells(&self) -> [String; 6] {
        let none = || "–".to_owned();
        let aim = match self.aim {
            Aim::AtMost(most) => format!("≤ {}", amount(most, self.unit)),
            Aim::RatioAtLeast(least) => format!("≥ {:.0} %", least * 100.0),
            Aim::RatioAtMost(most) => format!("≤ {most:.2} ×"),
            Aim::None => none(),
        };
        let ratio = self.ratio().map(|ratio| match self.aim {
            Aim::RatioAtMost(_) => format!("{ratio:.2} ×"),
            _ if ratio > 2.0 => format!("{ratio:.1} ×"),
            _ => format!("{:.0} %", ratio * 100.0),
        });
        [
            self.what.clone(),
            amount(self.value, self.unit),
            self.limit.map_or_else(none, |limit| amount(limit, self.unit)),
            ratio.unwrap_or_else(none),
            aim,
            self.is_met()
                .map_or_else(none, |met| if met { "yes" } else { "NO" }.to_owned()),
        ]
    }
}

/// A number with its unit, in as many digits as it is worth.
fn amount(value: f64, unit: &str) -> String {
    let digits = usize::from(value.abs() < 100.0 && value.fract() != 0.0);
    let text = format!("{value:.digits$}");
    let (whole, rest) = text
        .split_once('.')
        .map_or((text.as_str(), ""), |(whole, rest)| (whole, rest));
    let mut grouped = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) && whole.len() > 4 {
            grouped.push('\u{202f}');
        }
        grouped.push(digit);
    }
    if !rest.is_empty() {
        grouped.push('.');
        grouped.push_str(rest);
    }
    format!("{grouped} {unit}")
}

impl Table {
    /// An empty table.
    pub fn new(title: &str) -> Self {
        Self {
            title: title.to_owned(),
            ..Self::default()
        }
    }

    /// Adds a measurement.
    pub fn add(&mut self, what: impl Into<String>, value: f64, limit: Option<f64>, unit: &'static str, aim: Aim) {
        self.rows.push(Row {
            what: what.into(),
            value,
            limit,
            unit,
            aim,
        });
    }

    /// What should have come out otherwise.
    pub fn missed(&self) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(|row| row.is_missed())
    }

    /// Adds what must be known.
    pub fn note(&mut self, note: impl Into<String>) {
        self.notes.push(note.into());
    }

    /// As Markdown; at a terminal it reads as well.
    pub fn markdown(&self) -> String {
        let mut lines = vec![HEADS.map(str::to_owned)];
        lines.extend(self.rows.iter().map(Row::cells));
        let width = |column: usize| lines.iter().map(|line| line[column].chars().count()).max().unwrap_or(0);
        let widths = [0, 1, 2, 3, 4, 5].map(width);
        let mut text = format!("## {}\n\n", self.title);
        for (index, line) in lines.iter().enumerate() {
            for (cell, width) in line.iter().zip(widths) {
                let pad = width - cell.chars().count();
                // Writing to a String cannot fail.
                write!(text, "| {cell}{} ", " ".repeat(pad)).ok();
            }
            text.push_str("|\n");
            if index == 0 {
                let rule: Vec<_> = widths.iter().map(|width| "-".repeat(width + 2)).collect();
                writeln!(text, "|{}|", rule.join("|")).ok();
            }
        }
        for note in &self.notes {
            write!(text, "\n{note}\n").ok();
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_says_value_limit_ratio_aim_and_whether_it_is_met() {
        let mut table = Table::new("submit");
        table.add("64 clients", 8123.0, Some(20_000.0), "/s", Aim::RatioAtLeast(0.3));
        table.add("p99", 21.53, None, "ms", Aim::AtMost(20.0));
        table.add("first field", 460.0, Some(438.0), "ms", Aim::RatioAtMost(1.15));
        let cells = table.rows.iter().map(|row| row.cells().join("; ")).collect::<Vec<_>>();
        assert_eq!(cells[0], "64 clients; 8123 /s; 20\u{202f}000 /s; 41 %; ≥ 30 %; yes");
        assert_eq!(cells[1], "p99; 21.5 ms; –; –; ≤ 20 ms; NO");
        assert_eq!(cells[2], "first field; 460 ms; 438 ms; 1.05 ×; ≤ 1.15 ×; yes");
        table.add("no limit was measured", 1.0, None, "/s", Aim::RatioAtLeast(0.3));
        table.add("nobody said", 1.0, None, "/s", Aim::None);
        let missed: Vec<_> = table.missed().map(|row| row.what.as_str()).collect();
        assert_eq!(missed, ["p99", "no limit was measured"]);
    }
}
