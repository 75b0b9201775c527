//! The form of a submission: its fields as posted, as answers, and as HTML.

use maud::{Markup, html};
use qingyu_domain::fault::{Fault, Field};
use qingyu_domain::kind::{Channel, Kind, ReplyBy};
use qingyu_domain::submission::{Answers, ContactAnswers, HelpAnswers, UrgentAnswers};
use qingyu_words::{Lang, faults, shell, statuses, submit};
use serde::Deserialize;

use crate::app::App;
use crate::shell::Look;

/// The fields as a browser posts them: every one a text, absent ones empty.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct Form {
    pub kind: String,
    pub place: String,
    pub text: String,
    pub occurred_on: String,
    pub officer: String,
    pub contact: String,
    pub name: String,
    pub phone: String,
    pub email: String,
    pub reply_by: String,
    pub on_behalf_of: String,
    pub accompany: String,
    pub home_visit: String,
    pub call_back: String,
    pub barrier_free: String,
    pub urgent_reason: String,
    pub query_code: String,
}

fn some(text: &str) -> Option<String> {
    // A pasted tab is no fault of the person who pasted it.
    let text = text.replace('\t', " ");
    (!text.trim().is_empty()).then_some(text)
}

impl Form {
    /// The kind, if it is one.
    pub fn kind(&self) -> Option<Kind> {
        Kind::from_code(&self.kind)
    }

    /// The answers that the rules judge. A place is a unit or `unit/window`.
    pub fn answers(&self) -> Answers {
        let (unit, window) = self.place.split_once('/').unwrap_or((&self.place, ""));
        let ticked = |value: &str| (!value.is_empty()).then_some(true);
        let kind = self.kind();
        let contact = (self.contact == "given").then(|| ContactAnswers {
            name: some(&self.name),
            phone: some(&self.phone),
            email: some(&self.email),
            reply_by: some(&self.reply_by),
        });
        let help = HelpAnswers {
            on_behalf_of: some(&self.on_behalf_of),
            accompany: ticked(&self.accompany),
            urgent: some(&self.urgent_reason).map(|reason| UrgentAnswers { reason: Some(reason) }),
            home_visit: ticked(&self.home_visit),
            call_back: ticked(&self.call_back),
            barrier_free: ticked(&self.barrier_free),
        };
        Answers {
            query_code: some(&self.query_code),
            kind: some(&self.kind),
            unit: some(unit),
            window: some(window),
            text: some(&self.text),
            occurred_on: some(&self.occurred_on),
            officer: matches!(kind, Some(Kind::Praise | Kind::Complaint))
                .then(|| some(&self.officer))
                .flatten(),
            contact,
            help: (help != HelpAnswers::default()).then_some(help),
            enterprise: None,
            channel: Some(Channel::Lite.as_str().to_owned()),
        }
    }

    /// All fields as hidden inputs, to go on with them.
    pub fn hidden(&self) -> Markup {
        let fields = [
            ("kind", &self.kind),
            ("place", &self.place),
            ("text", &self.text),
            ("occurred_on", &self.occurred_on),
            ("officer", &self.officer),
            ("contact", &self.contact),
            ("name", &self.name),
            ("phone", &self.phone),
            ("email", &self.email),
            ("reply_by", &self.reply_by),
            ("on_behalf_of", &self.on_behalf_of),
            ("accompany", &self.accompany),
            ("home_visit", &self.home_visit),
            ("call_back", &self.call_back),
            ("barrier_free", &self.barrier_free),
            ("urgent_reason", &self.urgent_reason),
            ("query_code", &self.query_code),
        ];
        html! {
            // A newline right after the opening tag or a carriage return would be changed by the browser in an input of one line.
            @for (name, value) in fields {
                @if name == "text" { textarea name=(name) hidden { "\n" (value) } }
                @else if !value.is_empty() { input type="hidden" name=(name) value=(value); }
            }
        }
    }
}

/// What a form is shown with.
#[derive(Clone, Copy)]
pub struct Shown<'a> {
    /// The look.
    pub look: Look,
    /// The kind, known by now.
    pub kind: Kind,
    /// What was typed.
    pub form: &'a Form,
    /// What was wrong with it.
    pub faults: &'a [Fault],
}

impl Shown<'_> {
    fn lang(&self) -> Lang {
        self.look.lang
    }

    fn fault(&self, field: Field) -> Option<String> {
        self.faults
            .iter()
            .find(|fault| fault.field == field)
            .map(|fault| faults::fault(self.lang(), *fault, Some(self.kind)))
    }

    /// Label, hint, fault and the control; the control is told what describes it.
    fn field(&self, field: Field, id: &str, hint: &str, control: impl FnOnce(String, bool) -> Markup) -> Markup {
        let fault = self.fault(field);
        let mut described = format!("{id}-hint");
        if fault.is_some() {
            described = format!("{described} {id}-error");
        }
        html! {
            div class="field" {
                label class="label" for=(id) { (faults::field(self.lang(), field, Some(self.kind))) }
                p class="hint" id=(format!("{id}-hint")) { (hint) }
                @if let Some(fault) = &fault { p class="error" id=(format!("{id}-error")) { (fault) } }
                (control(described, fault.is_some()))
            }
        }
    }

    fn line(&self, field: Field, id: &str, hint: &str, kind: &str, value: &str) -> Markup {
        self.field(field, id, hint, |described, bad| html! {
            input class="input" id=(id) name=(id) type=(kind) value=(value) autocomplete="off" aria-describedby=(described) aria-invalid=[bad.then_some("true")];
        })
    }

    fn tick(&self, id: &str, label: &str, value: &str, fault: Option<Field>) -> Markup {
        let fault = fault.and_then(|field| self.fault(field));
        html! {
            div class="choice" {
                input type="checkbox" id=(id) name=(id) value="1" checked[!value.is_empty()] aria-describedby=[fault.as_ref().map(|_| format!("{id}-error"))];
                label for=(id) { (label) }
                @if let Some(fault) = &fault { p class="error" id=(format!("{id}-error")) { (fault) } }
            }
        }
    }

    /// The summary of all faults, each a link to its field.
    pub fn summary(&self) -> Markup {
        html! {
            @if !self.faults.is_empty() {
                div class="error-summary flow" role="alert" tabindex="-1" {
                    h2 { (shell::error_heading(self.lang())) }
                    ul {
                        @for fault in self.faults {
                            li { a href=(format!("#{}", id_of(fault.field))) { (faults::fault(self.lang(), *fault, Some(self.kind))) } }
                        }
                    }
                }
            }
        }
    }

    /// Unit, text, time and officer.
    pub fn about(&self, app: &App) -> Markup {
        let (lang, form) = (self.lang(), self.form);
        html! {
            (self.field(Field::Unit, "place", submit::place_hint(lang), |described, bad| html! {
                select class="input" id="place" name="place" aria-describedby=(described) aria-invalid=[bad.then_some("true")] {
                    option value="" { (submit::about_unsure(lang)) }
                    @for unit in &app.org.units.0 {
                        option value=(unit.code) selected[form.place == unit.code] { (unit.name) }
                        @for window in &unit.windows {
                            @let value = format!("{}/{}", unit.code, window.code);
                            option value=(value) selected[form.place == value] { (unit.name) " · " (window.name) }
                        }
                    }
                }
            }))
            (self.field(Field::Text, "text", submit::text_hint(lang, self.kind), |described, bad| html! {
                textarea class="input" id="text" name="text" rows="8" aria-describedby=(described) aria-invalid=[bad.then_some("true")] { "\n" (form.text) }
            }))
            (self.line(Field::OccurredOn, "occurred_on", submit::occurred_hint(lang), "date", &form.occurred_on))
            @if matches!(self.kind, Kind::Praise | Kind::Complaint) {
                (self.line(Field::Officer, "officer", submit::officer_hint(lang), "text", &form.officer))
            }
        }
    }

    /// Anonymous or with a contact; help.
    pub fn contact(&self, app: &App) -> Markup {
        let (lang, form) = (self.lang(), self.form);
        let given = form.contact == "given";
        html! {
            fieldset class="choices" {
                legend class="label" { (submit::contact_h1(lang)) }
                (radio("contact", "anonymous", submit::anonymous(lang), submit::anonymous_hint(lang), !given))
                (radio("contact", "given", submit::contact_given(lang), submit::contact_given_hint(lang), given))
            }
            p class="hint" { (submit::who_sees(lang)) (shell::gap(lang)) (submit::who_cannot(lang)) }
            (self.line(Field::ContactName, "name", submit::contact_name_hint(lang), "text", &form.name))
            (self.line(Field::ContactPhone, "phone", "", "tel", &form.phone))
            @if app.reply_by.contains(&ReplyBy::Email) { (self.line(Field::ContactEmail, "email", "", "email", &form.email)) }
            fieldset class="choices" {
                legend class="label" { (submit::reply_legend(lang)) }
                @for way in &app.reply_by {
                    (radio("reply_by", way.as_str(), statuses::reply_by(lang, *way), "", form.reply_by == way.as_str()))
                }
                @if let Some(fault) = self.fault(Field::ReplyBy) { p class="error" { (fault) } }
            }
            @if self.kind == Kind::Enquiry || self.kind == Kind::Complaint { (self.help()) }
        }
    }

    fn help(&self) -> Markup {
        let (lang, form) = (self.lang(), self.form);
        html! {
            fieldset class="choices" {
                legend class="label" { (submit::help_legend(lang)) }
                @if self.kind == Kind::Enquiry {
                    (self.tick("accompany", submit::help_accompany(lang), &form.accompany, Some(Field::Accompany)))
                    (self.tick("home_visit", submit::help_home(lang), &form.home_visit, Some(Field::HomeVisit)))
                } @else {
                    (self.tick("barrier_free", submit::help_barrier(lang), &form.barrier_free, None))
                    (self.tick("call_back", submit::help_call(lang), &form.call_back, Some(Field::CallBack)))
                }
            }
            @if self.kind == Kind::Enquiry {
                (self.line(Field::UrgentReason, "urgent_reason", submit::help_urgent(lang), "text", &form.urgent_reason))
            } @else {
                (self.line(Field::OnBehalfOf, "on_behalf_of", submit::help_behalf_hint(lang), "text", &form.on_behalf_of))
            }
        }
    }
}

fn radio(name: &str, value: &str, label: &str, hint: &str, checked: bool) -> Markup {
    let id = format!("{name}-{value}");
    html! {
        div class="choice" {
            input type="radio" id=(id) name=(name) value=(value) checked[checked] aria-describedby=[(!hint.is_empty()).then(|| format!("{id}-hint"))];
            label for=(id) { (label) }
            @if !hint.is_empty() { p class="hint" id=(format!("{id}-hint")) { (hint) } }
        }
    }
}

/// The control of a field.
fn id_of(field: Field) -> &'static str {
    match field {
        Field::Unit | Field::Window => "place",
        Field::OccurredOn => "occurred_on",
        Field::Officer => "officer",
        Field::ContactName => "name",
        Field::ContactPhone => "phone",
        Field::ContactEmail => "email",
        Field::ReplyBy => "reply_by-phone",
        Field::OnBehalfOf => "on_behalf_of",
        Field::UrgentReason => "urgent_reason",
        Field::Accompany => "accompany",
        Field::HomeVisit => "home_visit",
        Field::CallBack => "call_back",
        _ => "text",
    }
}
