//! 请核对: everything once more with a way to change it, then 提交; and what happens while it is sent.

use leptos::prelude::*;
use qingyu_domain::fault::{Fault, Field};
use qingyu_domain::kind::{Kind, ReplyBy};
use qingyu_domain::time::Day;
use qingyu_words::{dates, faults, sending as words, shell, statuses, submit};

use super::form;
use crate::citizen::app::App;
use crate::citizen::draft::Draft;
use crate::citizen::kept::Request;
use crate::citizen::navigate;
use crate::citizen::route::Route;
use crate::citizen::sending::{self, Pause, Returned, Sending};
use crate::clock;
use crate::ui::code::code;
use crate::ui::el::{View, el, follow, nothing};
use crate::ui::error_summary::{self, Line};
use crate::ui::summary::{Row, summary};
use crate::ui::{button, panel, text};

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
        rows(app),
        text::p("panel panel--note", submit::honest(lang)),
        remedy(app),
        way(app, lines),
    ];
    text::page(main, Some(form::safe(app)))
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

/// Everything that will be sent. The unit's name may come later than the page.
fn rows(app: App) -> View {
    let shown = move || {
        let lang = app.lang;
        let place = app.place_name();
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
            row(faults::field(lang, Field::Unit, kind), place, Route::About, "unit"),
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

/// For complaints: legal remedies have time limits of their own.
fn remedy(app: App) -> View {
    if app.draft.with(Draft::kind) == Some(Kind::Complaint) {
        text::p("hint", submit::remedy(app.lang))
    } else {
        nothing()
    }
}

/// 提交, or how far it is on its way.
fn way(app: App, lines: RwSignal<Vec<Fault>>) -> View {
    let press = move || {
        let faults = form::judge(app);
        say(app, lines, &faults);
        if faults.is_empty() {
            sending::send(app);
        }
    };
    el("div", "")
        .set("role", "status")
        .content(move || vec![state(app, press)])
        .view()
}

/// The button, or the state of what was sent.
fn state(app: App, press: impl Fn() + Copy + 'static) -> View {
    let lang = app.lang;
    match app.sending.with(Sending::clone) {
        Sending::Sending(request) => on_its_way(app, words::sending(lang), String::new(), &request, None),
        Sending::Waiting(request, pause) => {
            on_its_way(app, words::sending(lang), why(app, pause), &request, Some(pause))
        }
        Sending::Returned(returned) => {
            let why = match returned {
                Returned::Faults(_) => "",
                Returned::Conflict => words::conflict_text(lang),
                Returned::Failed => words::failed_text(lang),
            };
            let panel = panel::panel(
                "panel flow",
                vec![text::p("label", words::not_sent(lang)), text::p("", why)],
            );
            text::flow(vec![panel, button::row(vec![button::main(submit::send(lang), press)])])
        }
        Sending::Idle | Sending::Received(_) => button::row(vec![button::main(submit::send(lang), press)]),
    }
}

/// Why it waits, and for how long.
fn why(app: App, pause: Pause) -> String {
    let lang = app.lang;
    let (text, seconds) = match pause {
        Pause::Offline => (words::offline_text(lang), 0),
        Pause::Asked(seconds) => (words::later_text(lang), seconds),
        Pause::BackOff(seconds) => (words::again_text(lang), seconds),
    };
    let mut text = text.to_owned();
    if seconds > 0 {
        text.push_str(&words::retry_in(lang, seconds));
    }
    text
}

/// The state, why, the code, and what can be done while it waits.
fn on_its_way(app: App, state: &'static str, why: String, request: &Request, pause: Option<Pause>) -> View {
    let lang = app.lang;
    let state = if request.is_out { state } else { words::not_sent(lang) };
    let grouped = sending::parse(&request.code).map(|code| code.grouped());
    let mut content = vec![
        text::p("label", state),
        text::p("", &why),
        text::p("hint", words::sending_text(lang)),
        code(&grouped.unwrap_or_default()),
    ];
    let mut buttons = Vec::new();
    if pause.is_some() {
        buttons.push(button::quiet(words::try_now(lang), move || sending::resume(app)));
        if !request.is_out {
            let stop = move || {
                sending::stop(app);
            };
            buttons.push(button::quiet(words::stop(lang), stop));
        }
    }
    content.push(button::row(buttons));
    panel::panel("panel flow", content)
}
