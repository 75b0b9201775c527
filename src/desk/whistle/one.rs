//! One whistle: where it stands, what happened, and what can be done now.

use leptos::prelude::*;
use qingyu_api::desk::whistles::{ActOnWhistle, ReadWhistle, WhistleAct, WhistleEntry, WhistleMade, WhistleView};
use qingyu_api::{Endpoint, ProblemCode};
use qingyu_domain::whistle::WhistleCommand;
use qingyu_words::desk::{pages, whistles as words};
use qingyu_words::{Lang, dates};

use super::{subject, tags};
use crate::client::{self, Failure};
use crate::desk::app::Desk;
use crate::desk::navigate;
use crate::desk::route::Route;
use crate::desk::sheet::{Options, Sheet, chosen, loaded, typed};
use crate::ui::el::{View, el};
use crate::ui::text;

const TO: &str = "send-to";

/// The page of one.
pub fn view(desk: Desk, id: &str) -> Vec<View> {
    let lang = desk.lang;
    let path = ReadWhistle::PATH.replace("{whistle}", id);
    let mut all = vec![
        text::back(&Route::Whistles.href(lang), words::back(lang)),
        text::h1(words::one_h1(lang)),
    ];
    all.extend(loaded::<WhistleView>(desk, path, move |whistle| {
        let entries = whistle.history.iter().map(|one| entry(desk, one)).collect();
        let mut pieces = vec![
            facts(desk, whistle),
            text::h2(words::history_h2(lang)),
            text::list("flow plain", entries),
            text::h2(words::do_h2(lang)),
        ];
        pieces.extend(forms(desk, whistle));
        pieces
    }));
    vec![text::flow(all)]
}

fn facts(desk: Desk, whistle: &WhistleView) -> View {
    let (lang, line) = (desk.lang, &whistle.line);
    let named = |label: &'static str, unit: &str| {
        let unit = unit.to_owned();
        let words = move || pages::of(lang, label, &desk.unit(Some(&unit)));
        el("span", "").words(std::rc::Rc::new(words)).view()
    };
    let mut facts = el("p", "facts").child(el("strong", "").text(&subject(desk, line)).view());
    for tag in tags(desk, line) {
        facts = facts.text(" ").child(tag);
    }
    if let Some(from) = &line.from {
        facts = facts.text(" ").child(named(words::from(lang), from));
    }
    if let Some(to) = &line.to {
        facts = facts.text(" ").child(named(words::to(lang), to));
    }
    let due = pages::of(lang, words::due(lang), &dates::moment(lang, line.due));
    facts.text(" ").text(&due).view()
}

fn entry(desk: Desk, one: &WhistleEntry) -> View {
    let lang = desk.lang;
    let mut line = pages::of(lang, &dates::moment(lang, one.at), words::step(lang, &one.step));
    if let Some(by) = &one.by {
        line.push_str(" · ");
        line.push_str(&by.shown);
    }
    let around = el("div", "").child(text::p("hint", &line));
    match &one.note {
        Some(note) => {
            let quote = el("div", "quote").child(text::p("written", note));
            around.child(quote.view()).view()
        }
        None => around.view(),
    }
}

/// A form: what it is called, what it says, where its words are typed and what they are called, and whether they are needed.
struct Form {
    deed: &'static str,
    name: &'static str,
    lead: &'static str,
    at: &'static str,
    label: &'static str,
    is_worded: bool,
}

fn form(lang: Lang, deed: &str) -> Option<Form> {
    Some(match deed {
        "send" => Form {
            deed: "send",
            name: words::send(lang),
            lead: words::send_lead(lang),
            at: "send-text",
            label: words::send_text(lang),
            is_worded: false,
        },
        "answer" => Form {
            deed: "answer",
            name: words::answer(lang),
            lead: words::answer_lead(lang),
            at: "answer-text",
            label: words::answer_text(lang),
            is_worded: true,
        },
        "accept" => Form {
            deed: "accept",
            name: words::accept(lang),
            lead: words::accept_lead(lang),
            at: "accept-text",
            label: words::accept_text(lang),
            is_worded: false,
        },
        "send_back" => Form {
            deed: "send_back",
            name: words::send_back(lang),
            lead: words::send_back_lead(lang),
            at: "send-back-text",
            label: words::send_back_text(lang),
            is_worded: true,
        },
        _ => return None,
    })
}

fn forms(desk: Desk, whistle: &WhistleView) -> Vec<View> {
    let lang = desk.lang;
    if whistle.line.deeds.is_empty() {
        return vec![text::p("panel", words::nothing(lang))];
    }
    let path = StoredValue::new(ActOnWhistle::PATH.replace("{whistle}", &whistle.line.whistle));
    let all = whistle.line.deeds.iter().filter_map(|deed| form(lang, deed));
    all.map(|form| acting(desk, path, whistle, form)).collect()
}

fn acting(desk: Desk, path: StoredValue<String>, whistle: &WhistleView, form: Form) -> View {
    let lang = desk.lang;
    let sheet = Sheet::new(desk);
    let mut fields = vec![text::p("hint", form.lead)];
    if form.deed == "send" {
        let (centres, to) = (whistle.centres.clone(), whistle.line.to.clone());
        let choose = move || {
            let others = centres.iter().filter(|code| to.as_ref() != Some(code));
            let named = others.map(|code| (code.clone(), desk.unit(Some(code))));
            let choose = (String::new(), words::choose(lang).to_owned());
            let options: Options = std::iter::once(choose).chain(named).collect();
            vec![sheet.select(TO, words::send_to(lang), "", &options, "")]
        };
        // The names of the units may still be on their way.
        fields.push(el("div", "").content(choose).view());
    }
    fields.push(sheet.area(form.at, form.label, "", ""));
    let (name, version) = (form.name, whistle.version);
    let view = sheet.view(name, fields, name, move || send(sheet, path, version, &form));
    el("section", "panel flow no-print")
        .child(el("h3", "").text(name).view())
        .child(view)
        .view()
}

/// As chosen; nothing while it is not.
fn command(deed: &str) -> Option<WhistleCommand> {
    match deed {
        "send" => Some(chosen(TO))
            .filter(|to| !to.is_empty())
            .map(|to| WhistleCommand::Send { to }),
        "answer" => Some(WhistleCommand::Answer),
        "accept" => Some(WhistleCommand::Accept),
        "send_back" => Some(WhistleCommand::SendBack),
        _ => None,
    }
}

fn send(sheet: Sheet, path: StoredValue<String>, version: u32, form: &Form) {
    let (desk, lang) = (sheet.desk, sheet.desk.lang);
    let (command, text) = (command(form.deed), typed(form.at));
    let mut wrong = Vec::new();
    if command.is_none() {
        wrong.push((TO, words::choice_needed(lang).to_owned()));
    }
    if form.is_worded && text.is_empty() {
        wrong.push((form.at, words::words_needed(lang).to_owned()));
    }
    let (true, Some(command)) = (sheet.is_right(wrong), command) else {
        return;
    };
    let body = WhistleAct {
        version,
        command,
        text: Some(text).filter(|text| !text.is_empty()),
    };
    let Ok(body) = serde_json::to_string(&body) else { return };
    let path = path.get_value();
    sheet.run(
        async move { client::staff::post::<WhistleMade>(&path, body).await },
        move |failure| refused(lang, failure),
        move |_: WhistleMade| {
            navigate::again(desk);
            desk.say(words::done(lang));
        },
    );
}

fn refused(lang: Lang, failure: &Failure) -> Option<String> {
    let words = match failure.code()? {
        ProblemCode::Stale => words::stale(lang),
        ProblemCode::Rule => words::cannot_be_asked(lang),
        ProblemCode::Invalid => words::text_digits(lang),
        _ => return None,
    };
    Some(words.to_owned())
}
