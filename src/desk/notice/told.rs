//! What a notice says.

use qingyu_api::desk::notices::{Notice, NoticeFinding, NoticeImprovement, Said, Subject};
use qingyu_api::desk::papers::NOTICE_PAGE;
use qingyu_words::desk::{acts, codes, events, notices as words, pages};
use qingyu_words::{Lang, dates};

use crate::clock;
use crate::desk::app::Desk;
use crate::desk::route::with_lang;
use crate::desk::story::directives;
use crate::ui::el::{View, el};
use crate::ui::text;

/// Everything that it says.
pub fn told(desk: Desk, notice: &Notice) -> Vec<View> {
    let lang = desk.lang;
    let mut pieces = vec![head(desk, notice)];
    if let Some(summary) = &notice.summary {
        pieces.extend([text::h2(words::summary_h2(lang)), quote(summary)]);
    }
    if notice.subject == Subject::Praise {
        let is_verified = notice.is_verified == Some(true);
        let verified = if is_verified {
            words::verified(lang)
        } else {
            words::not_verified(lang)
        };
        pieces.extend([text::h2(words::praise_h2(lang)), text::p("hint", verified)]);
        pieces.extend(notice.praise.as_deref().map(quote));
    }
    let lists = [
        (
            words::findings_h2(lang),
            notice.findings.iter().map(|one| finding(lang, one)).collect(),
        ),
        (
            words::clarifications_h2(lang),
            notice.clarifications.iter().map(|words| quote(words)).collect(),
        ),
        (
            words::improvements_h2(lang),
            notice.improvements.iter().map(|one| improvement(desk, one)).collect(),
        ),
        (
            words::said_h2(lang),
            notice.said.iter().map(|one| said(lang, one)).collect(),
        ),
    ];
    for (title, items) in lists {
        let items: Vec<View> = items;
        if !items.is_empty() {
            pieces.push(text::h2(title));
            pieces.push(text::list("flow plain", items));
        }
    }
    pieces.extend(directives::chain(desk, &notice.chain));
    let paper = with_lang(&NOTICE_PAGE.replace("{notice}", &notice.number), &[], lang);
    pieces.push(text::links(&[(paper, words::paper(lang))]));
    if notice.subject != Subject::Praise {
        pieces.push(text::p("panel panel--note", words::no_asking(lang)));
    }
    pieces
}

fn head(desk: Desk, notice: &Notice) -> View {
    let lang = desk.lang;
    let unit = notice.unit.clone();
    let unit = el("strong", "").words(std::rc::Rc::new(move || {
        unit.as_deref().map(|unit| desk.unit(Some(unit))).unwrap_or_default()
    }));
    let is_over = notice.acknowledge_by.is_some_and(|until| until < clock::now());
    let (class, read) = match (notice.is_acknowledged, is_over) {
        (true, _) => ("tag", words::acknowledged(lang)),
        (false, true) => ("tag tag--danger", words::overdue(lang)),
        (false, false) => ("tag tag--sun", words::unread(lang)),
    };
    let until = notice
        .acknowledge_by
        .map(|until| dates::day(lang, until.day(), clock::today()));
    let until = until.map(|until| pages::of(lang, words::acknowledge_by(lang), &until));
    let told_on = dates::day(lang, notice.told_on, clock::today());
    el("p", "facts")
        .child(el("strong", "").text(words::subject(lang, notice.subject)).view())
        .text(" ")
        .child(unit.view())
        .text(" ")
        .text(&pages::of(lang, words::told_on(lang), &told_on))
        .text(" ")
        .child(el("span", class).text(read).view())
        .text(" ")
        .text(&until.unwrap_or_default())
        .view()
}

fn quote(words: &str) -> View {
    el("div", "quote").child(text::p("written", words)).view()
}

fn finding(lang: Lang, one: &NoticeFinding) -> View {
    let names = |names: Vec<&'static str>| names.join(pages::comma(lang));
    let follows = names(
        one.consequences
            .iter()
            .map(|one| codes::consequence(lang, *one))
            .collect(),
    );
    let line = el("p", "")
        .text(codes::cause(lang, one.cause))
        .text(" · ")
        .child(el("strong", "").text(codes::outcome(lang, one.outcome)).view())
        .text(if follows.is_empty() { "" } else { " · " })
        .text(&follows);
    let mut around = el("div", "").child(line.view());
    if !one.answered_for_by.is_empty() {
        let ways = names(
            one.answered_for_by
                .iter()
                .map(|way| acts::accountability(lang, *way))
                .collect(),
        );
        around = around.child(text::p("", &pages::of(lang, words::answered_for(lang), &ways)));
    }
    around.view()
}

fn improvement(desk: Desk, one: &NoticeImprovement) -> View {
    let lang = desk.lang;
    let due = dates::day(lang, one.due_on, clock::today());
    let (class, state) = if one.is_proved {
        ("tag", pages::proved(lang))
    } else {
        ("tag tag--sun", pages::not_proved(lang))
    };
    let line = el("p", "")
        .child(el("strong", "").text(acts::measure(lang, one.measure)).view())
        .text(" · ")
        .text(&pages::of(lang, words::due(lang), &due))
        .text(" ")
        .child(el("span", class).text(state).view());
    let around = el("div", "").child(line.view());
    match &one.plan {
        Some(plan) => around.child(quote(plan)).view(),
        None => around.view(),
    }
}

fn said(lang: Lang, one: &Said) -> View {
    let day = dates::day(lang, one.on, clock::today());
    el("div", "")
        .child(text::p("hint", &pages::of(lang, &day, events::event(lang, &one.event))))
        .child(quote(&one.text))
        .view()
}
