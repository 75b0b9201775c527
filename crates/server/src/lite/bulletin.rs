//! 周报 and 月报 at the desk: a page that prints on A4, whose numbers lead to their lists.

use axum::extract::{Query, State};
use axum::http::Uri;
use axum::response::Response;
use maud::html;
use qingyu_api::desk::bulletin::{Bulletin, BulletinFilter, DOCX_PATH};
use qingyu_domain::figures::{Month, Week};
use qingyu_words::desk::bulletins as words;
use qingyu_words::desk::figures;
use serde::Deserialize;

use super::framed;
use super::papers::sheets;
use crate::app::App;
use crate::figures::bulletin;
use crate::lite::at_desk::AtDesk;
use crate::refusal::Refusal;
use crate::shell::Look;

/// What an address says.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Asked {
    month: String,
    week: String,
}

/// GET /desk/bulletin
pub async fn page(State(app): State<App>, AtDesk(signed): AtDesk, look: Look, uri: Uri) -> Result<Response, Refusal> {
    let asked = Query::<Asked>::try_from_uri(&uri)
        .map(|query| query.0)
        .unwrap_or_default();
    let filter = BulletinFilter {
        month: Month::parse(asked.month.trim()),
        week: Week::parse(asked.week.trim()),
        lang: None,
    };
    let is_named = !(asked.month.is_empty() && asked.week.is_empty());
    let (told, note) = match bulletin::read(&app, &signed, &filter).await {
        // What is not there is said beside what is.
        Err(Refusal::NotFound) if is_named => {
            let latest = bulletin::read(&app, &signed, &BulletinFilter::default()).await;
            (latest, Some(words::unknown(look.lang)))
        }
        told => {
            let is_other = is_named && filter.month.is_none() && filter.week.is_none();
            (told, is_other.then(|| words::unknown(look.lang)))
        }
    };
    match told {
        Ok(told) => Ok(shown(&app, look, &told, note)),
        Err(Refusal::NotAllowed) => Ok(said(&app, look, words::no_week(look.lang))),
        Err(Refusal::NotFound) => Ok(said(&app, look, words::none(look.lang))),
        Err(other) => Err(other),
    }
}

fn shown(app: &App, look: Look, told: &Bulletin, note: Option<&str>) -> Response {
    let lang = look.lang;
    let mut paper = words::paper(lang, told);
    for cell in paper.cells_mut() {
        cell.href = cell.href.take().map(|href| format!("{href}&lang={}", lang.tag()));
    }
    let query = |what: &str, of: &str| words::address(&format!("{what}={of}&lang={}", lang.tag()));
    let mut links = vec![(format!("/desk/{}", look.query()), words::to_desk(lang))];
    links.push((format!("/desk/open{}", look.query()), words::to_figures(lang)));
    match (told.month, told.week) {
        (Some(month), _) => {
            links.push((query("month", &month.plus(-1).to_string()), words::earlier(lang)));
            links.push((query("month", &month.plus(1).to_string()), words::later(lang)));
            if told.is_exact {
                links.push((query("week", &Week::of(told.from).to_string()), words::weeks(lang)));
            }
        }
        (None, Some(week)) => {
            links.push((query("week", &week.plus(-1).to_string()), words::earlier(lang)));
            links.push((query("week", &week.plus(1).to_string()), words::later(lang)));
            links.push((
                query("month", &Month::of(week.first()).to_string()),
                words::months(lang),
            ));
        }
        (None, None) => {}
    }
    let of = match (told.month, told.week) {
        (Some(month), _) => format!("month={month}"),
        (None, week) => week.map(|week| format!("week={week}")).unwrap_or_default(),
    };
    links.push((format!("{DOCX_PATH}?{of}&lang={}", lang.tag()), words::docx(lang)));
    let title = paper.title.clone();
    let content = html! {
        @if let Some(note) = note { p class="panel panel--note no-print" role="alert" { (note) } }
        (sheets(app, look, &links, &[paper]))
    };
    framed(app, look, &title, None, false, content)
}

/// A page without a bulletin.
fn said(app: &App, look: Look, why: &str) -> Response {
    let lang = look.lang;
    let content = html! {
        div class="flow" {
            ul class="links" {
                li { a href=(format!("/desk/{}", look.query())) { (words::to_desk(lang)) } }
                li { a href=(words::address(&format!("lang={}", lang.tag()))) { (words::months(lang)) } }
            }
            h1 { (words::h1(lang)) }
            p role="status" { (why) }
            p class="hint" { (figures::no_aim(lang)) }
        }
    };
    framed(app, look, words::h1(lang), None, false, content)
}
