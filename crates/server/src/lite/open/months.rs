//! Twelve months side by side: three charts with their tables, and tables of everything else.

use maud::{Markup, html};
use qingyu_domain::figures::{Column, LONGEST, MonthFigures, Topic};
use qingyu_domain::rating::{Cell, FEW};
use qingyu_words::open::{self as words, percent};

use super::Shown;
use super::chart::{Bar, Bars, round_up};
use super::table::{by_month, parts, said, share};
use crate::figures::shares::of_line;

/// The tables that have a single column.
const STEPS: [Topic; 8] = [
    Topic::Withdrawn,
    Topic::Merged,
    Topic::Retyped,
    Topic::Refused,
    Topic::Referred,
    Topic::SentOn,
    Topic::Extended,
    Topic::Complex,
];

/// All of it.
pub fn months(shown: &Shown<'_>) -> Markup {
    let lang = shown.look.lang;
    html! {
        h2 { (words::months_h2(lang)) }
        (solved(shown))
        (filed(shown))
        (times(shown))
        (of(shown, Topic::Answered, words::answered_h3(lang), Some((Column::InTime, words::in_time_share(lang)))))
        (of(shown, Topic::Found, words::found_h3(lang), None))
        (of(shown, Topic::Waiting, words::waiting_h3(lang), None))
        (steps(shown))
    }
}

/// A chart with its sentence, and the table with its numbers beside it.
fn pair(heading: &str, summary: &str, bars: &Bars<'_>, legend: [&str; 2], table: &Markup) -> Markup {
    html! {
        section class="pair" {
            div class="flow" {
                h3 { (heading) }
                figure class="flow" {
                    figcaption { (summary) }
                    (bars.draw())
                    p class="legend" aria-hidden="true" {
                        span class="legend__sure" { (legend[0]) } " " span class="legend__range" { (legend[1]) }
                    }
                }
            }
            (table)
        }
    }
}

fn bars(shown: &Shown<'_>, bar: impl Fn(&MonthFigures) -> Bar) -> Vec<(String, Bar)> {
    let label = |month: &MonthFigures| month.month.year_and_month().1.to_string();
    shown
        .told
        .months
        .iter()
        .map(|month| (label(month), bar(month)))
        .collect()
}

fn solved(shown: &Shown<'_>) -> Markup {
    let (lang, heading) = (shown.look.lang, words::solved_h3(shown.look.lang));
    let share_of = |month: &MonthFigures| of_line(Topic::Heard, Column::Solved, shown.line(month, Topic::Heard)?);
    let month = words::of_month(lang, shown.last.month);
    let summary = share_of(shown.last).map_or_else(
        || words::nothing_summary(lang, &shown.scope, &month),
        |share| words::solved_summary(lang, &shown.scope, &month, &percent(share.low, share.high)),
    );
    let drawn = Bars {
        id: "solved",
        title: &words::chart_of(lang, heading),
        of: &bars(shown, |month| share_of(month).map(|share| (share.low, share.high))),
        top: 1.0,
        ticks: ["0", "50%", "100%"].map(str::to_owned),
    };
    let mut heads = vec![words::solved_share(lang)];
    heads.extend(Topic::Heard.parts().iter().map(|part| words::part(lang, *part)));
    let table = by_month(shown, heading, &heads, |month| {
        let line = shown.line(month, Topic::Heard);
        let mut cells = vec![share(lang, Topic::Heard, Column::Solved, line)];
        cells.extend(parts(lang, Topic::Heard, line));
        cells
    });
    pair(heading, &summary, &drawn, words::legend_share(lang), &table)
}

fn filed(shown: &Shown<'_>) -> Markup {
    let (lang, heading) = (shown.look.lang, words::filed_h3(shown.look.lang));
    let total = |month: &MonthFigures| Some(shown.line(month, Topic::Filed)?.total);
    let bar = |month: &MonthFigures| {
        total(month).map(|total| match total {
            Cell::Shown(value) => (f64::from(value), f64::from(value)),
            Cell::Few => (0.0, f64::from(FEW - 1)),
            // How many more is not said: the hatching only says that there may be.
            Cell::Withheld => (f64::from(FEW), f64::from(FEW + 2)),
        })
    };
    let drawn = bars(shown, bar);
    let most = drawn
        .iter()
        .filter_map(|(_, bar)| *bar)
        .fold(0.0, |most, bar| bar.1.max(most));
    let top = round_up(most);
    let drawn = Bars {
        id: "filed",
        title: &words::chart_of(lang, heading),
        of: &drawn,
        top,
        ticks: [0.0, top / 2.0, top].map(|tick| format!("{tick:.0}")),
    };
    let month = words::of_month(lang, shown.last.month);
    let summary = words::filed_summary(lang, &shown.scope, &month, &said(lang, total(shown.last)));
    let table = of_topic(shown, Topic::Filed, heading, None);
    pair(heading, &summary, &drawn, words::legend_count(lang), &table)
}

fn times(shown: &Shown<'_>) -> Markup {
    let (lang, heading) = (shown.look.lang, words::times_h3(shown.look.lang));
    let days = |days: i64| i32::try_from(days).map_or(0.0, f64::from);
    let bar = |month: &MonthFigures| {
        month
            .times(shown.unit)
            .map(|times| (days(times.median), days(times.ninety)))
    };
    let drawn = bars(shown, bar);
    let most = drawn
        .iter()
        .filter_map(|(_, bar)| *bar)
        .fold(0.0, |most, bar| bar.1.max(most));
    let top = round_up(most.min(days(LONGEST)));
    let drawn = Bars {
        id: "times",
        title: &words::chart_of(lang, heading),
        of: &drawn,
        top,
        ticks: [0.0, top / 2.0, top].map(|tick| format!("{tick:.0}")),
    };
    let month = words::of_month(lang, shown.last.month);
    let summary = shown.last.times(shown.unit).map_or_else(
        || words::nothing_summary(lang, &shown.scope, &month),
        |times| {
            let [median, ninety] = [times.median, times.ninety].map(|one| words::days(lang, one));
            words::times_summary(lang, &shown.scope, &month, &median, &ninety)
        },
    );
    let mut heads = vec![
        words::median(lang),
        words::ninety(lang),
        words::median_without(lang),
        words::ninety_without(lang),
    ];
    if shown.unit.is_none() {
        heads.push(words::pause_days(lang));
    }
    let table = by_month(shown, heading, &heads, |month| {
        let mut cells = month.times(shown.unit).map_or_else(
            || vec![words::not_known(lang).to_owned(); 4],
            |times| {
                let all = [times.median, times.ninety, times.median_without, times.ninety_without];
                all.map(|one| words::days(lang, one)).to_vec()
            },
        );
        if shown.unit.is_none() {
            cells.push(words::cell(lang, month.pause_days));
        }
        cells
    });
    pair(heading, &summary, &drawn, words::legend_times(lang), &table)
}

/// A topic without a chart.
fn of(shown: &Shown<'_>, topic: Topic, heading: &str, share: Option<(Column, &str)>) -> Markup {
    html! { section class="flow" { h3 { (heading) } (of_topic(shown, topic, heading, share)) } }
}

fn of_topic(shown: &Shown<'_>, topic: Topic, heading: &str, of: Option<(Column, &str)>) -> Markup {
    let lang = shown.look.lang;
    let mut heads: Vec<&str> = of.iter().map(|(_, head)| *head).collect();
    heads.extend(topic.parts().iter().map(|part| words::part(lang, *part)));
    heads.push(words::total(lang));
    by_month(shown, heading, &heads, |month| {
        let line = shown.line(month, topic);
        let mut cells: Vec<String> = of.iter().map(|(part, _)| share(lang, topic, *part, line)).collect();
        cells.extend(parts(lang, topic, line));
        cells.push(said(lang, line.map(|line| line.total)));
        cells
    })
}

fn steps(shown: &Shown<'_>) -> Markup {
    let (lang, heading) = (shown.look.lang, words::steps_h3(shown.look.lang));
    let mut heads = STEPS.map(|topic| words::topic(lang, topic)).to_vec();
    // Matters of many are told of the whole city only.
    let is_city = shown.unit.is_none();
    if is_city {
        heads.extend([words::groups(lang), words::persons(lang)]);
    }
    let cells = |month: &MonthFigures| {
        let cell = |topic: &Topic| said(lang, shown.line(month, *topic).map(|line| line.total));
        let mut cells: Vec<String> = STEPS.iter().map(cell).collect();
        if is_city {
            let groups = month.groups.map(|groups| [groups.matters, groups.persons]);
            let groups = groups.map_or([None; 2], |both| both.map(Some));
            cells.extend(groups.map(|cell| said(lang, cell)));
        }
        cells
    };
    html! { section class="flow" { h3 { (heading) } (by_month(shown, heading, &heads, cells)) } }
}
