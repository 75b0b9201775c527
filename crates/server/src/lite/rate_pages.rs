//! The pages of a rating as HTML: the window to choose, the form, and thanks.

use axum::response::Response;
use maud::{Markup, html};
use qingyu_domain::fault::Field;
use qingyu_domain::rating::{Dimension, Level, RatingReason};
use qingyu_words::{Lang, answered, rate as words, shell};

use super::calm::calm;
use super::fields::radio;
use super::rate::RateForm;
use super::rate_later::later;
use super::{framed, switches};
use crate::app::App;
use crate::refusal::Refusal;
use crate::shell::Look;

/// What a form is shown with.
pub struct Shown<'a> {
    /// What was chosen and typed.
    pub form: &'a RateForm,
    /// What is to be corrected: where, and what to do.
    pub wrong: &'a [(Field, String)],
    /// Why it was given back.
    pub note: &'a str,
    /// The refusal whose status the page has.
    pub refusal: Option<&'a Refusal>,
}

impl<'a> Shown<'a> {
    /// As it is.
    pub fn of(form: &'a RateForm) -> Self {
        Self {
            form,
            wrong: &[],
            note: "",
            refusal: None,
        }
    }

    fn wrong_at(&self, field: Field) -> Option<&str> {
        let wrong = self.wrong.iter().find(|(at, _)| *at == field);
        wrong.map(|(_, words)| words.as_str())
    }
}

/// The form.
pub fn fill(app: &App, look: Look, shown: &Shown<'_>) -> Response {
    let (lang, form) = (look.lang, shown.form);
    let staff = app.staff.known();
    let place = staff.org.units.window(&form.window);
    let place = place.map_or_else(
        || staff.org.units.place(&form.window, None),
        |(unit, window)| staff.org.units.place(&unit.code, Some(&window.code)),
    );
    let tokened = if form.token.is_empty() {
        words::without_token(lang)
    } else {
        words::with_token(lang)
    };
    let main = html! {
        h1 { (words::h1(lang)) }
        p class="lead" { strong { (place.unwrap_or_default()) } }
        (summary(look, shown))
        form class="flow rate" method="post" action=(format!("/lite/rate{}", look.query())) {
            @for (name, value) in [("window", &form.window), ("token", &form.token), ("key", &form.key)] {
                input type="hidden" name=(name) value=(value);
            }
            (scale(look, shown, Dimension::Overall, "level", Field::Level, &form.level))
            (reasons(look, shown))
            (rest(look, shown))
            (more(look, shown))
            div class="actions" { button class="button" { (words::send(lang)) } }
            p class="hint" { (words::voluntary(lang)) (shell::gap(lang)) (tokened) }
            div class="actions" { (switches(look, "/lite/rate/edit")) }
        }
    };
    framed(
        app,
        look,
        words::h1(lang),
        shown.refusal,
        false,
        html! { div class="flow" { (later(lang)) (main) } },
    )
}

fn summary(look: Look, shown: &Shown<'_>) -> Markup {
    html! {
        @if !shown.note.is_empty() { p class="panel panel--note" role="alert" { (shown.note) } }
        @if !shown.wrong.is_empty() {
            div class="error-summary flow" role="alert" tabindex="-1" {
                h2 { (shell::error_heading(look.lang)) }
                ul { @for (at, words) in shown.wrong { li { a href=(format!("#{}", id_of(*at))) { (words) } } } }
            }
        }
    }
}

/// The control of a field.
fn id_of(field: Field) -> &'static str {
    match field {
        Field::Service => "service-5",
        Field::Efficiency => "efficiency-5",
        Field::Conduct => "conduct-5",
        Field::Reasons => "attitude",
        Field::Text => "text",
        Field::Phone => "phone",
        _ => "level-5",
    }
}

/// The five levels of the standard side by side; none of them chosen.
fn scale(look: Look, shown: &Shown<'_>, what: Dimension, name: &str, at: Field, chosen: &str) -> Markup {
    let lang = look.lang;
    html! {
        fieldset class="scale" {
            legend class="label" { (words::dimension(lang, what)) }
            @if let Some(words) = shown.wrong_at(at) { p class="error" { (words) } }
            div class="scale__levels" {
                @for level in Level::ALL {
                    @let number = level.number().to_string();
                    @let (very, rest) = answered::level_pieces(lang, level.number());
                    (radio(name, &number, html! { (very) wbr; (rest) }, "", chosen == number))
                }
            }
        }
    }
}

/// Shown for the last two levels only, where the engine can tell.
fn reasons(look: Look, shown: &Shown<'_>) -> Markup {
    let lang = look.lang;
    html! {
        fieldset class="flow reasons" {
            legend class="label" { (words::reasons(lang)) }
            @if let Some(words) = shown.wrong_at(Field::Reasons) { p class="error" { (words) } }
            div class="choices choices--two" {
                @for reason in RatingReason::ALL {
                    div class="choice" {
                        input type="checkbox" id=(reason.as_str()) name=(reason.as_str()) value="1" checked[shown.form.has(*reason)];
                        label for=(reason.as_str()) { (words::reason(lang, *reason)) }
                    }
                }
            }
        }
    }
}

fn rest(look: Look, shown: &Shown<'_>) -> Markup {
    let form = shown.form;
    let rows = [
        (Dimension::Service, "service", Field::Service, &form.service),
        (Dimension::Efficiency, "efficiency", Field::Efficiency, &form.efficiency),
        (Dimension::Conduct, "conduct", Field::Conduct, &form.conduct),
    ];
    let is_open = rows
        .iter()
        .any(|(_, _, at, chosen)| !chosen.is_empty() || shown.wrong_at(*at).is_some());
    html! {
        details class="disclosure" open[is_open] {
            summary { (words::rest(look.lang)) }
            div class="flow" { @for (what, name, at, chosen) in rows { (scale(look, shown, what, name, at, chosen)) } }
        }
    }
}

fn more(look: Look, shown: &Shown<'_>) -> Markup {
    let (lang, form) = (look.lang, shown.form);
    let is_open = !form.text.is_empty() || !form.phone.is_empty();
    html! {
        details class="disclosure" open[is_open] {
            summary { (words::more(lang)) }
            div class="flow" {
                div class="field" {
                    label class="label" for="text" { (words::text(lang)) }
                    p class="hint" id="text-hint" { (words::text_hint(lang)) }
                    @let wrong = shown.wrong_at(Field::Text);
                    @if let Some(words) = wrong { p class="error" id="text-error" { (words) } }
                    textarea class="input" id="text" name="text" rows="3" aria-describedby=(if wrong.is_some() { "text-hint text-error" } else { "text-hint" }) { "\n" (form.text) }
                }
                (phone(look, shown))
            }
        }
    }
}

/// A number to be called back at, after a bad rating.
fn phone(look: Look, shown: &Shown<'_>) -> Markup {
    let lang = look.lang;
    let wrong = shown.wrong_at(Field::Phone);
    let described = if wrong.is_some() {
        "phone-hint phone-error"
    } else {
        "phone-hint"
    };
    html! {
        div class="field" {
            label class="label" for="phone" { (words::phone(lang)) }
            p class="hint" id="phone-hint" { (words::phone_hint(lang)) }
            @if let Some(words) = wrong { p class="error" id="phone-error" { (words) } }
            input class="input" id="phone" name="phone" type="tel" value=(shown.form.phone) autocomplete="off" aria-describedby=(described);
        }
    }
}

/// The windows that can be rated, to choose one.
pub fn choose(app: &App, look: Look, refusal: Option<&Refusal>) -> Response {
    let lang = look.lang;
    let staff = app.staff.known();
    let kept = [
        (lang == Lang::En, "lang", "en"),
        (look.elder, "elder", "1"),
        (look.embed, "embed", "1"),
    ];
    let main = html! {
        h1 { (words::h1(lang)) }
        @if refusal.is_some() { p class="panel panel--note" role="alert" { (words::which_unknown(lang)) } }
        form class="flow" action="/rate" {
            @for (_, name, value) in kept.iter().filter(|(is_set, ..)| *is_set) { input type="hidden" name=(name) value=(value); }
            div class="field" {
                label class="label" for="window" { (words::which(lang)) }
                select class="input" id="window" name="window" {
                    option value="" { (words::which_choose(lang)) }
                    @for unit in staff.org.units.0.iter().filter(|unit| !unit.closed) {
                        @for window in unit.windows.iter().filter(|window| !window.closed) {
                            option value=(window.code) { (unit.name) " · " (window.name) }
                        }
                    }
                }
            }
            div class="actions" { button class="button" { (words::which_go(lang)) } }
        }
    };
    framed(
        app,
        look,
        words::which(lang),
        refusal,
        true,
        html! { div class="flow" { (main) } },
    )
}

/// A window that is no longer there.
pub fn closed(app: &App, look: Look) -> Response {
    let lang = look.lang;
    said(
        app,
        look,
        words::h1(lang),
        html! { p { (words::closed(lang)) } },
        words::closed_go(lang),
    )
}

/// It was taken before: the first one counts.
pub fn before(app: &App, look: Look) -> Response {
    let lang = look.lang;
    said(
        app,
        look,
        words::thanks_h1(lang),
        html! { p { (words::thanks_before(lang)) } },
        words::thanks_go(lang),
    )
}

/// It is taken; where its words hint at danger, whom to call.
pub fn thanks(app: &App, look: Look, form: &RateForm, is_verified: bool) -> Response {
    let lang = look.lang;
    let taken = if is_verified {
        words::thanks_verified(lang)
    } else {
        words::thanks_open(lang)
    };
    let main = html! {
        @if let Some(panel) = calm(look, [form.text.as_str()]) { (panel) }
        p role="status" { (taken) }
        p { (words::thanks_more(lang)) }
    };
    said(app, look, words::thanks_h1(lang), main, words::thanks_go(lang))
}

/// A page that says something, and where to go on.
fn said(app: &App, look: Look, title: &str, main: Markup, on: &str) -> Response {
    let content = html! {
        div class="flow" {
            h1 { (title) }
            (main)
            div class="actions" { a class="button button--quiet" href=(format!("/lite{}", look.query())) { (on) } }
        }
    };
    framed(app, look, title, None, false, content)
}
