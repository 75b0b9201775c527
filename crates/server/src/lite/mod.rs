//! Submission and tracking as plain HTML forms without script: the same words, the same rules.
//!
//! Answers and codes travel in the forms alone: no cookie, no address and no session holds them.

mod at_desk;
mod bulletin;
mod calm;
mod case;
mod case_view;
mod cause_tables;
mod causes;
mod check;
mod claim;
mod deeds;
mod fields;
mod form;
mod gate;
mod open;
mod papers;
mod poster;
mod publication;
mod rate;
mod rate_later;
mod rate_pages;
mod refused;
mod sent;
mod slips;
mod submit;
mod voice;
mod whole;

use std::convert::Infallible;

use axum::Router;
use axum::extract::{DefaultBodyLimit, FromRequestParts, Query};
use axum::http::request::Parts;
use axum::middleware::from_fn_with_state;
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::get;
use maud::{Markup, html};
use qingyu_words::{case as words, shell};

use crate::app::App;
use crate::body::JSON_LIMIT;
use crate::headers::Embeddable;
use crate::pages::LookQuery;
use crate::patience::in_time;
use crate::refusal::{Refusal, trace_id};
use crate::shell::{Look, frame, official};

/// Text in a form is percent-encoded: three bytes for one.
const FORM_LIMIT: usize = 3 * JSON_LIMIT;

/// The routes of the plain pages.
pub fn routes(app: &App) -> Router<App> {
    Router::new()
        .route("/lite", get(submit::choose).post(submit::begin))
        .route("/lite/form/{kind}", get(submit::fill))
        .route("/lite/kind", get(start).post(submit::rechoose))
        .route("/lite/check", get(start).post(check::check))
        .route("/lite/edit", get(start).post(submit::edit))
        .route("/lite/send", get(start).post(sent::send))
        .route("/lite/track", get(case::ask))
        .route("/rate", get(rate::ask))
        .route("/claim", get(claim::ask))
        .route("/lite/claim", get(claim::ask).post(claim::send))
        .route("/open", get(open::open))
        .route("/open/words", get(open::open_words))
        .route("/desk/open", get(open::desk::page))
        .route("/desk/windows", get(open::supervised::page))
        .route("/desk/causes", get(causes::page))
        .route("/desk/causes/cases", get(causes::cases))
        .route("/desk/poster", get(poster::poster))
        .route("/desk/bulletin", get(bulletin::page))
        .route("/desk/paper/notice/{notice}", get(papers::of_notice))
        .route("/desk/paper/{number}/{paper}", get(papers::of_case))
        .route("/desk/slips", get(slips::ask).post(slips::print))
        .route("/lite/rate", get(rate::ask).post(rate::send))
        .route("/lite/rate/edit", get(rate::ask).post(rate::edit))
        .route("/lite/case", get(case::ask).post(case::show))
        .route("/lite/case/text", get(track).post(deeds::text))
        .route("/lite/case/message", get(track).post(deeds::message))
        .route("/lite/case/withdraw", get(track).post(deeds::withdraw))
        .route("/lite/case/undo", get(track).post(deeds::undo))
        .route("/lite/case/evaluation", get(track).post(voice::evaluation))
        .route("/lite/case/consent", get(track).post(voice::consent))
        .route("/lite/case/publication", get(track).post(publication::allow))
        .route("/lite/case/objection", get(track).post(voice::objection))
        .route("/lite/case/review", get(track).post(voice::review))
        .route("/lite/case/reprisal", get(track).post(voice::reprisal))
        .route("/lite/case/export", get(track).post(whole::export))
        .route("/lite/case/erasure", get(track).post(whole::erasure))
        .layer(from_fn_with_state(app.clone(), gate::gate))
        .layer(DefaultBodyLimit::max(FORM_LIMIT))
        .layer(from_fn_with_state(app.clone(), in_time))
        .layer(from_fn_with_state(app.clone(), refused::refusals))
}

impl<S: Send + Sync> FromRequestParts<S> for Look {
    type Rejection = Infallible;

    /// A query that cannot be read is no reason to refuse a page.
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let query = Query::<LookQuery>::try_from_uri(&parts.uri);
        Ok(query.map(|query| query.look()).unwrap_or_default())
    }
}

/// A page that only a form leads to, opened by its address: a tab that was closed and comes back does that.
async fn start(look: Look) -> Redirect {
    to(look, "/lite")
}

/// The same for the pages of a case.
async fn track(look: Look) -> Redirect {
    to(look, "/lite/track")
}

/// Goes on with GET, so that going back and loading again ask nothing.
fn to(look: Look, path: &str) -> Redirect {
    Redirect::to(&[path, &look.query()].concat())
}

/// A page: its heading is its title, and its second column ends with the numbers to call.
struct Page<'a> {
    title: &'a str,
    /// Why something was not done: the page has its status.
    refusal: Option<&'a Refusal>,
    /// Whether it shows a case or what was typed.
    is_private: bool,
    main: Markup,
    aside: Markup,
}

/// A page in its frame. A private one can be left at once, and has no link in its head that would lose what it holds.
fn page(app: &App, look: Look, page: Page<'_>) -> Response {
    let lang = look.lang;
    let content = html! {
        div class="flow" {
            @if page.is_private {
                a class="button button--quiet leave" href=(format!("/{}", look.query())) { (words::leave(lang)) }
            }
            (page.main)
        }
        aside class="flow" { (page.aside) (official(look)) }
    };
    framed(app, look, page.title, page.refusal, !page.is_private, content)
}

/// Content in the frame of a page, with the status of a refusal if there is one; without the switches where following one would lose it.
fn framed(
    app: &App,
    look: Look,
    title: &str,
    refusal: Option<&Refusal>,
    has_switches: bool,
    content: Markup,
) -> Response {
    let title = match refusal {
        Some(_) => [shell::error_prefix(look.lang), title].concat(),
        None => title.to_owned(),
    };
    let switches = has_switches.then_some("");
    let frame = frame(&app.shells.assets, look, &title, app.demo, switches, content);
    let mut response = Html(frame.into_string()).into_response();
    if let Some(refusal) = refusal {
        refusal.stamp(&trace_id(), &mut response);
    }
    if look.embed {
        response.extensions_mut().insert(Embeddable);
    }
    response
}

/// The switches of the head as buttons of the form that they stand in, so that nothing in it is lost.
fn switches(look: Look, path: &str) -> Markup {
    let (lang, elder) = (look.lang, look.elder);
    let to = |look: Look| format!("{path}{}", look.query());
    let size = if elder {
        shell::elder_off(lang)
    } else {
        shell::elder_on(lang)
    };
    html! {
        button class=(QUIET) formaction=(to(Look { elder: !elder, ..look })) { (size) }
        button class=(QUIET) formaction=(to(Look { lang: lang.other(), ..look })) lang=(lang.other().tag()) { (shell::other_language(lang)) }
    }
}

/// The class of a button beside the one that leads on.
const QUIET: &str = "button button--quiet";
