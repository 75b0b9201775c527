//! One person: who they are, their posts and where they served, and what an administrator can do with the account.

use leptos::prelude::*;
use qingyu_api::desk::people::{EditPeople, ListPeople, People, PersonEdit, PersonEdited, PersonView};
use qingyu_api::{Endpoint, FaultCode, Field, ProblemCode};
use qingyu_domain::person::{PersonId, Post, Service};
use qingyu_words::Lang;
use qingyu_words::desk::{house as words, openings};

use super::account::LENGTH;
use super::openings as opened;
use super::person_device;
use crate::client::Failure;
use crate::desk::app::Desk;
use crate::desk::navigate;
use crate::desk::route::Route;
use crate::desk::sheet::{Options, Sheet, chosen, loaded, typed};
use crate::ui::el::{View, el};
use crate::ui::{dom, text};

/// What stands in the form and is no field of it.
#[derive(Clone, Copy)]
pub struct Page {
    /// The form.
    pub sheet: Sheet,
    /// Whom; `None` for somebody new.
    id: StoredValue<Option<PersonId>>,
    /// The name as it was.
    shown: StoredValue<String>,
    /// As whom 统一身份认证 knew them.
    pub subject: StoredValue<String>,
    /// What an edit is made on.
    revision: StoredValue<Option<String>>,
    /// Roles, each for a unit.
    pub posts: RwSignal<Vec<Post>>,
    /// Roles as they were.
    pub held: StoredValue<Vec<Post>>,
    /// Units served at.
    pub served: RwSignal<Vec<Service>>,
    /// Whether their posts were touched.
    pub is_touched: RwSignal<bool>,
    /// The password that was made.
    made: RwSignal<String>,
    /// Whether what was sent last waits for a second person.
    waits: RwSignal<bool>,
}

/// The page of somebody, or of somebody new.
pub fn view(desk: Desk, id: &str) -> Vec<View> {
    let lang = desk.lang;
    let back = text::back(&Route::People.href(lang), words::back_people(lang));
    let mut content = vec![back];
    if id == "new" {
        content.push(text::h1(words::add_person(lang)));
        content.extend(Page::of(desk, None).form());
        return vec![text::flow(content)];
    }
    let heading = RwSignal::new(words::people_h1(lang).to_owned());
    let h1 = el("h1", "")
        .set("tabindex", "-1")
        .words(std::rc::Rc::new(move || heading.get()));
    content.push(h1.view());
    let path = [ListPeople::PATH, "?id=", id].concat();
    content.extend(loaded::<People>(desk, path, move |people| {
        let Some(person) = people.people.first() else {
            return vec![text::p("panel", words::nobody(lang))];
        };
        heading.set(person.shown.clone());
        dom::soon(navigate::retitle);
        let page = Page::of(desk, Some(person));
        let mut pieces = page.form();
        if page.is_own() {
            pieces.insert(0, text::p("panel panel--note", words::own_account(lang)));
        } else {
            pieces.push(page.account(person));
            pieces.extend(person_device::part(desk, person));
        }
        pieces.extend(opened::of_person(desk, &person.id.0));
        pieces
    }));
    vec![text::flow(content)]
}

impl Page {
    fn of(desk: Desk, person: Option<&PersonView>) -> Self {
        let posts = person.map(|person| person.posts.clone()).unwrap_or_default();
        let served = person.map(|person| person.served.clone()).unwrap_or_default();
        Self {
            sheet: Sheet::new(desk),
            id: StoredValue::new(person.map(|person| person.id.clone())),
            shown: StoredValue::new(person.map(|person| person.shown.clone()).unwrap_or_default()),
            subject: StoredValue::new(person.and_then(|person| person.subject.clone()).unwrap_or_default()),
            revision: StoredValue::new(person.map(|person| person.revision.clone())),
            held: StoredValue::new(posts.clone()),
            posts: RwSignal::new(posts),
            served: RwSignal::new(served),
            is_touched: RwSignal::new(false),
            made: RwSignal::new(String::new()),
            waits: RwSignal::new(false),
        }
    }

    /// Whether it is somebody who is not there yet.
    pub fn is_new(self) -> bool {
        self.id.with_value(Option::is_none)
    }

    /// Whether it is whoever looks at it.
    pub fn is_own(self) -> bool {
        let me = self
            .sheet
            .desk
            .me
            .with_untracked(|me| me.as_ref().map(|me| me.id.clone()));
        me == self.id.get_value()
    }

    fn form(self) -> Vec<View> {
        let (sheet, lang) = (self.sheet, self.sheet.desk.lang);
        let mut fields = Vec::new();
        if self.is_new() {
            let name = words::user_name(lang);
            fields.push(sheet.line("name", name, words::user_name_hint(lang), ("text", "off"), ""));
        }
        let shown = self.shown.get_value();
        fields.push(sheet.line(
            "shown",
            words::shown(lang),
            words::shown_hint(lang),
            ("text", "off"),
            &shown,
        ));
        if self.is_new() {
            fields.push(self.first_password());
        }
        fields.extend(self.subject());
        fields.extend([self.posts(), self.services()]);
        let label = if self.is_new() {
            words::add_person(lang)
        } else {
            words::save(lang)
        };
        let form = sheet.view(label, fields, label, move || self.send());
        // Somebody who was just added is not added once more.
        let form = el("div", "")
            .hide_while(move || self.is_new() && !self.made.with(String::is_empty))
            .child(form);
        vec![self.made_view(), form.view()]
    }

    fn first_password(self) -> View {
        let (sheet, lang) = (self.sheet, self.sheet.desk.lang);
        let options: Options = [
            ("made", words::initial_made(lang)),
            ("typed", words::initial_typed(lang)),
        ]
        .map(|(code, name)| (code.to_owned(), name.to_owned()))
        .into();
        let is_typed = RwSignal::new(false);
        let select = sheet.select("initial", words::initial(lang), "", &options, "made");
        let hint = words::typed_password_hint(lang);
        let line = sheet.line(
            "password",
            words::typed_password(lang),
            hint,
            ("password", "new-password"),
            "",
        );
        el("div", "flow")
            .child(select)
            .child(el("div", "").hide_while(move || !is_typed.get()).child(line).view())
            .on("change", move |_| is_typed.set(chosen("initial") == "typed"))
            .view()
    }

    /// The password that was made, once.
    fn made_view(self) -> View {
        let lang = self.sheet.desk.lang;
        let content = move || {
            let made = self.made.get();
            if made.is_empty() {
                return Vec::new();
            }
            let panel = el("section", "panel panel--note flow")
                .child(text::h2(words::made_h2(lang)))
                .child(
                    el("p", "secret")
                        .set("id", "made")
                        .set("tabindex", "-1")
                        .text(&made)
                        .view(),
                )
                .child(text::p("hint", words::made_hint(lang)));
            let panel = if self.waits.get_untracked() {
                panel.child(text::p("", openings::made_waits(lang)))
            } else {
                panel
            };
            vec![panel.view()]
        };
        el("div", "").content(content).view()
    }

    fn send(self) {
        let (sheet, lang) = (self.sheet, self.sheet.desk.lang);
        let (name, shown, is_new) = (typed("name"), typed("shown"), self.is_new());
        let by_hand = is_new && chosen("initial") == "typed";
        let password = dom::text_of("password");
        let mut wrong = Vec::new();
        if is_new && name.is_empty() {
            wrong.push(("name", words::needs_user_name(lang).to_owned()));
        }
        if shown.is_empty() {
            wrong.push(("shown", words::needs_shown(lang).to_owned()));
        }
        wrong.extend(self.wrong_subject());
        if by_hand && !LENGTH.contains(&password.chars().count()) {
            wrong.push(("password", words::needs_typed_password(lang).to_owned()));
        }
        if !sheet.is_right(wrong) {
            return;
        }
        let is_touched = is_new || self.is_touched.get_untracked();
        self.change(PersonEdit {
            name: is_new.then_some(name),
            shown: Some(shown),
            password: by_hand.then_some(password),
            make_password: (is_new && !by_hand).then_some(true),
            subject: self.new_subject(),
            posts: (is_touched && !self.is_own()).then(|| self.posts.get_untracked()),
            served: is_touched.then(|| self.served.get_untracked()),
            ..PersonEdit::default()
        });
    }

    /// Asks for a change of them.
    pub fn change(self, edit: PersonEdit) {
        let edit = PersonEdit {
            id: self.id.get_value(),
            revision: self.revision.get_value(),
            ..edit
        };
        let (desk, is_new) = (self.sheet.desk, self.is_new());
        self.sheet.post::<PersonEdited>(
            EditPeople::PATH,
            &edit,
            move |failure| {
                let is_last = !is_new && failure.code() == Some(ProblemCode::Conflict);
                let is_last = is_last.then(|| openings::last_one(desk.lang).to_owned());
                is_last.or_else(|| term_refused(desk.lang, failure))
            },
            move |done| {
                let lang = desk.lang;
                let said = match (&done.waits, is_new) {
                    (Some(_), _) => openings::sent(lang),
                    (None, true) => words::added(lang),
                    (None, false) => words::saved(lang),
                };
                self.waits.set(done.waits.is_some());
                match done.password {
                    Some(made) => {
                        self.made.set(made);
                        desk.say(said);
                        dom::soon(|| dom::focus(dom::by_id("made")));
                    }
                    None if is_new => {
                        navigate::go(desk, &Route::People.href(lang));
                        desk.say(said);
                    }
                    None => {
                        navigate::again(desk);
                        desk.say(said);
                    }
                }
            },
        );
    }
}

/// What is wrong with a term, where that is it.
fn term_refused(lang: Lang, failure: &Failure) -> Option<String> {
    let Failure::Problem(problem) = failure else {
        return None;
    };
    let mut faults = problem.faults.iter();
    let words = faults.find_map(|fault| match (fault.field, fault.code) {
        (Field::Until, _) => Some(words::term_wrong(lang)),
        (Field::Posts, FaultCode::OutOfRange) => Some(words::term_conflict(lang)),
        _ => None,
    })?;
    Some(words.to_owned())
}
