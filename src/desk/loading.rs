//! What is loaded before its page can be shown.

use leptos::prelude::*;
use qingyu_words::desk::pages as words;
use serde::de::DeserializeOwned;

use super::app::Desk;
use super::navigate;
use crate::client::{self, Failure};
use crate::ui::el::{View, el};
use crate::ui::{button, text};

/// Something that is loaded: words while it is not there, and what it makes when it is.
pub fn loaded<T: DeserializeOwned + Send + Sync + 'static>(
    desk: Desk,
    path: String,
    content: impl Fn(&T) -> Vec<View> + 'static,
) -> Vec<View> {
    loaded_or(desk, path, || None, content)
}

/// The same, with what is kept of it where there is no network.
pub fn loaded_or<T: DeserializeOwned + Send + Sync + 'static>(
    desk: Desk,
    path: String,
    kept: impl FnOnce() -> Option<T> + 'static,
    content: impl Fn(&T) -> Vec<View> + 'static,
) -> Vec<View> {
    let lang = desk.lang;
    let answer: RwSignal<Option<Result<T, Failure>>> = RwSignal::new(None);
    client::spawn(async move {
        let got = client::staff::get::<T>(&path).await;
        if got.as_ref().is_err_and(navigate::is_signed_out) {
            return navigate::over(desk);
        }
        let got = match got {
            Err(Failure::Offline) => kept().ok_or(Failure::Offline),
            got => got,
        };
        answer.try_set(Some(got));
    });
    let status = move || {
        let is_there = answer.with(Option::is_some);
        if is_there {
            String::new()
        } else {
            words::loading(lang).to_owned()
        }
    };
    let shown = move || {
        answer.with(|answer| match answer {
            None => Vec::new(),
            Some(Ok(value)) => content(value),
            Some(Err(failure)) => {
                let words = desk.failure(failure);
                let alert = el("div", "").set("role", "alert").child(text::p("error", &words));
                let again = button::quiet(words::retry(lang), move || navigate::again(desk));
                vec![alert.view(), again]
            }
        })
    };
    vec![text::live("hint", status), el("div", "flow").content(shown).view()]
}
