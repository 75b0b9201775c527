//! 请您评价: five levels, whether it is solved, reasons and words.

use std::rc::Rc;

use leptos::prelude::*;
use qingyu_api::Endpoint;
use qingyu_api::evaluate::{Evaluate, Evaluation};
use qingyu_words::case as words;
use web_sys::Event;

use super::case::{Shown, boxed};
use super::case_act::{json, send};
use crate::random;
use crate::ui::choice::{Choice, choice, group};
use crate::ui::el::{View, el};
use crate::ui::field::{self, Form, field};
use crate::ui::{button, dom, text};

const REASONS: [&str; 4] = ["attitude", "result", "slow", "unclear"];

/// The form; shown only when there is something to evaluate.
pub fn form(shown: Shown) -> View {
    let lang = shown.app.lang;
    let wrong = RwSignal::new(String::new());
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
    let labels = [
        words::reason_attitude(lang),
        words::reason_result(lang),
        words::reason_slow(lang),
        words::reason_unclear(lang),
    ];
    let reasons = REASONS
        .into_iter()
        .zip(labels)
        .map(|(name, label)| card("checkbox", name, "1", label))
        .collect();
    let on_submit = move |event: Event| {
        event.prevent_default();
        let Some(form) = dom::form_of(&event) else { return };
        let level = dom::value(&form, "level").and_then(|level| level.parse().ok());
        let solved = dom::value(&form, "solved");
        if level.is_none() || solved.is_none() {
            wrong.set(words::evaluate_choose(lang).to_owned());
            return;
        }
        let text = dom::text_of("evaluation");
        let body = json(&Evaluation {
            key: key.clone(),
            level,
            solved,
            reasons: REASONS
                .into_iter()
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
        id: "evaluation",
        label: words::evaluate_text(lang).to_owned(),
        hint: "",
        value: String::new(),
        wrong: Rc::new(move || wrong.get()),
        form: Form::Area(None),
    });
    let form = el("form", "flow")
        .set("novalidate", "novalidate")
        .on("submit", on_submit)
        .child(group(words::evaluate_level(lang), "label", levels))
        .child(group(words::evaluate_solved(lang), "label", solved))
        .child(group(words::evaluate_reasons(lang), "label", reasons))
        .child(words_field)
        .child(button::submit(words::evaluate_send(lang)));
    boxed(vec![text::h2(words::evaluate_h2(lang)), form.view()])
}
