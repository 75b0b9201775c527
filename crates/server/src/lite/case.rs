//! Looking up a case.

use std::collections::HashMap;

use axum::extract::{Form as Posted, State};
use axum::response::Response;
use maud::{Markup, html};
use qingyu_domain::query_code::QueryCode;
use qingyu_words::{Lang, case, lite as words, shell};
use serde::Deserialize;

use super::deeds::message_page;
use super::{Page, case_view, page};
use crate::address::Address;
use crate::app::App;
use crate::commands::find_case::find_case;
use crate::refusal::Refusal;
use crate::shell::Look;

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
    /// Set once the calm panel was seen.
    pub calm: String,
    /// 1 to 5.
    pub level: String,
    /// yes, partly or no.
    pub solved: String,
    /// yes or no.
    pub consent: String,
    /// Set once it was said what erasing means.
    pub sure: String,
    /// Ticked boxes, by name.
    #[serde(flatten)]
    pub ticked: HashMap<String, String>,
}

/// A message that is not stored, to be sent again.
#[derive(Clone, Default)]
pub struct Unsent {
    /// The key it was sent under; a fresh one when empty.
    pub key: String,
    /// What was typed.
    pub text: String,
    /// Whether the calm panel was seen.
    pub is_calm: bool,
    /// What is wrong with it.
    pub wrong: String,
}

/// What a case page shows beside the case.
#[derive(Clone, Default)]
pub struct Beside {
    /// What was just done, or why not.
    pub said: String,
    /// Why it was not done.
    pub refusal: Option<Refusal>,
    /// A message that was not stored.
    pub unsent: Unsent,
    /// Words of another form that were not stored: the id of their field, and the words.
    pub kept: Option<(&'static str, String)>,
    /// The original text, when asked for.
    pub original: Option<String>,
    /// Where to turn, when what was written hints at danger.
    pub calm: Option<Markup>,
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
    let main = html! {
        h1 { (shell::track_h1(lang)) }
        form class="flow" method="post" action=(format!("/lite/case{}", look.query())) {
            (code_field(look, error, typed))
            div class="actions" { button class="button" { (shell::track_button(lang)) } }
        }
    };
    page(
        app,
        look,
        Page {
            title: shell::track_h1(lang),
            refusal,
            is_private: !typed.is_empty(),
            main,
            aside: html! {},
        },
    )
}

/// GET /lite/track and /lite/case: asks for the code.
pub async fn ask(State(app): State<App>, look: Look) -> Response {
    asking(&app, look, "", "", None)
}

/// POST /lite/case: the case of a code, as typed.
pub async fn show(State(app): State<App>, address: Address, look: Look, Posted(form): Posted<CaseForm>) -> Response {
    match QueryCode::parse(&form.query_code) {
        Ok(code) => case_page(&app, address, look, &code, Beside::default()).await,
        Err(error) => {
            let words = case::code_error(look.lang, error);
            let refusal = Refusal::Invalid(Vec::new());
            asking(&app, look, &form.query_code, &words, Some(&refusal))
        }
    }
}

/// The page of a case, or a form again with the reason why there is none: what was written is never lost over it.
pub async fn case_page(app: &App, address: Address, look: Look, code: &QueryCode, beside: Beside) -> Response {
    let seen = match find_case(app, address, Some(code.digits())).await {
        Ok(found) => found.view(app).await,
        Err(refusal) => Err(refusal),
    };
    match seen {
        Ok(view) => {
            let shown = Page {
                title: &format!("{} {}", case::h1(look.lang), view.number),
                refusal: beside.refusal.as_ref(),
                is_private: true,
                main: case_view::main(app, look, code, &view, &beside),
                aside: case_view::aside(app, look, code, &view, &beside),
            };
            page(app, look, shown)
        }
        Err(refusal) if !beside.unsent.text.is_empty() => message_page(app, look, code, &beside.unsent, Some(&refusal)),
        Err(refusal) => asking(
            app,
            look,
            &code.grouped(),
            &why_none(look.lang, &refusal),
            Some(&refusal),
        ),
    }
}

/// Why there is no case to show.
pub fn why_none(lang: Lang, refusal: &Refusal) -> String {
    match refusal {
        Refusal::NotFound => case::not_found(lang).to_owned(),
        Refusal::TooMany(seconds) => words::look_again_in(lang, *seconds),
        _ => case::broken(lang).to_owned(),
    }
}
