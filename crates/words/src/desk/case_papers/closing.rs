//! 结案呈批表: what came of a case at a glance, with room for those who approve that it is closed.

use qingyu_api::desk::case::{AllegationView, LineFact};
use qingyu_api::desk::papers::CasePaper;
use qingyu_domain::case::{Audience, Consequence, Part};

use super::super::{acts, codes, facts, papers as words};
use super::{Seen, cells, lines};
use crate::paper::{Block, Paper, Section, Table};

/// The form.
pub(super) fn closing(seen: Seen<'_>) -> Paper {
    let lang = seen.lang;
    let mut head = seen.head();
    head.push((words::handled_by(lang).to_owned(), seen.worker()));
    head.push((
        words::status(lang).to_owned(),
        codes::status(lang, seen.story.status).to_owned(),
    ));
    if let Some((_, line)) = lines(seen.story, "answered").last() {
        head.push((words::answered_on(lang).to_owned(), seen.day(line.at.day())));
    }
    let room = |heading: &str| Section::new(heading, vec![Block::Room]);
    Paper {
        title: words::title(lang, CasePaper::Closing).to_owned(),
        number: Some(seen.story.number.clone()),
        head,
        sections: vec![
            Section::new(words::matters_h2(lang), vec![seen.matters()]),
            Section::new(words::musts_h2(lang), vec![musts(seen)]),
            Section::new(words::answered_h2(lang), answers(seen)),
            Section::new(words::heard_h2(lang), heard(seen)),
            room(words::own_opinion_h2(lang)),
            room(words::oversight_opinion_h2(lang)),
            room(words::leader_opinion_h2(lang)),
        ],
        signatures: [
            words::sign_handler(lang),
            words::sign_oversight(lang),
            words::sign_leader(lang),
            words::sign_date(lang),
        ]
        .map(str::to_owned)
        .into(),
    }
}

/// 四必, of each allegation.
fn musts(seen: Seen<'_>) -> Block {
    let lang = seen.lang;
    let heads = [
        words::place(lang),
        words::verified_must(lang),
        words::improved(lang),
        words::cleared(lang),
        words::accounted(lang),
    ];
    let mut table = Table::new(&heads);
    let is_verified = lines(seen.story, "verified").next().is_some();
    for (place, one) in (1_u16..).zip(&seen.story.allegations) {
        let needs = |consequence| one.consequences.contains(&consequence);
        let state = |is_needed: bool, is_done: bool| match (is_needed, is_done) {
            (false, _) => words::none_needed(lang),
            (true, true) => words::is_done(lang),
            (true, false) => words::is_open(lang),
        };
        table.add(cells(&[
            &place.to_string(),
            state(true, is_verified),
            state(needs(Consequence::Shortcoming), is_improved(seen, place - 1, one)),
            state(
                needs(Consequence::NoFault),
                Audience::ALL.iter().all(|to| one.clarified.contains(to)),
            ),
            state(needs(Consequence::Fault), one.accounted > 0),
        ]));
    }
    table.or(words::no_matters(lang))
}

/// Whether all that was planned for an allegation is there.
fn is_improved(seen: Seen<'_>, at: u16, one: &AllegationView) -> bool {
    let mut own = seen.story.improvements.iter().filter(|plan| plan.allegation == at);
    one.improvements > 0 && own.all(|plan| plan.is_proved)
}

/// Every answer as its citizen read it.
pub(super) fn answers(seen: Seen<'_>) -> Vec<Block> {
    let answers = lines(seen.story, "answered");
    answers
        .map(|(at, _)| Block::Text(seen.words_at(at, Part::Answer)))
        .collect()
}

/// What the citizen said of it, and what came of calls: codes, none of their words.
fn heard(seen: Seen<'_>) -> Vec<Block> {
    let lang = seen.lang;
    let mut table = Table::new(&[words::on(lang), words::what(lang)]);
    for line in &seen.story.timeline {
        let said = match &line.fact {
            Some(LineFact::Evaluated { level, solved, .. }) => facts::evaluation(lang, *level, *solved),
            Some(LineFact::FollowedUp { reached, level, solved }) => {
                let reached = acts::reached(lang, *reached).to_owned();
                match (level, solved) {
                    (Some(level), Some(solved)) => format!("{reached}: {}", facts::evaluation(lang, *level, *solved)),
                    _ => reached,
                }
            }
            _ => continue,
        };
        table.add(cells(&[&seen.day(line.at.day()), &said]));
    }
    vec![table.or(words::not_heard(lang))]
}
