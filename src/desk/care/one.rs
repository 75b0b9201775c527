//! One entry: what the service did, and what it can note now.

use leptos::prelude::*;
use qingyu_api::desk::care::{ActOnCare, CareAct, CareMade, CareStepTold, CareView, ReadCare};
use qingyu_api::{Endpoint, ProblemCode};
use qingyu_domain::care_list::CareCommand;
use qingyu_words::dates;
use qingyu_words::desk::{care as words, pages};

use super::list;
use crate::client;
use crate::clock;
use crate::desk::app::Desk;
use crate::desk::navigate;
use crate::desk::route::Route;
use crate::desk::sheet::{Sheet, loaded};
use crate::ui::el::{View, el};
use crate::ui::{button, text};

/// The page.
pub fn view(desk: Desk, id: &str) -> Vec<View> {
    let lang = desk.lang;
    let path = ReadCare::PATH.replace("{care}", id);
    let mut all = vec![
        text::back(&Route::Care.href(lang), words::to_open(lang)),
        text::h1(words::one_h1(lang)),
    ];
    all.extend(loaded::<CareView>(desk, path, move |entry| {
        let mut pieces = vec![facts(desk, entry)];
        pieces.extend(history(desk, entry));
        pieces.extend(deeds(desk, entry));
        pieces
    }));
    vec![text::flow(all)]
}

fn facts(desk: Desk, entry: &CareView) -> View {
    let line = &entry.line;
    el("p", "facts")
        .child(list::who(desk, line))
        .text(" ")
        .text(&list::why(desk, line))
        .text(" ")
        .text(&list::since(desk, line))
        .text(" ")
        .child(list::stage(desk, line))
        .view()
}

fn history(desk: Desk, entry: &CareView) -> [View; 2] {
    let lang = desk.lang;
    let line = |one: &CareStepTold| {
        let day = dates::day(lang, one.on, clock::today());
        let told = pages::of(lang, &day, words::step(lang, one.step));
        text::p("hint", &[&told, " · ", &one.by].concat())
    };
    let steps = if entry.history.is_empty() {
        text::p("", words::history_none(lang))
    } else {
        text::list("flow plain", entry.history.iter().map(line).collect())
    };
    [text::h2(words::history_h2(lang)), steps]
}

/// A button for each step, since nothing else is said with one.
fn deeds(desk: Desk, entry: &CareView) -> Vec<View> {
    let lang = desk.lang;
    if entry.deeds.is_empty() {
        return vec![text::p("panel", words::nothing(lang))];
    }
    let sheet = Sheet::new(desk);
    let path = StoredValue::new(ActOnCare::PATH.replace("{care}", &entry.line.care));
    let version = entry.version;
    let press = |(at, command): (usize, &CareCommand)| {
        let command = *command;
        let note = move || send(sheet, path, CareAct { version, command });
        let name = words::note(lang, command);
        if at == 0 {
            button::main(name, note)
        } else {
            button::quiet(name, note)
        }
    };
    let buttons = entry.deeds.iter().enumerate().map(press).collect();
    let panel = el("section", "panel flow")
        .child(button::row(buttons))
        .child(sheet.answer());
    vec![text::h2(words::do_h2(lang)), panel.view()]
}

fn send(sheet: Sheet, path: StoredValue<String>, act: CareAct) {
    let desk = sheet.desk;
    let lang = desk.lang;
    let Ok(body) = serde_json::to_string(&act) else { return };
    let path = path.get_value();
    sheet.run(
        async move { client::staff::post::<CareMade>(&path, body).await },
        move |failure| (failure.code() == Some(ProblemCode::Stale)).then(|| words::stale(lang).to_owned()),
        move |_: CareMade| {
            navigate::again(desk);
            desk.say(words::done(lang));
        },
    );
}
