//! 通报 as a paper: what its reader may know, and who said that they read it.

use qingyu_api::desk::directives::LinkView;
use qingyu_api::desk::notices::Notice;

use super::super::{codes, notices, pages, papers as words};
use super::cells;
use crate::paper::{Block, Paper, Section, Table};
use crate::{Lang, dates};

/// The paper of a notice, as its reader sees it.
pub fn notice(lang: Lang, notice: &Notice, unit: &dyn Fn(&str) -> String) -> Paper {
    let mut head = vec![(notices::told_on(lang).to_owned(), dates::date(lang, notice.told_on))];
    head.extend(
        notice
            .unit
            .iter()
            .map(|code| (words::unit(lang).to_owned(), unit(code))),
    );
    let text = |heading: &str, words: &Option<String>| {
        words
            .iter()
            .map(|words| Section::new(heading, vec![Block::Text(words.clone())]))
            .collect::<Vec<_>>()
    };
    let mut sections = text(notices::summary_h2(lang), &notice.summary);
    sections.extend(text(notices::praise_h2(lang), &notice.praise));
    if !notice.findings.is_empty() {
        sections.push(Section::new(notices::findings_h2(lang), vec![findings(lang, notice)]));
    }
    if !notice.clarifications.is_empty() {
        let said = notice.clarifications.iter().cloned().map(Block::Text).collect();
        sections.push(Section::new(notices::clarifications_h2(lang), said));
    }
    if !notice.improvements.is_empty() {
        sections.push(Section::new(
            notices::improvements_h2(lang),
            vec![improvements(lang, notice, unit)],
        ));
    }
    if !notice.chain.is_empty() {
        sections.push(Section::new(
            words::notice_chain_h2(lang),
            vec![chain(lang, &notice.chain, unit)],
        ));
    }
    sections.push(Section::new("", vec![Block::Note(notices::no_asking(lang).to_owned())]));
    Paper {
        title: notices::subject(lang, notice.subject).to_owned(),
        number: Some(notice.number.clone()),
        head,
        sections,
        signatures: vec![words::sign_head(lang).to_owned(), words::sign_date(lang).to_owned()],
    }
}

fn findings(lang: Lang, notice: &Notice) -> Block {
    let mut table = Table::new(&[words::about(lang), words::found(lang), words::follows(lang)]);
    for one in &notice.findings {
        let follows: Vec<&str> = one
            .consequences
            .iter()
            .map(|one| codes::consequence(lang, *one))
            .collect();
        let follows = follows.join(pages::comma(lang));
        table.add(cells(&[
            codes::cause(lang, one.cause),
            codes::outcome(lang, one.outcome),
            &follows,
        ]));
    }
    Block::Table(table)
}

fn improvements(lang: Lang, notice: &Notice, unit: &dyn Fn(&str) -> String) -> Block {
    let mut table = Table::new(&[words::owner(lang), words::until(lang), words::what(lang)]);
    for one in &notice.improvements {
        let plan = one.plan.as_deref().unwrap_or_default();
        table.add(cells(&[&unit(&one.owner), &dates::date(lang, one.due_on), plan]));
    }
    Block::Table(table)
}

/// Who has to say that they read it, and who did.
pub(super) fn chain(lang: Lang, chain: &[LinkView], unit: &dyn Fn(&str) -> String) -> Block {
    let mut table = Table::new(&[
        words::unit(lang),
        words::who(lang),
        words::until(lang),
        words::status(lang),
    ]);
    for link in chain {
        let heads: Vec<&str> = link.heads.iter().map(|head| head.shown.as_str()).collect();
        let heads = if heads.is_empty() {
            words::no_head(lang).to_owned()
        } else {
            heads.join(pages::comma(lang))
        };
        let place = if link.is_above {
            words::above(lang)
        } else {
            words::own_unit(lang)
        };
        let name = format!("{} ({place})", unit(&link.unit));
        table.add(cells(&[
            &name,
            &heads,
            &dates::moment(lang, link.until),
            &read(lang, link),
        ]));
    }
    Block::Table(table)
}

/// Who read it and when, or that nobody has.
pub fn read(lang: Lang, link: &LinkView) -> String {
    let read: Vec<String> = link
        .read
        .iter()
        .map(|one| format!("{} {}", one.person.shown, dates::date(lang, one.on)))
        .collect();
    if !read.is_empty() {
        read.join(pages::comma(lang))
    } else if link.is_overdue {
        [words::not_read(lang), words::late(lang)].concat()
    } else {
        words::not_read(lang).to_owned()
    }
}
