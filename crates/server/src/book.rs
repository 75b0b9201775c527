//! A spreadsheet (XLSX) that is written: one sheet of texts and whole numbers, and nothing that a program would run.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::refusal::Refusal;

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Words; never a formula, whatever they begin with.
    Text(String),
    /// A number.
    Number(u32),
}

impl Cell {
    /// As it stands where everything is text.
    pub fn into_text(self) -> String {
        match self {
            Self::Text(text) => text,
            Self::Number(number) => number.to_string(),
        }
    }
}

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const TYPES: &str = "http://schemas.openxmlformats.org/package/2006/content-types";
const KINDS: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";

/// Characters of a cell at most: what office programs read.
const LONGEST: usize = 32_767;
/// Characters of a sheet's name at most.
const NAME: usize = 31;

/// The book, whose first row is its head.
pub fn write(name: &str, rows: &[Vec<Cell>]) -> Result<Vec<u8>, Refusal> {
    let parts = [
        ("[Content_Types].xml", types()),
        ("_rels/.rels", relation("officeDocument", "xl/workbook.xml")),
        ("xl/workbook.xml", workbook(name)),
        (
            "xl/_rels/workbook.xml.rels",
            relation("worksheet", "worksheets/sheet1.xml"),
        ),
        ("xl/worksheets/sheet1.xml", sheet(rows)),
    ];
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    let broken = |error: &dyn std::error::Error| Refusal::Internal(format!("a spreadsheet cannot be written: {error}"));
    for (path, content) in parts {
        zip.start_file(path, options).map_err(|error| broken(&error))?;
        zip.write_all(content.as_bytes()).map_err(|error| broken(&error))?;
    }
    let written = zip.finish().map_err(|error| broken(&error))?;
    Ok(written.into_inner())
}

fn types() -> String {
    format!(
        "{HEAD}<Types xmlns=\"{TYPES}\">\
        <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
        <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
        <Override PartName=\"/xl/workbook.xml\" ContentType=\"{KINDS}.sheet.main+xml\"/>\
        <Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"{KINDS}.worksheet+xml\"/></Types>"
    )
}

fn relation(kind: &str, target: &str) -> String {
    format!(
        "{HEAD}<Relationships xmlns=\"{RELATIONS}\">\
        <Relationship Id=\"rId1\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"/></Relationships>"
    )
}

fn workbook(name: &str) -> String {
    let name: String = name
        .chars()
        .filter(|one| !"[]:*?/\\".contains(*one))
        .take(NAME)
        .collect();
    let name = escaped(&name);
    format!(
        "{HEAD}<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\">\
        <sheets><sheet name=\"{name}\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
    )
}

fn sheet(rows: &[Vec<Cell>]) -> String {
    let mut sheet = format!("{HEAD}<worksheet xmlns=\"{MAIN}\"><sheetData>");
    for (number, row) in (1..).zip(rows) {
        // Writing into a String cannot fail.
        write!(sheet, "<row r=\"{number}\">").unwrap_or_default();
        for (at, cell) in row.iter().enumerate() {
            let place = format!("{}{number}", column(at));
            match cell {
                Cell::Number(value) => write!(sheet, "<c r=\"{place}\"><v>{value}</v></c>"),
                Cell::Text(text) => write!(
                    sheet,
                    "<c r=\"{place}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{}</t></is></c>",
                    escaped(text)
                ),
            }
            .unwrap_or_default();
        }
        sheet.push_str("</row>");
    }
    sheet.push_str("</sheetData></worksheet>");
    sheet
}

/// The letters of a column, the first being 0.
fn column(at: usize) -> String {
    let letters: Vec<char> = ('A'..='Z').collect();
    let mut name: Vec<char> = Vec::new();
    let mut left = at + 1;
    while left > 0 {
        name.extend(letters.get((left - 1) % letters.len()).copied());
        left = (left - 1) / letters.len();
    }
    name.into_iter().rev().collect()
}

/// Text as XML takes it; what XML has no place for is left out.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for one in text.chars().take(LONGEST) {
        match one {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\t' | '\n' => escaped.push(one),
            one if one.is_control() || matches!(one, '\u{fffe}' | '\u{ffff}') => {}
            one => escaped.push(one),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet;

    #[test]
    fn what_is_written_is_read_again_and_is_no_formula() {
        let text = |text: &str| Cell::Text(text.to_owned());
        let rows = [
            vec![text("单位"), text("原因"), text("2026-11")],
            vec![text("=1+1"), text("说\"好\" <b> & \u{1}"), Cell::Number(12)],
        ];
        let bytes = write("原因[1]", &rows).unwrap();
        let read = sheet::read(&bytes, &["单位", "原因", "2026-11"]).unwrap();
        let expected = ["=1+1", "说\"好\" <b> &", "12"].map(str::to_owned);
        assert_eq!(read.lines, [(2, expected.to_vec())]);
    }

    #[test]
    fn columns_are_named_beyond_the_alphabet() {
        for (at, name) in [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (702, "AAA")] {
            assert_eq!(column(at), name);
        }
    }
}
