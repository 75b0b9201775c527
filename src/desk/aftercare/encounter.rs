//! The page of one incident whose people are called.

use std::rc::Rc;

use qingyu_api::Endpoint;
use qingyu_api::desk::encounters::{ActOnEncounter, EncounterView, ReadEncounter};
use qingyu_words::dates;
use qingyu_words::desk::{encounters as words, pages};

use super::{forms, page, told};
use crate::clock;
use crate::desk::app::Desk;
use crate::ui::el::{View, el};

/// The page.
pub fn view(desk: Desk, id: &str) -> Vec<View> {
    let path = ReadEncounter::PATH.replace("{encounter}", id);
    let acts = ActOnEncounter::PATH.replace("{encounter}", id);
    page::<EncounterView>(desk, words::encounter_h1(desk.lang), path, move |encounter| {
        let mut pieces = vec![facts(desk, encounter)];
        pieces.extend(told::history(desk, &encounter.history));
        let version = Some(encounter.version);
        pieces.extend(forms::forms(desk, acts.clone(), &encounter.deeds, version));
        pieces
    })
}

fn facts(desk: Desk, encounter: &EncounterView) -> View {
    let lang = desk.lang;
    let unit = encounter.unit.clone();
    let on = dates::day(lang, encounter.on, clock::today());
    let mut facts = el("p", "facts")
        .child(el("strong", "").words(Rc::new(move || desk.unit(Some(&unit)))).view())
        .text(" ")
        .text(words::kind(lang, encounter.kind))
        .text(" ")
        .text(&on);
    if let Some(number) = &encounter.number {
        facts = facts.text(" ").text(&pages::of(lang, words::number(lang), number));
    }
    if let Some(end) = encounter.end {
        facts = facts
            .text(" ")
            .child(el("span", "tag").text(words::end(lang, end)).view());
    }
    facts.text(" ").all(told::owed(desk, &encounter.owed)).view()
}
