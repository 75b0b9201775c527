//! Ratings of windows: scores with how far chance could move them, and how many could rate at all.

use maud::{Markup, html};
use qingyu_domain::figures::{Column, Line, OTHERS, Topic};
use qingyu_domain::rating::Cell;
use qingyu_words::open::{self as words, percent};
use qingyu_words::rated;

use super::Shown;
use super::chart::{Stretch, stretches};
use super::table::{said, share, table};
use crate::figures::csv::name;
use crate::figures::shares::{interval, is_short, of_line};

/// The last month of each window.
pub fn windows(shown: &Shown<'_>) -> Markup {
    let lang = shown.look.lang;
    let Some(block) = shown.last.block(Topic::Verified) else {
        return html! {};
    };
    let lines: Vec<&Line> = block.lines.iter().filter(|line| line.of != OTHERS).collect();
    let scored: Vec<(Stretch, String)> = lines.iter().filter_map(|line| scored(shown, line)).collect();
    let rows: Vec<_> = lines.iter().map(|line| row(shown, line)).collect();
    let heads = [
        rated::score(lang),
        words::interval(lang),
        rated::verified(lang),
        rated::visits(lang),
        rated::offered(lang),
        rated::rated(lang),
        rated::open_ratings(lang),
        rated::removed(lang),
    ];
    let caption = format!("{} · {}", rated::windows_h2(lang), shown.month_name(shown.last.month));
    html! {
        h2 { (caption) }
        p class="hint" { (rated::windows_note(lang)) }
        @if !scored.is_empty() {
            figure class="flow" {
                figcaption { @for (_, summary) in &scored { (summary) " " } }
                (stretches("windows", &words::chart_of(lang, rated::windows_h2(lang)), &drawn(scored)))
            }
        }
        (table(lang, &caption, words::window(lang), &heads, &rows))
        (dimensions(shown))
    }
}

/// The dimensions of the verified ratings, each as a share with its interval and its n, where they can be told.
fn dimensions(shown: &Shown<'_>) -> Markup {
    let (lang, last) = (shown.look.lang, shown.last);
    let topics: Vec<Topic> = Topic::ALL
        .iter()
        .copied()
        .filter(|topic| topic.is_dimension())
        .collect();
    let line = |topic: Topic, of: Option<&str>| last.block(topic).and_then(|block| block.line(of));
    let cell = |topic: Topic, line: Option<&Line>| {
        let share = line.and_then(|line| of_line(topic, Column::Good, line));
        let ends = share.and_then(|share| interval(topic, &share));
        match (share, ends) {
            (Some(share), Some([low, high])) => {
                rated::dimension(lang, &percent(share.low, share.high), &percent(low, high), share.of)
            }
            _ => words::not_known(lang).to_owned(),
        }
    };
    let cells = |of: Option<&str>| {
        topics
            .iter()
            .map(|&topic| cell(topic, line(topic, of)))
            .collect::<Vec<_>>()
    };
    let is_told = |of: &str| topics.iter().any(|&topic| line(topic, Some(of)).is_some());
    let windows = last.block(Topic::Verified).map(|block| block.lines.as_slice());
    let told = windows
        .unwrap_or_default()
        .iter()
        .map(|line| line.of.as_str())
        .filter(|of| is_told(of));
    let row = |of: &str| (html! { (name(shown.told, lang, Some(of), true)) }, cells(Some(of)));
    let mut rows: Vec<(Markup, Vec<String>)> = told.map(row).collect();
    if rows.is_empty() {
        return html! {};
    }
    rows.push((html! { (rated::listed(lang)) }, cells(None)));
    let heads: Vec<&str> = topics.iter().map(|topic| words::topic(lang, *topic)).collect();
    html! {
        h3 { (rated::dimensions_h3(lang)) }
        p class="hint" { (rated::dimensions_note(lang)) }
        (table(lang, rated::dimensions_h3(lang), words::window(lang), &heads, &rows))
    }
}

fn drawn(scored: Vec<(Stretch, String)>) -> Vec<Stretch> {
    scored.into_iter().map(|(stretch, _)| stretch).collect()
}

/// A window that has a score, and what is said of it. Where too few could rate, no score stands out in a picture.
fn scored(shown: &Shown<'_>, line: &Line) -> Option<(Stretch, String)> {
    let lang = shown.look.lang;
    let Cell::Shown(n) = line.total else { return None };
    if is_short(shown.last.block(Topic::Visits), &line.of) {
        return None;
    }
    let share = of_line(Topic::Verified, Column::Good, line)?;
    let [low, high] = interval(Topic::Verified, &share)?;
    let called = name(shown.told, lang, Some(&line.of), true);
    let summary = rated::window_summary(lang, &called, &percent(share.low, share.high), n);
    let stretch = Stretch {
        name: called,
        score: (share.low, share.high),
        interval: (low, high),
    };
    Some((stretch, summary))
}

fn row(shown: &Shown<'_>, line: &Line) -> (Markup, Vec<String>) {
    let (lang, last) = (shown.look.lang, shown.last);
    let of = |topic: Topic| last.block(topic).and_then(|block| block.line(Some(&line.of)));
    let score = of_line(Topic::Verified, Column::Good, line);
    let ends = score.and_then(|share| interval(Topic::Verified, &share));
    let not_known = || words::not_known(lang).to_owned();
    let visits = of(Topic::Visits);
    let offered = visits.and_then(|line| line.part(Topic::Visits, Column::Offered));
    let rated = match (line.total, offered) {
        // A rating counts when it is given, so that a month may have more than were offered in it.
        (Cell::Shown(rated), Some(Cell::Shown(offered))) => {
            let share = f64::from(rated.min(offered)) / f64::from(offered.max(1));
            percent(share, share)
        }
        _ => not_known(),
    };
    let head = html! {
        (name(shown.told, lang, Some(&line.of), true))
        @if is_short(last.block(Topic::Visits), &line.of) { " " small class="short" { (rated::short(lang)) } }
    };
    let cells = vec![
        score.map_or_else(not_known, |share| percent(share.low, share.high)),
        ends.map_or_else(not_known, |[low, high]| percent(low, high)),
        words::cell(lang, line.total),
        said(lang, visits.map(|line| line.total)),
        share(lang, Topic::Visits, Column::Offered, visits),
        rated,
        said(lang, of(Topic::Open).map(|line| line.total)),
        said(lang, of(Topic::Removed).map(|line| line.total)),
    ];
    (head, cells)
}
