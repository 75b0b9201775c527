//! 怎样联系您？: anonymous unless the citizen wants otherwise; helps per kind.

use std::rc::Rc;

use qingyu_domain::fault::Field;
use qingyu_domain::kind::{Kind, ReplyBy};
use qingyu_words::{dial, faults, shell, statuses, submit};

use super::calm::traced;
use super::form::{StepForm, no_more};
use crate::citizen::app::App;
use crate::citizen::draft::Draft;
use crate::citizen::route::Route;
use crate::citizen::{navigate, place};
use crate::ui::choice::{Choice, choice, group};
use crate::ui::el::{View, el, nothing};
use crate::ui::field::{self, Form, field};
use crate::ui::{panel, text};

/// Every field of the page.
const NAMES: &[&str] = &[
    "contact",
    "name",
    "phone",
    "email",
    "reply_by",
    "accompany",
    "urgent",
    "urgent_reason",
    "home_visit",
    "on_behalf",
    "on_behalf_of",
    "barrier_free",
    "call_back",
];

/// The page.
pub fn view(app: App) -> Vec<View> {
    let lang = app.lang;
    let form = StepForm::new(app, NAMES);
    let given = app.draft.with(Draft::has_contact);
    let who = choice_of(
        "contact",
        "none",
        submit::anonymous(lang),
        submit::anonymous_hint(lang),
        !given,
    );
    let leave = choice_of(
        "contact",
        "given",
        submit::contact_given(lang),
        submit::contact_given_hint(lang),
        given,
    );
    let sees = form.depends(move |app| {
        if place::is_of_watchers(app) {
            submit::who_sees_watchers(lang).to_owned()
        } else {
            [submit::who_sees(lang), shell::gap(lang), submit::who_cannot(lang)].concat()
        }
    });
    let content = vec![
        group(submit::contact_h1(lang), "visually-hidden", vec![who, leave]),
        traced(form),
        panel::panel(
            "panel flow",
            vec![
                text::h2(submit::who_sees_h2(lang)),
                el("p", "").words(Rc::new(sees)).view(),
            ],
        ),
        only_if(
            form.depends(|app| app.draft.with(Draft::has_contact)),
            contact(app, form),
        ),
        helps(app, form),
        el("p", "hint")
            .text(submit::youth(lang))
            .child(text::a("", &dial::tel(shell::YOUTH), dial::number(shell::YOUTH)))
            .text(submit::full_stop(lang))
            .view(),
    ];
    form.view(Route::Contact, submit::contact_h1(lang), content, no_more, move || {
        navigate::go(app, Route::Check);
    })
}

fn choice_of(name: &'static str, value: &'static str, label: &'static str, hint: &'static str, chosen: bool) -> View {
    choice(Choice {
        kind: "radio",
        name,
        value,
        label,
        hint,
        chosen,
    })
}

/// Content that stands there all the time and is seen only when something holds, so that nothing typed is lost.
fn only_if(holds: impl Fn() -> bool + 'static, content: View) -> View {
    el("div", "flow").hide_while(move || !holds()).child(content).view()
}

/// Name, phone, mail and the ways of answering that are set up.
fn contact(app: App, form: StepForm) -> View {
    let lang = app.lang;
    let ways = app.reply_ways();
    let line = |id: &'static str, at: Field, hint: &'static str, kind: &'static str, complete: &'static str| {
        field(field::Field {
            id,
            label: faults::field(lang, at, None).to_owned(),
            hint,
            value: app.value(id),
            wrong: form.wrong(at),
            form: Form::Line(kind, complete),
        })
    };
    let mut content = vec![
        line(
            "name",
            Field::ContactName,
            submit::contact_name_hint(lang),
            "text",
            "name",
        ),
        line("phone", Field::ContactPhone, "", "tel", "tel"),
    ];
    if ways.contains(&ReplyBy::Email) {
        content.push(line("email", Field::ContactEmail, "", "email", "email"));
    }
    let chosen = app.value("reply_by");
    let first = ways.first().map_or("", |way| way.as_str());
    let chosen = if chosen.is_empty() { first } else { &chosen };
    let ways = ways
        .iter()
        .map(|way| {
            choice_of(
                "reply_by",
                way.as_str(),
                statuses::reply_by(lang, *way),
                "",
                way.as_str() == chosen,
            )
        })
        .collect();
    content.push(group(submit::reply_legend(lang), "label", ways));
    content.push(text::live("error", move || form.wrong(Field::ReplyBy)()));
    text::flow(content)
}

/// Help that fits the kind; what is wrong with a box stands below all of them.
fn helps(app: App, form: StepForm) -> View {
    let lang = app.lang;
    let tick = |name: &'static str, label: &'static str, hint: &'static str| {
        let chosen = app.draft.with(|draft| draft.has(name));
        choice(Choice {
            kind: "checkbox",
            name,
            value: "1",
            label,
            hint,
            chosen,
        })
    };
    let more = |id: &'static str, at: Field, label: &'static str, hint: &'static str, when: &'static str| {
        let line = field(field::Field {
            id,
            label: label.to_owned(),
            hint,
            value: app.value(id),
            wrong: form.wrong(at),
            form: Form::Line("text", "off"),
        });
        only_if(form.depends(move |app| app.draft.with(|draft| draft.has(when))), line)
    };
    let choices = match app.draft.with(Draft::kind) {
        Some(Kind::Enquiry) => vec![
            tick("accompany", submit::help_accompany(lang), ""),
            tick("urgent", submit::help_urgent(lang), ""),
            more(
                "urgent_reason",
                Field::UrgentReason,
                submit::help_urgent_reason(lang),
                "",
                "urgent",
            ),
            tick("home_visit", submit::help_home(lang), ""),
        ],
        Some(Kind::Complaint) => vec![
            tick("on_behalf", submit::help_behalf(lang), ""),
            more(
                "on_behalf_of",
                Field::OnBehalfOf,
                submit::help_behalf_who(lang),
                submit::help_behalf_hint(lang),
                "on_behalf",
            ),
            tick(
                "barrier_free",
                submit::help_barrier(lang),
                submit::help_barrier_hint(lang),
            ),
            tick("call_back", submit::help_call(lang), ""),
        ],
        _ => return nothing(),
    };
    let wrong = move || {
        let all = [Field::Accompany, Field::HomeVisit, Field::CallBack];
        all.map(|at| form.wrong(at)()).concat()
    };
    text::flow(vec![
        group(submit::help_legend(lang), "label", choices),
        text::live("error", wrong),
    ])
}
