//! 办理情况公开: the published figures as one page without script, each chart with its numbers beside it.
//!
//! A unit or a month chooses among what is published; it never makes another number.

mod calls;
mod chart;
pub mod desk;
mod hero;
mod how;
mod months;
mod scores;
pub mod supervised;
mod table;
mod units;
mod windows;
mod words_page;

use axum::body::Bytes;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, Uri};
use axum::response::{Html, IntoResponse as _, Response};
use maud::{Markup, html};
use qingyu_api::open::OpenFigures;
use qingyu_domain::figures::{Line, Month, MonthFigures, Topic};
use qingyu_words::{open as words, open_words as publicly};
use serde::Deserialize;

use crate::app::App;
use crate::cached::kept;
use crate::figures::csv::name;
use crate::figures::ready::{Ready, told};
use crate::headers::Embeddable;
use crate::refusal::{Refusal, trace_id};
use crate::shell::{Look, frame};

pub use words_page::words as open_words;

/// What an address says.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Asked {
    unit: String,
    month: String,
}

/// What is shown: of a unit or the city, up to a month.
pub struct Shown<'a> {
    /// How.
    pub look: Look,
    /// What is published.
    pub told: &'a OpenFigures,
    /// The unit; none for the city.
    pub unit: Option<&'a str>,
    /// Its name, or the city's.
    pub scope: String,
    /// The last month.
    pub last: &'a MonthFigures,
    /// The query that keeps unit and month, with `&` before each.
    pub kept: String,
    /// Whether unit or month were named that are none.
    pub is_unknown: bool,
    /// Where its pages are: `/open`, or the desk's.
    pub base: &'static str,
    /// Months that are not published.
    pub not_final: &'a [Month],
    /// Whether the city is shown beside the units.
    pub has_city: bool,
}

impl Shown<'_> {
    /// The line of a month in a table.
    pub fn line<'m>(&self, month: &'m MonthFigures, topic: Topic) -> Option<&'m Line> {
        month.block(topic)?.line(self.unit)
    }

    /// The address of a unit's figures of the same month, or the city's.
    pub fn href(&self, unit: Option<&str>) -> String {
        let mut query = self.look.query().replace('?', "&");
        query.extend(unit.iter().flat_map(|unit| ["&unit=", *unit]));
        query.extend(self.kept_month());
        match query.strip_prefix('&') {
            Some(query) => [self.base, "?", query].concat(),
            None => self.base.to_owned(),
        }
    }

    /// The address of everything that is published of a unit.
    pub fn look_at(&self, unit: &str) -> String {
        let query = self.look.query().replacen('?', "&", 1);
        ["/open?unit=", unit, &query].concat()
    }

    /// A month by its name, and whether it is final.
    pub fn month_name(&self, month: Month) -> String {
        let name = words::of_month(self.look.lang, month);
        if self.not_final.contains(&month) {
            qingyu_words::desk::figures::open_month(self.look.lang, &name)
        } else {
            name
        }
    }

    /// Whether a month was named.
    pub fn has_month(&self) -> bool {
        self.kept_month().is_some()
    }

    fn kept_month(&self) -> Option<&str> {
        self.kept.find("&month=").and_then(|at| self.kept.get(at..))
    }
}

/// GET /open.
pub async fn open(State(app): State<App>, look: Look, uri: Uri, headers: HeaderMap) -> Result<Response, Refusal> {
    let asked = Query::<Asked>::try_from_uri(&uri)
        .map(|query| query.0)
        .unwrap_or_default();
    let Some(ready) = app.figures.ready(&app).await? else {
        let empty = html! {
            h1 { (words::h1(look.lang)) }
            h2 { (words::empty_h2(look.lang)) }
            p { (words::empty(look.lang)) }
            (to_words(look, None))
        };
        let content = html! { div class="flow" { (empty) } };
        return Ok(super::framed(&app, look, words::h1(look.lang), None, true, content));
    };
    if asked.unit.is_empty() && asked.month.is_empty() {
        let page = ready.page(look, || made(&app, look, &asked, &ready.told).0);
        return Ok(answer(look, &headers, page));
    }
    let other = other(&app, &asked, &ready).await?;
    let (page, is_unknown) = made(&app, look, &asked, other.as_ref().unwrap_or(&ready.told));
    let mut response = answer(look, &headers, page.into());
    if is_unknown {
        Refusal::NotFound.stamp(&trace_id(), &mut response);
    }
    Ok(response)
}

/// The figures up to another month than the last one, where there is such a month.
async fn other(app: &App, asked: &Asked, ready: &Ready) -> Result<Option<OpenFigures>, Refusal> {
    let Some(month) = Month::parse(asked.month.trim()) else {
        return Ok(None);
    };
    let is_in = |told: &OpenFigures| told.months.last().is_some_and(|last| last.month == month);
    if is_in(&ready.told) {
        return Ok(None);
    }
    Ok(Some(told(app, month).await?).filter(is_in))
}

/// The page, and whether unit or month are none.
fn made(app: &App, look: Look, asked: &Asked, told: &OpenFigures) -> (String, bool) {
    let Some(last) = told.months.last() else {
        return (String::new(), true);
    };
    let (unit, month) = (asked.unit.trim(), asked.month.trim());
    let has_line = last
        .block(Topic::Filed)
        .is_some_and(|block| block.line(Some(unit)).is_some());
    let is_month = month.is_empty() || month == last.month.to_string();
    let chosen = Some(unit).filter(|unit| !unit.is_empty() && has_line);
    let mut kept = String::new();
    kept.extend(chosen.iter().flat_map(|unit| ["&unit=", *unit]));
    if is_month && !month.is_empty() {
        kept.extend(["&month=", month]);
    }
    let shown = Shown {
        look,
        told,
        unit: chosen,
        scope: name(told, look.lang, chosen, false),
        last,
        is_unknown: !is_month || (!unit.is_empty() && chosen.is_none()),
        kept,
        base: "/open",
        not_final: &[],
        has_city: true,
    };
    let title = match chosen {
        Some(_) => [shown.scope.as_str(), words::h1(look.lang)].join(" · "),
        None => words::h1(look.lang).to_owned(),
    };
    let switches = Some(shown.kept.as_str());
    let page = frame(&app.shells.assets, look, &title, app.demo, switches, content(&shown));
    (page.into_string(), shown.is_unknown)
}

fn content(shown: &Shown<'_>) -> Markup {
    let lang = shown.look.lang;
    html! {
        link rel="stylesheet" href="/open.css";
        div class="flow open" {
            h1 { (words::h1(lang)) }
            @if shown.is_unknown { p class="panel panel--note" role="alert" { (words::unknown(lang)) } }
            p class="lead" { (words::lead(lang)) }
            (hero::hero(shown))
            (hero::choose(shown))
            // The units come early: on a telephone twelve months are many screens.
            @if shown.unit.is_none() { (units::units(shown)) }
            (months::months(shown))
            @if shown.unit.is_none() { (windows::windows(shown)) (calls::calls(shown)) (units::years(shown)) }
            (to_words(shown.look, shown.unit))
            (how::downloads(shown))
            (how::how(shown.look))
        }
    }
}

/// The way to what people said, in words.
fn to_words(look: Look, unit: Option<&str>) -> Markup {
    let mut query = look.query().replacen('?', "&", 1);
    query.extend(unit.iter().flat_map(|unit| ["&unit=", *unit]));
    html! {
        ul class="links no-print" {
            li { a href=(["/open/words", &query.replacen('&', "?", 1)].concat()) { (publicly::link(look.lang)) } }
        }
    }
}

/// The page, unless the client has it.
fn answer(look: Look, headers: &HeaderMap, page: Bytes) -> Response {
    let mut response = kept(headers, page, |page| Html(page).into_response());
    if look.embed {
        response.extensions_mut().insert(Embeddable);
    }
    response
}
