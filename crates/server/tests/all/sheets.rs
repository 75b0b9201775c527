//! Incidents in spreadsheets: as people keep them, and as somebody who means harm would make them.

use std::io::{Cursor, Write as _};
use std::path::Path;

use crate::support::Server;
use crate::support::ratings::token;
use tempfile::TempDir;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// As in `crate::support::ratings`, with units.
const SOURCE: &str = "cad:28373c51c0c46ee960774d26bdb6dd0f3bda9775fa5e3b17f1d6e3199a151522:demo-1+demo-2";
const HEADER: [&str; 6] = ["key", "on", "unit", "kind", "phone", "token"];

/// A cell of a line.
pub enum Cell<'a> {
    Text(&'a str),
    Number(f64),
    /// Days since the end of 1899, shown as a date.
    Date(u32),
    Nothing,
}

use Cell::{Date, Nothing, Number, Text};

pub fn texts<'a>(cells: &[&'a str]) -> Vec<Cell<'a>> {
    cells.iter().map(|cell| Text(cell)).collect()
}

/// The lines of a sheet, each with its number.
pub fn lines(lines: &[(u32, Vec<Cell<'_>>)]) -> String {
    let line = |(row, cells): &(u32, Vec<Cell<'_>>)| {
        let cells = ('A'..)
            .zip(cells)
            .map(|(column, cell)| written(&format!("{column}{row}"), cell));
        format!("<row r=\"{row}\">{}</row>", cells.collect::<String>())
    };
    lines.iter().map(line).collect()
}

fn written(at: &str, cell: &Cell<'_>) -> String {
    match cell {
        Text(text) => format!("<c r=\"{at}\" t=\"inlineStr\"><is><t>{text}</t></is></c>"),
        Number(number) => format!("<c r=\"{at}\"><v>{number}</v></c>"),
        Date(days) => format!("<c r=\"{at}\" s=\"1\"><v>{days}</v></c>"),
        Nothing => String::new(),
    }
}

/// A workbook with one sheet, and a part of so many noughts beside it.
pub fn book(rows: &str, padding: usize) -> Vec<u8> {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let related = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    let parts = [
        (
            "_rels/.rels",
            format!(
                "<Relationships xmlns=\"{package}\"><Relationship Id=\"r1\" Type=\"{related}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/workbook.xml",
            format!(
                "<workbook xmlns=\"{main}\" xmlns:r=\"{related}\"><sheets><sheet name=\"警情\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                "<Relationships xmlns=\"{package}\"><Relationship Id=\"r1\" Type=\"{related}/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"r2\" Type=\"{related}/styles\" Target=\"styles.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/styles.xml",
            format!(
                "<styleSheet xmlns=\"{main}\"><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>"
            ),
        ),
        (
            "xl/worksheets/sheet1.xml",
            format!(
                "<worksheet xmlns=\"{main}\"><sheetData>{rows}</sheetData><mergeCells count=\"1\"><mergeCell ref=\"A1:F1\"/></mergeCells></worksheet>"
            ),
        ),
        ("xl/media/image1.png", "0".repeat(padding)),
    ];
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, content) in parts {
        zip.start_file(name, options).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

async fn start() -> (Server, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("cad")).unwrap();
    let server = Server::with(|settings| {
        settings.visit_sources = Some(vec![SOURCE.to_owned()]);
        settings.visits_dir = Some(folder.path().to_owned());
    })
    .await;
    server.hire().await;
    (server, folder)
}

/// What is reported of a file.
async fn told(server: &Server, folder: &Path, file: &[u8]) -> String {
    let drop = folder.join("cad");
    std::fs::write(drop.join("day.xlsx"), file).unwrap();
    qingyu_server::jobs::ratings::take_files(&server.app).await;
    assert!(!drop.join("day.xlsx").exists(), "it is taken away");
    std::fs::read_to_string(drop.join("day.xlsx.report")).unwrap()
}

#[tokio::test]
async fn a_spreadsheet_with_titles_and_dates_is_taken_as_its_csv_would_be() {
    let (server, folder) = start().await;
    let digits = token(1);
    let file = book(
        &lines(&[
            (1, texts(&["示例城区警情登记表"])),
            (2, texts(&["填报单位", "指挥部"])),
            (4, texts(&HEADER)),
            // 2026-11-26, and the number of a telephone as a number.
            (
                5,
                vec![
                    Text("J1"),
                    Date(46352),
                    Text("demo-1"),
                    Text("help"),
                    Number(13_900_001_234.0),
                ],
            ),
            (
                6,
                vec![
                    Text("J2"),
                    Text("2026-11-26"),
                    Text("demo-2"),
                    Text("crime"),
                    Nothing,
                    Text(&digits),
                ],
            ),
            (8, vec![Text("J3"), Date(46352), Text("demo-1"), Text("party")]),
            // Twenty digits as a number are not those that were typed.
            (
                9,
                vec![
                    Text("J4"),
                    Date(46352),
                    Text("demo-1"),
                    Text("help"),
                    Nothing,
                    Number(7e19),
                ],
            ),
        ]),
        0,
    );
    for counts in ["taken 2, known 0", "taken 0, known 2"] {
        let report = told(&server, folder.path(), &file).await;
        let wrong = "line 8: kind:unknown\nline 9: token:malformed\n";
        assert_eq!(report, format!("{counts}, wrong 2\n{wrong}"));
    }
    let intake = server.sign_in("intake").await;
    assert_eq!(intake.aftercare().await.len(), 1, "the number is one to call");
}

#[tokio::test]
async fn what_is_wrong_with_a_whole_file_is_said_and_the_file_stays() {
    let (server, folder) = start().await;
    let line = || texts(&["J1", "2026-11-26", "demo-1", "help"]);
    let with = |header: &[&str]| book(&lines(&[(1, texts(&["表"])), (2, texts(header)), (3, line())]), 0);
    let far = format!(
        "{}<row r=\"1048576\"><c r=\"A1048576\"><v>1</v></c></row>",
        lines(&[(1, texts(&HEADER))])
    );
    let back = lines(&[(1, texts(&HEADER)), (5, line()), (6, line()), (5, line())]);
    let again = "<c r=\"A1\" t=\"inlineStr\"><is><t>key</t></is></c>".repeat(501);
    let wide = format!("<row r=\"1\">{again}</row>");
    for (file, said) in [
        (b"no spreadsheet".to_vec(), "no spreadsheet that can be read"),
        (book("", 0), "empty: no line below a header"),
        (book(&lines(&[(1, texts(&HEADER))]), 0), "empty: no line below a header"),
        (
            book(&lines(&[(1, line())]), 0),
            "no header: a line with key on unit kind",
        ),
        (with(&["key", "on", "unit"]), "missing column: kind"),
        (with(&["key", "kind"]), "missing column: on unit"),
        (
            with(&["key", "on", "unit", "kind", "姓名"]),
            "column E: unknown or there twice",
        ),
        (
            with(&["key", "on", "unit", "kind", "key"]),
            "column E: unknown or there twice",
        ),
        (book(&far, 0), "too large"),
        (book(&back, 0), "too large"),
        (book(&wide, 0), "too large"),
        (book(&lines(&[(1, texts(&HEADER)), (2, line())]), 65 << 20), "too large"),
    ] {
        let report = told(&server, folder.path(), &file).await;
        assert!(
            report.starts_with(&format!("taken 0, known 0, wrong 1\n{said}")),
            "{said}: {report}"
        );
        assert!(!report.contains("姓名"), "nothing of the file is repeated");
        assert_eq!(std::fs::read(folder.path().join("cad/day.xlsx.refused")).unwrap(), file);
    }
}
