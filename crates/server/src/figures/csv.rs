//! Everything that is published, as one table for spreadsheets: a line for each number.

use qingyu_api::open::{OpenFigures, OpenShare};
use qingyu_domain::figures::{Block, Line, MonthFigures, OTHERS, Times, Topic};
use qingyu_words::open::{self as words, percent};
use qingyu_words::{Lang, rated};

use crate::commands::desk::export::lines;
use crate::refusal::Refusal;

/// A line: period, scope, code, name, table, column, value.
type Row = [String; 7];

/// The whole table, with the mark by which spreadsheets know UTF-8.
pub fn csv(told: &OpenFigures, lang: Lang) -> Result<Vec<u8>, Refusal> {
    let mut rows: Vec<Row> = vec![words::columns(lang).map(str::to_owned)];
    let sheet = Sheet { told, lang };
    for month in &told.months {
        sheet.month(month, &mut rows);
    }
    for year in &told.years {
        for one in &year.without_complaints {
            let name = sheet.name(Some(&one.unit), false);
            let said = words::without_complaints(lang, year.year, &name, one.reached);
            let place = sheet.place(Some(&one.unit), false);
            rows.push(row(year.year.to_string(), place, words::years_h2(lang), "", said));
        }
    }
    let mut text = "\u{feff}".as_bytes().to_vec();
    text.extend(lines(&rows)?);
    Ok(text)
}

struct Sheet<'a> {
    told: &'a OpenFigures,
    lang: Lang,
}

fn row(period: String, [scope, code, name]: [String; 3], table: &str, column: &str, value: String) -> Row {
    [period, scope, code, name, table.to_owned(), column.to_owned(), value]
}

impl Sheet<'_> {
    fn month(&self, month: &MonthFigures, rows: &mut Vec<Row>) {
        let lang = self.lang;
        for block in &month.blocks {
            self.line(month, block, None, &block.city, rows);
            for line in &block.lines {
                self.line(month, block, Some(&line.of), line, rows);
            }
        }
        let pauses = words::cell(lang, month.pause_days);
        let place = self.place(None, false);
        rows.push(row(
            month.month.to_string(),
            place,
            words::times_h3(lang),
            words::pause_days(lang),
            pauses,
        ));
        self.groups(month, rows);
        self.call_backs(month, rows);
        for times in &month.times {
            self.times(month, times, rows);
        }
        for share in self.told.shares.iter().filter(|share| share.month == month.month) {
            rows.push(self.share(share));
        }
    }

    fn groups(&self, month: &MonthFigures, rows: &mut Vec<Row>) {
        let lang = self.lang;
        let Some(groups) = month.groups else { return };
        for (column, cell) in [
            (words::groups(lang), groups.matters),
            (words::persons(lang), groups.persons),
        ] {
            let place = self.place(None, false);
            let cell = words::cell(lang, cell);
            rows.push(row(month.month.to_string(), place, words::steps_h3(lang), column, cell));
        }
    }

    fn call_backs(&self, month: &MonthFigures, rows: &mut Vec<Row>) {
        let lang = self.lang;
        let Some(cells) = month.call_backs else { return };
        let cells = [
            Some(cells.owed),
            cells.in_time,
            cells.not_in_time,
            cells.late,
            cells.open,
        ];
        for (column, cell) in words::call_back_columns(lang).into_iter().zip(cells) {
            let place = self.place(None, false);
            let cell = cell.map_or_else(|| words::not_known(lang).to_owned(), |cell| words::cell(lang, cell));
            let table = words::call_backs_h2(lang);
            rows.push(row(month.month.to_string(), place, table, column, cell));
        }
    }

    fn line(&self, month: &MonthFigures, block: &Block, of: Option<&str>, line: &Line, rows: &mut Vec<Row>) {
        let (lang, topic) = (self.lang, words::topic(self.lang, block.topic));
        let mut add = |column: &str, value: String| {
            let place = self.place_in(block.topic, of);
            rows.push(row(month.month.to_string(), place, topic, column, value));
        };
        for (part, cell) in block.columns.iter().zip(&line.parts) {
            add(words::part(lang, *part), words::cell(lang, *cell));
        }
        if block.columns.len() > 1 {
            add(words::total(lang), words::cell(lang, line.total));
        }
    }

    fn times(&self, month: &MonthFigures, times: &Times, rows: &mut Vec<Row>) {
        let lang = self.lang;
        for (column, days) in [
            (words::median(lang), times.median),
            (words::ninety(lang), times.ninety),
            (words::median_without(lang), times.median_without),
            (words::ninety_without(lang), times.ninety_without),
        ] {
            let place = self.place(times.of.as_deref(), false);
            let days = words::days(lang, days);
            rows.push(row(month.month.to_string(), place, words::times_h3(lang), column, days));
        }
    }

    fn share(&self, share: &OpenShare) -> Row {
        let lang = self.lang;
        let mut value = percent(share.low, share.high);
        if let Some([low, high]) = share.interval {
            value = format!("{value} ({}: {})", words::interval(lang), percent(low, high));
        }
        let place = self.place_in(share.topic, share.of.as_deref());
        let column = [words::part(lang, share.part), " %"].concat();
        row(
            share.month.to_string(),
            place,
            words::topic(lang, share.topic),
            &column,
            value,
        )
    }

    /// Scope, code and name of a line of a table: the last line of a dimension is of those that are listed, not of the city.
    fn place_in(&self, topic: Topic, of: Option<&str>) -> [String; 3] {
        match of {
            None if topic.is_dimension() => {
                let listed = rated::listed(self.lang).to_owned();
                [listed.clone(), String::new(), listed]
            }
            of => self.place(of, topic.is_of_windows()),
        }
    }

    /// Scope, code and name of a line.
    fn place(&self, of: Option<&str>, is_window: bool) -> [String; 3] {
        let scope = match of {
            None => words::city(self.lang),
            Some(_) if is_window => words::window(self.lang),
            Some(_) => words::unit(self.lang),
        };
        let name = self.name(of, is_window);
        [scope.to_owned(), of.unwrap_or_default().to_owned(), name]
    }

    fn name(&self, of: Option<&str>, is_window: bool) -> String {
        name(self.told, self.lang, of, is_window)
    }
}

/// The name of a line.
pub fn name(told: &OpenFigures, lang: Lang, of: Option<&str>, is_window: bool) -> String {
    match of {
        None => words::city(lang).to_owned(),
        Some(OTHERS) if is_window => words::other_windows(lang).to_owned(),
        Some(OTHERS) => words::others(lang).to_owned(),
        Some(code) => {
            let known = told.names.iter().find(|name| name.code == code);
            known.map_or_else(|| code.to_owned(), |name| name.name.clone())
        }
    }
}
