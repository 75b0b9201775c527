//! Sending, and the receipt.

use axum::extract::{Form as Posted, Query, State};
use axum::response::Response;
use maud::html;
use qingyu_domain::query_code::QueryCode;
use qingyu_words::{dates, promises, receipt, sending, submit};

use super::form::{Form, Shown};
use super::page;
use super::submit::{choice, fill_in};
use crate::address::Address;
use crate::app::App;
use crate::commands::file_case::{Filing, file_case};
use crate::pages::LookQuery;
use crate::refusal::Refusal;
use crate::shell::Look;

/// POST /lite/send: files it and shows the code, once. Sent twice it is filed once.
pub async fn send(
    State(app): State<App>,
    address: Address,
    Query(look): Query<LookQuery>,
    Posted(form): Posted<Form>,
) -> Response {
    let look = look.look();
    match file_case(&app, app.clock.now(), Some(address), &form.answers()).await {
        Ok(filing) => receipt_page(&app, look, &form, &filing),
        Err(Refusal::Invalid(faults)) => match form.kind() {
            Some(kind) => fill_in(
                &app,
                Shown {
                    look,
                    kind,
                    form: &form,
                    faults: &faults,
                },
            ),
            None => choice(&app, look, Some(&Refusal::Invalid(faults))),
        },
        Err(refusal) => failed(&app, look, &form, &refusal),
    }
}

/// Nothing is lost: the same form can be sent again, under the same code.
fn failed(app: &App, look: Look, form: &Form, refusal: &Refusal) -> Response {
    let lang = look.lang;
    let why = match refusal {
        Refusal::Conflict => sending::conflict_text(lang),
        _ => sending::press_again(lang),
    };
    let content = html! {
        div class="flow" {
            h1 { (sending::not_sent(lang)) }
            p role="alert" { (why) }
            @if let Some(code) = QueryCode::parse_strict(&form.query_code) {
                p class="code" { @for group in code.groups() { span { (group) } " " } }
            }
            form method="post" action=(format!("/lite/send{}", look.query())) {
                (form.hidden())
                div class="actions" { button class="button" { (submit::send(lang)) } }
            }
        }
    };
    page(app, look, sending::not_sent(lang), Some(refusal), content)
}

fn receipt_page(app: &App, look: Look, form: &Form, filing: &Filing) -> Response {
    let lang = look.lang;
    let kept = &filing.receipt;
    let code = QueryCode::parse_strict(&form.query_code);
    let today = kept.received_at.day();
    let content = html! {
        div class="flow" {
            h1 { (receipt::h1(lang)) }
            section class="receipt flow" aria-label=(receipt::label(lang)) {
                div {
                    h2 { (receipt::number(lang)) }
                    p class="number" { (kept.number) }
                    p class="hint" { (receipt::number_note(lang)) }
                }
                @if let Some(code) = &code {
                    div {
                        h2 { (receipt::code(lang)) }
                        p class="code" { @for group in code.groups() { span { (group) } " " } }
                        p class="hint" { (receipt::code_note(lang)) }
                    }
                }
            }
            p class="panel panel--note" { (receipt::photograph(lang)) }
            h2 { (receipt::next_h2(lang)) }
            p { (promises::promise(lang, &kept.next, today)) }
            p class="hint" { (promises::reason(lang, &kept.next)) }
            @if form.contact != "given" { p { (receipt::come_back(lang, &dates::day(lang, kept.next.due_at.day(), today))) } }
            form method="post" action=(format!("/lite/case{}", look.query())) {
                input type="hidden" name="query_code" value=(form.query_code);
                div class="actions" { button class="button button--quiet" { (receipt::to_case(lang)) } }
            }
        }
    };
    page(app, look, receipt::h1(lang), None, content)
}
