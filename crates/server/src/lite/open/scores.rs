//! The score of a window by month, with its interval, and its dimensions.

use maud::{Markup, html};
use qingyu_domain::figures::{Column, MonthFigures, Topic};
use qingyu_domain::rating::Cell;
use qingyu_words::desk::windows as words;
use qingyu_words::open::{self, percent};
use qingyu_words::rated;

use super::Shown;
use super::chart::{Bar, Bars};
use super::table::by_month;
use crate::figures::shares::{interval, of_line};

/// The score of a window in a month, its interval, and of how many.
pub struct Score {
    /// The share of good ones.
    pub share: String,
    /// How far chance alone could move it.
    pub ends: [f64; 2],
    /// Of how many.
    pub n: u32,
}

/// The score, where it can be told.
pub fn score(month: &MonthFigures, window: &str) -> Option<Score> {
    let line = month.block(Topic::Verified)?.line(Some(window))?;
    let Cell::Shown(n) = line.total else { return None };
    let share = of_line(Topic::Verified, Column::Good, line)?;
    Some(Score {
        share: percent(share.low, share.high),
        ends: interval(Topic::Verified, &share)?,
        n,
    })
}

/// The score by month, as far as chance alone could move it.
pub fn trend(shown: &Shown<'_>, id: &str, called: &str, window: &str) -> Markup {
    let lang = shown.look.lang;
    let bar = |month: &MonthFigures| -> Bar {
        let [low, high] = score(month, window)?.ends;
        Some((low, high))
    };
    let label = |month: &MonthFigures| month.month.year_and_month().1.to_string();
    let bars: Vec<_> = shown
        .told
        .months
        .iter()
        .map(|month| (label(month), bar(month)))
        .collect();
    if bars.iter().all(|(_, bar)| bar.is_none()) {
        return html! {};
    }
    let title = open::chart_of(lang, &format!("{called} · {}", words::trend(lang)));
    let drawn = Bars {
        id,
        title: &title,
        of: &bars,
        top: 1.0,
        ticks: ["0", "50%", "100%"].map(str::to_owned),
    };
    html! {
        figure class="flow" {
            figcaption { (words::trend(lang)) }
            (drawn.draw())
            p class="legend" aria-hidden="true" {
                span class="legend__sure" { (words::legend_sure(lang)) } " " span class="legend__range" { (words::legend_range(lang)) }
            }
        }
    }
}

/// The dimensions by month, where there are enough ratings to tell them apart.
pub fn by_dimension(shown: &Shown<'_>, called: &str, window: &str) -> Markup {
    let lang = shown.look.lang;
    let topics: Vec<Topic> = Topic::ALL
        .iter()
        .copied()
        .filter(|topic| topic.is_dimension())
        .collect();
    let line = |month: &MonthFigures, topic: Topic| month.block(topic)?.line(Some(window)).cloned();
    let is_told = |month: &MonthFigures| topics.iter().any(|&topic| line(month, topic).is_some());
    if !shown.told.months.iter().any(is_told) {
        return html! {};
    }
    let cell = |month: &MonthFigures, topic: Topic| {
        let line = line(month, topic)?;
        let share = of_line(topic, Column::Good, &line)?;
        let [low, high] = interval(topic, &share)?;
        let score = percent(share.low, share.high);
        Some(rated::dimension(lang, &score, &percent(low, high), share.of))
    };
    let cells = |month: &MonthFigures| {
        let cells = topics.iter().map(|&topic| cell(month, topic));
        cells
            .map(|cell| cell.unwrap_or_else(|| open::not_known(lang).to_owned()))
            .collect()
    };
    let heads: Vec<&str> = topics.iter().map(|&topic| open::topic(lang, topic)).collect();
    let caption = [called, rated::dimensions_h3(lang)].join(" · ");
    html! {
        h3 { (rated::dimensions_h3(lang)) }
        (by_month(shown, &caption, &heads, cells))
    }
}
