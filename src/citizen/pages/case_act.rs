//! What a citizen can do with a case: add, object, withdraw, undo, report reprisal.

use leptos::prelude::*;
use qingyu_api::add_message::AddMessage;
use qingyu_api::case::CaseView;
use qingyu_api::erase::Erase;
use qingyu_api::export::ExportCase;
use qingyu_api::speak_up::{AskReview, Object, ReportReprisal};
use qingyu_api::withdraw::{KeyedReason, UndoWithdrawal, Withdraw};
use qingyu_api::{Endpoint, ProblemCode};
use qingyu_domain::case::{Decision, May, Objectable};
use qingyu_words::{answered, case as words, dial, export, receipt, shell};
use serde::Serialize;
use web_sys::Event;

use super::case::{Shown, boxed};
use super::receipt_keep as keep;
use super::text_form::{TextForm, text_form};
use crate::citizen::app::search;
use crate::citizen::{opened, route};
use crate::client::{self, Failure, picture};
use crate::clock;
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
                shown.say(done);
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

/// What else can be done, each behind its summary; reprisal first, for ever.
pub fn aside(shown: Shown, case: &CaseView) -> View {
    let lang = shown.app.lang;
    let mut content = vec![text::h2(words::also_h2(lang)), reprisal(shown, case)];
    content.extend(case.objections.iter().map(|one| object(shown, one)));
    if case.may.contains(&May::Withdraw) {
        content.push(withdraw(shown, case));
    }
    if case.may.contains(&May::Undo) {
        let words = [words::undo_text(lang), words::undo(lang), words::undo_done(lang)];
        content.push(boxed(press(shown, UndoWithdrawal::PATH, words)));
    }
    if case.may.contains(&May::Erase) {
        let words = [
            words::erase_text(lang),
            words::erase_send(lang),
            words::erase_done(lang),
        ];
        let erase = press(shown, Erase::PATH, words);
        content.push(disclosure("disclosure", words::erase(lang), erase));
    }
    // What is kept in a hall is kept by whoever comes next.
    if !shown.app.is_kiosk {
        content.push(disclosure("disclosure", words::keep(lang), keep_all(shown)));
    }
    content.push(text::links(&[(dial::tel(shell::POLICE), shell::footer_police(lang))]));
    text::flow(content)
}

fn reprisal(shown: Shown, case: &CaseView) -> View {
    let lang = shown.app.lang;
    let content = if case.may.contains(&May::Reprisal) {
        let form = TextForm {
            id: "reprisal",
            label: words::reprisal_label(lang),
            hint: "",
            button: words::reprisal_send(lang),
            path: ReportReprisal::PATH,
            done: words::told(lang),
        };
        vec![text::p("", &answered::reprisal_now(lang, case)), text_form(shown, form)]
    } else {
        let call = button::link(&dial::tel(shell::OVERSIGHT), words::reprisal_call(lang));
        vec![text::p("", words::reprisal_later(lang)), button::row(vec![call])]
    };
    disclosure("disclosure", words::reprisal(lang), content)
}

/// 我有异议: about what and until when; the answer is looked at again, anything else goes to another approver.
fn object(shown: Shown, one: &Objectable) -> View {
    let lang = shown.app.lang;
    let (id, path) = match one.about {
        Decision::Answer => ("review", AskReview::PATH),
        _ => ("objection", Object::PATH),
    };
    let form = TextForm {
        id,
        label: words::object_label(lang),
        hint: "",
        button: words::object_send(lang),
        path,
        done: words::told(lang),
    };
    let how = answered::object_now(lang, one, clock::today());
    disclosure(
        "disclosure",
        &answered::object(lang, one.about),
        vec![text::p("", &how), text_form(shown, form)],
    )
}

/// Everything on a page that prints well, made by the server, and as a file for programs.
fn keep_all(shown: Shown) -> Vec<View> {
    let lang = shown.app.lang;
    let code = opened::digits(shown.app);
    let whole = ["/lite/case/export", &route::kept(&search(), None)].concat();
    let open = el("form", "")
        .set("method", "post")
        .set("action", &whole)
        .set("target", "_blank")
        .child(
            el("input", "")
                .set("type", "hidden")
                .set("name", "query_code")
                .set("value", &code)
                .view(),
        )
        .child(button::submit(export::open(lang)));
    vec![
        text::p("", words::keep_text(lang)),
        open.view(),
        button::row(vec![
            button::quiet(receipt::print(lang), move || drop(window().print())),
            button::quiet(words::export(lang), move || file(shown)),
        ]),
    ]
}

/// Keeps everything about the case as a file.
fn file(shown: Shown) {
    let lang = shown.app.lang;
    let then = move |answer: Result<String, Failure>| match answer {
        Ok(json) => drop(keep::download(
            &picture::inline("application/json", &json),
            words::export_name(lang),
        )),
        Err(_) => shown.say(words::text_failed(lang)),
    };
    client::query_text(ExportCase::PATH, opened::code(shown.app), Box::new(then));
}

fn withdraw(shown: Shown, case: &CaseView) -> View {
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
        vec![text::p("", &answered::withdraw(lang, case)), form.view()],
    )
}

/// Something done by pressing a button: what it means, the word on it, what is said afterwards.
fn press(shown: Shown, path: &'static str, [what, button, done]: [&'static str; 3]) -> Vec<View> {
    let wrong = RwSignal::new(String::new());
    let key = random::key();
    let press = move || {
        let body = json(&KeyedReason {
            key: key.clone(),
            reason: None,
        });
        send(shown, path, body, done, wrong, Box::new(|| ()));
    };
    vec![
        text::p("", what),
        text::live("error", move || wrong.get()),
        button::row(vec![button::quiet(button, press)]),
    ]
}
