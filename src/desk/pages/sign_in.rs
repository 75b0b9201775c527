//! 登录工作台: name and password, and the digits of the second factor once the server asks for them.

use std::rc::Rc;

use leptos::prelude::*;
use qingyu_api::desk::session::{Credentials, Me, SignIn};
use qingyu_api::{Endpoint, ProblemCode};
use qingyu_words::desk::{forms, oidc as other_words, pages as words};

use crate::client::{self, Failure};
use crate::desk::app::Desk;
use crate::desk::{navigate, oidc};
use crate::ui::el::{View, Words, el};
use crate::ui::error_summary::{self, error_summary};
use crate::ui::field::{Field, Form, field};
use crate::ui::{button, dom, text};

/// What the form knows.
#[derive(Clone, Copy)]
struct SigningIn {
    desk: Desk,
    /// The server asked for the second factor.
    with_otp: RwSignal<bool>,
    /// What is missing, by field.
    missing: RwSignal<Vec<(&'static str, &'static str)>>,
    /// What the server said.
    answer: RwSignal<String>,
    /// The call is under way.
    is_busy: RwSignal<bool>,
}

/// The page.
pub fn view(desk: Desk) -> Vec<View> {
    let lang = desk.lang;
    let ended = desk.ended.get_untracked();
    let ended = ended.map_or("", |outcome| other_words::outcome(lang, outcome));
    let form = SigningIn {
        desk,
        with_otp: RwSignal::new(false),
        missing: RwSignal::new(Vec::new()),
        answer: RwSignal::new(ended.to_owned()),
        is_busy: RwSignal::new(false),
    };
    let lines = move || {
        let missing = form.missing.get();
        missing
            .into_iter()
            .map(|(id, words)| (["#", id].concat(), words.to_owned()))
            .collect()
    };
    let otp = el("div", "").hide_while(move || !form.with_otp.get()).child(form.field(
        "otp",
        words::otp(lang),
        words::otp_hint(lang),
        "text",
        "one-time-code",
    ));
    let alert = el("p", "error").words(Rc::new(move || form.answer.get())).view();
    let inner = el("form", "flow")
        .set("novalidate", "novalidate")
        .child(form.field("name", words::name(lang), "", "text", "username"))
        .child(form.field("password", words::password(lang), "", "password", "current-password"))
        .child(otp.view())
        .child(button::submit(words::sign_in(lang)))
        .child(text::live("hint", move || {
            if form.is_busy.get() {
                words::signing_in(lang).to_owned()
            } else {
                String::new()
            }
        }))
        .on("submit", move |event| {
            event.prevent_default();
            form.send();
        });
    let mut content = vec![
        text::h1(words::sign_in_h1(lang)),
        super::device::pin(desk),
        error_summary(forms::fix(lang), lines),
        el("div", "").set("role", "alert").child(alert).view(),
        inner.view(),
    ];
    content.extend(oidc::link(desk));
    vec![text::flow(content)]
}

impl SigningIn {
    fn field(
        self,
        id: &'static str,
        label: &str,
        hint: &'static str,
        kind: &'static str,
        complete: &'static str,
    ) -> View {
        let wrong: Words = Rc::new(move || {
            let missing = self.missing.get();
            let own = missing.into_iter().find(|(field, _)| *field == id);
            own.map(|(_, words)| words.to_owned()).unwrap_or_default()
        });
        field(Field {
            id,
            label: label.to_owned(),
            hint,
            value: String::new(),
            wrong,
            form: Form::Line(kind, complete),
        })
    }

    fn send(self) {
        if self.is_busy.get_untracked() {
            return;
        }
        let lang = self.desk.lang;
        let with_otp = self.with_otp.get_untracked();
        let mut wanted = vec![
            ("name", words::needs_name(lang)),
            ("password", words::needs_password(lang)),
        ];
        if with_otp {
            wanted.push(("otp", words::needs_otp(lang)));
        }
        wanted.retain(|(id, _)| dom::text_of(id).trim().is_empty());
        self.answer.set(String::new());
        let is_complete = wanted.is_empty();
        self.missing.set(wanted);
        if !is_complete {
            return error_summary::focus();
        }
        let credentials = Credentials {
            name: dom::text_of("name").trim().to_owned(),
            password: dom::text_of("password"),
            otp: with_otp.then(|| dom::text_of("otp").trim().to_owned()),
        };
        let Ok(body) = serde_json::to_string(&credentials) else {
            return;
        };
        self.is_busy.set(true);
        client::spawn(async move {
            let answer = client::staff::post::<Me>(SignIn::PATH, body).await;
            self.is_busy.try_set(false);
            match answer {
                Ok(me) => navigate::enter(self.desk, me),
                Err(failure) => self.refused(&failure),
            }
        });
    }

    fn refused(self, failure: &Failure) {
        let lang = self.desk.lang;
        match failure.code() {
            Some(ProblemCode::OtpNeeded) => {
                self.with_otp.set(true);
                self.answer.set(words::otp_needed(lang).to_owned());
                dom::soon(|| dom::focus(dom::by_id("otp")));
            }
            Some(ProblemCode::WrongCredentials | ProblemCode::Invalid) => {
                self.answer.set(words::wrong(lang).to_owned());
                dom::focus(dom::by_id("password"));
            }
            _ => self.answer.set(self.desk.failure(failure)),
        }
    }
}
