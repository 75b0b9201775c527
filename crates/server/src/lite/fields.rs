//! The form of a submission as HTML: labels, hints and faults as in the app.

use maud::{Markup, Render, html};
use qingyu_domain::fault::Field;
use qingyu_domain::kind::{Kind, ReplyBy};
use qingyu_words::{Lang, dial, faults, lite as words, shell, statuses, submit};

use super::form::{Form, Wrong};
use crate::app::App;
use crate::refusal::Refusal;
use crate::shell::Look;

/// What a form is shown with.
#[derive(Clone, Copy)]
pub struct Shown<'a> {
    /// The look.
    pub look: Look,
    /// The kind, known by now.
    pub kind: Kind,
    /// What was typed.
    pub form: &'a Form,
    /// What is to be corrected.
    pub wrong: &'a [Wrong],
    /// Why it was given back.
    pub refusal: Option<&'a Refusal>,
}

impl Shown<'_> {
    fn lang(&self) -> Lang {
        self.look.lang
    }

    fn wrong_at(&self, field: Field) -> Option<&str> {
        let wrong = self.wrong.iter().find(|wrong| wrong.at == field);
        wrong.map(|wrong| wrong.words.as_str())
    }

    /// Label, hint, fault and the control; the control is told what describes it.
    fn field(&self, at: Field, id: &str, hint: &str, control: impl FnOnce(Option<String>, bool) -> Markup) -> Markup {
        self.labelled(faults::field(self.lang(), at, Some(self.kind)), at, id, hint, control)
    }

    fn labelled(
        &self,
        label: &str,
        at: Field,
        id: &str,
        hint: &str,
        control: impl FnOnce(Option<String>, bool) -> Markup,
    ) -> Markup {
        let wrong = self.wrong_at(at);
        let hint_id = (!hint.is_empty()).then(|| format!("{id}-hint"));
        let error_id = wrong.map(|_| format!("{id}-error"));
        let described: Vec<&str> = [&hint_id, &error_id]
            .into_iter()
            .flatten()
            .map(String::as_str)
            .collect();
        let described = (!described.is_empty()).then(|| described.join(" "));
        html! {
            div class="field" {
                label class="label" for=(id) { (label) }
                @if let Some(id) = &hint_id { p class="hint" id=(id) { (hint) } }
                @if let (Some(words), Some(id)) = (wrong, &error_id) { p class="error" id=(id) { (words) } }
                (control(described, wrong.is_some()))
            }
        }
    }

    fn line(&self, at: Field, id: &str, hint: &str, kind: &str, value: &str) -> Markup {
        self.field(at, id, hint, |described, bad| input(id, kind, value, described, bad))
    }

    /// A line below a question of its own.
    fn question(&self, label: &str, at: Field, id: &str, hint: &str, value: &str) -> Markup {
        self.labelled(label, at, id, hint, |described, bad| {
            input(id, "text", value, described, bad)
        })
    }

    fn tick(&self, id: &str, label: &str, hint: &str, value: &str, at: Option<Field>) -> Markup {
        let wrong = at.and_then(|field| self.wrong_at(field));
        let described: Vec<String> = [(!hint.is_empty(), "hint"), (wrong.is_some(), "error")]
            .into_iter()
            .filter(|(is_there, _)| *is_there)
            .map(|(_, what)| format!("{id}-{what}"))
            .collect();
        html! {
            div class="choice" {
                input type="checkbox" id=(id) name=(id) value="1" checked[!value.is_empty()] aria-describedby=[(!described.is_empty()).then(|| described.join(" "))];
                label for=(id) { (label) }
                @if !hint.is_empty() { p class="hint" id=(format!("{id}-hint")) { (hint) } }
            }
            @if let Some(words) = wrong { p class="error" id=(format!("{id}-error")) { (words) } }
        }
    }

    /// The summary of all faults, each a link to its field, or why the form was given back.
    pub fn summary(&self) -> Markup {
        html! {
            @if let Some(refusal) = self.refusal {
                p class="panel panel--note" role="alert" { (super::refused::why_form(self.lang(), refusal)) }
            }
            @if !self.wrong.is_empty() {
                div class="error-summary flow" role="alert" tabindex="-1" {
                    h2 { (shell::error_heading(self.lang())) }
                    ul {
                        @for wrong in self.wrong {
                            li { a href=(format!("#{}", id_of(wrong.at))) { (wrong.words) } }
                        }
                    }
                }
            }
        }
    }

    /// Unit, text, time and officer.
    pub fn about(&self, app: &App) -> Markup {
        let (lang, form) = (self.lang(), self.form);
        let staff = app.staff.known();
        let is_open = |is_closed: bool, value: &str| !is_closed || form.place == value;
        let hint = match form.reviewed(app) {
            Some(_) => submit::watchers_hint(lang),
            None => submit::text_hint(lang, self.kind),
        };
        html! {
            (self.field(Field::Unit, "place", submit::place_hint(lang), |described, bad| html! {
                select class="input" id="place" name="place" aria-describedby=[described] aria-invalid=[bad.then_some("true")] {
                    option value="" { (submit::about_unsure(lang)) }
                    @for unit in &staff.org.units.0 {
                        @if is_open(unit.closed, &unit.code) {
                            option value=(unit.code) selected[form.place == unit.code] { (unit.name) }
                        }
                        @for window in &unit.windows {
                            @let value = format!("{}/{}", unit.code, window.code);
                            @if is_open(unit.closed || window.closed, &value) {
                                option value=(value) selected[form.place == value] { (unit.name) " · " (window.name) }
                            }
                        }
                    }
                }
            }))
            (self.field(Field::Text, "text", hint, |described, bad| html! {
                textarea class="input" id="text" name="text" rows="8" aria-describedby=[described] aria-invalid=[bad.then_some("true")] { "\n" (form.text) }
            }))
            (self.line(Field::OccurredOn, "occurred_on", submit::occurred_hint(lang), "date", &form.occurred_on))
            @if matches!(self.kind, Kind::Praise | Kind::Complaint) {
                (self.line(Field::Officer, "officer", submit::officer_hint(lang), "text", &form.officer))
            }
        }
    }

    /// Anonymous or with a contact; help; whom the young can turn to.
    pub fn contact(&self, app: &App) -> Markup {
        let (lang, form) = (self.lang(), self.form);
        let given = form.is_named();
        let way = if given {
            form.reply_way(&app.reply_by)
        } else {
            ReplyBy::from_code(&form.reply_by)
        };
        let mail = app.reply_by.contains(&ReplyBy::Email);
        let reply_hint = if mail {
            words::reply_hint(lang)
        } else {
            words::reply_hint_phone(lang)
        };
        html! {
            h2 id="contact" { (submit::contact_h1(lang)) }
            @if let Some(words) = self.wrong_at(Field::Contact) { p class="error" { (words) } }
            fieldset class="choices" aria-labelledby="contact" {
                (radio("contact", "anonymous", submit::anonymous(lang), submit::anonymous_hint(lang), !given))
                (radio("contact", "given", submit::contact_given(lang), submit::contact_given_hint(lang), given))
            }
            div class="panel flow" {
                h2 { (submit::who_sees_h2(lang)) }
                @if form.reviewed(app).is_some() {
                    p { (submit::who_sees_watchers(lang)) }
                } @else {
                    p { (submit::who_sees(lang)) (shell::gap(lang)) (submit::who_cannot(lang)) }
                }
            }
            (self.line(Field::ContactPhone, "phone", words::phone_hint(lang), "tel", &form.phone))
            (self.line(Field::ContactName, "name", submit::contact_name_hint(lang), "text", &form.name))
            @if mail { (self.line(Field::ContactEmail, "email", "", "email", &form.email)) }
            fieldset class="flow" {
                legend class="field" {
                    span class="label" { (submit::reply_legend(lang)) }
                    span class="hint" { (reply_hint) }
                }
                @if let Some(words) = self.wrong_at(Field::ReplyBy) { p class="error" { (words) } }
                div class="choices" {
                    @for one in &app.reply_by {
                        (radio("reply_by", one.as_str(), statuses::reply_by(lang, *one), "", way == Some(*one)))
                    }
                }
            }
            @if self.kind == Kind::Enquiry || self.kind == Kind::Complaint { (self.help()) }
            p class="hint" {
                (submit::youth(lang)) a href=(dial::tel(shell::YOUTH)) { (dial::number(shell::YOUTH)) } (submit::full_stop(lang))
            }
        }
    }

    fn help(&self) -> Markup {
        let (lang, form) = (self.lang(), self.form);
        html! {
            fieldset class="flow" {
                legend class="label" { (submit::help_legend(lang)) }
                div class="choices" {
                    @if self.kind == Kind::Enquiry {
                        (self.tick("accompany", submit::help_accompany(lang), "", &form.accompany, Some(Field::Accompany)))
                        (self.tick("home_visit", submit::help_home(lang), "", &form.home_visit, Some(Field::HomeVisit)))
                    } @else {
                        (self.tick("barrier_free", submit::help_barrier(lang), submit::help_barrier_hint(lang), &form.barrier_free, None))
                        (self.tick("call_back", submit::help_call(lang), "", &form.call_back, Some(Field::CallBack)))
                    }
                }
                @if self.kind == Kind::Enquiry {
                    (self.question(submit::help_urgent(lang), Field::UrgentReason, "urgent_reason", submit::help_urgent_reason(lang), &form.urgent_reason))
                } @else {
                    @let hint = [submit::help_behalf_who(lang), shell::gap(lang), submit::help_behalf_hint(lang)].concat();
                    (self.question(submit::help_behalf(lang), Field::OnBehalfOf, "on_behalf_of", &hint, &form.on_behalf_of))
                }
            }
        }
    }
}

fn input(id: &str, kind: &str, value: &str, described: Option<String>, bad: bool) -> Markup {
    html! {
        input class="input" id=(id) name=(id) type=(kind) value=(value) autocomplete="off" aria-describedby=[described] aria-invalid=[bad.then_some("true")];
    }
}

/// A radio as a card.
pub fn radio(name: &str, value: &str, label: impl Render, hint: &str, checked: bool) -> Markup {
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
        Field::Contact => "contact",
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
