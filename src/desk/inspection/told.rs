//! What is known of an inspection.

use std::rc::Rc;

use qingyu_api::desk::inspections::{Checklists, InspectionView};
use qingyu_domain::inspection::Mark;
use qingyu_words::desk::{inspections as words, pages};
use qingyu_words::{Lang, dates};

use crate::clock;
use crate::desk::aftercare::told;
use crate::desk::app::Desk;
use crate::ui::el::{View, el};
use crate::ui::text;

/// A name in the language of the page.
pub fn named<'a>(lang: Lang, zh: &'a str, en: &'a str) -> &'a str {
    match lang.spoken() {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// Where, when, how, and how good it was.
pub fn facts(desk: Desk, inspection: &InspectionView) -> View {
    let lang = desk.lang;
    let (unit, window) = (inspection.unit.clone(), inspection.window.clone());
    let place = el("strong", "").words(Rc::new(move || desk.place(&unit, window.as_deref())));
    let on = dates::day(lang, inspection.on, clock::today());
    let (good, looked_at) = (i64::from(inspection.good), i64::from(inspection.looked_at));
    let mut facts = el("p", "facts")
        .child(place.view())
        .text(" ")
        .text(&on)
        .text(" ")
        .text(words::manner_of(lang, inspection.manner))
        .text(" ")
        .text(&words::scored(lang, good, looked_at));
    if inspection.is_visit {
        facts = facts.text(" ").child(el("span", "tag").text(words::visit(lang)).view());
    }
    if let Some(end) = inspection.end {
        facts = facts
            .text(" ")
            .child(el("span", "tag").text(words::end(lang, end)).view());
    }
    facts.text(" ").all(told::owed(desk, &inspection.owed)).view()
}

/// Each item with what was found of it, what is poor first.
pub fn found(desk: Desk, inspection: &InspectionView, lists: &Checklists) -> Vec<View> {
    let lang = desk.lang;
    let list = lists.lists.iter().find(|list| list.code == inspection.checklist);
    let known = list.map_or(&[][..], |list| &list.items);
    let named_now = |code: &String| known.iter().any(|item| item.code == *code);
    let mut items: Vec<(&str, &str)> = known
        .iter()
        .map(|item| (item.code.as_str(), named(lang, &item.zh, &item.en)))
        .collect();
    // What is no longer on the list was looked at all the same.
    let gone = inspection.marks.keys().filter(|code| !named_now(code));
    items.extend(gone.map(|code| (code.as_str(), code.as_str())));
    items.sort_by_key(|(code, _)| match inspection.marks.get(*code) {
        Some(Mark::Poor) => 0,
        Some(Mark::Good) => 1,
        None => 2,
    });
    let line = |(code, name): (&str, &str)| {
        let (class, mark) = match inspection.marks.get(code) {
            Some(Mark::Poor) => ("tag tag--danger", words::mark(lang, Mark::Poor)),
            Some(Mark::Good) => ("tag", words::mark(lang, Mark::Good)),
            None => ("tag", words::not_looked(lang)),
        };
        el("span", "")
            .child(el("span", class).text(mark).view())
            .text(" ")
            .text(name)
            .view()
    };
    let name = list.map(|list| pages::of(lang, words::kind(lang, list.kind), named(lang, &list.zh, &list.en)));
    let name = name.unwrap_or_else(|| inspection.checklist.clone());
    vec![
        text::p("hint", &name),
        text::list("flow plain", items.into_iter().map(line).collect()),
    ]
}

/// What happened, in its order.
pub fn history(desk: Desk, inspection: &InspectionView) -> [View; 2] {
    told::history(desk, &inspection.history)
}
