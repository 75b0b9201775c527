//! Claiming a case with a slip: the code is made in the browser where it can, and shown once it is bound.

use axum::extract::{Form as Posted, State};
use axum::response::Response;
use maud::{Markup, html};
use qingyu_api::claim_case::ClaimAnswers;
use qingyu_api::file_case::Receipt;
use qingyu_domain::query_code::QueryCode;
use qingyu_words::{claim as words, promises, receipt};
use serde::Deserialize;

use super::{Page, QUIET, page};
use crate::address::Address;
use crate::app::App;
use crate::commands::claim_case::claim_case;
use crate::fresh;
use crate::refusal::Refusal;
use crate::shell::Look;

/// The fields as a browser posts them.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct ClaimForm {
    pub claim: String,
    pub query_code: String,
}

/// GET /claim.
pub async fn ask(State(app): State<App>, look: Look) -> Result<Response, Refusal> {
    let form = ClaimForm {
        query_code: fresh::query_code()?.digits().to_owned(),
        ..ClaimForm::default()
    };
    Ok(asking(&app, look, &form, None))
}

/// POST /lite/claim.
pub async fn send(
    State(app): State<App>,
    address: Address,
    look: Look,
    Posted(mut form): Posted<ClaimForm>,
) -> Result<Response, Refusal> {
    if QueryCode::parse_strict(&form.query_code).is_none() {
        fresh::query_code()?.digits().clone_into(&mut form.query_code);
    }
    let answers = ClaimAnswers {
        claim: Some(form.claim.clone()),
        query_code: Some(form.query_code.clone()),
    };
    Ok(match claim_case(&app, address, &answers).await {
        Ok(filing) => claimed(&app, look, &form, &filing.receipt),
        Err(refusal) => asking(&app, look, &form, Some(&refusal)),
    })
}

/// The form, with why it was not claimed; the code that was sent stays, so that it can be sent again.
fn asking(app: &App, look: Look, form: &ClaimForm, refusal: Option<&Refusal>) -> Response {
    let lang = look.lang;
    let why = refusal.map(|refusal| match refusal {
        Refusal::NotFound => words::none(lang),
        Refusal::TooLate => words::over(lang),
        Refusal::Conflict => words::taken(lang),
        _ => words::later(lang),
    });
    let described = if why.is_some() {
        "claim-hint claim-error"
    } else {
        "claim-hint"
    };
    let main = html! {
        h1 { (words::h1(lang)) }
        p class="hint" { (words::lead(lang)) }
        form class="claim flow" method="post" action=(format!("/lite/claim{}", look.query())) data-sent=[refusal.map(|_| "1")] {
            div class="field" {
                label class="label" for="claim" { (words::secret(lang)) }
                p class="hint" id="claim-hint" { (words::secret_hint(lang)) }
                @if let Some(why) = why { p class="error" id="claim-error" role="alert" { (why) } }
                input class="input" id="claim" name="claim" autocomplete="off" spellcheck="false" value=(form.claim) aria-invalid=[why.map(|_| "true")] aria-describedby=(described);
            }
            input type="hidden" name="query_code" value=(form.query_code);
            p class="hint" { (words::once(lang)) }
            div class="actions" { button class="button" { (words::button(lang)) } }
        }
        script src="/claim.js" defer {}
    };
    let page_of = Page {
        title: words::h1(lang),
        refusal,
        is_private: refusal.is_some(),
        main,
        aside: html! {},
    };
    page(app, look, page_of)
}

fn claimed(app: &App, look: Look, form: &ClaimForm, kept: &Receipt) -> Response {
    let lang = look.lang;
    let main = html! {
        h1 { (words::done_h1(lang)) }
        section class="receipt flow" aria-label=(receipt::label(lang)) {
            div {
                h2 { (receipt::number(lang)) }
                p class="number" { (kept.number) }
            }
            div {
                h2 { (receipt::code(lang)) }
                (code(&form.query_code))
                p class="hint" { (receipt::code_note(lang)) }
            }
        }
        p class="panel panel--note" { (words::done(lang)) }
        p { (promises::promise(lang, &kept.next, app.clock.now().day())) }
        form method="post" action=(format!("/lite/case{}", look.query())) {
            input type="hidden" name="query_code" value=(form.query_code);
            div class="actions" { button class=(QUIET) { (receipt::to_case(lang)) } }
        }
    };
    let page_of = Page {
        title: words::done_h1(lang),
        refusal: None,
        is_private: true,
        main,
        aside: html! {},
    };
    page(app, look, page_of)
}

fn code(digits: &str) -> Markup {
    html! {
        @if let Some(code) = QueryCode::parse_strict(digits) {
            p class="code" { @for group in code.groups() { span { (group) } " " } }
        }
    }
}
