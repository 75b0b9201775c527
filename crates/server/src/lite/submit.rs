//! Choosing a kind and filling in.

use axum::extract::{Form as Posted, Path, State};
use axum::response::{IntoResponse as _, Response};
use maud::html;
use qingyu_domain::kind::Kind;
use qingyu_words::{shell, statuses, submit};

use super::calm::of_watchers;
use super::fields::Shown;
use super::form::Form;
use super::{Page, QUIET, page, switches, to};
use crate::app::App;
use crate::refusal::Refusal;
use crate::shell::Look;

/// GET /lite: choose a kind, or look up a code.
pub async fn choose(State(app): State<App>, look: Look) -> Response {
    choice(&app, look, false, &Form::default())
}

/// POST /lite/kind: the choice of a kind once more, with everything that was typed.
pub async fn rechoose(State(app): State<App>, look: Look, Posted(form): Posted<Form>) -> Response {
    choice(&app, look, false, &form)
}

/// The choice of a kind, again when none was made; what was typed before goes along.
pub fn choice(app: &App, look: Look, is_missing: bool, form: &Form) -> Response {
    let held = form.is_begun().then(|| Form {
        kind: String::new(),
        ..form.clone()
    });
    let main = html! {
        form class="flow" method="post" action=(format!("/lite{}", look.query())) {
            fieldset class="flow" {
                legend { h1 { (shell::start_h1(look.lang)) } }
                p class="lead" { (shell::start_lead(look.lang)) }
                @if is_missing { p class="error" role="alert" { (shell::start_choose(look.lang)) } }
                div class="choices" {
                    @for &kind in Kind::ALL {
                        div class="choice" {
                            input type="radio" id=(kind.as_str()) name="kind" value=(kind.as_str()) aria-describedby=(format!("{}-hint", kind.as_str()));
                            label for=(kind.as_str()) { (statuses::kind(look.lang, kind)) }
                            p class="hint" id=(format!("{}-hint", kind.as_str())) { (shell::kind_hint(look.lang, kind)) }
                        }
                    }
                }
            }
            @if let Some(held) = &held { (held.hidden()) }
            div class="actions" { button class="button" { (shell::next(look.lang)) } }
        }
    };
    let refusal = is_missing.then(|| Refusal::Invalid(Vec::new()));
    page(
        app,
        look,
        Page {
            title: shell::start_h1(look.lang),
            refusal: refusal.as_ref(),
            is_private: held.is_some(),
            main,
            aside: super::case::code_form(look),
        },
    )
}

/// POST /lite: on to the form of a kind; comes from the start page and from here.
pub async fn begin(State(app): State<App>, look: Look, Posted(form): Posted<Form>) -> Result<Response, Refusal> {
    Ok(match form.kind() {
        Some(_) if form.is_begun() => again(&app, look, form)?,
        Some(kind) => to(look, &["/lite/form/", kind.as_str()].concat()).into_response(),
        None => choice(&app, look, true, &form),
    })
}

/// GET /lite/form/{kind}: the form, empty, under a code of its own.
pub async fn fill(State(app): State<App>, look: Look, Path(kind): Path<String>) -> Result<Response, Refusal> {
    let form = Form {
        kind,
        ..Form::default()
    };
    again(&app, look, form)
}

/// POST /lite/edit: back to the form with everything in it.
pub async fn edit(State(app): State<App>, look: Look, Posted(form): Posted<Form>) -> Result<Response, Refusal> {
    again(&app, look, form)
}

fn again(app: &App, look: Look, form: Form) -> Result<Response, Refusal> {
    let Some(kind) = form.kind() else {
        return Ok(to(look, "/lite").into_response());
    };
    let form = form.with_code()?;
    Ok(fill_in(
        app,
        Shown {
            look,
            kind,
            form: &form,
            wrong: &[],
            refusal: None,
        },
    ))
}

/// The form of a kind, with what is wrong in it.
pub fn fill_in(app: &App, shown: Shown<'_>) -> Response {
    let (look, lang) = (shown.look, shown.look.lang);
    let heading = submit::details_h1(lang, Some(shown.kind));
    let invalid = (!shown.wrong.is_empty()).then(|| Refusal::Invalid(Vec::new()));
    let refusal = shown.refusal.or(invalid.as_ref());
    let is_begun = shown.form.is_begun();
    let main = html! {
        // A link would lose what the page holds by now: then a button of the form leads back.
        @if !is_begun { a class="back" href=(format!("/lite{}", look.query())) { (shell::back(lang)) } }
        h1 { (heading) }
        (shown.summary())
        form class="flow" method="post" action=(format!("/lite/check{}", look.query())) {
            input type="hidden" name="kind" value=(shown.kind.as_str());
            input type="hidden" name="query_code" value=(shown.form.query_code);
            (shown.about(app))
            (shown.contact(app))
            div class="actions" { button class="button" { (shell::next(lang)) } }
            div class="actions" {
                @if is_begun { button class=(QUIET) formaction=(format!("/lite/kind{}", look.query())) { (shell::back(lang)) } }
                (switches(look, "/lite/edit"))
            }
        }
    };
    let aside = html! {
        div class="panel flow" {
            h2 { (shell::safe_h2(lang)) }
            @if let Some(reviewed) = shown.form.reviewed(app) {
                (of_watchers(lang, reviewed))
            } @else {
                p { (shell::safe_oversight(lang)) }
            }
            p { (shell::safe_computer(lang)) }
        }
    };
    page(
        app,
        look,
        Page {
            title: heading,
            refusal,
            is_private: true,
            main,
            aside,
        },
    )
}
