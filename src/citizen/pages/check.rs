//! 请核对: everything once more with a way to change it, then 提交.

use leptos::prelude::*;
use qingyu_domain::fault::{Fault, Field};
use qingyu_domain::kind::{Kind, ReplyBy};
use qingyu_domain::time::Day;
use qingyu_words::{Lang, dates, faults, shell, statuses, submit};

use super::way::way;
use super::{calm, form};
use crate::citizen::app::App;
use crate::citizen::draft::Draft;
use crate::citizen::route::Route;
use crate::citizen::sending::{Returned, Sending};
use crate::citizen::{navigate, place};
use crate::clock;
use crate::ui::el::{View, el, follow, nothing};
use crate::ui::error_summary::{self, Line};
use crate::ui::summary::{Row, summary};
use crate::ui::text;

/// The page.
pub fn view(app: App) -> Vec<View> {
    let lang = app.lang;
    let lines = RwSignal::new(Vec::<Fault>::new());
    app.load_units();
    follow(Box::new(move || {
        if let Sending::Returned(Returned::Faults(faults)) = app.sending.with(Sending::clone) {
            say(app, lines, &faults);
        }
    }));
    let main = vec![
        text::back(&app.href(Route::Contact), shell::back(lang)),
        form::progress(app, Route::Check),
        error_summary::error_summary(shell::error_heading(lang), move || to_lines(app, lines)),
        text::h1(submit::check_h1(lang)),
        calm::still(app),
        rows(app),
        text::p("panel panel--note", submit::honest(lang)),
        remedy(lang, app.draft.with(Draft::kind) == Some(Kind::Complaint)),
        place::of_watchers(app, move || place::is_of_watchers(app)),
        way(app, move || {
            let faults = form::judge(app);
            say(app, lines, &faults);
            faults.is_empty()
        }),
    ];
    text::page(main, Some(form::safe(app, move || place::is_of_watchers(app))))
}

/// Each fault with a link to the step where it can be changed.
fn to_lines(app: App, faults: RwSignal<Vec<Fault>>) -> Vec<Line> {
    let line = |fault: &Fault| {
        let href = [&app.href(form::step_of(fault.field)), "#", form::id_of(fault.field)].concat();
        (href, form::words(app, *fault))
    };
    faults.with(|faults| faults.iter().map(line).collect())
}

/// Shows what is wrong, if anything is.
fn say(app: App, lines: RwSignal<Vec<Fault>>, faults: &[Fault]) {
    lines.set(faults.to_vec());
    navigate::retitle(app, !faults.is_empty());
    if !faults.is_empty() {
        error_summary::focus();
    }
}

/// The day as people say it; what is no day stays as it was typed.
fn occurred_on(app: App) -> String {
    let typed = app.value("occurred_on");
    Day::parse(&typed).map_or(typed, |day| dates::day(app.lang, day, clock::today()))
}

/// The unit's name, or that the citizen does not know it.
fn unit_or_unsure(app: App, place: String) -> String {
    if place.is_empty() && app.draft.with(|draft| draft.has("unsure")) {
        submit::about_unsure(app.lang).to_owned()
    } else {
        place
    }
}

/// Everything that will be sent. The unit's name may come later than the page.
fn rows(app: App) -> View {
    let shown = move || {
        let lang = app.lang;
        let place = place::name(app);
        let kind = app.draft.with(Draft::kind);
        let row = |name: &'static str, value: String, to: Route, id: &str| {
            let href = if id.is_empty() {
                app.href(to)
            } else {
                [&app.href(to), "#", id].concat()
            };
            let value = if value.trim().is_empty() {
                submit::not_given(lang).to_owned()
            } else {
                value
            };
            Row {
                name,
                value,
                change: Some((href, submit::change(lang))),
            }
        };
        let field = |at: Field, id: &'static str| row(faults::field(lang, at, kind), app.value(id), Route::Details, id);
        let mut rows = vec![
            row(
                submit::kind_label(lang),
                kind.map(|kind| statuses::kind(lang, kind).to_owned())
                    .unwrap_or_default(),
                Route::Start,
                "",
            ),
            row(
                faults::field(lang, Field::Unit, kind),
                unit_or_unsure(app, place),
                Route::About,
                "unit",
            ),
            field(Field::Text, "text"),
            row(
                faults::field(lang, Field::OccurredOn, kind),
                occurred_on(app),
                Route::Details,
                "occurred_on",
            ),
        ];
        if matches!(kind, Some(Kind::Praise | Kind::Complaint)) {
            rows.push(field(Field::Officer, "officer"));
        }
        rows.push(row(submit::contact_label(lang), contact(app), Route::Contact, ""));
        let helps = helps(app, kind);
        if !helps.is_empty() {
            rows.push(row(submit::help_label(lang), helps, Route::Contact, ""));
        }
        vec![summary(rows)]
    };
    el("div", "").content(shown).view()
}

fn join(app: App, parts: impl IntoIterator<Item = String>) -> String {
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(submit::list_separator(app.lang))
}

/// Who may be reached and how, or that nobody may.
fn contact(app: App) -> String {
    if !app.draft.with(Draft::has_contact) {
        return submit::anonymous(app.lang).to_owned();
    }
    let way = ReplyBy::from_code(&app.value("reply_by")).map(|way| statuses::reply_by(app.lang, way).to_owned());
    let parts = ["name", "phone", "email"].map(|name| app.value(name));
    join(app, parts.into_iter().chain(way))
}

/// The help that is asked for.
fn helps(app: App, kind: Option<Kind>) -> String {
    let lang = app.lang;
    let known: &[(&str, &str, &str)] = match kind {
        Some(Kind::Enquiry) => &[
            ("accompany", submit::help_accompany(lang), ""),
            ("urgent", submit::help_urgent(lang), "urgent_reason"),
            ("home_visit", submit::help_home(lang), ""),
        ],
        Some(Kind::Complaint) => &[
            ("on_behalf", submit::help_behalf(lang), "on_behalf_of"),
            ("barrier_free", submit::help_barrier(lang), ""),
            ("call_back", submit::help_call(lang), ""),
        ],
        _ => &[],
    };
    let asked = known
        .iter()
        .filter(|(name, ..)| app.draft.with(|draft| draft.has(name)));
    join(
        app,
        asked.flat_map(|(_, label, more)| [(*label).to_owned(), app.value(more)]),
    )
}

/// For complaints: legal remedies have time limits of their own. Said wherever a complaint is shown.
pub fn remedy(lang: Lang, is_complaint: bool) -> View {
    if is_complaint {
        text::p("hint", submit::remedy(lang))
    } else {
        nothing()
    }
}
