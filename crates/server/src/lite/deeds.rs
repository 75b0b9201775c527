//! What a citizen does with a case: a form each, and the case again with a word on what was done.

use axum::extract::{Form as Posted, State};
use axum::response::Response;
use maud::html;
use qingyu_api::add_message::KeyedText;
use qingyu_api::withdraw::KeyedReason;
use qingyu_domain::fault::{Fault, Field};
use qingyu_domain::query_code::QueryCode;
use qingyu_words::{Lang, case, faults, lite as words};

use super::calm::calm;
use super::case::{Beside, CaseForm, Unsent, asking, case_page, why_none};
use super::case_view::{action, message_field};
use super::refused::why;
use super::{Page, page};
use crate::address::Address;
use crate::app::App;
use crate::commands::find_case::find_case;
use crate::commands::{add_message, undo_withdrawal, withdraw as withdraw_case};
use crate::refusal::Refusal;
use crate::shell::Look;

/// POST /lite/case/text: the case with what the citizen wrote.
pub async fn text(State(app): State<App>, address: Address, look: Look, Posted(form): Posted<CaseForm>) -> Response {
    let lang = look.lang;
    let kept = match find_case(&app, address, Some(&form.query_code)).await {
        Ok(found) => found.text(&app).await,
        Err(refusal) => Err(refusal),
    };
    let beside = match kept {
        Ok(kept) if kept.text.is_empty() => Beside {
            original: Some(case::erased(lang).to_owned()),
            ..Beside::default()
        },
        Ok(kept) => Beside {
            original: Some(kept.text),
            ..Beside::default()
        },
        Err(refusal) => Beside {
            said: case::text_failed(lang).to_owned(),
            refusal: Some(refusal),
            ..Beside::default()
        },
    };
    again(&app, address, look, &form.query_code, beside).await
}

fn no_code(app: &App, look: Look) -> Response {
    let refusal = Refusal::Invalid(Vec::new());
    asking(app, look, "", case::code_missing(look.lang), Some(&refusal))
}

/// What was done, or why not.
pub fn outcome<T>(lang: Lang, done: Result<T, Refusal>, words: &str) -> Beside {
    let refusal = done.err();
    let said = refusal.as_ref().map(|refusal| why_not(lang, refusal));
    Beside {
        said: said.unwrap_or_else(|| words.to_owned()),
        refusal,
        ..Beside::default()
    }
}

/// The case again, as it stands now.
pub async fn again(app: &App, address: Address, look: Look, typed: &str, beside: Beside) -> Response {
    match QueryCode::parse(typed) {
        Ok(code) => case_page(app, address, look, &code, beside).await,
        Err(_) => no_code(app, look),
    }
}

/// Why it was not done, and what to do.
fn why_not(lang: Lang, refusal: &Refusal) -> String {
    let words = match refusal {
        Refusal::NotNow | Refusal::Conflict => case::not_now(lang),
        Refusal::TooLate => case::too_late(lang),
        Refusal::TooManyMessages(_) => case::too_many_messages(lang),
        Refusal::Unavailable(_) | Refusal::Internal(_) => case::message_failed(lang),
        Refusal::NotFound | Refusal::TooMany(_) => return why_none(lang, refusal),
        Refusal::Invalid(list) => {
            let first = list.first().map(|&fault| faults::fault(lang, spoken(fault), None));
            return first.unwrap_or_default();
        }
        other => return why(lang, other),
    };
    words.to_owned()
}

/// A fault of what is written: the citizen's words here, not the account of a submission.
fn spoken(fault: Fault) -> Fault {
    match fault.field {
        Field::Text => Fault {
            field: Field::Body,
            ..fault
        },
        _ => fault,
    }
}

/// POST /lite/case/message; words that hint at danger meet the calm panel first, once.
pub async fn message(State(app): State<App>, address: Address, look: Look, Posted(form): Posted<CaseForm>) -> Response {
    let code = QueryCode::parse(&form.query_code);
    if let (Ok(code), true, Some(_)) = (&code, form.calm.is_empty(), calm(look, [form.text.as_str()])) {
        let unsent = Unsent {
            key: form.key,
            text: form.text,
            ..Unsent::default()
        };
        return message_page(&app, look, code, &unsent, None);
    }
    let request = KeyedText {
        key: Some(form.key.clone()),
        text: Some(form.text.replace('\t', " ")),
    };
    let added = add_message(&app, address, Some(&form.query_code), &request).await;
    let mut beside = outcome(look.lang, added, case::add_done(look.lang));
    if let Some(refusal) = &beside.refusal {
        // Where the first try may have been stored the key stays, so that it is never there twice.
        let may_be_stored = matches!(refusal, Refusal::Unavailable(_) | Refusal::Internal(_));
        beside.unsent = Unsent {
            key: if may_be_stored { form.key } else { String::new() },
            text: form.text,
            is_calm: !form.calm.is_empty(),
            wrong: beside.said.clone(),
        };
    }
    again(&app, address, look, &form.query_code, beside).await
}

/// A message alone on its page, not sent yet: somebody may be in danger, or the case cannot be shown now.
pub fn message_page(app: &App, look: Look, code: &QueryCode, unsent: &Unsent, refusal: Option<&Refusal>) -> Response {
    let lang = look.lang;
    let panel = calm(look, [unsent.text.as_str()]).filter(|_| refusal.is_none());
    let button = if panel.is_some() {
        words::go_on(lang)
    } else {
        case::add_send(lang)
    };
    let field = Unsent {
        is_calm: unsent.is_calm || panel.is_some(),
        wrong: String::new(),
        ..unsent.clone()
    };
    let main = html! {
        h1 { (case::add_h2(lang)) }
        @if let Some(refusal) = refusal { p class="panel panel--note" role="alert" { (why_not(lang, refusal)) } }
        @if let Some(panel) = panel { (panel) p { (words::message_waits(lang)) } }
        (action(look, code, "message", &field.key, message_field(look, &field), button, "button"))
    };
    page(
        app,
        look,
        Page {
            title: case::add_h2(lang),
            refusal,
            is_private: true,
            main,
            aside: html! {},
        },
    )
}

/// POST /lite/case/withdraw.
pub async fn withdraw(
    State(app): State<App>,
    address: Address,
    look: Look,
    Posted(form): Posted<CaseForm>,
) -> Response {
    let request = KeyedReason {
        key: Some(form.key.clone()),
        reason: Some(form.reason.clone()),
    };
    let withdrawn = withdraw_case(&app, address, Some(&form.query_code), &request).await;
    let beside = outcome(look.lang, withdrawn, case::withdraw_done(look.lang));
    again(&app, address, look, &form.query_code, beside).await
}

/// POST /lite/case/undo.
pub async fn undo(State(app): State<App>, address: Address, look: Look, Posted(form): Posted<CaseForm>) -> Response {
    let request = KeyedReason {
        key: Some(form.key.clone()),
        reason: None,
    };
    let undone = undo_withdrawal(&app, address, Some(&form.query_code), &request).await;
    let beside = outcome(look.lang, undone, case::undo_done(look.lang));
    again(&app, address, look, &form.query_code, beside).await
}
