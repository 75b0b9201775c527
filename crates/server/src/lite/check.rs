//! Everything once more, before it is sent.

use axum::extract::{Form as Posted, State};
use axum::response::Response;
use maud::html;
use qingyu_domain::fault::Field;
use qingyu_domain::kind::{Kind, ReplyBy};
use qingyu_domain::submission::{Answers, HelpAnswers};
use qingyu_domain::time::Day;
use qingyu_words::{Lang, dates, faults, statuses, submit};

use super::calm::{calm, of_watchers};
use super::fields::Shown;
use super::form::Form;
use super::sent::{answered, failed};
use super::submit::{choice, fill_in};
use super::{Page, QUIET, page, switches};
use crate::app::App;
use crate::commands::file_case::filed_before;
use crate::refusal::Refusal;
use crate::shell::Look;

/// POST /lite/check: what will be sent. What was sent already shows its receipt: going back never files anew.
pub async fn check(State(app): State<App>, look: Look, Posted(form): Posted<Form>) -> Result<Response, Refusal> {
    let Some(kind) = form.kind() else {
        return Ok(choice(&app, look, true, &form));
    };
    let form = form.with_code()?;
    let wrong = form.wrong(&app, look.lang);
    if !wrong.is_empty() {
        let shown = Shown {
            look,
            kind,
            form: &form,
            wrong: &wrong,
            refusal: None,
        };
        return Ok(fill_in(&app, shown));
    }
    Ok(match filed_before(&app, &form.answers(&app.reply_by)).await {
        Ok(None) => overview(&app, look, kind, &form),
        Ok(Some(filing)) => answered(&app, look, &form, &filing),
        Err(refusal) => failed(&app, look, &form, &refusal),
    })
}

fn overview(app: &App, look: Look, kind: Kind, form: &Form) -> Response {
    let lang = look.lang;
    let answers = form.answers(&app.reply_by);
    let texts = [form.text.as_str(), form.urgent_reason.as_str()];
    let reviewed = form.reviewed(app);
    let traced = if form.is_named() {
        String::new()
    } else {
        submit::traced(lang, &form.text)
    };
    let main = html! {
        h1 { (submit::check_h1(lang)) }
        @if let Some(panel) = calm(look, texts) { (panel) }
        @if let Some(reviewed) = reviewed { (of_watchers(lang, reviewed)) }
        dl class="summary" {
            @for (label, value) in rows(app, lang, kind, &answers) {
                @if let Some(value) = value { div { dt { (label) } dd class="written" { (value) } } }
            }
        }
        @if !traced.is_empty() { p class="panel panel--note" role="status" { (traced) } }
        p class="panel panel--note" { (submit::honest(lang)) }
        @if kind == Kind::Complaint { p class="hint" { (submit::remedy(lang)) } }
        form method="post" action=(format!("/lite/send{}", look.query())) {
            (form.hidden())
            div class="actions" { button class="button" { (submit::send(lang)) } }
        }
        form method="post" action=(format!("/lite/edit{}", look.query())) {
            (form.hidden())
            div class="actions" {
                button class=(QUIET) { (submit::change(lang)) }
                (switches(look, "/lite/check"))
            }
        }
    };
    page(
        app,
        look,
        Page {
            title: submit::check_h1(lang),
            refusal: None,
            is_private: true,
            main,
            aside: html! {},
        },
    )
}

/// Label and value of everything that was filled in.
fn rows(app: &App, lang: Lang, kind: Kind, answers: &Answers) -> [(&'static str, Option<String>); 7] {
    let today = app.clock.now().day();
    let day = answers.occurred_on.as_deref().and_then(Day::parse);
    let unit = answers.unit.as_deref();
    let help = answers.help.as_ref().map(|help| helps(lang, help));
    [
        (submit::kind_label(lang), Some(statuses::kind(lang, kind).to_owned())),
        (
            faults::field(lang, Field::Unit, None),
            unit.and_then(|unit| app.staff.known().org.units.place(unit, answers.window.as_deref())),
        ),
        (faults::field(lang, Field::Text, Some(kind)), answers.text.clone()),
        (
            faults::field(lang, Field::OccurredOn, None),
            day.map(|day| dates::day(lang, day, today)),
        ),
        (faults::field(lang, Field::Officer, None), answers.officer.clone()),
        (submit::contact_label(lang), Some(contact(lang, answers))),
        (submit::help_label(lang), help),
    ]
}

/// Who may be reached and how, or that nobody may.
fn contact(lang: Lang, answers: &Answers) -> String {
    let Some(contact) = &answers.contact else {
        return submit::anonymous(lang).to_owned();
    };
    let way = contact.reply_by.as_deref().and_then(ReplyBy::from_code);
    let typed = [&contact.name, &contact.phone, &contact.email].into_iter().flatten();
    let parts: Vec<&str> = typed
        .map(String::as_str)
        .chain(way.map(|way| statuses::reply_by(lang, way)))
        .collect();
    parts.join(submit::list_separator(lang))
}

/// The help that is asked for.
fn helps(lang: Lang, help: &HelpAnswers) -> String {
    let asked = |flag: Option<bool>, label: &'static str| (flag == Some(true)).then_some(label);
    let urgent = help.urgent.as_ref().and_then(|urgent| urgent.reason.as_deref());
    let behalf = help.on_behalf_of.as_deref();
    let parts: Vec<&str> = [
        asked(help.accompany, submit::help_accompany(lang)),
        urgent.map(|_| submit::help_urgent(lang)),
        urgent,
        asked(help.home_visit, submit::help_home(lang)),
        behalf.map(|_| submit::help_behalf(lang)),
        behalf,
        asked(help.barrier_free, submit::help_barrier(lang)),
        asked(help.call_back, submit::help_call(lang)),
    ]
    .into_iter()
    .flatten()
    .collect();
    parts.join(submit::list_separator(lang))
}
