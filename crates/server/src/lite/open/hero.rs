//! The last month in a few large numbers, and choosing another unit or month.

use maud::{Markup, html};
use qingyu_domain::figures::{Column, OTHERS, Topic};
use qingyu_domain::rating::Cell;
use qingyu_words::Lang;
use qingyu_words::open::{self as words, percent};

use super::Shown;
use crate::figures::csv::name;
use crate::figures::shares::of_line;

/// First what citizens say, then the rest.
pub fn hero(shown: &Shown<'_>) -> Markup {
    let lang = shown.look.lang;
    let heard = shown.line(shown.last, Topic::Heard);
    let solved = heard.and_then(|line| of_line(Topic::Heard, Column::Solved, line));
    let lost = heard.and_then(|line| of_line(Topic::Heard, Column::NotReached, line));
    html! {
        section class="hero" aria-label=(words::hero_label(lang)) {
            p class="hero__scope" { strong { (shown.scope) } " · " (shown.month_name(shown.last.month)) }
            @match solved {
                Some(solved) => {
                    p class="hero__first" {
                        span class="hero__number" { (percent(solved.low, solved.high)) }
                        " " span class="hero__label" { (words::solved_label(lang)) }
                    }
                    p class="hint" {
                        (words::of_reached(lang, solved.of.0, solved.of.1))
                        @if let Some(lost) = lost { " · " (percent(lost.low, lost.high)) " " (words::not_reached_label(lang)) }
                    }
                }
                None => p class="hero__first" { span class="hero__label" { (words::solved_none(lang)) } }
            }
            dl class="hero__rest" { @for (label, value) in rest(shown) { div { dt { (label) } dd { (value) } } } }
        }
    }
}

fn rest(shown: &Shown<'_>) -> Vec<(&'static str, String)> {
    let lang = shown.look.lang;
    let total = |topic: Topic| {
        let line = shown.line(shown.last, topic);
        words::cell(lang, line.map_or(Cell::Few, |line| line.total))
    };
    let answered = shown.line(shown.last, Topic::Answered);
    let in_time = answered.and_then(|line| of_line(Topic::Answered, Column::InTime, line));
    let in_time = in_time.map_or_else(
        || words::few_answers(lang).to_owned(),
        |share| percent(share.low, share.high),
    );
    let median = shown.last.times(shown.unit).map_or_else(
        || words::few_answers(lang).to_owned(),
        |times| words::days(lang, times.median),
    );
    let waiting = shown.line(shown.last, Topic::Waiting);
    let overdue = waiting.and_then(|line| line.part(Topic::Waiting, Column::Overdue));
    vec![
        (words::filed_label(lang), total(Topic::Filed)),
        (words::in_time_label(lang), in_time),
        (words::median_label(lang), median),
        (words::waiting_label(lang), total(Topic::Waiting)),
        (
            words::overdue_label(lang),
            words::cell(lang, overdue.unwrap_or(Cell::Few)),
        ),
    ]
}

/// A form that chooses a unit and a month by its address.
pub fn choose(shown: &Shown<'_>) -> Markup {
    let (lang, look) = (shown.look.lang, shown.look);
    let kept = [
        (lang == Lang::En, "lang", "en"),
        (look.elder, "elder", "1"),
        (look.embed, "embed", "1"),
    ];
    let units = shown
        .last
        .block(Topic::Filed)
        .map(|block| block.lines.as_slice())
        .unwrap_or_default();
    html! {
        form class="choose no-print" action=(shown.base) {
            @for (_, name, value) in kept.iter().filter(|(is_set, ..)| *is_set) { input type="hidden" name=(name) value=(value); }
            div class="field" {
                label class="label" for="unit" { (words::unit(lang)) }
                select class="input" id="unit" name="unit" {
                    @if shown.has_city { option value="" { (words::city(lang)) } }
                    @for unit in units.iter().map(|line| line.of.as_str()).filter(|of| *of != OTHERS) {
                        option value=(unit) selected[shown.unit == Some(unit)] { (name(shown.told, lang, Some(unit), false)) }
                    }
                }
            }
            div class="field" {
                label class="label" for="month" { (words::month(lang)) }
                select class="input" id="month" name="month" {
                    option value="" { (words::latest(lang)) }
                    @for month in shown.told.months.iter().rev().map(|one| one.month) {
                        option value=(month) selected[shown.has_month() && month == shown.last.month] { (shown.month_name(month)) }
                    }
                }
            }
            button class="button button--quiet" { (words::show(lang)) }
        }
    }
}
