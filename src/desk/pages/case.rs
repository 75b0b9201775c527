//! A case: where it stands and its clocks, what is next, what the citizen wrote and what happened, and the rest.

use leptos::prelude::*;
use qingyu_api::Endpoint;
use qingyu_api::ProblemCode;
use qingyu_api::desk::acts::Identity;
use qingyu_api::desk::case::{ReadStory, Story};
use qingyu_words::desk::pages as words;

use crate::client::{self, Failure};
use crate::desk::app::Desk;
use crate::desk::deeds::panel;
use crate::desk::route::Route;
use crate::desk::similar::{self, Alike};
use crate::desk::story::{directives, head, history, proposals, work};
use crate::desk::{navigate, typed};
use crate::ui::el::{View, el};
use crate::ui::{button, dom, text};

/// The page of one case.
#[derive(Clone, Copy)]
pub struct Page {
    /// The app.
    pub desk: Desk,
    /// The case's number.
    pub number: StoredValue<String>,
    /// The case, once loaded.
    pub story: RwSignal<Option<Result<Story, Failure>>>,
    /// What is like it, where that is to be decided.
    pub alike: RwSignal<Alike>,
    /// Who the citizen is, after a look; gone with the page.
    pub identity: RwSignal<Option<Identity>>,
    /// The citizen's other query code, once handed out; gone with the page.
    pub code: RwSignal<Option<String>>,
    /// The slip with it was handed over.
    pub is_given: RwSignal<bool>,
    /// What is wrong with a form: the id of the control, and words.
    pub faults: RwSignal<Vec<(String, String)>>,
    /// What the server said to a form: its id, and words.
    pub refused: RwSignal<(String, String)>,
    /// An act is under way.
    pub is_busy: RwSignal<bool>,
}

/// The page.
pub fn view(desk: Desk, number: &str) -> Vec<View> {
    let page = Page {
        desk,
        number: StoredValue::new(number.to_owned()),
        story: RwSignal::new(None),
        alike: RwSignal::new(None),
        identity: RwSignal::new(None),
        code: RwSignal::new(None),
        is_given: RwSignal::new(false),
        faults: RwSignal::new(Vec::new()),
        refused: RwSignal::default(),
        is_busy: RwSignal::new(false),
    };
    page.load(String::new());
    let lang = desk.lang;
    let title = [words::number(lang), " ", number].concat();
    let back = text::back(&Route::Queue.href(lang), words::queue_h1(lang));
    let status = move || {
        let is_there = page.story.with(Option::is_some);
        if is_there {
            String::new()
        } else {
            words::loading(lang).to_owned()
        }
    };
    let facts = el("div", "flow").content(move || page.head());
    // Beside a slip nothing of the case is printed.
    let print = move || {
        page.code
            .with(|code| if code.is_some() { "slip" } else { "" }.to_owned())
    };
    vec![
        el("div", "case-head flow")
            .follow("data-print", print)
            .child(back)
            .child(text::h1(&title))
            .child(text::live("hint", status))
            .child(facts.view())
            .view(),
        el("section", "case-next flow")
            .follow("data-print", print)
            .set("aria-label", words::next_h2(lang))
            .content(move || page.with_story(|story| panel::next(page, story)))
            .view(),
        el("div", "case-story flow")
            .follow("data-print", print)
            .content(move || page.told())
            .view(),
        el("aside", "case-rest flow")
            .follow("data-print", print)
            .set("aria-label", words::others(lang))
            .child(el("div", "flow").content(move || similar::view(page)).view())
            .child(
                el("div", "flow")
                    .content(move || page.with_story(|story| panel::rest(page, story)))
                    .view(),
            )
            .view(),
    ]
}

impl Page {
    /// Loads the case anew, keeps what is typed, and then says something.
    pub fn load(self, said: String) {
        let number = self.number.get_value();
        let path = ReadStory::PATH.replace("{number}", &number);
        client::spawn(async move {
            let answer = client::staff::get::<Story>(&path).await;
            if answer.as_ref().is_err_and(navigate::is_signed_out) {
                return navigate::over(self.desk);
            }
            let here = Route::Case(number);
            if Route::here() != here || self.story.is_disposed() {
                return;
            }
            let is_again = self.story.with_untracked(|story| matches!(story, Some(Ok(_))));
            if is_again {
                typed::keep(self.desk, &here);
            }
            let is_to_be_compared = answer.as_ref().is_ok_and(similar::is_wanted);
            self.story.set(Some(answer));
            if is_to_be_compared {
                similar::load(self, &self.number.get_value());
            }
            dom::after(20, move || {
                let was_typed = typed::restore(self.desk, &here);
                if !said.is_empty() {
                    self.desk.say(&said);
                } else if was_typed {
                    self.desk.say(words::unsaved(self.desk.lang));
                }
                if is_again {
                    navigate::focus_heading();
                }
            });
        });
    }

    fn with_story(self, view: impl Fn(&Story) -> Vec<View>) -> Vec<View> {
        self.story.with(|story| match story {
            Some(Ok(story)) => view(story),
            _ => Vec::new(),
        })
    }

    fn head(self) -> Vec<View> {
        let lang = self.desk.lang;
        self.story.with(|story| match story {
            None => Vec::new(),
            Some(Ok(story)) => head(self.desk, story),
            Some(Err(failure)) if failure.code() == Some(ProblemCode::NotFound) => {
                vec![
                    el("p", "error")
                        .set("role", "alert")
                        .text(words::not_found(lang))
                        .view(),
                ]
            }
            Some(Err(failure)) => {
                let alert = el("p", "error").set("role", "alert").text(&self.desk.failure(failure));
                vec![
                    alert.view(),
                    button::quiet(words::retry(lang), move || self.load(String::new())),
                ]
            }
        })
    }

    fn told(self) -> Vec<View> {
        let desk = self.desk;
        self.with_story(|story| {
            [
                history::wrote(desk, story),
                history::joined(desk, story),
                work::allegations(desk, story),
                proposals::proposals(desk, story),
                work::improvements(desk, story),
                directives::directives(desk, story),
                directives::chain(desk, &story.chain),
                work::people(desk, story),
                directives::printed(desk, story),
                history::timeline(desk, story),
            ]
            .concat()
        })
    }
}
