//! What the steps have in common: a form whose fields go into the draft and are judged by the domain.

use std::rc::Rc;

use leptos::prelude::*;
use qingyu_domain::fault::{Fault, Field};
use qingyu_domain::submission::Setting;
use qingyu_domain::unit::Units;
use qingyu_words::{faults, shell, submit};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, FocusEvent, HtmlFormElement};

use crate::citizen::app::App;
use crate::citizen::draft::Draft;
use crate::citizen::route::Route;
use crate::citizen::{draft_box, navigate, place};
use crate::clock;
use crate::ui::el::{View, Words, el};
use crate::ui::error_summary::{self, Line};
use crate::ui::{button, dom, panel, steps, text};

/// How long after a field is left it is judged: a press is over by then.
const LEFT_MS: u32 = 200;

/// The form of a step.
#[derive(Clone, Copy)]
pub struct StepForm {
    app: App,
    /// The fields that go into the draft, by name.
    names: &'static [&'static str],
    /// Faults that are shown beside their fields.
    shown: RwSignal<Vec<Fault>>,
    /// Faults that stand in the summary.
    summary: RwSignal<Vec<Fault>>,
    /// Notified whenever the draft has changed.
    changed: Trigger,
}

/// The id of the element that holds a field.
pub fn id_of(field: Field) -> &'static str {
    match field {
        Field::UrgentReason => "urgent_reason",
        other => other.as_str().rsplit('.').next().unwrap_or_default(),
    }
}

/// The step on which a field stands.
pub fn step_of(field: Field) -> Route {
    match field {
        Field::Kind => Route::Start,
        Field::Unit | Field::Window => Route::About,
        Field::Text | Field::OccurredOn | Field::Officer => Route::Details,
        _ => Route::Contact,
    }
}

/// Everything that is wrong with the draft, judged as the server will judge it.
pub fn judge(app: App) -> Vec<Fault> {
    let (answers, unfinished) = app.draft.with(|draft| {
        let answers = draft.answers("", app.channel());
        let is_unnamed = answers.help.is_some() || draft.has("on_behalf");
        let unfinished = is_unnamed && draft.has("on_behalf") && draft.value("on_behalf_of").trim().is_empty();
        (answers, unfinished)
    });
    let reply_by = app.reply_ways();
    let judged = |units: &Units| {
        let setting = Setting {
            today: clock::today(),
            units,
            reply_by: &reply_by,
        };
        answers.parse(&setting).err().unwrap_or_default()
    };
    let mut found = app.units.peek(|units| match units {
        Some(units) => judged(units),
        None => judged(&Units::default()),
    });
    let units_are_known = app.units.peek(Option::is_some);
    found.retain(|fault| match fault.field {
        // Made when it is sent.
        Field::QueryCode => false,
        Field::Unit | Field::Window => units_are_known,
        _ => true,
    });
    if unfinished {
        found.push(Fault {
            field: Field::OnBehalfOf,
            code: qingyu_domain::fault::FaultCode::Required,
        });
    }
    found
}

/// A fault in words.
pub fn words(app: App, fault: Fault) -> String {
    let kind = app.draft.with(Draft::kind);
    faults::fault(app.lang, fault, kind)
}

impl StepForm {
    /// A form whose fields have these names.
    pub fn new(app: App, names: &'static [&'static str]) -> Self {
        Self {
            app,
            names,
            shown: RwSignal::new(Vec::new()),
            summary: RwSignal::new(Vec::new()),
            changed: Trigger::new(),
        }
    }

    /// What is wrong with a field, in words.
    pub fn wrong(self, field: Field) -> Words {
        Rc::new(move || {
            let fault = self
                .shown
                .with(|shown| shown.iter().find(|fault| fault.field == field).copied());
            fault.map(|fault| words(self.app, fault)).unwrap_or_default()
        })
    }

    /// Something that depends on what is typed.
    pub fn depends<T>(self, read: impl Fn(App) -> T + 'static) -> impl Fn() -> T + 'static {
        move || {
            self.changed.track();
            read(self.app)
        }
    }

    /// Brings what depends on the draft up to date.
    pub fn touch(self) {
        self.changed.notify();
    }

    /// Reads every field into the draft.
    fn take(self, form: &HtmlFormElement) {
        self.app.write(|draft| {
            for name in self.names {
                draft.put(name, &dom::value(form, name).unwrap_or_default());
            }
        });
        self.touch();
    }

    fn on_input(self, event: &Event) {
        if let Some(form) = dom::form_of(event) {
            self.take(&form);
        }
    }

    /// Judges the field that is left. A line that appears moves what is below, and a button that is pressed
    /// must not move: so not when one takes the focus, and a moment later where buttons take none.
    fn on_leave(self, event: &Event) {
        let to = event
            .dyn_ref::<FocusEvent>()
            .and_then(FocusEvent::related_target)
            .and_then(|to| to.dyn_into::<Element>().ok());
        if to.is_some_and(|to| matches!(to.tag_name().as_str(), "BUTTON" | "A" | "SUMMARY")) {
            return;
        }
        let left = event.target().and_then(|left| left.dyn_into::<Element>().ok());
        let Some(left) = left.map(|left| left.id()) else { return };
        if !self.names.contains(&left.as_str()) {
            return;
        }
        dom::after(LEFT_MS, move || {
            let found = judge(self.app).into_iter().filter(|fault| id_of(fault.field) == left);
            self.shown.update(|shown| {
                shown.retain(|fault| id_of(fault.field) != left);
                shown.extend(found);
            });
        });
    }

    fn lines(self) -> Vec<Line> {
        let line = |fault: &Fault| (["#", id_of(fault.field)].concat(), words(self.app, *fault));
        self.summary.with(|faults| faults.iter().map(line).collect())
    }

    /// Shows what is wrong on this page, if anything; true when there is nothing.
    fn passes(self, mine: Route, more: Vec<Fault>) -> bool {
        let mut found = judge(self.app);
        found.extend(more);
        found.retain(|fault| step_of(fault.field) == mine);
        self.summary.set(found.clone());
        let passes = found.is_empty();
        self.shown.set(found);
        navigate::retitle(self.app, !passes);
        if !passes {
            error_summary::focus();
        }
        passes
    }

    /// The whole step: back, steps, heading, form. `also` finds more faults; `next` runs when there are none.
    pub fn view(
        self,
        step: Route,
        heading: &str,
        content: Vec<View>,
        also: fn(App) -> Vec<Fault>,
        next: impl Fn() + 'static,
    ) -> Vec<View> {
        let next: Box<dyn Fn()> = Box::new(next);
        let on_submit = move |event: Event| {
            event.prevent_default();
            if let Some(form) = dom::form_of(&event) {
                self.take(&form);
            }
            if self.passes(step, also(self.app)) {
                next();
            }
        };
        let lang = self.app.lang;
        let form = el("form", "flow")
            .set("novalidate", "novalidate")
            .on("submit", on_submit)
            .on("input", move |event| self.on_input(&event))
            .on("compositionend", move |event| self.on_input(&event))
            .on("change", move |event| self.on_input(&event))
            .on("focusout", move |event| self.on_leave(&event))
            .all(content)
            .child(button::submit(shell::next(lang)));
        let main = vec![
            text::back(&self.app.href(before(step)), shell::back(lang)),
            progress(self.app, step),
            error_summary::error_summary(shell::error_heading(lang), move || self.lines()),
            text::h1(heading),
            form.view(),
            draft_box::view(self.app),
        ];
        text::page(main, Some(safe(self.app, self.depends(place::is_of_watchers))))
    }
}

/// No faults beyond those of the domain.
pub fn no_more(_: App) -> Vec<Fault> {
    Vec::new()
}

/// The step before.
pub const fn before(step: Route) -> Route {
    match step {
        Route::Details => Route::About,
        Route::Contact => Route::Details,
        Route::Check => Route::Contact,
        _ => Route::Start,
    }
}

/// Where one is among the four steps.
pub fn progress(app: App, step: Route) -> View {
    let lang = app.lang;
    let at = match step {
        Route::Details => 1,
        Route::Contact => 2,
        Route::Check => 3,
        _ => 0,
    };
    let names = [
        submit::step_about(lang),
        submit::step_details(lang),
        submit::step_contact(lang),
        submit::step_check(lang),
    ];
    steps::steps(submit::progress(lang), names, at)
}

/// Who receives this, unless that is not true of this one, and where not to write.
pub fn safe(app: App, is_of_watchers: impl Fn() -> bool + 'static) -> View {
    let lang = app.lang;
    let content = vec![
        text::h2(shell::safe_h2(lang)),
        el("p", "")
            .text(shell::safe_oversight(lang))
            .hide_while(is_of_watchers)
            .view(),
        el("p", "")
            .text(shell::safe_computer(lang))
            .hide_while(move || app.is_kiosk)
            .view(),
    ];
    panel::aside(shell::safe_h2(lang), vec![panel::panel("panel flow", content)])
}
