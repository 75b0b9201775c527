//! Papers of a case, and a notice as one: pages that print on A4, for whoever sees the case or is told by the notice.

use axum::extract::{Path, Query, State};
use axum::http::Uri;
use axum::response::Response;
use maud::{Markup, html};
use qingyu_api::desk::papers::{CasePaper, PaperFilter};
use qingyu_words::desk::papers as words;
use qingyu_words::paper::Paper;

use super::framed;
use crate::app::App;
use crate::commands::desk::paper;
use crate::lite::at_desk::AtDesk;
use crate::paper::draw;
use crate::refusal::Refusal;
use crate::shell::Look;

/// GET /desk/paper/{number}/{paper}
pub async fn of_case(
    State(app): State<App>,
    AtDesk(signed): AtDesk,
    look: Look,
    Path((number, name)): Path<(String, String)>,
    uri: Uri,
) -> Result<Response, Refusal> {
    let filter = Query::<PaperFilter>::try_from_uri(&uri)
        .map(|query| query.0)
        .unwrap_or_default();
    let papers = match CasePaper::from_code(&name) {
        Some(paper) => paper::of_case(&app, &signed, &number, (paper, &filter, look.lang)).await,
        None => Err(Refusal::NotFound),
    };
    let of = filter.of.map(|of| format!("&of={of}")).unwrap_or_default();
    let docx = format!("/api/v1/desk/cases/{number}/papers/{name}?lang={}{of}", look.lang.tag());
    let back = (
        format!("/desk/case/{number}{}", look.query()),
        words::to_case(look.lang),
    );
    shown(&app, look, papers, (&docx, back))
}

/// GET /desk/paper/notice/{notice}
pub async fn of_notice(
    State(app): State<App>,
    AtDesk(signed): AtDesk,
    look: Look,
    Path(number): Path<String>,
) -> Result<Response, Refusal> {
    let papers = paper::of_notice(&app, &signed, &number, look.lang).await;
    let docx = format!("/api/v1/desk/notices/{number}/paper?lang={}", look.lang.tag());
    let back = (
        format!("/desk/notice/{number}{}", look.query()),
        words::to_notice(look.lang),
    );
    shown(&app, look, papers, (&docx, back))
}

/// The papers, or that there are none for whoever asks: which of the two is not told.
fn shown(
    app: &App,
    look: Look,
    papers: Result<Vec<Paper>, Refusal>,
    (docx, back): (&str, (String, &str)),
) -> Result<Response, Refusal> {
    let lang = look.lang;
    match papers {
        Ok(papers) => {
            let links = [back, (docx.to_owned(), words::docx(lang))];
            let title = papers.first().map(|paper| paper.title.clone()).unwrap_or_default();
            Ok(framed(
                app,
                look,
                &title,
                None,
                false,
                sheets(app, look, &links, &papers),
            ))
        }
        Err(refusal @ (Refusal::NotFound | Refusal::NotAllowed)) => {
            let content = html! {
                div class="flow" {
                    h1 { (words::page_h1(lang)) }
                    p role="alert" { (words::not_there(lang)) }
                    ul class="links" { li { a href=(back.0) { (back.1) } } }
                }
            };
            Ok(framed(app, look, words::page_h1(lang), Some(&refusal), false, content))
        }
        Err(other) => Err(other),
    }
}

/// Some papers below links that are not printed.
pub(super) fn sheets(app: &App, look: Look, links: &[(String, &str)], papers: &[Paper]) -> Markup {
    let mark = app.demo.then(|| words::demo(look.lang));
    html! {
        link rel="stylesheet" href="/paper.css";
        div class="flow papers" {
            ul class="links no-print" {
                @for (address, text) in links { li { a href=(address) { (text) } } }
            }
            p class="hint no-print" { (words::print(look.lang)) }
            (draw(papers, mark))
        }
    }
}
