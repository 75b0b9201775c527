//! 公开的话 as a page without script: everything is text, and its address says what is chosen.

use axum::extract::{Query, State};
use axum::http::{HeaderMap, Uri};
use axum::response::Response;
use maud::{Markup, html};
use qingyu_api::Endpoint as _;
use qingyu_api::open_words::{OpenRating, OpenRatings, OpenThanks, OpenWords, ReadWords, WordsFilter};
use qingyu_domain::figures::Month;
use qingyu_words::Lang;
use qingyu_words::open::of_month;
use qingyu_words::open_words as words;

use super::{Asked, answer};
use crate::app::App;
use crate::figures::open_words::{name, told};
use crate::figures::ready::MONTHS;
use crate::refusal::{Refusal, trace_id};
use crate::shell::{Look, frame};

/// What is shown, and what was asked for.
struct Chosen {
    look: Look,
    told: OpenWords,
    filter: WordsFilter,
    is_unknown: bool,
    /// The months to choose from, the newest first.
    months: Vec<Month>,
    /// The units to choose from.
    units: Vec<String>,
}

/// GET /open/words.
pub async fn words(State(app): State<App>, look: Look, uri: Uri, headers: HeaderMap) -> Result<Response, Refusal> {
    let asked = Query::<Asked>::try_from_uri(&uri)
        .map(|query| query.0)
        .unwrap_or_default();
    let chosen = chosen(&app, look, &asked).await?;
    let switches = kept(&chosen.filter);
    let content = content(&chosen);
    let page = frame(
        &app.shells.assets,
        look,
        words::h1(look.lang),
        app.demo,
        Some(&switches),
        content,
    );
    let mut response = answer(look, &headers, page.into_string().into());
    if chosen.is_unknown {
        Refusal::NotFound.stamp(&trace_id(), &mut response);
    }
    Ok(response)
}

async fn chosen(app: &App, look: Look, asked: &Asked) -> Result<Chosen, Refusal> {
    let (unit, month) = (asked.unit.trim(), asked.month.trim());
    let filter = WordsFilter {
        unit: Some(unit).filter(|unit| !unit.is_empty()).map(str::to_owned),
        month: Month::parse(month),
    };
    let is_month = month.is_empty() || filter.month.is_some();
    let found = if is_month { told(app, &filter).await? } else { None };
    let (filter, is_unknown) = match found {
        Some(_) => (filter, false),
        None => (WordsFilter::default(), true),
    };
    let told = match found {
        Some(told) => told,
        None => told(app, &filter).await?.ok_or(Refusal::NotFound)?,
    };
    let this = Month::of(app.clock.now().day());
    let units = app.staff.known();
    let open = units.org.units.0.iter().filter(|unit| !unit.closed);
    Ok(Chosen {
        look,
        told,
        filter,
        is_unknown,
        months: (0..MONTHS).map(|back| this.plus(-back)).collect(),
        units: open.map(|unit| unit.code.clone()).collect(),
    })
}

/// The parameters that keep what is chosen, each after a `&`.
fn kept(filter: &WordsFilter) -> String {
    let unit = filter.unit.iter().map(|unit| format!("&unit={unit}"));
    let month = filter.month.iter().map(|month| format!("&month={month}"));
    unit.chain(month).collect()
}

fn content(chosen: &Chosen) -> Markup {
    let (lang, told) = (chosen.look.lang, &chosen.told);
    let ratings = told.ratings.iter().map(|one| one.words.len()).sum();
    let data = [ReadWords::PATH, &kept(&chosen.filter).replacen('&', "?", 1)].concat();
    html! {
        link rel="stylesheet" href="/open.css";
        div class="flow open" {
            h1 { (words::h1(lang)) }
            @if chosen.is_unknown { p class="panel panel--note" role="alert" { (words::unknown(lang)) } }
            p class="lead" { (words::lead(lang)) }
            (choose(chosen))
            @if told.thanks.is_empty() && told.ratings.is_empty() {
                p class="panel" { (words::none(lang)) }
            } @else {
                p role="status" { (words::count(lang, told.thanks.len(), ratings)) }
            }
            (thanks(chosen))
            @if !told.ratings.is_empty() {
                h2 { (words::ratings_h2(lang)) }
                p class="hint" { (words::ratings_hint(lang)) }
                @for one in &told.ratings { (group(chosen, one)) }
            }
            h2 { (words::how_h2(lang)) }
            ul class="how" {
                @for point in [words::how_thanks(lang), words::how_ratings(lang), words::how_window(lang)] { li { (point) } }
            }
            ul class="links no-print" {
                li { a href=(data) { (words::data(lang)) } }
                li { a href=(format!("/open{}", chosen.look.query())) { (words::back(lang)) } }
            }
        }
    }
}

fn thanks(chosen: &Chosen) -> Markup {
    let (lang, told) = (chosen.look.lang, &chosen.told);
    let of = |one: &OpenThanks| [name(&told.names, &one.unit), " · ", &of_month(lang, one.month)].concat();
    html! {
        @if !told.thanks.is_empty() {
            h2 { (words::thanks_h2(lang)) }
            p class="hint" { (words::thanks_hint(lang)) }
            @for one in &told.thanks {
                article class="panel flow" {
                    p class="written" { (one.words) }
                    p class="hint" { (of(one)) }
                }
            }
        }
    }
}

/// Bad ratings that were published together.
fn group(chosen: &Chosen, one: &OpenRatings) -> Markup {
    let lang = chosen.look.lang;
    let names = &chosen.told.names;
    // The name of a window says its unit.
    let place = one.window.as_deref().unwrap_or(&one.unit);
    let there = u32::try_from(one.words.len()).unwrap_or(u32::MAX);
    let gone = one.published.saturating_sub(there);
    html! {
        section class="flow" {
            h3 {
                (name(names, place)) " · " (of_month(lang, one.month))
                @if one.window.is_none() { " · " (words::several(lang)) }
            }
            p class="hint" { (words::together(lang, one.published, gone)) }
            @for rating in &one.words { (bad(lang, rating)) }
        }
    }
}

fn bad(lang: Lang, rating: &OpenRating) -> Markup {
    html! {
        article class="panel flow" {
            p class="written" { (rating.words) }
            @match &rating.reply {
                Some(reply) => {
                    p class="hint" { (words::reply(lang)) }
                    p class="written" { (reply) }
                }
                None => p class="hint" { (words::no_reply(lang)) }
            }
        }
    }
}

/// A form that chooses a unit and a month by its address.
fn choose(chosen: &Chosen) -> Markup {
    let (lang, look, filter) = (chosen.look.lang, chosen.look, &chosen.filter);
    let kept = [
        (lang == Lang::En, "lang", "en"),
        (look.elder, "elder", "1"),
        (look.embed, "embed", "1"),
    ];
    // A month of before is no option of its own, and stays chosen.
    let other = filter.month.filter(|month| !chosen.months.contains(month));
    html! {
        form class="choose no-print" action="/open/words" {
            @for (_, name, value) in kept.iter().filter(|(is_set, ..)| *is_set) { input type="hidden" name=(name) value=(value); }
            div class="field" {
                label class="label" for="unit" { (words::unit(lang)) }
                select class="input" id="unit" name="unit" {
                    option value="" { (words::all_units(lang)) }
                    @for unit in &chosen.units {
                        option value=(unit) selected[filter.unit.as_ref() == Some(unit)] { (name(&chosen.told.names, unit)) }
                    }
                }
            }
            div class="field" {
                label class="label" for="month" { (words::month(lang)) }
                select class="input" id="month" name="month" {
                    option value="" { (words::all_months(lang)) }
                    @for month in chosen.months.iter().chain(&other) {
                        option value=(month) selected[filter.month == Some(*month)] { (of_month(lang, *month)) }
                    }
                }
            }
            button class="button button--quiet" { (words::show(lang)) }
        }
    }
}
