//! 问题原因 at the desk: causes × units × months as one page without script, and the cases behind each number.

use axum::extract::{Query, State};
use axum::http::Uri;
use axum::http::header::CACHE_CONTROL;
use axum::response::{Html, IntoResponse as _, Redirect, Response};
use maud::{Markup, html};
use qingyu_api::desk::causes::{CSV_PATH, CauseLineOf, CausedCasesFilter, Causes, CausesFilter, XLSX_PATH};
use qingyu_api::desk::list::Cases;
use qingyu_domain::figures::Month;
use qingyu_words::desk::{causes as words, codes, pages};
use qingyu_words::{Lang, dates, open};
use serde::Deserialize;

use super::cause_tables::{enterprises, table};
use crate::accounts::Signed;
use crate::app::App;
use crate::commands::desk::caused;
use crate::figures::causes::read;
use crate::figures::causes_table::unit;
use crate::lite::at_desk::AtDesk;
use crate::refusal::Refusal;
use crate::shell::{Look, frame};

/// What the address says.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Asked {
    unit: Option<String>,
    month: String,
}

/// GET /desk/causes, for whoever is signed in.
pub async fn page(State(app): State<App>, AtDesk(signed): AtDesk, look: Look, uri: Uri) -> Result<Response, Refusal> {
    let asked = Query::<Asked>::try_from_uri(&uri)
        .map(|query| query.0)
        .unwrap_or_default();
    let month = Month::parse(asked.month.trim());
    let filter = CausesFilter { month, lang: None };
    let (told, is_other) = match read(&app, &signed, &filter).await {
        // What is not there is said beside what is.
        Err(Refusal::NotFound) => (read(&app, &signed, &CausesFilter::default()).await, true),
        told => (told, !asked.month.trim().is_empty() && month.is_none()),
    };
    let (kept, content) = match told {
        Err(Refusal::NotAllowed) => (String::new(), not_yours(look)),
        told => content(&signed, look, &told?, &asked, is_other),
    };
    Ok(shown(&app, look, words::h1(look.lang), &kept, content))
}

/// A page of the desk, which nobody keeps; its switches of language and letters keep the rest of the address.
fn shown(app: &App, look: Look, title: &str, kept: &str, content: Markup) -> Response {
    let page = frame(&app.shells.assets, look, title, app.demo, Some(kept), content);
    let mut response = Html(page.into_string()).into_response();
    let headers = response.headers_mut();
    headers.insert(CACHE_CONTROL, axum::http::HeaderValue::from_static("no-store"));
    response
}

fn not_yours(look: Look) -> Markup {
    html! {
        div class="flow" {
            (links(look, &[("/desk/".to_owned(), words::to_desk(look.lang))]))
            h1 { (words::h1(look.lang)) }
            p { (words::not_yours(look.lang)) }
        }
    }
}

/// Ways elsewhere, which no paper needs.
fn links(look: Look, all: &[(String, &str)]) -> Markup {
    html! { ul class="links no-print" { @for (address, text) in all { li { a href=(in_lang(address, look)) { (text) } } } } }
}

/// An address in the language of the page.
pub(super) fn in_lang(address: &str, look: Look) -> String {
    let query = Look { elder: false, ..look }.query();
    if address.contains('?') {
        [address, &query.replace('?', "&")].concat()
    } else {
        [address, &query].concat()
    }
}

/// The page, and what of its address is kept.
fn content(signed: &Signed, look: Look, told: &Causes, asked: &Asked, is_other: bool) -> (String, Markup) {
    let lang = look.lang;
    let chosen = asked.unit.as_deref().map(str::trim).filter(|unit| !unit.is_empty());
    let named = chosen.filter(|code| signed.staff.org.units.unit(code).is_some() && told.is_exact);
    let is_unknown = is_other || (chosen.is_some() && named.is_none() && told.is_exact);
    let until = told.periods.last().map(|last| last.to.to_string()).unwrap_or_default();
    let mut kept = format!("&month={until}");
    kept.extend(named.iter().flat_map(|unit| ["&unit=", *unit]));
    let page = html! {
        link rel="stylesheet" href="/open.css";
        div class="flow open" {
            (links(look, &[("/desk/".to_owned(), words::to_desk(lang))]))
            h1 { (words::h1(lang)) }
            @if is_unknown { p class="panel panel--note" role="alert" { (words::unknown(lang)) } }
            @if told.is_exact {
                p class="lead" { (words::lead(lang)) }
                p class="hint" { (words::how(lang)) (qingyu_words::shell::gap(lang)) (words::unseen(lang)) }
                p class="hint" { (words::repeated_note(lang)) }
                (choose(signed, look, told, named, !asked.month.trim().is_empty() && !is_other))
            } @else {
                p class="lead" { (words::lead_own(lang)) }
                p class="hint" { (words::few_note(lang)) }
            }
            (tables(signed, look, told, named))
            @if told.is_exact && named.is_none() { (enterprises(signed, look, told)) }
            (more(look, told, named, &until))
        }
    };
    (kept, page)
}

/// Which unit, up to which month.
fn choose(signed: &Signed, look: Look, told: &Causes, named: Option<&str>, has_month: bool) -> Markup {
    let lang = look.lang;
    let until = told.periods.last().map(|last| last.to.to_string()).unwrap_or_default();
    html! {
        form class="choose no-print" action="/desk/causes" {
            @if lang != Lang::Zh { input type="hidden" name="lang" value=(lang.tag()); }
            @if look.elder { input type="hidden" name="elder" value="1"; }
            div class="field" {
                label class="label" for="unit" { (words::unit(lang)) }
                select class="input" id="unit" name="unit" {
                    option value="" { (words::every_unit(lang)) }
                    @for one in &signed.staff.org.units.0 {
                        option value=(one.code) selected[Some(one.code.as_str()) == named] { (one.name) }
                    }
                }
            }
            div class="field" {
                label class="label" for="month" { (words::month(lang)) }
                select class="input" id="month" name="month" {
                    option value="" { (words::latest(lang)) }
                    @for one in told.periods.iter().rev() {
                        option value=(one.to) selected[has_month && one.to.to_string() == until] { (words::period(lang, one.from, one.to)) }
                    }
                }
            }
            button class="button button--quiet" { (words::show(lang)) }
        }
    }
}

/// A table of all together and one of each unit that has any; or of one unit.
fn tables(signed: &Signed, look: Look, told: &Causes, named: Option<&str>) -> Markup {
    let lang = look.lang;
    let is_shown = |line: &&CauseLineOf| named.is_none() || line.of.as_deref() == named;
    let lines: Vec<&CauseLineOf> = told.lines.iter().filter(is_shown).collect();
    let groups = lines.chunk_by(|one, other| one.of == other.of);
    let none = match (told.is_exact, named) {
        (false, _) => words::own_none(lang),
        (true, None) => words::none(lang),
        (true, Some(_)) => words::none_of_unit(lang),
    };
    html! {
        @if lines.is_empty() { p class="panel" { (none) } }
        @for group in groups {
            @let of = group.first().and_then(|line| line.of.as_deref());
            @let name = unit(signed, lang, of);
            section class="flow" {
                h2 { (name) }
                (table(look, told, &name, group))
                @if let Some(code) = of.filter(|code| !code.is_empty()) {
                    (links(look, &[(format!("/desk/musts?what=improvement&state=done&unit={code}"), words::improvements(lang))]))
                }
            }
        }
    }
}

/// Tables to take along, and where to go on.
fn more(look: Look, told: &Causes, named: Option<&str>, until: &str) -> Markup {
    let lang = look.lang;
    let file = |path: &str| format!("{path}?month={until}&lang={}", lang.tag());
    let mut all = Vec::new();
    if told.is_exact {
        all.push((
            "/desk/musts?what=improvement&state=done".to_owned(),
            words::all_improvements(lang),
        ));
        all.push(("/desk/cases?enterprise=true".to_owned(), words::enterprise_list(lang)));
    }
    if named.is_some() {
        all.push((format!("/desk/causes?month={until}"), words::every_unit(lang)));
    }
    html! {
        (links(look, &all))
        ul class="links no-print" {
            li { a href=(file(CSV_PATH)) download { (words::csv(lang)) } }
            li { a href=(file(XLSX_PATH)) download { (words::xlsx(lang)) } }
        }
        p class="hint no-print" { (words::print(lang)) }
    }
}

/// GET /desk/causes/cases: the cases behind a number.
pub async fn cases(State(app): State<App>, AtDesk(signed): AtDesk, look: Look, uri: Uri) -> Result<Response, Refusal> {
    let is_there = |unit: &String| unit.is_empty() || signed.staff.org.units.unit(unit).is_some();
    let asked = asked_cases(&uri).filter(|asked| asked.unit.as_ref().is_none_or(is_there));
    let Some(asked) = asked else {
        return Ok(Redirect::to("/desk/causes").into_response());
    };
    let content = match caused::page(&app, &signed, &asked).await {
        Err(Refusal::NotAllowed) => not_yours(look),
        Err(Refusal::Invalid(_)) => return Ok(Redirect::to("/desk/causes").into_response()),
        told => list(&signed, look, &asked, &told?),
    };
    Ok(shown(&app, look, words::cases_h1(look.lang), &kept(&asked), content))
}

/// What is asked for, as the address has it behind something else.
fn kept(asked: &CausedCasesFilter) -> String {
    let unit = asked
        .unit
        .as_ref()
        .map(|unit| format!("&unit={unit}"))
        .unwrap_or_default();
    format!("&cause={}&month={}{unit}", asked.cause.as_str(), asked.month)
}

/// What the address says, whatever else stands in it.
#[derive(Deserialize)]
struct AskedCases {
    unit: Option<String>,
    cause: qingyu_domain::case::Cause,
    month: Month,
    after: Option<String>,
}

fn asked_cases(uri: &Uri) -> Option<CausedCasesFilter> {
    let Query(asked) = Query::<AskedCases>::try_from_uri(uri).ok()?;
    Some(CausedCasesFilter {
        unit: asked.unit,
        cause: asked.cause,
        month: asked.month,
        after: asked.after,
        limit: None,
    })
}

fn list(signed: &Signed, look: Look, asked: &CausedCasesFilter, told: &Cases) -> Markup {
    let lang = look.lang;
    let of = unit(signed, lang, asked.unit.as_deref());
    let what = [
        of.as_str(),
        codes::cause(lang, asked.cause),
        &open::of_month(lang, asked.month),
    ]
    .join(" · ");
    let back = format!("/desk/causes?month={}", asked.month);
    html! {
        div class="flow" {
            (links(look, &[(back, words::back(lang))]))
            h1 { (words::cases_h1(lang)) }
            p class="lead" { (what) }
            @if told.cases.is_empty() { p class="panel" { (words::cases_none(lang)) } }
            ul class="flow" {
                @for case in &told.cases {
                    li {
                        a href=(in_lang(&format!("/desk/case/{}", case.number), look)) { (case.number) }
                        " " (codes::status(lang, case.status))
                        @for mark in &case.marks { " " span class="tag" { (codes::mark(lang, *mark)) } }
                        @if let Some(due) = case.due_at { " " (dates::moment(lang, due)) }
                    }
                }
            }
            @if let Some(next) = &told.next {
                (links(look, &[(format!("/desk/causes/cases?after={next}{}", kept(asked)), pages::next_page(lang))]))
            }
        }
    }
}
