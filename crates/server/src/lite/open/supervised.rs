//! 我的窗口: a supervisor's windows, each with how citizens rate it and what visits found, month beside month; and oversight's summaries.

use std::collections::BTreeMap;

use axum::extract::State;
use axum::http::HeaderValue;
use axum::http::header::CACHE_CONTROL;
use axum::response::{Html, IntoResponse as _, Response};
use maud::{Markup, html};
use qingyu_domain::figures::{Month, MonthFigures, Topic};
use qingyu_words::Lang;
use qingyu_words::desk::windows as words;
use qingyu_words::open::{self, percent};
use qingyu_words::rated;

use super::Shown;
use super::scores::{by_dimension, score, trend};
use super::table::{by_month, said};
use crate::accounts::Signed;
use crate::app::App;
use crate::commands::desk::supervised::{Summaries, Visited, summaries, visits, windows};
use crate::figures::csv::name;
use crate::figures::shares::is_short;
use crate::lite::at_desk::AtDesk;
use crate::refusal::Refusal;
use crate::shell::{Look, frame};

type Visits = BTreeMap<(String, Month), Visited>;

/// A unit of somebody's terms, with all that is shown of it.
struct Part {
    unit: String,
    windows: Vec<String>,
    visits: Visits,
    summaries: BTreeMap<Month, Summaries>,
}

/// GET /desk/windows, for supervisors.
pub async fn page(State(app): State<App>, AtDesk(signed): AtDesk, look: Look) -> Result<Response, Refusal> {
    let own = windows(&signed)?;
    let content = match app.figures.ready(&app).await? {
        None => top(look, &html! { p { (words::empty(look.lang)) } }),
        Some(ready) => {
            let last = ready.told.months.last().ok_or(Refusal::NotFound)?;
            let shown = Shown {
                look,
                told: &ready.told,
                unit: None,
                scope: String::new(),
                last,
                is_unknown: false,
                kept: String::new(),
                base: "/desk/windows",
                not_final: &[],
                has_city: false,
            };
            let mut parts = Vec::new();
            for (unit, windows) in own {
                parts.push(part(&app, &shown, unit, windows).await?);
            }
            top(
                look,
                &html! { @for part in &parts { (of_unit(&shown, &signed, part)) } },
            )
        }
    };
    let page = frame(
        &app.shells.assets,
        look,
        words::h1(look.lang),
        app.demo,
        Some(""),
        content,
    );
    let mut response = Html(page.into_string()).into_response();
    response
        .headers_mut()
        .insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

async fn part(app: &App, shown: &Shown<'_>, unit: String, windows: Vec<String>) -> Result<Part, Refusal> {
    let months: Vec<Month> = shown.told.months.iter().map(|one| one.month).collect();
    let since = months.first().and_then(|first| first.first_day());
    Ok(Part {
        visits: match since {
            Some(since) => visits(app, &unit, since).await?,
            None => Visits::new(),
        },
        summaries: summaries(app, &unit, &months).await?,
        unit,
        windows,
    })
}

fn top(look: Look, content: &Markup) -> Markup {
    let back = ["/desk/hall", &look.query()].concat();
    html! {
        link rel="stylesheet" href="/open.css";
        div class="flow open" {
            ul class="links no-print" { li { a href=(back) { (words::to_hall(look.lang)) } } }
            h1 { (words::h1(look.lang)) }
            p class="lead" { (words::lead(look.lang)) }
            (content)
        }
    }
}

fn of_unit(shown: &Shown<'_>, signed: &Signed, part: &Part) -> Markup {
    let lang = shown.look.lang;
    let called = signed
        .staff
        .org
        .units
        .unit(&part.unit)
        .map_or("", |unit| unit.name.as_str());
    html! {
        h2 { (called) }
        p class="hint" { (rated::windows_note(lang)) }
        @if part.windows.is_empty() { p class="panel" { (words::no_windows(lang)) } }
        @for (at, window) in part.windows.iter().enumerate() {
            (of_window(shown, &format!("{}-{at}", part.unit), window, &part.visits))
        }
        (told(shown, &part.summaries))
        ul class="links no-print" {
            li { a href=(shown.look_at(&part.unit)) { (words::units_figures(lang)) } }
        }
    }
}

fn of_window(shown: &Shown<'_>, id: &str, window: &str, visits: &Visits) -> Markup {
    let (lang, last) = (shown.look.lang, shown.last);
    let called = name(shown.told, lang, Some(window), true);
    let month = open::of_month(lang, last.month);
    let now = score(last, window).filter(|_| !is_short(last.block(Topic::Visits), window));
    let summary = now.as_ref().map_or_else(
        || words::no_score(lang).to_owned(),
        |now| {
            words::summary(
                lang,
                &called,
                &month,
                &now.share,
                &percent(now.ends[0], now.ends[1]),
                now.n,
            )
        },
    );
    html! {
        section class="hero" aria-label=(called) {
            p class="hero__scope" { strong { (called) } " · " (month) }
            @if let Some(now) = &now {
                p class="hero__first" {
                    span class="hero__number" { (now.share) } " " span class="hero__label" { (rated::score(lang)) }
                }
            }
            p class="hint" { (summary) }
        }
        (trend(shown, id, &called, window))
        (by_month(shown, &called, &heads(lang), |month| cells(lang, month, window, visits)))
        (by_dimension(shown, &called, window))
    }
}

fn heads(lang: Lang) -> Vec<&'static str> {
    vec![
        rated::score(lang),
        open::interval(lang),
        rated::verified(lang),
        rated::open_ratings(lang),
        words::visits(lang),
        words::visited(lang),
    ]
}

fn cells(lang: Lang, month: &MonthFigures, window: &str, visits: &Visits) -> Vec<String> {
    let line = |topic: Topic| month.block(topic).and_then(|block| block.line(Some(window)));
    let not_known = || open::not_known(lang).to_owned();
    let now = score(month, window);
    let mut scored = now.as_ref().map_or_else(not_known, |now| now.share.clone());
    if now.is_some() && is_short(month.block(Topic::Visits), window) {
        scored.extend([" ", rated::short(lang)]);
    }
    let seen = visits
        .get(&(window.to_owned(), month.month))
        .copied()
        .unwrap_or_default();
    vec![
        scored,
        now.map_or_else(not_known, |now| percent(now.ends[0], now.ends[1])),
        said(lang, line(Topic::Verified).map(|line| line.total)),
        said(lang, line(Topic::Open).map(|line| line.total)),
        seen.visits.to_string(),
        if seen.visits == 0 {
            not_known()
        } else {
            words::items(lang, seen.good, seen.looked_at)
        },
    ]
}

/// Oversight's summaries, the last month first.
fn told(shown: &Shown<'_>, summaries: &BTreeMap<Month, Summaries>) -> Markup {
    let lang = shown.look.lang;
    html! {
        h3 { (words::summaries_h3(lang)) }
        p class="hint" { (words::summaries_lead(lang)) }
        @for (month, summaries) in summaries.iter().rev() {
            @let month = open::of_month(lang, *month);
            @match summaries {
                Summaries::Few => p { strong { (month) } " " (words::summaries_few(lang)) },
                Summaries::Told(all) => details {
                    summary { (words::summaries_of(lang, &month, all.len())) }
                    ul { @for one in all { li class="said" { (one) } } }
                },
            }
        }
    }
}
