//! Allegations with findings, improvements, the team, and those it is about.

use qingyu_api::desk::case::{AllegationView, ImprovementView, Story, TeamMember};
use qingyu_words::dates;
use qingyu_words::desk::{acts, codes, forms, pages as words, whistles};

use super::proposals::allegation_name;
use crate::clock;
use crate::desk::app::Desk;
use crate::desk::route::{Route, with_lang};
use crate::ui::el::{View, el};
use crate::ui::text;

/// What the complaint says, piece by piece, each with its finding.
pub fn allegations(desk: Desk, story: &Story) -> Vec<View> {
    let lang = desk.lang;
    let item = |(at, one): (u16, &AllegationView)| {
        let mut parts = vec![match one.outcome {
            Some(outcome) => codes::outcome(lang, outcome).to_owned(),
            None => words::no_finding(lang).to_owned(),
        }];
        parts.extend(
            one.consequences
                .iter()
                .map(|what| codes::consequence(lang, *what).to_owned()),
        );
        if !one.clarified.is_empty() {
            let to: Vec<&str> = one.clarified.iter().map(|to| acts::audience(lang, *to)).collect();
            parts.push(words::of(lang, forms::clarify_to(lang), &to.join(words::comma(lang))));
        }
        line(&allegation_name(lang, story, at), &parts.join(words::comma(lang)))
    };
    let items = (0_u16..).zip(&story.allegations).map(item).collect();
    section(words::allegations_h2(lang), items)
}

/// Improvements, with who owns them and by when.
pub fn improvements(desk: Desk, story: &Story) -> Vec<View> {
    let lang = desk.lang;
    let item = |one: &ImprovementView| {
        let owner = one.owner.clone();
        let state = if one.is_proved {
            words::proved(lang)
        } else {
            words::not_proved(lang)
        };
        let day = dates::day(lang, one.due_on, clock::today());
        el("div", "quote")
            .child(
                el("strong", "")
                    .words(std::rc::Rc::new(move || desk.unit(Some(&owner))))
                    .view(),
            )
            .child(text::p(
                "",
                &[&allegation_name(lang, story, one.allegation), " · ", &day, " · ", state].concat(),
            ))
            .view()
    };
    section(
        words::improvements_h2(lang),
        story.improvements.iter().map(item).collect(),
    )
}

/// Who works and worked on it, and whom it is about.
pub fn people(desk: Desk, story: &Story) -> Vec<View> {
    let lang = desk.lang;
    let member = |one: &TeamMember| {
        let mut parts = vec![codes::role(lang, one.role), codes::round(lang, one.round)];
        if one.is_current {
            parts.push(words::current(lang));
        }
        line(&one.person.shown, &parts.join(words::comma(lang)))
    };
    let mut pieces = section(words::team_h2(lang), story.team.iter().map(member).collect());
    let works = |one: &TeamMember| one.is_current && one.is_taken && desk.is(&one.person.id);
    if story.team.iter().any(works) {
        let asked = [("about", "case".to_owned()), ("reference", story.number.clone())];
        let href = with_lang(&Route::NewWhistle.path(), &asked, lang);
        pieces.push(text::links(&[(href, whistles::case_link(lang))]));
    }
    let concerned = story.concerned.iter().map(|one| line(&one.shown, "")).collect();
    pieces.extend(section(words::concerned_h2(lang), concerned));
    pieces
}

fn line(name: &str, rest: &str) -> View {
    el("p", "quote")
        .child(el("strong", "").text(name).view())
        .text(" ")
        .text(rest)
        .view()
}

fn section(title: &str, items: Vec<View>) -> Vec<View> {
    if items.is_empty() {
        return Vec::new();
    }
    std::iter::once(text::h2(title)).chain(items).collect()
}
