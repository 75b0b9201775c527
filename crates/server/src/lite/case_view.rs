//! A case as HTML: status, history, and a form for everything that can be done.

use maud::{Markup, html};
use qingyu_api::case::CaseView;
use qingyu_domain::case::May;
use qingyu_domain::query_code::QueryCode;
use qingyu_domain::time::Timestamp;
use qingyu_words::{case, dates, promises, statuses};

use super::case::Beside;
use crate::app::App;
use crate::fresh;
use crate::shell::Look;

/// A case with what can be done.
pub fn case_view(app: &App, look: Look, code: &QueryCode, view: &CaseView, beside: &Beside) -> Markup {
    let lang = look.lang;
    let today = app.clock.now().day();
    let place = view
        .unit
        .as_deref()
        .and_then(|unit| app.org.units.place(unit, view.window.as_deref()));
    html! {
        div class="flow" {
            h1 { (case::h1(lang)) " " span class="number" { (view.number) } }
            @if !beside.said.is_empty() { p class="panel" role="status" { (beside.said) } }
            section class="status flow" aria-label=(case::status_label(lang)) {
                p class="status__now" { (statuses::status(lang, view.status)) }
                dl class="summary" {
                    @if let Some(place) = place { div { dt { (case::unit(lang)) } dd { (place) } } }
                    div { dt { (case::holder(lang)) } dd { (statuses::party(lang, view.holder)) } }
                    div { dt { (case::next(lang)) } dd {
                        @if let Some(due) = &view.next {
                            (promises::promise(lang, due, today)) br; span class="hint" { (promises::reason(lang, due)) }
                        } @else { (case::nothing_promised(lang)) }
                    } }
                }
            }
            h2 { (case::history_h2(lang)) }
            ol class="timeline" {
                @for line in view.timeline.iter().rev() { li { (time(look, line.at)) p { (statuses::what(lang, line.what)) } } }
            }
            @if !view.messages.is_empty() {
                h2 { (case::messages_h2(lang)) }
                ol class="timeline" { @for message in &view.messages { li { (time(look, message.at)) p class="written" { (message.text) } } } }
            }
            @if let Some(original) = &beside.original { div class="panel" { p class="written" { (original) } } }
            @else { (action(look, code, "text", None, case::text_show(lang))) }
        }
        aside class="flow" {
            @if view.may.contains(&May::Message) { (action(look, code, "message", Some(message_field(look, &beside.typed)), case::add_send(lang))) }
            @if view.may.contains(&May::Withdraw) { (action(look, code, "withdraw", Some(withdraw_field(look)), case::withdraw_send(lang))) }
            @if view.may.contains(&May::Undo) { (action(look, code, "undo", Some(html! { p { (case::undo_text(lang)) } }), case::undo(lang))) }
            h2 { (case::reprisal(lang)) }
            p { (case::reprisal_later(lang)) }
            p class="actions" { a class="button button--quiet" href="tel:12389" { (case::reprisal_call(lang)) } }
        }
    }
}

fn time(look: Look, at: Timestamp) -> Markup {
    html! { time datetime=(at) { (dates::moment(look.lang, at)) } }
}

/// A form of its own for everything that can be done; the key makes a double click one deed.
fn action(look: Look, code: &QueryCode, path: &str, field: Option<Markup>, label: &str) -> Markup {
    let key = fresh::bytes().map(uuid_of).unwrap_or_default();
    html! {
        form class="flow" method="post" action=(format!("/lite/case/{path}{}", look.query())) {
            input type="hidden" name="query_code" value=(code.digits());
            input type="hidden" name="key" value=(key);
            @if let Some(field) = field { (field) }
            div class="actions" { button class="button button--quiet" { (label) } }
        }
    }
}

fn uuid_of(bytes: [u8; 16]) -> String {
    uuid::Builder::from_random_bytes(bytes).into_uuid().to_string()
}

fn message_field(look: Look, typed: &str) -> Markup {
    let lang = look.lang;
    html! {
        h2 { (case::add_h2(lang)) }
        div class="field" {
            label class="label" for="text" { (case::add_label(lang)) }
            p class="hint" id="text-hint" { (case::add_hint(lang)) }
            textarea class="input" id="text" name="text" rows="4" aria-describedby="text-hint" { "\n" (typed) }
        }
    }
}

fn withdraw_field(look: Look) -> Markup {
    let lang = look.lang;
    let reasons = [
        ("solved", case::withdraw_solved(lang)),
        ("mistaken", case::withdraw_mistaken(lang)),
        ("pressed", case::withdraw_pressed(lang)),
        ("other", case::withdraw_other(lang)),
    ];
    html! {
        h2 { (case::withdraw(lang)) }
        p { (case::withdraw_text(lang)) }
        fieldset class="choices" {
            legend class="label" { (case::withdraw_why(lang)) }
            @for (value, label) in reasons {
                div class="choice" {
                    input type="radio" id=(format!("reason-{value}")) name="reason" value=(value);
                    label for=(format!("reason-{value}")) { (label) }
                }
            }
        }
    }
}
