//! Sending, and the receipt.

use axum::extract::{Form as Posted, State};
use axum::response::Response;
use maud::{Markup, html};
use qingyu_domain::kind::Kind;
use qingyu_domain::query_code::QueryCode;
use qingyu_words::{dates, lite as words, promises, receipt, sending, submit};

use super::calm::of_watchers;
use super::fields::Shown;
use super::form::{Form, in_words};
use super::submit::{choice, fill_in};
use super::{Page, QUIET, page};
use crate::address::Address;
use crate::app::App;
use crate::commands::file_case::{Filing, file_case};
use crate::refusal::Refusal;
use crate::shell::Look;

/// POST /lite/send: files it and shows the code, once. Sent twice it is filed once and answered alike.
pub async fn send(
    State(app): State<App>,
    address: Address,
    look: Look,
    Posted(form): Posted<Form>,
) -> Result<Response, Refusal> {
    let sent = file_case(&app, app.clock.now(), Some(address), &form.answers(&app.reply_by)).await;
    Ok(match (sent, form.kind()) {
        (Ok(filing), _) => answered(&app, look, &form, &filing),
        (Err(Refusal::Invalid(faults)), Some(kind)) => {
            let wrong = in_words(look.lang, Some(kind), &faults);
            let shown = Shown {
                look,
                kind,
                form: &form.with_code()?,
                wrong: &wrong,
                refusal: None,
            };
            fill_in(&app, shown)
        }
        (Err(Refusal::Invalid(_)), None) => choice(&app, look, true, &form),
        (Err(refusal), _) => failed(&app, look, &form, &refusal),
    })
}

/// Nothing is lost: the same form can be sent again, under the same code.
pub fn failed(app: &App, look: Look, form: &Form, refusal: &Refusal) -> Response {
    let lang = look.lang;
    let is_other = matches!(refusal, Refusal::Conflict);
    let why = match refusal {
        Refusal::Conflict => sending::conflict_text(lang).to_owned(),
        Refusal::TooMany(seconds) => words::press_again(lang, Some(*seconds)),
        _ => words::press_again(lang, None),
    };
    let next = |path: &str, class: &str, label: &str| {
        html! {
            form method="post" action=(format!("/lite/{path}{}", look.query())) {
                (form.hidden())
                div class="actions" { button class=(class) { (label) } }
            }
        }
    };
    let main = html! {
        h1 { (sending::not_sent(lang)) }
        p role="alert" { (why) }
        (code(form))
        @if is_other {
            (to_case(look, form, "button"))
        } @else {
            (next("send", "button", submit::send(lang)))
            (next("edit", QUIET, submit::change(lang)))
        }
    };
    page(
        app,
        look,
        Page {
            title: sending::not_sent(lang),
            refusal: Some(refusal),
            is_private: true,
            main,
            aside: html! {},
        },
    )
}

fn code(form: &Form) -> Markup {
    html! {
        @if let Some(code) = QueryCode::parse_strict(&form.query_code) {
            p class="code" { @for group in code.groups() { span { (group) } " " } }
        }
    }
}

fn to_case(look: Look, form: &Form, class: &str) -> Markup {
    html! {
        form method="post" action=(format!("/lite/case{}", look.query())) {
            input type="hidden" name="query_code" value=(form.query_code);
            div class="actions" { button class=(class) { (receipt::to_case(look.lang)) } }
        }
    }
}

/// The receipt.
pub fn answered(app: &App, look: Look, form: &Form, filing: &Filing) -> Response {
    let lang = look.lang;
    let kept = &filing.receipt;
    // Seen from the day of receipt: the same answer whenever it is asked for again.
    let today = kept.received_at.day();
    let main = html! {
        h1 { (receipt::h1(lang)) }
        section class="receipt flow" aria-label=(receipt::label(lang)) {
            div {
                h2 { (receipt::number(lang)) }
                p class="number" { (kept.number) }
                p class="hint" { (receipt::number_note(lang, &kept.next)) }
            }
            div {
                h2 { (receipt::code(lang)) }
                (code(form))
                p class="hint" { (receipt::code_note(lang)) }
            }
        }
        p class="panel panel--note" { (receipt::photograph(lang)) }
        h2 { (receipt::next_h2(lang)) }
        p { (promises::promise(lang, &kept.next, today)) }
        p class="hint" { (promises::reason(lang, &kept.next)) }
        @if let Some(reviewed) = form.reviewed(app) {
            (of_watchers(lang, reviewed))
        } @else {
            p { (receipt::next_handle(lang)) }
        }
        @if !form.is_named() { p { (receipt::come_back(lang, &dates::day(lang, kept.next.due_at.day(), today))) } }
        @if kept.kind == Kind::Complaint { p class="hint" { (submit::remedy(lang)) } }
        (to_case(look, form, QUIET))
    };
    page(
        app,
        look,
        Page {
            title: receipt::h1(lang),
            refusal: None,
            is_private: true,
            main,
            aside: html! {},
        },
    )
}
