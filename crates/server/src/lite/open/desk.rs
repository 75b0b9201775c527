//! 办理情况 at the desk: the tables and charts of the public page, with every number for whoever sees the cases behind it, the causes of what was found,
//! and ways into the lists.

use axum::extract::{Query, State};
use axum::http::Uri;
use axum::http::header::CACHE_CONTROL;
use axum::response::{Html, IntoResponse as _, Response};
use maud::{Markup, html};
use qingyu_api::desk::bulletin::PAGE;
use qingyu_api::desk::figures::{CSV_PATH, DeskFigures, DeskFiguresFilter};
use qingyu_domain::figures::{Month, Topic};
use qingyu_domain::person::Role;
use qingyu_words::desk::{bulletins, codes, encounters, figures as words, honours, inspections, musts, notices};
use qingyu_words::open;

use super::table::table;
use super::{Asked, Shown, hero, months, units, windows};
use crate::accounts::Signed;
use crate::app::App;
use crate::figures::csv::name;
use crate::figures::inner;
use crate::lite::at_desk::AtDesk;
use crate::refusal::Refusal;
use crate::shell::{Look, frame};

/// GET /desk/open, for whoever is signed in.
pub async fn page(State(app): State<App>, AtDesk(signed): AtDesk, look: Look, uri: Uri) -> Result<Response, Refusal> {
    let asked = Query::<Asked>::try_from_uri(&uri)
        .map(|query| query.0)
        .unwrap_or_default();
    let filter = DeskFiguresFilter {
        month: Month::parse(asked.month.trim()),
        lang: None,
    };
    let told = match inner::read(&app, &signed, &filter).await {
        // What is not there is said beside what is.
        Err(Refusal::NotFound) if filter.month.is_some() => {
            inner::read(&app, &signed, &DeskFiguresFilter::default()).await
        }
        told => told,
    };
    let page = match told {
        Err(Refusal::NotFound) => frame(
            &app.shells.assets,
            look,
            words::h1(look.lang),
            app.demo,
            Some(""),
            empty(look),
        ),
        told => made(&app, &signed, look, &asked, &told?).ok_or(Refusal::NotFound)?,
    };
    let mut response = Html(page.into_string()).into_response();
    response
        .headers_mut()
        .insert(CACHE_CONTROL, axum::http::HeaderValue::from_static("no-store"));
    Ok(response)
}

fn empty(look: Look) -> Markup {
    html! {
        div class="flow" {
            (back(look))
            h1 { (words::h1(look.lang)) }
            p { (open::empty_h2(look.lang)) }
        }
    }
}

fn back(look: Look) -> Markup {
    html! { ul class="links no-print" { li { a href=(format!("/desk/{}", look.query())) { (words::to_desk(look.lang)) } } } }
}

fn made(app: &App, signed: &Signed, look: Look, asked: &Asked, told: &DeskFigures) -> Option<Markup> {
    let last = told.figures.months.last()?;
    let own = if told.is_exact { None } else { inner::own_units(signed) };
    let lines = last
        .block(Topic::Filed)
        .map(|block| block.lines.as_slice())
        .unwrap_or_default();
    let named = lines
        .iter()
        .map(|line| line.of.as_str())
        .find(|of| *of == asked.unit.trim() && !of.is_empty());
    // Heads are shown a unit of theirs, and the city where none of them has a line.
    let first = own.as_ref().and_then(|_| lines.first()).map(|line| line.of.as_str());
    let unit = named.or(first);
    let has_city = unit.is_none() || own.is_none();
    let month = asked.month.trim();
    let is_month = month == last.month.to_string();
    let mut kept = String::new();
    kept.extend(unit.iter().flat_map(|unit| ["&unit=", *unit]));
    if is_month {
        kept.extend(["&month=", month]);
    }
    let scope = match unit {
        None if told.is_exact => words::sum(look.lang).to_owned(),
        unit => name(&told.figures, look.lang, unit, false),
    };
    let shown = Shown {
        look,
        told: &told.figures,
        unit,
        scope,
        last,
        is_unknown: (!month.is_empty() && !is_month) || (!asked.unit.trim().is_empty() && named.is_none()),
        kept,
        base: "/desk/open",
        not_final: &told.not_final,
        has_city,
    };
    let content = content(&shown, signed, told, own.is_some());
    let switches = Some(shown.kept.as_str());
    Some(frame(
        &app.shells.assets,
        look,
        words::h1(look.lang),
        app.demo,
        switches,
        content,
    ))
}

fn content(shown: &Shown<'_>, signed: &Signed, told: &DeskFigures, is_own: bool) -> Markup {
    let lang = shown.look.lang;
    let lead = if told.is_exact {
        words::lead_exact(lang)
    } else if is_own {
        words::lead_own(lang)
    } else {
        words::lead_public(lang)
    };
    html! {
        link rel="stylesheet" href="/open.css";
        div class="flow open" {
            (back(shown.look))
            h1 { (words::h1(lang)) }
            @if shown.is_unknown { p class="panel panel--note" role="alert" { (words::unknown(lang)) } }
            p class="lead" { (lead) }
            p class="hint" {
                (words::no_aim(lang))
                @if !told.not_final.is_empty() { (qingyu_words::shell::gap(lang)) (words::not_final_note(lang)) }
            }
            (hero::hero(shown))
            (hero::choose(shown))
            @if shown.unit.is_none() { (units::units(shown)) }
            (months::months(shown))
            @if told.is_exact { (causes(shown, told)) }
            @if shown.unit.is_none() { (windows::windows(shown)) (units::years(shown)) }
            (lists(shown, signed))
            (downloads(shown))
        }
    }
}

/// Causes × months, of the unit that is shown or of all.
fn causes(shown: &Shown<'_>, told: &DeskFigures) -> Markup {
    let lang = shown.look.lang;
    let of: Vec<_> = told
        .causes
        .iter()
        .filter(|one| one.of.as_deref() == shown.unit)
        .collect();
    let mut kinds: Vec<_> = of.iter().map(|one| one.cause).collect();
    kinds.sort_unstable();
    kinds.dedup();
    let cells = |month: Month| {
        let found = |cause| of.iter().find(|one| one.month == month && one.cause == cause);
        let cells = kinds
            .iter()
            .map(|cause| found(*cause).map_or(0, |one| one.found).to_string());
        cells.collect::<Vec<String>>()
    };
    let heads: Vec<&str> = kinds.iter().map(|cause| codes::cause(lang, *cause)).collect();
    let rows: Vec<_> = shown
        .told
        .months
        .iter()
        .rev()
        .map(|one| {
            (
                html! { span class="month" { (shown.month_name(one.month)) } },
                cells(one.month),
            )
        })
        .collect();
    html! {
        section class="flow" {
            h2 { (words::causes_h2(lang)) }
            p class="hint" { (words::causes_note(lang)) }
            @if kinds.is_empty() {
                p { (words::causes_none(lang)) }
            } @else {
                (table(lang, words::causes_h2(lang), open::month(lang), &heads, &rows))
            }
        }
    }
}

/// The lists behind the numbers, as far as somebody has them.
fn lists(shown: &Shown<'_>, signed: &Signed) -> Markup {
    let (lang, unit) = (shown.look.lang, shown.unit.unwrap_or_default());
    let holds = |roles: &[Role]| roles.iter().any(|role| signed.person.holds(*role));
    let is_watching = inner::watches(signed);
    let month = shown.last.month;
    let last = month
        .plus(1)
        .first_day()
        .map(|day| day.plus(-1).to_string())
        .unwrap_or_default();
    let filed = format!("/desk/cases?unit={unit}&from={month}-01&to={last}");
    let all = [
        (is_watching, filed.clone(), words::filed(lang)),
        (is_watching, format!("{filed}&kind=complaint"), words::complaints(lang)),
        (
            is_watching || holds(&[Role::UnitHead]),
            "/desk/musts".to_owned(),
            musts::h1(lang),
        ),
        (
            is_watching || holds(&[Role::Command, Role::Intake]),
            format!("/desk/encounters?from={month}"),
            encounters::h1(lang),
        ),
        (
            is_watching || holds(&[Role::UnitHead, Role::Handler]),
            format!("/desk/inspections?unit={unit}"),
            inspections::h1(lang),
        ),
        (
            is_watching || holds(&[Role::UnitHead, Role::Handler]),
            format!("/desk/honours?unit={unit}"),
            honours::h1(lang),
        ),
        (!is_watching, "/desk/notices".to_owned(), notices::h1(lang)),
    ];
    html! {
        h2 class="no-print" { (words::lists_h2(lang)) }
        ul class="links no-print" {
            @for (_, address, text) in all.iter().filter(|(is_theirs, ..)| *is_theirs) {
                li { a href=(in_lang(address, shown.look)) { (text) } }
            }
            li { a href=(in_lang(PAGE, shown.look)) { (bulletins::h1(lang)) } }
            li { a href=(in_lang("/open", shown.look)) { (words::public(lang)) } }
        }
    }
}

/// An address in the language of the page.
fn in_lang(address: &str, look: Look) -> String {
    let query = Look { elder: false, ..look }.query();
    if address.contains('?') {
        [address, &query.replace('?', "&")].concat()
    } else {
        [address, &query].concat()
    }
}

fn downloads(shown: &Shown<'_>) -> Markup {
    let lang = shown.look.lang;
    let month = shown.last.month;
    html! {
        ul class="links no-print" {
            li { a href=(format!("{CSV_PATH}?month={month}&lang={}", lang.tag())) download { (open::csv(lang)) } }
        }
        p class="hint no-print" { (words::print(lang)) }
    }
}
