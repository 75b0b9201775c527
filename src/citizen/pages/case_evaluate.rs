//! 请您评价: five levels, whether it is solved, reasons and words.

use std::rc::Rc;

use leptos::prelude::*;
use qingyu_api::Endpoint;
use qingyu_api::case::CaseView;
use qingyu_api::evaluate::{Evaluate, Evaluation};
use qingyu_domain::case::EvaluationReason;
use qingyu_words::{Lang, answered, case as words, promises, shell};
use web_sys::Event;

use super::case::{Shown, boxed};
use super::case_act::{json, send};
use super::text_form::in_danger;
use crate::clock;
use crate::random;
use crate::ui::choice::{Choice, choice, group};
use crate::ui::el::{View, el};
use crate::ui::field::{self, Form, field};
use crate::ui::{button, dom, text};

const TEXT: &str = "evaluation";

/// The form; shown only when there is something to evaluate.
pub fn form(shown: Shown, case: &CaseView) -> View {
    let lang = shown.app.lang;
    let wrong = RwSignal::new(String::new());
    let missing = RwSignal::new("");
    let typed = RwSignal::new(String::new());
    let key = random::key();
    let card = |kind: &'static str, name: &'static str, value: &'static str, label: &'static str| {
        choice(Choice {
            kind,
            name,
            value,
            label,
            hint: "",
            chosen: false,
        })
    };
    let level = |value: &'static str, label: &'static str| card("radio", "level", value, label);
    let solved = |value: &'static str, label: &'static str| card("radio", "solved", value, label);
    let reasons = EvaluationReason::ALL.iter();
    let reasons = reasons.map(|&one| card("checkbox", one.as_str(), "1", answered::reason(lang, one)));
    let reasons = group(words::evaluate_reasons(lang), "label", reasons.collect());
    let on_submit = move |event: Event| {
        event.prevent_default();
        let Some(form) = dom::form_of(&event) else { return };
        let level = dom::value(&form, "level").and_then(|level| level.parse().ok());
        let solved = dom::value(&form, "solved");
        let absent = match (level, &solved) {
            (None, _) => "level",
            (_, None) => "solved",
            _ => "",
        };
        missing.set(absent);
        if !absent.is_empty() {
            return dom::focus(dom::first(&["[name=", absent, "]"].concat()));
        }
        let text = dom::text_of(TEXT);
        let body = json(&Evaluation {
            key: key.clone(),
            level,
            solved,
            reasons: EvaluationReason::ALL
                .iter()
                .map(|one| one.as_str())
                .filter(|name| dom::value(&form, name).is_some())
                .map(str::to_owned)
                .collect(),
            text: Some(text).filter(|text| !text.trim().is_empty()),
        });
        let done = words::evaluate_done(lang);
        send(shown, Evaluate::PATH, body, done, wrong, Box::new(|| ()));
    };
    let levels = vec![
        level("5", words::level_5(lang)),
        level("4", words::level_4(lang)),
        level("3", words::level_3(lang)),
        level("2", words::level_2(lang)),
        level("1", words::level_1(lang)),
    ];
    let solved = vec![
        solved("yes", words::solved_yes(lang)),
        solved("partly", words::solved_partly(lang)),
        solved("no", words::solved_no(lang)),
    ];
    let words_field = field(field::Field {
        id: TEXT,
        label: words::evaluate_text(lang).to_owned(),
        hint: "",
        value: String::new(),
        wrong: Rc::new(move || wrong.get()),
        form: Form::Area(None),
    });
    // Beside the question that waits for its answer, where the focus goes.
    let choose = move |name: &'static str| {
        let words = move || {
            if missing.get() == name {
                words::evaluate_choose(lang)
            } else {
                ""
            }
        };
        text::live("error", move || words().to_owned())
    };
    let form = el("form", "flow")
        .set("novalidate", "novalidate")
        .on("submit", on_submit)
        .on("input", move |_| typed.set(dom::text_of(TEXT)))
        .child(choose("level"))
        .child(group(words::evaluate_level(lang), "label", levels))
        .child(choose("solved"))
        .child(group(words::evaluate_solved(lang), "label", solved))
        .child(el("div", "reasons").child(reasons).view())
        .child(words_field)
        .child(in_danger(shown, TEXT, typed))
        .child(button::submit(words::evaluate_send(lang)));
    boxed(vec![
        text::h2(words::evaluate_h2(lang)),
        text::p("", &follows(lang, case)),
        form.view(),
    ])
}

/// What follows when the citizen is not satisfied, and by when.
fn follows(lang: Lang, case: &CaseView) -> String {
    match &case.if_unsatisfied {
        Some(due) => [
            words::evaluate_follows(lang),
            &promises::promise(lang, due, clock::today()),
            shell::gap(lang),
            &promises::reason(lang, due),
        ]
        .concat(),
        None => words::evaluate_last(lang).to_owned(),
    }
}
