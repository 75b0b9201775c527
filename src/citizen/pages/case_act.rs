//! What a citizen can do with a case: add, object, withdraw, undo, report reprisal.

use leptos::prelude::*;
use qingyu_api::add_message::AddMessage;
use qingyu_api::case::CaseView;
use qingyu_api::consent::{Consent, ConsentAnswer};
use qingyu_api::speak_up::{Object, ReportReprisal};
use qingyu_api::withdraw::{KeyedReason, UndoWithdrawal, Withdraw};
use qingyu_api::{Endpoint, ProblemCode};
use qingyu_domain::case::May;
use qingyu_words::{case as words, shell};
use serde::Serialize;
use web_sys::Event;

use super::case::{Shown, boxed};
use super::text_form::{TextForm, text_form};
use crate::citizen::opened;
use crate::client::{self, Failure};
use crate::random;
use crate::ui::choice::{Choice, choice, group};
use crate::ui::disclosure::disclosure;
use crate::ui::el::View;
use crate::ui::el::el;
use crate::ui::{button, dom, text};

/// Sends a change of the case; afterwards `received` runs, the case is read again and what came of it is said.
pub fn send(
    shown: Shown,
    path: &'static str,
    body: String,
    done: &'static str,
    wrong: RwSignal<String>,
    received: Box<dyn FnOnce()>,
) {
    let Some(code) = opened::code(shown.app) else { return };
    let lang = shown.app.lang;
    shown.said.set(String::new());
    client::spawn(async move {
        match client::text(path, Some(code.digits()), body).await {
            Ok(_) => {
                received();
                shown.said.set(done.to_owned());
                shown.reload();
            }
            Err(failure) => {
                let why = match (&failure, failure.code()) {
                    (Failure::Offline, _) => words::message_offline(lang),
                    (_, Some(ProblemCode::NotNow | ProblemCode::Conflict)) => words::not_now(lang),
                    (_, Some(ProblemCode::TooLate)) => words::too_late(lang),
                    (_, Some(ProblemCode::TooManyMessages)) => words::too_many_messages(lang),
                    _ => words::message_failed(lang),
                };
                wrong.set(why.to_owned());
            }
        }
    });
}

/// The JSON of a request.
pub fn json(request: &impl Serialize) -> String {
    serde_json::to_string(request).unwrap_or_default()
}

/// 补充说明.
pub fn add(shown: Shown) -> View {
    let lang = shown.app.lang;
    let form = TextForm {
        id: "message",
        label: words::add_label(lang),
        hint: words::add_hint(lang),
        button: words::add_send(lang),
        path: AddMessage::PATH,
        done: words::add_done(lang),
    };
    boxed(vec![text::h2(words::add_h2(lang)), text_form(shown, form)])
}

/// 照此核查，对方可能猜到是您。您愿意吗？
pub fn consent(shown: Shown) -> View {
    let lang = shown.app.lang;
    let wrong = RwSignal::new(String::new());
    let say = move |yes: bool, label: &'static str| {
        let key = random::key();
        button::quiet(label, move || {
            let body = json(&ConsentAnswer {
                key: key.clone(),
                yes: Some(yes),
            });
            send(
                shown,
                Consent::PATH,
                body,
                words::consent_done(lang),
                wrong,
                Box::new(|| ()),
            );
        })
    };
    boxed(vec![
        text::h2(words::consent_h2(lang)),
        text::p("", words::consent_ask(lang)),
        text::live("error", move || wrong.get()),
        button::row(vec![
            say(true, words::consent_yes(lang)),
            say(false, words::consent_no(lang)),
        ]),
    ])
}

/// What else can be done, each behind its summary; reprisal first, for ever.
pub fn aside(shown: Shown, case: &CaseView) -> View {
    let lang = shown.app.lang;
    let mut content = vec![
        text::h2(words::also_h2(lang)),
        reprisal(shown, case.may.contains(&May::Reprisal)),
        object(shown, case.may.contains(&May::Object)),
    ];
    if case.may.contains(&May::Withdraw) {
        content.push(withdraw(shown));
    }
    if case.may.contains(&May::Undo) {
        content.push(undo(shown));
    }
    content.push(text::links(&[(
        ["tel:", shell::POLICE].concat(),
        shell::footer_police(lang),
    )]));
    text::flow(content)
}

fn reprisal(shown: Shown, may: bool) -> View {
    let lang = shown.app.lang;
    let content = if may {
        let form = TextForm {
            id: "reprisal",
            label: words::reprisal_label(lang),
            hint: "",
            button: words::reprisal_send(lang),
            path: ReportReprisal::PATH,
            done: words::told(lang),
        };
        vec![text::p("", words::reprisal_now(lang)), text_form(shown, form)]
    } else {
        let call = button::link("tel:12389", words::reprisal_call(lang));
        vec![text::p("", words::reprisal_later(lang)), button::row(vec![call])]
    };
    disclosure("disclosure", words::reprisal(lang), content)
}

fn object(shown: Shown, may: bool) -> View {
    let lang = shown.app.lang;
    let content = if may {
        let form = TextForm {
            id: "objection",
            label: words::object_label(lang),
            hint: words::object_now(lang),
            button: words::object_send(lang),
            path: Object::PATH,
            done: words::told(lang),
        };
        vec![text_form(shown, form)]
    } else {
        vec![text::p("", words::object_later(lang))]
    };
    disclosure("disclosure", words::object(lang), content)
}

fn withdraw(shown: Shown) -> View {
    let lang = shown.app.lang;
    let wrong = RwSignal::new(String::new());
    let key = random::key();
    let reason = |value: &'static str, label: &'static str, hint: &'static str| {
        choice(Choice {
            kind: "radio",
            name: "reason",
            value,
            label,
            hint,
            chosen: false,
        })
    };
    let reasons = vec![
        reason("solved", words::withdraw_solved(lang), ""),
        reason("mistaken", words::withdraw_mistaken(lang), ""),
        reason(
            "pressed",
            words::withdraw_pressed(lang),
            words::withdraw_pressed_hint(lang),
        ),
        reason("other", words::withdraw_other(lang), ""),
    ];
    let on_submit = move |event: Event| {
        event.prevent_default();
        let reason = dom::form_of(&event).and_then(|form| dom::value(&form, "reason"));
        let body = json(&KeyedReason {
            key: key.clone(),
            reason,
        });
        let done = words::withdraw_done(lang);
        send(shown, Withdraw::PATH, body, done, wrong, Box::new(|| ()));
    };
    let form = el("form", "flow")
        .on("submit", on_submit)
        .child(group(words::withdraw_why(lang), "label", reasons))
        .child(text::live("error", move || wrong.get()))
        .child(button::submit(words::withdraw_send(lang)));
    disclosure(
        "disclosure",
        words::withdraw(lang),
        vec![text::p("", words::withdraw_text(lang)), form.view()],
    )
}

fn undo(shown: Shown) -> View {
    let lang = shown.app.lang;
    let wrong = RwSignal::new(String::new());
    let key = random::key();
    let press = move || {
        let body = json(&KeyedReason {
            key: key.clone(),
            reason: None,
        });
        let done = words::undo_done(lang);
        send(shown, UndoWithdrawal::PATH, body, done, wrong, Box::new(|| ()));
    };
    boxed(vec![
        text::p("", words::undo_text(lang)),
        text::live("error", move || wrong.get()),
        button::row(vec![button::quiet(words::undo(lang), press)]),
    ])
}
