//! 督办单 and 领导批示办理单.

use qingyu_api::desk::directives::DirectiveView;
use qingyu_api::desk::papers::CasePaper;
use qingyu_api::desk::queue::Urgency;
use qingyu_domain::case::{DirectiveKind, Part};
use qingyu_domain::deadlines::Step;
use qingyu_domain::person::Role;

use super::super::{codes, papers as words};
use super::{Seen, answers, cells, lines};
use crate::dates;
use crate::paper::{Block, Paper, Section, Table};

/// The paper of an order, by its place in the case.
pub(super) fn order(seen: Seen<'_>, of: u16) -> Option<Paper> {
    let (lang, one) = (seen.lang, seen.story.directives.get(usize::from(of))?);
    let mut sections = match one.kind {
        DirectiveKind::Supervision => vec![Section::new(words::why_h2(lang), why(seen))],
        DirectiveKind::Instruction => Vec::new(),
    };
    let what = match one.kind {
        DirectiveKind::Supervision => words::order_h2(lang),
        DirectiveKind::Instruction => words::instruction_h2(lang),
    };
    sections.push(Section::new(
        what,
        vec![ordered(seen, of), Block::Note(words::no_finding_moves(lang).to_owned())],
    ));
    sections.push(Section::new(words::answer_h2(lang), answered(seen, one, of)));
    Some(Paper {
        title: words::title(lang, CasePaper::of(one.kind)).to_owned(),
        number: Some(format!("{}-{}", seen.story.number, of + 1)),
        head: [seen.head(), head(seen, one)].concat(),
        sections,
        signatures: signatures(seen, one),
    })
}

fn head(seen: Seen<'_>, one: &DirectiveView) -> Vec<(String, String)> {
    let lang = seen.lang;
    let to = one
        .to
        .as_ref()
        .map_or_else(|| words::nobody(lang).to_owned(), |to| to.shown.clone());
    let mut pairs = Vec::new();
    if let Some(leader) = &one.leader {
        pairs.push((words::leader(lang), leader.shown.clone()));
    }
    pairs.extend([
        (words::recorded_by(lang), one.by.shown.clone()),
        (words::handled_by(lang), to),
        (words::given_on(lang), seen.day(one.on)),
        (words::due_on(lang), seen.day(one.due_on)),
    ]);
    pairs
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value))
        .collect()
}

/// What is grave, and what is overdue for those whom the order goes to. What those alone may know of who watch is not on a paper for others.
fn why(seen: Seen<'_>) -> Vec<Block> {
    let lang = seen.lang;
    let mut table = Table::new(&[words::what(lang), words::until(lang), words::whose(lang)]);
    let others = seen.story.tasks.iter().filter(|task| {
        let watches = matches!(task.role, Role::Oversight | Role::Reviewer);
        // A wish for help may tell who asks.
        let is_apart = watches || matches!(task.step, Step::Directive | Step::Help);
        !is_apart && task.urgency == Urgency::Overdue
    });
    for task in others {
        let whose = task.person.as_ref();
        let whose = whose.map_or(codes::role(lang, task.role), |person| person.shown.as_str());
        table.add(cells(&[
            codes::step(lang, task.step),
            &dates::moment(lang, task.due_at),
            whose,
        ]));
    }
    let grave = seen.is_grave().then(|| Block::Text(words::grave(lang).to_owned()));
    let overdue = [
        Block::Note(words::overdue_h2(lang).to_owned()),
        table.or(words::nothing_overdue(lang)),
    ];
    grave.into_iter().chain(overdue).collect()
}

fn ordered(seen: Seen<'_>, of: u16) -> Block {
    let line = lines(seen.story, "directed").nth(usize::from(of));
    Block::Text(line.map_or_else(String::new, |(at, _)| seen.words_at(at, Part::Directive)))
}

fn answered(seen: Seen<'_>, one: &DirectiveView, of: u16) -> Vec<Block> {
    let lang = seen.lang;
    let Some(answer) = &one.answered else {
        return vec![Block::Note(words::not_answered(lang).to_owned()), Block::Room];
    };
    let line = lines(seen.story, "directive_answered").find(|(_, line)| answers(line, of));
    let said = line.map_or_else(String::new, |(at, _)| seen.words_at(at, Part::Directive));
    let by = format!(
        "{}: {} {}",
        words::answered_by(lang),
        answer.person.shown,
        seen.day(answer.on)
    );
    vec![Block::Text(said), Block::Note(by)]
}

fn signatures(seen: Seen<'_>, one: &DirectiveView) -> Vec<String> {
    let lang = seen.lang;
    let first = match one.kind {
        DirectiveKind::Supervision => words::sign_issued(lang),
        DirectiveKind::Instruction => words::sign_leader(lang),
    };
    let all = [
        first,
        words::sign_oversight(lang),
        words::sign_handler(lang),
        words::sign_date(lang),
    ];
    all.map(str::to_owned).into()
}
