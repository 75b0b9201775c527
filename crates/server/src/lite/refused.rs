//! Refusals in words, inside the frame, in the citizen's language; what was typed is given back where it was read.

use axum::extract::{Request, State};
use axum::http::header::CONTENT_TYPE;
use axum::middleware::Next;
use axum::response::Response;
use maud::html;
use qingyu_words::{Lang, faults, lite as words};

use super::fields::Shown;
use super::form::Form;
use super::submit::fill_in;
use super::{Page, page};
use crate::app::App;
use crate::refusal::Refusal;
use crate::shell::Look;

/// Gives every refusal that is no page yet its page: ours, and those of the framework.
pub async fn refusals(State(app): State<App>, look: Look, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    if is_page(&response) {
        return response;
    }
    match Refusal::of(&mut response) {
        Some(refusal) => refused(&app, look, &refusal),
        None => response,
    }
}

fn is_page(response: &Response) -> bool {
    let kind = response.headers().get(CONTENT_TYPE);
    kind.is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"))
}

/// What was typed, in its form again, with the reason why it was not taken.
pub fn given_back(app: &App, look: Look, mut form: Form, refusal: &Refusal) -> Response {
    if matches!(refusal, Refusal::Forbidden) {
        // Whoever sent the form knows its code: what the citizen files must get one that nobody else has.
        form.query_code.clear();
    }
    match (form.kind(), form.with_code()) {
        (Some(kind), Ok(form)) => fill_in(
            app,
            Shown {
                look,
                kind,
                form: &form,
                wrong: &[],
                refusal: Some(refusal),
            },
        ),
        _ => refused(app, look, refusal),
    }
}

/// A page with the reason alone.
pub fn refused(app: &App, look: Look, refusal: &Refusal) -> Response {
    let lang = look.lang;
    let main = html! {
        h1 { (words::refused_h1(lang)) }
        p role="alert" { (why(lang, refusal)) }
        div class="actions" {
            a class="button" href=(format!("/lite{}", look.query())) { (words::start_again(lang)) }
        }
    };
    page(
        app,
        look,
        Page {
            title: words::refused_h1(lang),
            refusal: Some(refusal),
            is_private: false,
            main,
            aside: html! {},
        },
    )
}

/// Why it was refused, and what to do now.
pub fn why(lang: Lang, refusal: &Refusal) -> String {
    let words = match refusal {
        Refusal::Invalid(list) => {
            return list
                .first()
                .map(|&fault| faults::fault(lang, fault, None))
                .unwrap_or_default();
        }
        Refusal::TooMany(seconds) | Refusal::TooManyMessages(seconds) => return words::again_in(lang, *seconds),
        Refusal::Forbidden => words::foreign_page(lang),
        Refusal::TooLarge => words::too_large(lang),
        Refusal::NotJson | Refusal::UnsupportedMediaType => words::unreadable(lang),
        Refusal::NotFound | Refusal::MethodNotAllowed(_) => words::no_page(lang),
        Refusal::Unavailable(_) => words::busy(lang),
        Refusal::TooSlow => words::too_slow(lang),
        // None of the desk's comes here.
        Refusal::SignedOut
        | Refusal::WrongCredentials
        | Refusal::OtpNeeded
        | Refusal::NotAllowed
        | Refusal::Stale
        | Refusal::Internal(_)
        | Refusal::Conflict
        | Refusal::Erased
        | Refusal::NotNow
        | Refusal::Rule(_)
        | Refusal::TooLate => words::our_fault(lang),
    };
    words.to_owned()
}

/// Why a form was given back, and what to do with it.
pub fn why_form(lang: Lang, refusal: &Refusal) -> String {
    match refusal {
        Refusal::Forbidden => words::foreign(lang).to_owned(),
        other => why(lang, other),
    }
}
