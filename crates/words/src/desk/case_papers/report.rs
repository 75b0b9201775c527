//! 核查报告: what was done to verify, and what was found of each allegation, on which grounds.

use qingyu_api::desk::case::{LineFact, ProposalView};
use qingyu_api::desk::papers::CasePaper;
use qingyu_domain::case::{Part, Proposal};

use super::super::{acts, codes, forms, pages, papers as words};
use super::{Seen, cells, lines, who};
use crate::paper::{Block, Paper, Section, Table};

/// The report.
pub(super) fn report(seen: Seen<'_>) -> Paper {
    let lang = seen.lang;
    let mut head = seen.head();
    head.push((words::handled_by(lang).to_owned(), seen.worker()));
    let mut sections = vec![Section::new(words::summary_h2(lang), vec![seen.summary()])];
    if !seen.story.chain.is_empty() {
        let chain = super::notice::chain(lang, &seen.story.chain, seen.unit);
        sections.push(Section::new(words::notice_chain_h2(lang), vec![chain]));
    }
    sections.extend([
        Section::new(words::matters_h2(lang), vec![seen.matters()]),
        Section::new(words::verified_h2(lang), verified(seen)),
        Section::new(words::stated_h2(lang), stated(seen)),
        Section::new(words::grounds_h2(lang), grounds(seen)),
        Section::new(words::musts_h2(lang), vec![improvements(seen)]),
    ]);
    Paper {
        title: words::title(lang, CasePaper::Report).to_owned(),
        number: Some(seen.story.number.clone()),
        head,
        sections,
        signatures: [
            words::sign_who(lang),
            words::sign_approved(lang),
            words::sign_oversight(lang),
            words::sign_date(lang),
        ]
        .map(str::to_owned)
        .into(),
    }
}

/// Who did what, when, and what they wrote about it.
fn verified(seen: Seen<'_>) -> Vec<Block> {
    let lang = seen.lang;
    let heads = [words::on(lang), words::who(lang), words::did(lang), words::record(lang)];
    let mut table = Table::new(&heads);
    for (at, line) in lines(seen.story, "verified") {
        let done: Vec<&str> = match &line.fact {
            Some(LineFact::Verified { acts: done }) => done.iter().map(|one| acts::verifying(lang, *one)).collect(),
            _ => Vec::new(),
        };
        let record = seen.words_at(at, Part::Record);
        table.add(cells(&[
            &seen.day(line.at.day()),
            &who(line),
            &done.join(pages::comma(lang)),
            &record,
        ]));
    }
    vec![table.or(words::not_verified(lang))]
}

/// What those concerned say.
pub(super) fn stated(seen: Seen<'_>) -> Vec<Block> {
    let said = lines(seen.story, "stated").map(|(at, line)| {
        let words = seen.words_at(at, Part::Statement);
        Block::Text(format!("{} {}: {words}", seen.day(line.at.day()), who(line)))
    });
    let said: Vec<Block> = said.collect();
    if said.is_empty() {
        vec![Block::Text(words::not_stated(seen.lang).to_owned())]
    } else {
        said
    }
}

/// Every finding that was proposed: by whom, on which grounds, and how it stands.
fn grounds(seen: Seen<'_>) -> Vec<Block> {
    let lang = seen.lang;
    let proposed = lines(seen.story, "proposed").zip(&seen.story.proposals);
    let findings = proposed.filter_map(|((at, line), view)| {
        let title = title(seen, view)?;
        let by = format!(
            "{} {}, {}",
            words::proposed_by(lang),
            view.by.shown,
            seen.day(line.at.day())
        );
        let standing = pages::standing(lang, view.standing);
        let text = Block::Text(seen.words_at(at, Part::Record));
        Some([Block::Note(format!("{title} ({standing}). {by}")), text])
    });
    let findings: Vec<Block> = findings.flatten().collect();
    if findings.is_empty() {
        vec![Block::Text(words::no_grounds(lang).to_owned())]
    } else {
        findings
    }
}

/// What a finding says, in one line.
fn title(seen: Seen<'_>, view: &ProposalView) -> Option<String> {
    let Proposal::Finding {
        allegation, outcome, ..
    } = &view.proposal
    else {
        return None;
    };
    let about = seen.story.allegations.get(usize::from(*allegation))?;
    Some(format!(
        "{}{} {}: {}",
        forms::allegation(seen.lang),
        allegation + 1,
        codes::cause(seen.lang, about.cause),
        codes::outcome(seen.lang, *outcome)
    ))
}

/// What is improved, by whom, until when.
pub(super) fn improvements(seen: Seen<'_>) -> Block {
    let lang = seen.lang;
    let heads = [
        words::place(lang),
        words::owner(lang),
        words::until(lang),
        words::status(lang),
    ];
    let mut table = Table::new(&heads);
    for one in &seen.story.improvements {
        let state = if one.is_proved {
            words::is_done(lang)
        } else {
            words::is_open(lang)
        };
        let place = (one.allegation + 1).to_string();
        table.add(cells(&[&place, &(seen.unit)(&one.owner), &seen.day(one.due_on), state]));
    }
    table.or(words::no_improvements(lang))
}
