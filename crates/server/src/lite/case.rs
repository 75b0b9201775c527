//! Looking up a case.

use axum::extract::{Form as Posted, Query, State};
use axum::response::Response;
use maud::{Markup, html};
use qingyu_domain::query_code::QueryCode;
use qingyu_words::{case, shell};
use serde::Deserialize;

use super::case_view::case_view;
use super::page;
use crate::address::Address;
use crate::app::App;
use crate::commands::find_case::find_case;
use crate::pages::LookQuery;
use crate::refusal::Refusal;
use crate::shell::{Look, official};

/// The fields of the forms on a case page.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct CaseForm {
    /// As typed or as in a hidden field.
    pub query_code: String,
    /// Makes a double click one deed.
    pub key: String,
    /// A message.
    pub text: String,
    /// Why it is withdrawn.
    pub reason: String,
}

/// What a case page shows beside the case.
#[derive(Clone, Default)]
pub struct Beside {
    /// What was just done, or why not.
    pub said: String,
    /// A message that was not stored, to be sent again.
    pub typed: String,
    /// The original text, when asked for.
    pub original: Option<String>,
}

/// The form for a query code.
pub fn code_form(look: Look) -> Markup {
    let lang = look.lang;
    html! {
        form class="panel flow" method="post" action=(format!("/lite/case{}", look.query())) {
            h2 { (shell::track_h1(lang)) }
            (code_field(look, "", ""))
            div class="actions" { button class="button button--quiet" { (shell::track_button(lang)) } }
        }
    }
}

fn code_field(look: Look, error: &str, typed: &str) -> Markup {
    let lang = look.lang;
    html! {
        div class="field" {
            label class="label" for="query_code" { (shell::code_label(lang)) }
            p class="hint" id="query_code-hint" { (shell::code_hint(lang)) }
            @if !error.is_empty() { p class="error" id="query_code-error" role="alert" { (error) } }
            input class="input" id="query_code" name="query_code" inputmode="numeric" autocomplete="off" value=(typed) aria-invalid=[(!error.is_empty()).then_some("true")] aria-describedby=(if error.is_empty() { "query_code-hint" } else { "query_code-hint query_code-error" });
        }
    }
}

/// The form for a query code as a page, with what is wrong with the one that was typed.
pub fn asking(app: &App, look: Look, typed: &str, error: &str, refusal: Option<&Refusal>) -> Response {
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
                (code_field(look, error, typed))
                div class="actions" { button class="button" { (shell::track_button(lang)) } }
            }
        }
        aside class="flow" { (official(look)) }
    };
    page(app, look, &title, refusal, content)
}

/// GET /lite/track and /lite/case: asks for the code.
pub async fn ask(State(app): State<App>, Query(look): Query<LookQuery>) -> Response {
    asking(&app, look.look(), "", "", None)
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
        Ok(code) => case_page(&app, address, look, &code, Beside::default()).await,
        Err(error) => asking(
            &app,
            look,
            &form.query_code,
            &case::code_error(look.lang, error),
            Some(&Refusal::Invalid(Vec::new())),
        ),
    }
}

/// The page of a case, or the form again with the reason why there is none.
pub async fn case_page(app: &App, address: Address, look: Look, code: &QueryCode, beside: Beside) -> Response {
    let seen = match find_case(app, address, Some(code.digits())).await {
        Ok(found) => found.view(app).await,
        Err(refusal) => Err(refusal),
    };
    match seen {
        Ok(view) => {
            let title = format!("{} {}", case::h1(look.lang), view.number);
            page(app, look, &title, None, case_view(app, look, code, &view, &beside))
        }
        Err(refusal) => {
            let words = match refusal {
                Refusal::NotFound => case::not_found(look.lang),
                Refusal::TooMany(_) => case::too_many(look.lang),
                _ => case::broken(look.lang),
            };
            asking(app, look, &code.grouped(), words, Some(&refusal))
        }
    }
}
