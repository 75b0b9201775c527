//! 公开您的表扬, without script: explained, agreed to and taken back.

use axum::extract::{Form as Posted, State};
use axum::response::Response;
use maud::{Markup, html};
use qingyu_api::case::CaseView;
use qingyu_domain::case::May;
use qingyu_domain::query_code::QueryCode;
use qingyu_words::{case, publication as words};

use super::QUIET;
use super::case::CaseForm;
use super::case_view::action;
use super::deeds::{again, outcome};
use super::voice::consented;
use crate::address::Address;
use crate::app::App;
use crate::commands::speak_up;
use crate::shell::Look;

/// Whether a thank-you is published: explained, agreed to and taken back with one button each.
pub fn shown(look: Look, code: &QueryCode, view: &CaseView) -> Markup {
    let lang = look.lang;
    let (may, not) = (view.may.contains(&May::Publish), view.may.contains(&May::Unpublish));
    let hidden = |value: &str| html! { input type="hidden" name="consent" value=(value); };
    html! {
        @if may || not {
            h2 { (words::h2(lang)) }
            @if let Some(publication) = &view.publication {
                p { (words::standing(lang, publication.standing)) }
                @if let Some(words) = &publication.words { p class="panel written" { (words) } }
            }
            @if may { (action(look, code, "publication", "", hidden("yes"), words::yes(lang), QUIET)) }
            @if not { (action(look, code, "publication", "", hidden("no"), words::no(lang), QUIET)) }
        }
    }
}

/// POST /lite/case/publication.
pub async fn allow(State(app): State<App>, address: Address, look: Look, Posted(form): Posted<CaseForm>) -> Response {
    let done = speak_up::allow_publication(&app, address, Some(&form.query_code), &consented(&form)).await;
    let beside = outcome(look.lang, done, case::consent_done(look.lang));
    again(&app, address, look, &form.query_code, beside).await
}
