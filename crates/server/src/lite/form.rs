//! The form of a submission: its fields as posted, and as answers.

use maud::{Markup, html};
use qingyu_domain::fault::{Fault, Field};
use qingyu_domain::kind::{Channel, Kind, ReplyBy};
use qingyu_domain::query_code::QueryCode;
use qingyu_domain::submission::{Answers, ContactAnswers, HelpAnswers, UrgentAnswers};
use qingyu_words::{Lang, faults, lite as words};
use serde::Deserialize;

use crate::app::App;
use crate::fresh;
use crate::refusal::Refusal;

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

/// Something to be corrected: where, and what to do.
#[derive(Clone)]
pub struct Wrong {
    pub at: Field,
    pub words: String,
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

    /// Whether something was typed or chosen beside the kind.
    pub fn is_begun(&self) -> bool {
        let typed = [
            &self.place,
            &self.text,
            &self.occurred_on,
            &self.officer,
            &self.name,
            &self.phone,
            &self.email,
            &self.on_behalf_of,
            &self.urgent_reason,
        ];
        typed.into_iter().any(|typed| some(typed).is_some())
    }

    /// Under the code that it has, or a fresh one: from its first page on, so that whatever is sent again is the same.
    pub fn with_code(self) -> Result<Self, Refusal> {
        if QueryCode::parse_strict(&self.query_code).is_some() {
            return Ok(self);
        }
        let query_code = fresh::query_code()?.digits().to_owned();
        Ok(Self { query_code, ..self })
    }

    /// For a complaint that goes past oversight: whether somebody independent reads it.
    pub fn reviewed(&self, app: &App) -> Option<bool> {
        let unit = self.place.split('/').next();
        app.staff.known().reviewed(self.kind()?, unit, app.clock.now())
    }

    /// Whether a contact is to be kept.
    pub fn is_named(&self) -> bool {
        self.contact == "given"
    }

    /// The way of answering: as chosen, else the one that fits what is typed.
    pub fn reply_way(&self, ways: &[ReplyBy]) -> Option<ReplyBy> {
        let only_mail = some(&self.phone).is_none() && some(&self.email).is_some();
        let fitting = if only_mail { ReplyBy::Email } else { ReplyBy::Phone };
        let fits = || ways.iter().find(|way| **way == fitting).or(ways.first()).copied();
        ReplyBy::from_code(&self.reply_by).or_else(fits)
    }

    /// The answers that the rules judge. A place is a unit or `unit/window`.
    pub fn answers(&self, ways: &[ReplyBy]) -> Answers {
        let (unit, window) = self.place.split_once('/').unwrap_or((&self.place, ""));
        let ticked = |value: &str| (!value.is_empty()).then_some(true);
        let kind = self.kind();
        let contact = self.is_named().then(|| ContactAnswers {
            name: some(&self.name),
            phone: some(&self.phone),
            email: some(&self.email),
            reply_by: self.reply_way(ways).map(|way| way.as_str().to_owned()),
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

    /// Everything that is to be corrected before it can be sent.
    pub fn wrong(&self, app: &App, lang: Lang) -> Vec<Wrong> {
        let staff = app.staff.known();
        let judged = self.answers(&app.reply_by).parse(&app.setting(&staff, app.clock.now()));
        let mut wrong = in_words(lang, self.kind(), &judged.err().unwrap_or_default());
        let typed = [&self.name, &self.phone, &self.email]
            .into_iter()
            .any(|typed| some(typed).is_some());
        // Neither is guessed: to drop a number or to keep one against somebody's will.
        if typed && !self.is_named() {
            let torn = Wrong {
                at: Field::Contact,
                words: words::torn(lang).to_owned(),
            };
            // In the order of the page: before whatever is about the contact and the help.
            let above = [
                Field::Unit,
                Field::Window,
                Field::Text,
                Field::OccurredOn,
                Field::Officer,
            ];
            let at = wrong.iter().take_while(|wrong| above.contains(&wrong.at)).count();
            wrong.insert(at, torn);
        }
        wrong
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

/// Faults as what is to be corrected.
pub fn in_words(lang: Lang, kind: Option<Kind>, list: &[Fault]) -> Vec<Wrong> {
    let one = |fault: &Fault| Wrong {
        at: fault.field,
        words: faults::fault(lang, *fault, kind),
    };
    list.iter().map(one).collect()
}
