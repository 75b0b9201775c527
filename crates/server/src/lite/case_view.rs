//! A case as HTML: status, history, and a form for everything that can be done.

use maud::{Markup, html};
use qingyu_api::case::CaseView;
use qingyu_domain::case::{May, Party};
use qingyu_domain::query_code::QueryCode;
use qingyu_domain::time::Timestamp;
use qingyu_words::{answered, case, dates, export, helps, promises, receipt, statuses, submit};

use super::case::{Beside, Unsent};
use super::{QUIET, publication, switches, voice};
use crate::app::App;
use crate::fresh;
use crate::shell::Look;

/// Where a case stands, what happened, and adding to it: in the order of the app.
pub fn main(app: &App, look: Look, code: &QueryCode, view: &CaseView, beside: &Beside) -> Markup {
    let lang = look.lang;
    let role = if beside.refusal.is_some() { "alert" } else { "status" };
    html! {
        h1 { (case::h1(lang)) " " span class="number" { (view.number) } }
        @if !beside.said.is_empty() { p class="panel panel--note" role=(role) { (beside.said) } }
        @if let Some(panel) = &beside.calm { (panel) }
        (status(app, look, view))
        (voice::answer(app, look, view))
        (voice::waiting(app, look, code, view, beside))
        (publication::shown(look, code, view))
        (messages(look, view))
        @if view.may.contains(&May::Message) {
            h2 { (case::add_h2(lang)) }
            (action(look, code, "message", &beside.unsent.key, message_field(look, &beside.unsent), case::add_send(lang), "button"))
        }
        (history(look, view))
        @if let Some(original) = &beside.original { div class="panel" { p class="written" { (original) } } }
        @else { (action(look, code, "text", "", html! {}, case::text_show(lang), QUIET)) }
    }
}

/// What happened, the latest first.
pub fn history(look: Look, view: &CaseView) -> Markup {
    let lang = look.lang;
    html! {
        h2 { (case::history_h2(lang)) }
        ol class="timeline" {
            @for line in view.timeline.iter().rev() {
                li { (time(look, line.at)) p { (statuses::what(lang, line.what)) (by(look, line.by)) } }
            }
        }
    }
}

/// What both sides wrote, the oldest first.
pub fn messages(look: Look, view: &CaseView) -> Markup {
    let lang = look.lang;
    html! {
        @if !view.messages.is_empty() {
            h2 { (case::messages_h2(lang)) }
            ol class="timeline" {
                @for message in &view.messages {
                    li {
                        (time(look, message.at)) (by(look, message.by))
                        p class="written" { (helps::message(lang, message)) }
                    }
                }
            }
        }
    }
}

/// What else can be done.
pub fn aside(app: &App, look: Look, code: &QueryCode, view: &CaseView, beside: &Beside) -> Markup {
    let lang = look.lang;
    html! {
        (voice::speaking(app, look, code, view, beside))
        @if view.may.contains(&May::Withdraw) {
            h2 { (case::withdraw(lang)) }
            (action(look, code, "withdraw", "", withdraw_field(look, view), case::withdraw_send(lang), QUIET))
        }
        @if view.may.contains(&May::Undo) {
            h2 { (case::undo(lang)) }
            (action(look, code, "undo", "", html! { p { (case::undo_text(lang)) } }, case::undo(lang), QUIET))
        }
        (action(look, code, "export", "", html! {}, export::open(lang), QUIET))
        @if view.may.contains(&May::Erase) {
            (action(look, code, "erasure", "", html! {}, case::erase(lang), QUIET))
        }
        form method="post" {
            input type="hidden" name="query_code" value=(code.digits());
            div class="actions" { (switches(look, "/lite/case")) }
        }
    }
}

/// What it is, who has it, what is next, by when and why.
pub fn status(app: &App, look: Look, view: &CaseView) -> Markup {
    let lang = look.lang;
    let today = app.clock.now().day();
    let unit = view.unit.as_deref();
    let place = unit.and_then(|unit| app.staff.known().org.units.place(unit, view.window.as_deref()));
    html! {
        section class="status flow" aria-label=(case::status_label(lang)) {
            p { (statuses::kind(lang, view.kind)) }
            p class="status__now" { (statuses::now(lang, view)) }
            @if view.merged {
                p class="status__badge" { (case::merged(lang)) }
                p { (case::merged_text(lang)) }
            }
            @if let Some(due) = view.to_be_accepted(today) { p { (receipt::number_note(lang, due)) } }
            @if let Some(said) = view.evaluated { p { (answered::evaluated(lang, said.level, said.solved)) } }
            dl class="summary" {
                @if let Some(place) = place { div { dt { (case::unit(lang)) } dd { (place) } } }
                div { dt { (case::holder(lang)) } dd { (statuses::party(lang, view.holder)) } }
                @if let Some(due) = &view.next {
                    div { dt { (case::next(lang)) } dd { (promises::promise(lang, due, today)) } }
                    div { dt { (case::why(lang)) } dd { (promises::reason(lang, due)) } }
                } @else {
                    div { dt { (case::next(lang)) } dd { (case::nothing_promised(lang)) } }
                }
            }
            @if view.is_complaint() { p class="hint" { (submit::remedy(lang)) } }
        }
    }
}

/// A moment.
pub fn time(look: Look, at: Timestamp) -> Markup {
    html! { time datetime=(at) { (dates::moment(look.lang, at)) } }
}

fn by(look: Look, who: Party) -> Markup {
    html! { @if who != Party::You { " · " (statuses::party(look.lang, who)) } }
}

/// A form of its own for everything that can be done; the key makes a double click one deed.
pub fn action(look: Look, code: &QueryCode, path: &str, key: &str, field: Markup, label: &str, class: &str) -> Markup {
    let fresh = || fresh::bytes().map(uuid_of).unwrap_or_default();
    let key = if key.is_empty() { fresh() } else { key.to_owned() };
    html! {
        form class="flow" method="post" action=(format!("/lite/case/{path}{}", look.query())) {
            input type="hidden" name="query_code" value=(code.digits());
            input type="hidden" name="key" value=(key);
            (field)
            div class="actions" { button class=(class) { (label) } }
        }
    }
}

fn uuid_of(bytes: [u8; 16]) -> String {
    uuid::Builder::from_random_bytes(bytes).into_uuid().to_string()
}

/// The field for a message, with what was typed and what is wrong with it.
pub fn message_field(look: Look, unsent: &Unsent) -> Markup {
    let lang = look.lang;
    let is_wrong = !unsent.wrong.is_empty();
    let described = if is_wrong { "text-hint text-error" } else { "text-hint" };
    html! {
        @if unsent.is_calm { input type="hidden" name="calm" value="1"; }
        div class="field" {
            label class="label" for="text" { (case::add_label(lang)) }
            p class="hint" id="text-hint" { (case::add_hint(lang)) }
            @if is_wrong { p class="error" id="text-error" { (unsent.wrong) } }
            textarea class="input" id="text" name="text" rows="4" aria-describedby=(described) aria-invalid=[is_wrong.then_some("true")] { "\n" (unsent.text) }
        }
    }
}

fn withdraw_field(look: Look, view: &CaseView) -> Markup {
    let lang = look.lang;
    let reasons = [
        ("solved", case::withdraw_solved(lang), ""),
        ("mistaken", case::withdraw_mistaken(lang), ""),
        (
            "pressed",
            case::withdraw_pressed(lang),
            case::withdraw_pressed_hint(lang),
        ),
        ("other", case::withdraw_other(lang), ""),
    ];
    html! {
        p { (answered::withdraw(lang, view)) }
        fieldset class="flow" {
            legend class="label" { (case::withdraw_why(lang)) }
            div class="choices" {
                @for (value, label, hint) in reasons {
                    (super::fields::radio("reason", value, label, hint, false))
                }
            }
        }
    }
}
