//! The start page and the page for a query code, as the app finds and keeps them.

use maud::{Markup, html};
use qingyu_domain::kind::Kind;
use qingyu_words::{dial, shell, statuses};

use super::document::Look;

/// The start page: works as a plain form before the app runs, and without it.
pub fn start(look: Look, hidden: bool) -> Markup {
    let lang = look.lang;
    let query = look.query();
    html! {
        section id="start" role="main" class="page" hidden[hidden] {
            form id="start-form" class="flow" method="post" action=(format!("/lite{query}")) {
                fieldset class="flow" {
                    legend { h1 tabindex="-1" { (shell::start_h1(lang)) } }
                    p class="lead" { (shell::start_lead(lang)) }
                    div class="choices choices--large" {
                        @for &kind in Kind::ALL { (choice(look, kind)) }
                    }
                }
                p id="start-error" class="error" role="alert" hidden {}
                div class="actions" { button id="start-next" class="button" { (shell::next(lang)) } }
                p class="hint" { (shell::start_effort(lang)) }
            }
            aside class="flow" {
                form id="start-track-form" class="panel flow" method="post" action=(format!("/lite/case{query}")) {
                    h2 { (shell::track_h1(lang)) }
                    (code_field(look, "start-code", shell::code_hint_short(lang)))
                    div class="actions" { button class="button button--quiet" { (shell::track_button(lang)) } }
                }
                ul class="links" { li { a href=(format!("/open{query}")) { (shell::open_link(lang)) } } }
                (official(look))
            }
        }
    }
}

/// The page for a query code.
pub fn track(look: Look, hidden: bool) -> Markup {
    let lang = look.lang;
    html! {
        section id="track" role="main" class="page" hidden[hidden] {
            div class="flow" {
                h1 tabindex="-1" { (shell::track_h1(lang)) }
                form id="track-form" class="flow" method="post" action=(format!("/lite/case{}", look.query())) {
                    div id="track-error" role="alert" {}
                    (code_field(look, "track-code", shell::code_hint(lang)))
                    div class="actions" { button class="button" { (shell::track_button(lang)) } }
                }
                details class="disclosure" {
                    summary { (shell::code_lost(lang)) }
                    div class="flow" {
                        p { (shell::code_lost_contact(lang)) }
                        p { (shell::code_lost_anonymous(lang)) }
                    }
                }
            }
            aside class="flow" { (official(look)) }
        }
    }
}

/// Shown by `boot.js` when the app does not come.
pub fn fallback(look: Look) -> Markup {
    html! {
        aside id="start-fallback" class="page fallback" hidden aria-label=(shell::fallback_link(look.lang)) {
            div class="panel panel--note flow" role="status" { (without_script(look)) (official(look)) }
        }
    }
}

/// The way on without the app.
pub fn without_script(look: Look) -> Markup {
    html! {
        p { (shell::fallback_text(look.lang)) }
        p class="actions" { a class="button" href=(format!("/lite{}", look.query())) { (shell::fallback_link(look.lang)) } }
    }
}

/// Where everything else belongs.
pub fn official(look: Look) -> Markup {
    let lang = look.lang;
    html! {
        p class="hint" {
            @for (text, number) in [
                (shell::official_police(lang), shell::POLICE),
                (shell::official_oversight(lang), shell::OVERSIGHT),
                (shell::official_city(lang), shell::CITY),
            ] {
                span class="phrase" { (text) a href=(dial::tel(number)) { (dial::number(number)) } "\u{3000}" }
            }
        }
    }
}

fn code_field(look: Look, id: &str, hint: &str) -> Markup {
    let hint_id = format!("{id}-hint");
    html! {
        div class="field" {
            label class="label" for=(id) { (shell::code_label(look.lang)) }
            p class="hint" id=(hint_id) { (hint) }
            input class="input" id=(id) name="query_code" inputmode="numeric" autocomplete="off" spellcheck="false" aria-describedby=(hint_id);
        }
    }
}

fn choice(look: Look, kind: Kind) -> Markup {
    let id = format!("kind-{}", kind.as_str());
    let hint_id = format!("{id}-hint");
    html! {
        div class="choice" {
            input type="radio" id=(id) name="kind" value=(kind.as_str()) aria-describedby=(hint_id);
            label for=(id) { (statuses::kind(look.lang, kind)) }
            p class="hint" id=(hint_id) { (shell::kind_hint(look.lang, kind)) }
            (icon(kind))
        }
    }
}

fn icon(kind: Kind) -> Markup {
    let (class, path) = match kind {
        Kind::Praise => (
            "sun",
            "M12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6 7 7M17 17l1.4 1.4M18.4 5.6 17 7M7 17l-1.4 1.4M16 12a4 4 0 1 1-8 0 4 4 0 0 1 8 0",
        ),
        Kind::Complaint => (
            "rain",
            "M7 15a4 4 0 0 1 .5-8 5 5 0 0 1 9.5 1 3.5 3.5 0 0 1 0 7M9 17l-1 3M13 17l-1 3M17 17l-1 3",
        ),
        Kind::Enquiry => ("rain", "M4 5h16v11H11l-4 4v-4H4zM8 9h8M8 12.5h5"),
        Kind::Suggestion => (
            "sun",
            "M12 20v-9M12 13C12 9 9 6 4 6c0 5 3 7 8 7zM12 11c0-4 3-6 8-6 0 4-3 6-8 6z",
        ),
    };
    html! {
        svg class=(class) width="32" height="32" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" {
            path d=(path) {}
        }
    }
}

/// Sun and drop.
pub fn word_mark() -> Markup {
    html! {
        svg width="36" height="36" viewBox="0 0 36 36" aria-hidden="true" {
            circle class="sun" fill="currentColor" cx="14" cy="14" r="10" {}
            path class="rain" fill="currentColor" d="M24 13c5 6 8 10 8 13a8 8 0 0 1-16 0c0-3 3-7 8-13z" {}
        }
    }
}
