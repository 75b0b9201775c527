//! 案卷: what lies in it, and all of it in order.

use qingyu_api::desk::papers::CasePaper;
use qingyu_domain::case::Mark;

use super::super::{codes, events, pages, papers as words};
use super::{Seen, cells, closing, order, report, who};
use crate::paper::{Block, Cell, Paper, Section, Table};

/// What of a case's course stands in its file: the work on it, and nothing that those alone may know who watch, nor when somebody looked
/// at an identity.
const OF_THE_WORK: [&str; 28] = [
    "received",
    "accepted",
    "assigned",
    "taken_on",
    "returned",
    "handed_back",
    "contacted",
    "preservation_ordered",
    "preserved",
    "alleged",
    "verified",
    "summary_released",
    "notice_acknowledged",
    "stated",
    "fault_objected",
    "fault_objection_decided",
    "improvement_planned",
    "improvement_proved",
    "clarified",
    "held_accountable",
    "conveyed",
    "answered",
    "looked_again",
    "went_up",
    "reopened",
    "closed",
    "directed",
    "directive_answered",
];

/// The cover with its list, and then every paper.
pub(super) fn file(seen: Seen<'_>) -> Vec<Paper> {
    let lang = seen.lang;
    let plain = |title: &str, blocks: Vec<Block>| Paper {
        title: title.to_owned(),
        number: Some(seen.story.number.clone()),
        sections: vec![Section::new(title, blocks)],
        ..Paper::default()
    };
    let mut inside = vec![plain(words::summary_h2(lang), vec![seen.summary()])];
    for (paper, of) in seen.story.papers() {
        match paper {
            CasePaper::Supervision | CasePaper::Instruction => {
                inside.extend(order::order(seen, of.unwrap_or_default()));
            }
            CasePaper::Report => inside.push(report::report(seen)),
            CasePaper::Closing => {
                inside.push(plain(words::answered_h2(lang), closing::answers(seen)));
                inside.push(closing::closing(seen));
            }
            CasePaper::File => {}
        }
    }
    inside.push(plain(words::course_h2(lang), vec![course(seen)]));
    std::iter::once(cover(seen, &inside)).chain(inside).collect()
}

/// What lies in it: the place of a page is known only once it is bound.
fn cover(seen: Seen<'_>, inside: &[Paper]) -> Paper {
    let lang = seen.lang;
    let mut table = Table::new(&[
        words::item(lang),
        words::paper(lang),
        words::number(lang),
        words::sheet(lang),
    ]);
    for (at, paper) in (1_u16..).zip(inside) {
        let name = Cell {
            text: paper.title.clone(),
            href: Some(format!("#paper-{at}")),
        };
        let number = paper.number.clone().unwrap_or_default();
        table.add(vec![at.to_string().into(), name, number.into(), Cell::default()]);
    }
    // What says that somebody was pressed, in danger or a child stands on no sheet that is bound and carried around.
    let is_printed = |mark: &&Mark| matches!(mark, Mark::Serious | Mark::Enterprise | Mark::Group | Mark::Watchers);
    let marks = seen.story.marks.iter().filter(is_printed);
    let marks: Vec<&str> = marks.map(|mark| codes::mark(lang, *mark)).collect();
    let mut head = seen.head();
    head.push((
        words::status(lang).to_owned(),
        codes::status(lang, seen.story.status).to_owned(),
    ));
    if !marks.is_empty() {
        head.push((words::marks(lang).to_owned(), marks.join(pages::comma(lang))));
    }
    head.push((words::made_on(lang).to_owned(), seen.day(seen.today)));
    Paper {
        title: words::title(lang, CasePaper::File).to_owned(),
        number: Some(seen.story.number.clone()),
        head,
        sections: vec![Section::new(
            words::pages_h2(lang),
            vec![Block::Table(table), Block::Note(words::file_note(lang).to_owned())],
        )],
        signatures: vec![
            words::sign_oversight(lang).to_owned(),
            words::sign_date(lang).to_owned(),
        ],
    }
}

fn course(seen: Seen<'_>) -> Block {
    let lang = seen.lang;
    let mut table = Table::new(&[words::on(lang), words::what(lang), words::who(lang)]);
    let lines = seen.story.timeline.iter();
    for line in lines.filter(|line| OF_THE_WORK.contains(&line.event.as_str())) {
        table.add(cells(&[
            &seen.day(line.at.day()),
            events::event(lang, &line.event),
            &who(line),
        ]));
    }
    Block::Table(table)
}
