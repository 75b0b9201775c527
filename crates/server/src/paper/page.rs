//! A paper on a page: each on a sheet of its own when it is printed.

use maud::{Markup, html};
use qingyu_words::paper::{Block, Cell, Paper, Section, Table};

/// Some papers, one after the other, each with a mark above where there is one; the first one has the heading of the page.
pub fn draw(papers: &[Paper], mark: Option<&str>) -> Markup {
    html! {
        @for (at, paper) in papers.iter().enumerate() {
            article class="paper flow" id=(format!("paper-{at}")) {
                @if let Some(mark) = mark { p class="paper__mark" { (mark) } }
                @if at == 0 { h1 tabindex="-1" { (paper.title) } } @else { h2 class="paper__title" { (paper.title) } }
                @if let Some(number) = &paper.number { p class="paper__number" { (number) } }
                @if !paper.head.is_empty() {
                    dl class="paper__head" {
                        @for (name, value) in &paper.head { div { dt { (name) } dd { (value) } } }
                    }
                }
                @for section in &paper.sections { (drawn(section, at == 0)) }
                @if !paper.signatures.is_empty() {
                    ul class="paper__signatures" {
                        @for name in &paper.signatures { li { (name) span class="paper__line" {} } }
                    }
                }
            }
        }
    }
}

fn drawn(section: &Section, is_first: bool) -> Markup {
    html! {
        @if !section.heading.is_empty() {
            @if is_first { h2 { (section.heading) } } @else { h3 { (section.heading) } }
        }
        @for block in &section.blocks {
            @match block {
                Block::Text(text) => p class="paper__text" { (text) },
                Block::Note(text) => p class="hint" { (text) },
                Block::Table(rows) => (table(&section.heading, rows)),
                Block::Room => div class="paper__room" {},
            }
        }
    }
}

fn table(heading: &str, table: &Table) -> Markup {
    html! {
        div class="scroll" role="region" tabindex="0" aria-label=(heading) {
            table class="paper__table" {
                caption class="visually-hidden" { (heading) }
                thead { tr { @for head in &table.heads { th scope="col" { (head) } } } }
                tbody {
                    @for row in &table.rows {
                        tr {
                            @for (at, one) in row.iter().enumerate() {
                                @if at == 0 { th scope="row" { (cell(one)) } } @else { td { (cell(one)) } }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn cell(cell: &Cell) -> Markup {
    html! {
        @match &cell.href {
            Some(href) => a href=(href) { (cell.text) },
            None => (cell.text),
        }
    }
}
