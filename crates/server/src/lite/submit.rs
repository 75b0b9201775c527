//! Choosing a kind, filling in, checking.

use axum::extract::{Form as Posted, Query, State};
use axum::response::Response;
use maud::{Markup, html};
use qingyu_domain::emergency;
use qingyu_domain::fault::{Fault, FaultCode, Field};
use qingyu_domain::kind::Kind;
use qingyu_domain::submission::Answers;
use qingyu_domain::time::Day;
use qingyu_words::{dates, faults, shell, statuses, submit};

use super::form::{Form, Shown};
use super::page;
use crate::app::App;
use crate::fresh;
use crate::pages::LookQuery;
use crate::refusal::Refusal;
use crate::shell::{Look, official};

/// GET /lite: choose a kind, or look up a code.
pub async fn choose(State(app): State<App>, Query(look): Query<LookQuery>) -> Response {
    choice(&app, look.look(), None)
}

/// The choice of a kind.
pub fn choice(app: &App, look: Look, fault: Option<&Refusal>) -> Response {
    let content = html! {
        div class="flow" {
            form class="flow" method="post" action=(format!("/lite{}", look.query())) {
                fieldset class="flow" {
                    legend { h1 { (shell::start_h1(look.lang)) } }
                    p class="lead" { (shell::start_lead(look.lang)) }
                    @if fault.is_some() { p class="error" role="alert" { (shell::start_choose(look.lang)) } }
                    div class="choices" {
                        @for &kind in Kind::ALL {
                            div class="choice" {
                                input type="radio" id=(kind.as_str()) name="kind" value=(kind.as_str());
                                label for=(kind.as_str()) { (statuses::kind(look.lang, kind)) }
                            }
                        }
                    }
                }
                div class="actions" { button class="button" { (shell::next(look.lang)) } }
            }
        }
        aside class="flow" { (super::case::code_form(look)) (official(look)) }
    };
    let heading = shell::start_h1(look.lang);
    let title = if fault.is_some() {
        [shell::error_prefix(look.lang), heading].concat()
    } else {
        heading.to_owned()
    };
    page(app, look, &title, fault, content)
}

/// POST /lite: the form of a kind; comes from the start page and from here.
pub async fn begin(State(app): State<App>, Query(look): Query<LookQuery>, Posted(form): Posted<Form>) -> Response {
    let look = look.look();
    match form.kind() {
        Some(kind) => fill_in(
            &app,
            Shown {
                look,
                kind,
                form: &form,
                faults: &[],
            },
        ),
        None => choice(
            &app,
            look,
            Some(&Refusal::Invalid(vec![Fault {
                field: Field::Kind,
                code: FaultCode::Required,
            }])),
        ),
    }
}

/// The form of a kind, with what is wrong in it.
pub fn fill_in(app: &App, shown: Shown<'_>) -> Response {
    let lang = shown.look.lang;
    let heading = submit::details_h1(lang, Some(shown.kind));
    let title = if shown.faults.is_empty() {
        heading.to_owned()
    } else {
        [shell::error_prefix(lang), heading].concat()
    };
    let content = html! {
        div class="flow" {
            a class="back" href=(format!("/lite{}", shown.look.query())) { (shell::back(lang)) }
            h1 { (heading) }
            (shown.summary())
            form class="flow" method="post" action=(format!("/lite/check{}", shown.look.query())) {
                input type="hidden" name="kind" value=(shown.kind.as_str());
                (shown.about(app))
                (shown.contact(app))
                div class="actions" { button class="button" { (shell::next(lang)) } }
            }
        }
        aside class="flow" {
            div class="panel flow" {
                h2 { (shell::safe_h2(lang)) }
                p { (shell::safe_oversight(lang)) }
                p { (shell::safe_computer(lang)) }
            }
        }
    };
    let refusal = (!shown.faults.is_empty()).then(|| Refusal::Invalid(Vec::new()));
    page(app, shown.look, &title, refusal.as_ref(), content)
}

/// POST /lite/check: everything once more, before it is sent.
pub async fn check(
    State(app): State<App>,
    Query(look): Query<LookQuery>,
    Posted(form): Posted<Form>,
) -> Result<Response, Refusal> {
    let look = look.look();
    let Some(kind) = form.kind() else {
        return Ok(choice(&app, look, None));
    };
    let code = fresh::query_code()?;
    let form = Form {
        query_code: code.digits().to_owned(),
        ..form
    };
    let answers = form.answers();
    Ok(match answers.parse(&app.setting(app.clock.now())) {
        Err(faults) => fill_in(
            &app,
            Shown {
                look,
                kind,
                form: &form,
                faults: &faults,
            },
        ),
        Ok(_) => overview(&app, look, kind, &form, &answers),
    })
}

fn overview(app: &App, look: Look, kind: Kind, form: &Form, answers: &Answers) -> Response {
    let lang = look.lang;
    let today = app.clock.now().day();
    let contact = answers.contact.as_ref();
    let person = contact.map(|contact| {
        [&contact.name, &contact.phone, &contact.email]
            .into_iter()
            .flatten()
            .cloned()
            .collect::<Vec<_>>()
            .join(" ")
    });
    let rows = [
        (submit::kind_label(lang), Some(statuses::kind(lang, kind).to_owned())),
        (
            faults::field(lang, Field::Unit, None),
            answers
                .unit
                .as_deref()
                .and_then(|unit| app.org.units.place(unit, answers.window.as_deref())),
        ),
        (faults::field(lang, Field::Text, Some(kind)), answers.text.clone()),
        (
            faults::field(lang, Field::OccurredOn, None),
            answers
                .occurred_on
                .as_deref()
                .and_then(Day::parse)
                .map(|day| dates::day(lang, day, today)),
        ),
        (faults::field(lang, Field::Officer, None), answers.officer.clone()),
        (
            submit::contact_label(lang),
            Some(person.unwrap_or_else(|| submit::anonymous(lang).to_owned())),
        ),
    ];
    let content = html! {
        div class="flow" {
            h1 { (submit::check_h1(lang)) }
            @if answers.text.as_deref().and_then(emergency::hint).is_some() { (calm(look)) }
            dl class="summary" {
                @for (label, value) in rows {
                    @if let Some(value) = value { div { dt { (label) } dd class="written" { (value) } } }
                }
            }
            p class="panel panel--note" { (submit::honest(lang)) }
            @if kind == Kind::Complaint { p { (submit::remedy(lang)) } }
            form method="post" action=(format!("/lite/send{}", look.query())) {
                (form.hidden())
                div class="actions" { button class="button" { (submit::send(lang)) } }
            }
            form method="post" action=(format!("/lite/edit{}", look.query())) {
                (form.hidden())
                div class="actions" { button class="button button--quiet" { (submit::change(lang)) } }
            }
        }
    };
    page(app, look, submit::check_h1(lang), None, content)
}

fn calm(look: Look) -> Markup {
    html! {
        div class="panel panel--calm flow" role="status" {
            p { strong { (submit::emergency_lead(look.lang)) } (submit::emergency_rest(look.lang)) }
            p class="actions" { a class="button" href="tel:110" { (submit::emergency_call(look.lang)) } }
        }
    }
}

/// POST /lite/edit: back to the form with everything in it.
pub async fn edit(State(app): State<App>, Query(look): Query<LookQuery>, Posted(form): Posted<Form>) -> Response {
    let look = look.look();
    match form.kind() {
        Some(kind) => fill_in(
            &app,
            Shown {
                look,
                kind,
                form: &form,
                faults: &[],
            },
        ),
        None => choice(&app, look, None),
    }
}
