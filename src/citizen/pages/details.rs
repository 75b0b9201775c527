//! 发生了什么事？: the text, when, who; one question at most; a calm panel where somebody may be in danger.

use std::rc::Rc;

use leptos::prelude::*;
use qingyu_domain::clarify::{self, Known, Question};
use qingyu_domain::emergency;
use qingyu_domain::fault::Field;
use qingyu_domain::kind::Kind;
use qingyu_domain::text::{TEXT_LIMIT, count};
use qingyu_words::{faults, submit};

use super::calm::{calm, traced};
use super::form::{StepForm, no_more};
use crate::citizen::app::App;
use crate::citizen::draft::Draft;
use crate::citizen::route::Route;
use crate::citizen::{navigate, place};
use crate::clock;
use crate::ui::el::{View, el};
use crate::ui::field::{self, Form, field};
use crate::ui::{dom, panel, text};

/// Set once the calm panel was put away.
const CALM_SEEN: &str = "calm_seen";
/// Which question was asked.
const ASKED: &str = "asked";

/// The page.
pub fn view(app: App) -> Vec<View> {
    let lang = app.lang;
    let kind = app.draft.with(Draft::kind).unwrap_or(Kind::Complaint);
    let form = StepForm::new(app, &["text", "occurred_on", "officer"]);
    app.load_units();
    let asked = RwSignal::new(app.value(ASKED));
    let label = |field: Field| faults::field(lang, field, Some(kind));
    let written = form.depends(move |app| submit::count(lang, count(&app.value("text")), TEXT_LIMIT));
    let mut content = vec![
        field(field::Field {
            id: "text",
            label: label(Field::Text).to_owned(),
            hint: if untrack(|| place::is_of_watchers(app)) {
                submit::watchers_hint(lang)
            } else {
                submit::text_hint(lang, kind)
            },
            value: app.value("text"),
            wrong: form.wrong(Field::Text),
            form: Form::Area(Some(Rc::new(written))),
        }),
        traced(form),
        in_danger(app, form),
        question(app, asked),
        field(field::Field {
            id: "occurred_on",
            label: label(Field::OccurredOn).to_owned(),
            hint: submit::occurred_hint(lang),
            value: app.value("occurred_on"),
            wrong: form.wrong(Field::OccurredOn),
            form: Form::Day(clock::today().to_string()),
        }),
    ];
    if matches!(kind, Kind::Praise | Kind::Complaint) {
        content.push(field(field::Field {
            id: "officer",
            label: label(Field::Officer).to_owned(),
            hint: submit::officer_hint(lang),
            value: app.value("officer"),
            wrong: form.wrong(Field::Officer),
            form: Form::Line("text", "off"),
        }));
    }
    form.view(
        Route::Details,
        submit::details_h1(lang, Some(kind)),
        content,
        no_more,
        move || match to_ask(app, kind) {
            Some(question) => ask(app, asked, question),
            None => navigate::go(app, Route::Contact),
        },
    )
}

/// The calm panel while the text hints at danger, until it is put away.
fn in_danger(app: App, form: StepForm) -> View {
    let in_danger = form.depends(move |app| {
        app.draft
            .with(|draft| !draft.has(CALM_SEEN) && emergency::hint(&draft.value("text")).is_some())
    });
    calm(app, in_danger, move || {
        app.write(|draft| draft.put(CALM_SEEN, "1"));
        form.touch();
        dom::focus(dom::by_id("text"));
    })
}

/// The question that was asked, with the way past it.
fn question(app: App, asked: RwSignal<String>) -> View {
    let lang = app.lang;
    let shown = move || {
        let panel = Question::from_code(&asked.get()).map(|question| {
            let content = vec![
                text::p("label", submit::clarify(lang, question)),
                text::p("hint", submit::clarify_again(lang)),
            ];
            panel::panel("panel flow", content)
        });
        panel.into_iter().collect()
    };
    el("div", "").set("role", "status").content(shown).view()
}

/// The question to ask now: none when one was asked before.
fn to_ask(app: App, kind: Kind) -> Option<Question> {
    app.draft.with(|draft| {
        if draft.has(ASKED) {
            return None;
        }
        let known = Known {
            when: draft.has("occurred_on"),
            place: draft.has("unit"),
            who: draft.has("officer") || !matches!(kind, Kind::Praise | Kind::Complaint),
        };
        clarify::question(&draft.value("text"), known)
    })
}

/// Asks, and takes the citizen to where the answer goes.
fn ask(app: App, asked: RwSignal<String>, question: Question) {
    app.write(|draft| draft.put(ASKED, question.as_str()));
    asked.set(question.as_str().to_owned());
    let id = match question {
        Question::When => "occurred_on",
        Question::Where => "text",
        Question::Who => "officer",
    };
    dom::focus(dom::by_id(id));
}
