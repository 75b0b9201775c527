//! A paper as DOCX, on A4: numbers stand as they are, without links.

use std::io::Cursor;

use docx_rs::{
    AlignmentType, BreakType, Docx, LineSpacing, PageMargin, Paragraph, Run, RunFonts, Table as DocxTable, TableCell,
    TableRow, WidthType,
};
use qingyu_words::paper::{self as words, Block, Paper, Section, Table};

use crate::refusal::Refusal;

/// A4 upright and its margins, in twentieths of a point.
const PAGE: (u32, u32) = (11_906, 16_838);
const MARGIN: i32 = 1_247;
const WIDTH: usize = 9_412;
/// Sizes of letters, in halves of a point.
const TITLE: usize = 36;
const HEADING: usize = 26;
const BODY: usize = 22;
const SMALL: usize = 18;
/// Empty lines to write in by hand.
const ROOM: usize = 3;

/// Some papers in one file, each from a new page on, with a mark above where there is one.
///
/// # Errors
///
/// The file cannot be written.
pub fn docx(papers: &[Paper], mark: Option<&str>) -> Result<Vec<u8>, Refusal> {
    let fonts = RunFonts::new()
        .ascii("Times New Roman")
        .hi_ansi("Times New Roman")
        .east_asia(words::FONT);
    let margin = PageMargin::new().top(MARGIN).bottom(MARGIN).left(MARGIN).right(MARGIN);
    let mut docx = Docx::new()
        .page_size(PAGE.0, PAGE.1)
        .page_margin(margin)
        .default_fonts(fonts)
        .default_size(BODY);
    for (at, paper) in papers.iter().enumerate() {
        docx = written(docx, paper, at > 0, mark);
    }
    let mut file = Cursor::new(Vec::new());
    docx.build()
        .pack(&mut file)
        .map_err(|error| Refusal::internal("a paper", &error))?;
    Ok(file.into_inner())
}

fn written(mut docx: Docx, paper: &Paper, is_later: bool, mark: Option<&str>) -> Docx {
    // On each paper: sheets are parted.
    let above = mark.map(|mark| line(mark, SMALL).align(AlignmentType::Center));
    let title = Paragraph::new()
        .add_run(Run::new().add_text(&paper.title).size(TITLE).bold())
        .align(AlignmentType::Center)
        .line_spacing(LineSpacing::new().before(120).after(120));
    let mut first: Vec<Paragraph> = above.into_iter().chain([title]).collect();
    if let Some(one) = first.first_mut().filter(|_| is_later) {
        *one = one.clone().page_break_before(true);
    }
    first.extend(
        paper
            .number
            .iter()
            .map(|number| line(number, BODY).align(AlignmentType::Center)),
    );
    for paragraph in first {
        docx = docx.add_paragraph(paragraph);
    }
    if !paper.head.is_empty() {
        let rows = paper
            .head
            .iter()
            .map(|(name, value)| row([name.as_str(), value.as_str()].into_iter(), 2));
        docx = docx.add_table(DocxTable::new(rows.collect()).width(WIDTH, WidthType::Dxa));
    }
    for section in &paper.sections {
        docx = section_of(docx, section);
    }
    for name in &paper.signatures {
        let space = LineSpacing::new().before(240);
        docx = docx.add_paragraph(line(&words::to_sign(name), BODY).line_spacing(space));
    }
    docx
}

fn section_of(mut docx: Docx, section: &Section) -> Docx {
    if !section.heading.is_empty() {
        let heading = Run::new().add_text(&section.heading).size(HEADING).bold();
        let space = LineSpacing::new().before(240).after(60);
        docx = docx.add_paragraph(Paragraph::new().add_run(heading).line_spacing(space).keep_next(true));
    }
    for block in &section.blocks {
        docx = match block {
            Block::Text(text) => docx.add_paragraph(line(text, BODY)),
            Block::Note(text) => docx.add_paragraph(line(text, SMALL)),
            Block::Table(rows) => docx.add_table(table(rows)).add_paragraph(Paragraph::new()),
            Block::Room => (0..ROOM).fold(docx, |docx, _| docx.add_paragraph(Paragraph::new())),
        };
    }
    docx
}

fn table(table: &Table) -> DocxTable {
    let columns = table.heads.len().max(1);
    let head = row(table.heads.iter().map(String::as_str), columns);
    let rows = table.rows.iter();
    let rows = rows.map(|cells| row(cells.iter().map(|cell| cell.text.as_str()), columns));
    DocxTable::new(std::iter::once(head).chain(rows).collect()).width(WIDTH, WidthType::Dxa)
}

fn row<'a>(cells: impl Iterator<Item = &'a str>, columns: usize) -> TableRow {
    let cell = |text: &str| {
        let cell = TableCell::new().width(WIDTH / columns, WidthType::Dxa);
        cell.add_paragraph(line(text, BODY))
    };
    TableRow::new(cells.map(cell).collect()).cant_split()
}

/// Words with their line breaks. What XML cannot hold is left out.
fn line(text: &str, size: usize) -> Paragraph {
    let mut run = Run::new().size(size);
    for (at, piece) in text.lines().enumerate() {
        if at > 0 {
            run = run.add_break(BreakType::TextWrapping);
        }
        run = run.add_text(
            piece
                .chars()
                .filter(|c| !c.is_control() || *c == '\t')
                .collect::<String>(),
        );
    }
    Paragraph::new().add_run(run)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read as _;
    use zip::ZipArchive;

    fn paper() -> Paper {
        let mut table = Table::new(&["项目", "n"]);
        table.add(vec!["<收到>&\"".into(), "12".into()]);
        Paper {
            title: "督办单".to_owned(),
            number: Some("20261127-000001-1".to_owned()),
            head: vec![("受理编号".to_owned(), "20261127-000001".to_owned())],
            sections: vec![Section::new(
                "督办要求",
                vec![
                    Block::Text("第一行\n第二行\u{0}\u{7}".to_owned()),
                    Block::Table(table),
                    Block::Room,
                ],
            )],
            signatures: vec!["签发人".to_owned()],
        }
    }

    /// The text of a part of the file.
    fn part(file: &[u8], name: &str) -> String {
        let mut archive = ZipArchive::new(Cursor::new(file)).unwrap();
        let mut text = String::new();
        archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        text
    }

    #[test]
    fn a_file_is_a_document_with_all_that_stands_on_the_paper() {
        let file = docx(&[paper(), paper()], Some("演示数据，并非真实投诉")).unwrap();
        let document = part(&file, "word/document.xml");
        for words in [
            "督办单",
            "20261127-000001-1",
            "受理编号",
            "督办要求",
            "第一行",
            "第二行",
            "签发人：____________________",
            "12",
        ] {
            assert_eq!(
                document.matches(&[">", words, "<"].concat()).count(),
                2,
                "{words}: {document}"
            );
        }
        assert!(document.contains("&lt;收到&gt;&amp;"), "{document}");
        assert_eq!(document.matches("演示数据，并非真实投诉").count(), 2, "on each");
        assert_eq!(
            document.matches("pageBreakBefore").count(),
            1,
            "each on a page of its own"
        );
        assert!(
            document.contains("w:w=\"11906\"") && document.contains("w:h=\"16838\""),
            "A4: {document}"
        );
        assert!(!document.contains(['\u{0}', '\u{7}']));
        let types = part(&file, "[Content_Types].xml");
        assert!(types.contains("wordprocessingml.document.main+xml"), "{types}");
        assert!(part(&file, "_rels/.rels").contains("word/document.xml"));
    }
}
