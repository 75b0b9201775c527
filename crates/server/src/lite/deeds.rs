//! What a citizen does with a case: a form each, and the case again with a word on what was done.

use axum::extract::{Form as Posted, Query, State};
use axum::response::Response;
use qingyu_api::add_message::KeyedText;
use qingyu_api::withdraw::KeyedReason;
use qingyu_domain::query_code::QueryCode;
use qingyu_words::{Lang, case, faults};

use super::case::{Beside, CaseForm, asking, case_page};
use crate::address::Address;
use crate::app::App;
use crate::commands::find_case::find_case;
use crate::commands::{add_message, undo_withdrawal, withdraw as withdraw_case};
use crate::pages::LookQuery;
use crate::refusal::Refusal;
use crate::shell::Look;

/// POST /lite/case/text: the case with what the citizen wrote.
pub async fn text(
    State(app): State<App>,
    address: Address,
    Query(look): Query<LookQuery>,
    Posted(form): Posted<CaseForm>,
) -> Response {
    let look = look.look();
    let Ok(code) = QueryCode::parse(&form.query_code) else {
        return asking(&app, look, "", case::code_missing(look.lang), None);
    };
    let original = match find_case(&app, address, Some(code.digits())).await {
        Ok(found) => found.text(&app).await.ok().map(|text| text.text),
        Err(_) => None,
    };
    case_page(
        &app,
        address,
        look,
        &code,
        Beside {
            original,
            ..Beside::default()
        },
    )
    .await
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
        return asking(app, look, "", case::code_missing(look.lang), None);
    };
    let (said, typed) = match outcome {
        Ok(_) => (words.to_owned(), String::new()),
        Err(refusal) => (why_not(look.lang, &refusal), form.text.clone()),
    };
    let beside = Beside {
        said,
        typed,
        original: None,
    };
    case_page(app, address, look, &code, beside).await
}

/// Why it was not done, and what to do.
fn why_not(lang: Lang, refusal: &Refusal) -> String {
    let words = match refusal {
        Refusal::Invalid(list) => {
            return list
                .first()
                .map(|&fault| faults::fault(lang, fault, None))
                .unwrap_or_default();
        }
        Refusal::NotNow | Refusal::Conflict => case::not_now(lang),
        Refusal::TooLate => case::too_late(lang),
        Refusal::TooManyMessages(_) => case::too_many_messages(lang),
        _ => case::message_failed(lang),
    };
    words.to_owned()
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
