//! Everything about a case on one page that prints well, and erasing what is personal.

use axum::extract::{Form as Posted, State};
use axum::response::Response;
use maud::{Markup, html};
use qingyu_api::erase::Keyed;
use qingyu_api::export::CaseExport;
use qingyu_domain::query_code::QueryCode;
use qingyu_words::{case, export as words, statuses};

use super::case::CaseForm;
use super::case_view::{action, history, messages, status, time};
use super::deeds::{again, outcome};
use super::voice::answer;
use super::{Page, QUIET, page};
use crate::address::Address;
use crate::app::App;
use crate::commands::erase::erase as erase_case;
use crate::commands::export::export as export_case;
use crate::commands::find_case::find_case;
use crate::shell::Look;

/// POST /lite/case/export.
pub async fn export(State(app): State<App>, address: Address, look: Look, Posted(form): Posted<CaseForm>) -> Response {
    let made = match find_case(&app, address, Some(&form.query_code)).await {
        Ok(found) => export_case(&found, &app).await,
        Err(refusal) => Err(refusal),
    };
    match (made, QueryCode::parse(&form.query_code)) {
        (Ok(export), Ok(code)) => whole(&app, look, &code, &export),
        (made, _) => {
            let beside = outcome(look.lang, made, "");
            again(&app, address, look, &form.query_code, beside).await
        }
    }
}

fn whole(app: &App, look: Look, code: &QueryCode, export: &CaseExport) -> Response {
    let lang = look.lang;
    let view = &export.case;
    let main = html! {
        h1 { (words::h1(lang)) " " span class="number" { (view.number) } }
        p class="hint no-print" { (words::print_hint(lang)) }
        (back(look, code))
        (status(app, look, view))
        (own_words(look, export))
        (answer(app, look, view))
        (messages(look, view))
        (history(look, view))
        (looks(look, export))
    };
    let title = format!("{} {}", words::h1(lang), view.number);
    page(
        app,
        look,
        Page {
            title: &title,
            refusal: None,
            is_private: true,
            main,
            aside: html! {},
        },
    )
}

fn back(look: Look, code: &QueryCode) -> Markup {
    html! {
        form method="post" action=(format!("/lite/case{}", look.query())) {
            input type="hidden" name="query_code" value=(code.digits());
            div class="actions" { button class=(QUIET) { (words::back(look.lang)) } }
        }
    }
}

fn own_words(look: Look, export: &CaseExport) -> Markup {
    let lang = look.lang;
    html! {
        h2 { (words::words_h2(lang)) }
        @if export.words.is_empty() { p { (case::erased(lang)) } }
        dl class="summary" {
            @for own in &export.words {
                div { dt { (words::part(lang, own.part)) } dd class="written" { (own.text) } }
            }
        }
    }
}

fn looks(look: Look, export: &CaseExport) -> Markup {
    let lang = look.lang;
    html! {
        h2 { (words::looks_h2(lang)) }
        @if export.looks.is_empty() { p { (words::no_looks(lang)) } }
        ol class="timeline" {
            @for one in &export.looks {
                li { (time(look, one.at)) p { (statuses::party(lang, one.by)) " · " (words::look(lang, one.reason)) } }
            }
        }
    }
}

/// POST /lite/case/erasure: says first what it means, then does it.
pub async fn erasure(State(app): State<App>, address: Address, look: Look, Posted(form): Posted<CaseForm>) -> Response {
    let lang = look.lang;
    if let (Ok(code), true) = (QueryCode::parse(&form.query_code), form.sure.is_empty()) {
        return sure(&app, look, &code);
    }
    let request = Keyed { key: Some(form.key) };
    let erased = erase_case(&app, address, Some(&form.query_code), &request).await;
    let beside = outcome(lang, erased, case::erase_done(lang));
    again(&app, address, look, &form.query_code, beside).await
}

fn sure(app: &App, look: Look, code: &QueryCode) -> Response {
    let lang = look.lang;
    let said = html! {
        p { (case::erase_text(lang)) }
        input type="hidden" name="sure" value="1";
    };
    let main = html! {
        h1 { (words::erase_sure(lang)) }
        (action(look, code, "erasure", "", said, case::erase_send(lang), "button"))
        (back(look, code))
    };
    page(
        app,
        look,
        Page {
            title: words::erase_sure(lang),
            refusal: None,
            is_private: true,
            main,
            aside: html! {},
        },
    )
}
