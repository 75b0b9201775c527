//! Looking up a case, and what its citizen can do with it.

use axum::extract::{Form as Posted, Query, State};
use axum::response::Response;
use maud::{Markup, html};
use qingyu_api::add_message::KeyedText;
use qingyu_api::case::CaseView;
use qingyu_api::withdraw::KeyedReason;
use qingyu_domain::case::May;
use qingyu_domain::query_code::QueryCode;
use qingyu_domain::time::Timestamp;
use qingyu_words::{case, dates, shell, statuses};
use serde::Deserialize;

use super::page;
use crate::address::Address;
use crate::app::App;
use crate::commands::find_case::find_case;
use crate::commands::{add_message, undo_withdrawal, withdraw as withdraw_case};
use crate::fresh;
use crate::pages::LookQuery;
use crate::refusal::Refusal;
use crate::shell::{Look, official};

/// The fields of the forms on a case page.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct CaseForm {
    query_code: String,
    key: String,
    text: String,
    reason: String,
}

/// The form for a query code.
pub fn code_form(look: Look, error: &str) -> Markup {
    let lang = look.lang;
    html! {
        form class="panel flow" method="post" action=(format!("/lite/case{}", look.query())) {
            h2 { (shell::track_h1(lang)) }
            (code_field(look, error))
            div class="actions" { button class="button button--quiet" { (shell::track_button(lang)) } }
        }
    }
}

fn code_field(look: Look, error: &str) -> Markup {
    let lang = look.lang;
    html! {
        div class="field" {
            label class="label" for="query_code" { (shell::code_label(lang)) }
            p class="hint" id="query_code-hint" { (shell::code_hint(lang)) }
            @if !error.is_empty() { p class="error" id="query_code-error" role="alert" { (error) } }
            input class="input" id="query_code" name="query_code" inputmode="numeric" autocomplete="off" aria-describedby=(if error.is_empty() { "query_code-hint" } else { "query_code-hint query_code-error" });
        }
    }
}

fn asking(app: &App, look: Look, error: &str, refusal: Option<&Refusal>) -> Response {
    let lang = look.lang;
    let title = if error.is_empty() {
        shell::track_h1(lang).to_owned()
    } else {
        [shell::error_prefix(lang), shell::track_h1(lang)].concat()
    };
    let content = html! {
        div class="flow" {
            h1 { (shell::track_h1(lang)) }
            form class="flow" method="post" action=(format!("/lite/case{}", look.query())) {
                (code_field(look, error))
                div class="actions" { button class="button" { (shell::track_button(lang)) } }
            }
        }
        aside class="flow" { (official(look)) }
    };
    page(app, look, &title, refusal, content)
}

/// GET /lite/track and /lite/case: asks for the code.
pub async fn ask(State(app): State<App>, Query(look): Query<LookQuery>) -> Response {
    asking(&app, look.look(), "", None)
}

/// POST /lite/case: the case of a code, as typed.
pub async fn show(
    State(app): State<App>,
    address: Address,
    Query(look): Query<LookQuery>,
    Posted(form): Posted<CaseForm>,
) -> Response {
    let look = look.look();
    match QueryCode::parse(&form.query_code) {
        Ok(code) => case_page(&app, address, look, &code, "", None).await,
        Err(error) => asking(
            &app,
            look,
            &case::code_error(look.lang, error),
            Some(&Refusal::Invalid(Vec::new())),
        ),
    }
}

async fn case_page(
    app: &App,
    address: Address,
    look: Look,
    code: &QueryCode,
    said: &str,
    original: Option<String>,
) -> Response {
    let seen = match find_case(app, address, Some(code.digits())).await {
        Ok(found) => found.view(app).await,
        Err(refusal) => Err(refusal),
    };
    match seen {
        Ok(view) => {
            let title = format!("{} {}", case::h1(look.lang), view.number);
            page(
                app,
                look,
                &title,
                None,
                case_content(app, look, code, &view, said, original),
            )
        }
        Err(refusal) => {
            let words = match refusal {
                Refusal::NotFound => case::not_found(look.lang),
                Refusal::TooMany(_) => case::too_many(look.lang),
                _ => case::broken(look.lang),
            };
            asking(app, look, words, Some(&refusal))
        }
    }
}

fn case_content(
    app: &App,
    look: Look,
    code: &QueryCode,
    view: &CaseView,
    said: &str,
    original: Option<String>,
) -> Markup {
    let lang = look.lang;
    let today = app.clock.now().day();
    let unit = view.unit.as_deref().and_then(|code| app.units.unit(code));
    html! {
        div class="flow" {
            h1 { (case::h1(lang)) " " span class="number" { (view.number) } }
            @if !said.is_empty() { p class="panel" role="status" { (said) } }
            section class="status flow" aria-label=(case::status_label(lang)) {
                p class="status__now" { (statuses::status(lang, view.status)) }
                dl class="summary" {
                    @if let Some(unit) = unit { div { dt { (case::unit(lang)) } dd { (unit.name) } } }
                    div { dt { (case::holder(lang)) } dd { (statuses::party(lang, view.holder)) } }
                    div { dt { (case::next(lang)) } dd {
                        @if let Some(due) = &view.next {
                            (statuses::promise(lang, due, today)) br; span class="hint" { (statuses::reason(lang, due)) }
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
                ol class="timeline" { @for message in &view.messages { li { (time(look, message.at)) p class="text" { (message.text) } } } }
            }
            @if let Some(original) = original { div class="panel" { p class="text" { (original) } } }
            @else { (action(look, code, "text", None, case::text_show(lang))) }
        }
        aside class="flow" {
            @if view.may.contains(&May::Message) { (action(look, code, "message", Some(message_field(look)), case::add_send(lang))) }
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

fn message_field(look: Look) -> Markup {
    let lang = look.lang;
    html! {
        h2 { (case::add_h2(lang)) }
        div class="field" {
            label class="label" for="text" { (case::add_label(lang)) }
            p class="hint" id="text-hint" { (case::add_hint(lang)) }
            textarea class="input" id="text" name="text" rows="4" aria-describedby="text-hint" {}
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

/// POST /lite/case/text: the case with what the citizen wrote.
pub async fn text(
    State(app): State<App>,
    address: Address,
    Query(look): Query<LookQuery>,
    Posted(form): Posted<CaseForm>,
) -> Response {
    let look = look.look();
    let Ok(code) = QueryCode::parse(&form.query_code) else {
        return asking(&app, look, case::code_missing(look.lang), None);
    };
    let original = match find_case(&app, address, Some(code.digits())).await {
        Ok(found) => found.text(&app).await.ok().map(|text| text.text),
        Err(_) => None,
    };
    case_page(&app, address, look, &code, "", original).await
}

/// The case again, with a word on what was done; what could not be done is said, and what was typed is shown.
async fn done<T>(
    app: &App,
    address: Address,
    look: Look,
    form: &CaseForm,
    outcome: Result<T, Refusal>,
    words: &str,
) -> Response {
    let Ok(code) = QueryCode::parse(&form.query_code) else {
        return asking(app, look, case::code_missing(look.lang), None);
    };
    let said = match outcome {
        Ok(_) => words.to_owned(),
        Err(Refusal::NotNow | Refusal::Conflict) => case::not_now(look.lang).to_owned(),
        Err(Refusal::TooLate) => case::too_late(look.lang).to_owned(),
        Err(Refusal::TooManyMessages(_)) => case::too_many_messages(look.lang).to_owned(),
        Err(_) => [case::message_failed(look.lang), "\n", &form.text].concat(),
    };
    case_page(app, address, look, &code, &said, None).await
}

/// POST /lite/case/message.
pub async fn message(
    State(app): State<App>,
    address: Address,
    Query(look): Query<LookQuery>,
    Posted(form): Posted<CaseForm>,
) -> Response {
    let look = look.look();
    let request = KeyedText {
        key: Some(form.key.clone()),
        text: Some(form.text.replace('\t', " ")),
    };
    let outcome = add_message(&app, address, Some(&form.query_code), &request).await;
    done(&app, address, look, &form, outcome, case::add_done(look.lang)).await
}

/// POST /lite/case/withdraw.
pub async fn withdraw(
    State(app): State<App>,
    address: Address,
    Query(look): Query<LookQuery>,
    Posted(form): Posted<CaseForm>,
) -> Response {
    let look = look.look();
    let request = KeyedReason {
        key: Some(form.key.clone()),
        reason: Some(form.reason.clone()),
    };
    let outcome = withdraw_case(&app, address, Some(&form.query_code), &request).await;
    done(&app, address, look, &form, outcome, case::withdraw_done(look.lang)).await
}

/// POST /lite/case/undo.
pub async fn undo(
    State(app): State<App>,
    address: Address,
    Query(look): Query<LookQuery>,
    Posted(form): Posted<CaseForm>,
) -> Response {
    let look = look.look();
    let request = KeyedReason {
        key: Some(form.key.clone()),
        reason: None,
    };
    let outcome = undo_withdrawal(&app, address, Some(&form.query_code), &request).await;
    done(&app, address, look, &form, outcome, case::undo_done(look.lang)).await
}
