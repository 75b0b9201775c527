//! Orders from above with their answers, who read the notice, and the papers of the case.

use qingyu_api::desk::case::Story;
use qingyu_api::desk::directives::{DirectiveView, LinkView};
use qingyu_api::desk::papers::{CasePaper, PAPER_PAGE};
use qingyu_domain::case::DirectiveKind;
use qingyu_words::dates;
use qingyu_words::desk::{directives as words, pages, papers};

use crate::clock;
use crate::desk::app::Desk;
use crate::desk::route::with_lang;
use crate::ui::el::{View, el};
use crate::ui::text;

/// Every order, what it says and what was done about it.
pub fn directives(desk: Desk, story: &Story) -> Vec<View> {
    if story.directives.is_empty() {
        return Vec::new();
    }
    let items = (0..).zip(&story.directives);
    let items = items.map(|(at, one)| el("div", "quote").all(order(desk, story, at, one)).view());
    std::iter::once(text::h2(words::h2(desk.lang))).chain(items).collect()
}

/// One of them, as whoever answers it has to read it.
pub fn about(desk: Desk, story: &Story, at: u16) -> Vec<View> {
    let one = story.directives.get(usize::from(at));
    one.map(|one| order(desk, story, at, one)).unwrap_or_default()
}

fn order(desk: Desk, story: &Story, at: u16, one: &DirectiveView) -> Vec<View> {
    let lang = desk.lang;
    let (class, state) = match (&one.answered, one.is_overdue) {
        (Some(_), _) => ("tag", words::answered(lang)),
        (None, true) => ("tag tag--danger", words::overdue(lang)),
        (None, false) => ("tag tag--sun", words::open(lang)),
    };
    let due = dates::day(lang, one.due_on, clock::today());
    let mut whose = vec![pages::of(lang, words::by(lang), &one.by.shown)];
    if let Some(leader) = &one.leader {
        whose.insert(0, pages::of(lang, words::leader(lang), &leader.shown));
    }
    whose.push(pages::of(lang, words::due_on(lang), &due));
    let head = el("p", "")
        .child(el("strong", "").text(words::kind(lang, one.kind)).view())
        .text(" ")
        .child(el("span", class).text(state).view());
    let mut pieces = vec![head.view(), text::p("hint", &whose.join(pages::comma(lang)))];
    let label = match one.kind {
        DirectiveKind::Supervision => words::order(lang),
        DirectiveKind::Instruction => words::instruction(lang),
    };
    let said = line_of(story, "directed", usize::from(at)).and_then(|line| words_at(story, line));
    pieces.extend(said.map(|said| text::p("written", &pages::of(lang, label, said))));
    if let Some(answer) = &one.answered {
        let on = dates::day(lang, answer.on, clock::today());
        pieces.push(text::p("hint", &[&answer.person.shown, " ", &on].concat()));
        let said = answered_at(story, at).and_then(|line| words_at(story, line));
        pieces.extend(said.map(|said| text::p("written", &pages::of(lang, words::answer(lang), said))));
    }
    pieces
}

/// The place of the line with the nth event of a name.
fn line_of(story: &Story, event: &str, nth: usize) -> Option<usize> {
    let lines = story.timeline.iter().enumerate();
    let mut lines = lines.filter(|(_, line)| line.event == event);
    lines.nth(nth).map(|(at, _)| at)
}

fn answered_at(story: &Story, of: u16) -> Option<usize> {
    use qingyu_api::desk::case::LineFact;
    let answers = |fact: &Option<LineFact>| matches!(fact, Some(LineFact::Directive { directive }) if *directive == of);
    story.timeline.iter().position(|line| answers(&line.fact))
}

fn words_at(story: &Story, line: usize) -> Option<&str> {
    let found = story.texts.iter().find(|text| text.line == line);
    found.map(|text| text.text.as_str())
}

/// Who has to say that they read the released summary, and who did.
pub fn chain(desk: Desk, links: &[LinkView]) -> Vec<View> {
    if links.is_empty() {
        return Vec::new();
    }
    let items = links.iter().map(|link| one_of_chain(desk, link)).collect();
    vec![text::h2(words::chain_h2(desk.lang)), text::list("flow plain", items)]
}

fn one_of_chain(desk: Desk, link: &LinkView) -> View {
    let lang = desk.lang;
    let unit = link.unit.clone();
    let unit = el("strong", "").words(std::rc::Rc::new(move || desk.unit(Some(&unit))));
    let place = if link.is_above {
        words::above(lang)
    } else {
        words::own(lang)
    };
    let heads: Vec<&str> = link.heads.iter().map(|head| head.shown.as_str()).collect();
    let heads = if heads.is_empty() {
        words::no_head(lang).to_owned()
    } else {
        heads.join(pages::comma(lang))
    };
    let (class, state) = match (link.read.is_empty(), link.is_overdue) {
        (false, _) => ("tag", words::read(lang)),
        (true, true) => ("tag tag--danger", words::overdue(lang)),
        (true, false) => ("tag tag--sun", words::not_read(lang)),
    };
    let when = match link.read.first() {
        Some(read) => [&read.person.shown, " ", &dates::day(lang, read.on, clock::today())].concat(),
        None => pages::of(
            lang,
            words::until(lang),
            &dates::day(lang, link.until.day(), clock::today()),
        ),
    };
    el("div", "")
        .child(unit.view())
        .text(" · ")
        .text(&pages::of(lang, place, &heads))
        .text(" · ")
        .text(&when)
        .text(" ")
        .child(el("span", class).text(state).view())
        .view()
}

/// Links to the papers that there are by now.
pub fn printed(desk: Desk, story: &Story) -> Vec<View> {
    if !story.may_print {
        return Vec::new();
    }
    let lang = desk.lang;
    let papers = story.papers();
    let links = papers.iter().map(|(paper, of)| {
        let path = PAPER_PAGE
            .replace("{number}", &story.number)
            .replace("{paper}", paper.as_str());
        let of = of.map(|of| of.to_string()).unwrap_or_default();
        (with_lang(&path, &[("of", of.clone())], lang), name(desk, *paper, &of))
    });
    let links: Vec<(String, String)> = links.collect();
    let links: Vec<(String, &str)> = links.iter().map(|(href, name)| (href.clone(), name.as_str())).collect();
    vec![
        text::h2(words::papers_h2(lang)),
        text::links(&links),
        text::p("hint", words::papers_note(lang)),
    ]
}

fn name(desk: Desk, paper: CasePaper, of: &str) -> String {
    let title = papers::title(desk.lang, paper);
    match of.parse::<u16>() {
        Ok(of) => [title, " ", &(of + 1).to_string()].concat(),
        Err(_) => title.to_owned(),
    }
}
