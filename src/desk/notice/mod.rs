//! A notice: what it says, and a form for each thing that can be done about it.

pub mod form;
pub mod told;

use leptos::prelude::*;
use qingyu_api::desk::notices::{Notice, ReadNotice};
use qingyu_api::{Endpoint, ProblemCode};
use qingyu_words::desk::{notices as words, pages};

use crate::client::{self, Failure};
use crate::desk::app::Desk;
use crate::desk::route::Route;
use crate::desk::{navigate, typed};
use crate::ui::el::{View, el};
use crate::ui::{button, dom, text};

/// The page of one notice.
#[derive(Clone, Copy)]
pub struct Page {
    /// The app.
    pub desk: Desk,
    /// The notice's number.
    pub number: StoredValue<String>,
    /// The notice, once loaded.
    pub notice: RwSignal<Option<Result<Notice, Failure>>>,
    /// What is wrong with a form: the id of the control, and words.
    pub faults: RwSignal<Vec<(String, String)>>,
    /// What the server said to a form: its id, and words.
    pub refused: RwSignal<(String, String)>,
    /// Something is being sent.
    pub is_busy: RwSignal<bool>,
}

/// The page.
pub fn view(desk: Desk, number: &str) -> Vec<View> {
    let page = Page {
        desk,
        number: StoredValue::new(number.to_owned()),
        notice: RwSignal::new(None),
        faults: RwSignal::new(Vec::new()),
        refused: RwSignal::default(),
        is_busy: RwSignal::new(false),
    };
    page.load("");
    let lang = desk.lang;
    let title = [words::number(lang), " ", number].concat();
    let status = move || {
        let is_there = page.notice.with(Option::is_some);
        if is_there { "" } else { pages::loading(lang) }.to_owned()
    };
    vec![text::flow(vec![
        text::back(&Route::Notices.href(lang), words::back(lang)),
        text::h1(&title),
        text::live("hint", status),
        el("div", "flow").content(move || page.content()).view(),
    ])]
}

impl Page {
    /// Loads the notice anew, keeps what is typed, and then says something.
    pub fn load(self, said: &'static str) {
        let number = self.number.get_value();
        let path = ReadNotice::PATH.replace("{notice}", &number);
        client::spawn(async move {
            let answer = client::staff::get::<Notice>(&path).await;
            if answer.as_ref().is_err_and(navigate::is_signed_out) {
                return navigate::over(self.desk);
            }
            let here = Route::Notice(number);
            if Route::here() != here || self.notice.is_disposed() {
                return;
            }
            if !said.is_empty() {
                typed::keep(self.desk, &here);
            }
            self.notice.set(Some(answer));
            dom::after(20, move || {
                typed::restore(self.desk, &here);
                if !said.is_empty() {
                    self.desk.say(said);
                    navigate::focus_heading();
                }
            });
        });
    }

    fn content(self) -> Vec<View> {
        let lang = self.desk.lang;
        self.notice.with(|notice| match notice {
            None => Vec::new(),
            Some(Ok(notice)) => [told::told(self.desk, notice), form::forms(self, notice)].concat(),
            Some(Err(failure)) => {
                let is_not_there = failure.code() == Some(ProblemCode::NotFound);
                let words = if is_not_there {
                    words::not_found(lang).to_owned()
                } else {
                    self.desk.failure(failure)
                };
                let alert = el("p", "error").set("role", "alert").text(&words);
                vec![alert.view(), button::quiet(pages::retry(lang), move || self.load(""))]
            }
        })
    }
}
