//! The posts of somebody and the units where they served, as lists that one adds to.

use leptos::prelude::*;
use qingyu_domain::person::{Post, Role, Service};
use qingyu_domain::term::{self, TermFault};
use qingyu_domain::time::Day;
use qingyu_words::desk::{house as words, oidc as oidc_words, pages};

use super::people::{roles, units};
use super::person::Page;
use crate::clock;
use crate::desk::app::Desk;
use crate::desk::oidc;
use crate::desk::sheet::{Sheet, chosen, is_checked, typed};
use crate::ui::el::{View, el};
use crate::ui::{button, dom, text};

/// The line of it.
const SUBJECT: &str = "subject";
/// The role of a post.
const ROLE: &str = "post-role";
/// The unit of a post.
const UNIT: &str = "post-unit";
/// The last day of a post.
const UNTIL: &str = "post-until";
/// Characters of it at most.
const SUBJECT_LENGTH: usize = 255;

impl Page {
    /// As whom 统一身份认证 knows them: where there is such a thing, and of oneself to read only.
    pub fn subject(self) -> Option<View> {
        let lang = self.sheet.desk.lang;
        let known = self.subject.get_value();
        if known.is_empty() && !oidc::is_there() {
            return None;
        }
        let label = oidc_words::subject(lang);
        if self.is_own() {
            let known = if known.is_empty() {
                words::none_yet(lang)
            } else {
                &known
            };
            return Some(text::p("hint", &pages::of(lang, label, known)));
        }
        let hint = oidc_words::subject_hint(lang);
        Some(self.sheet.line(SUBJECT, label, hint, ("text", "off"), &known))
    }

    /// What it is changed to, if it is.
    pub fn new_subject(self) -> Option<String> {
        dom::by_id(SUBJECT)?;
        Some(typed(SUBJECT)).filter(|subject| *subject != self.subject.get_value())
    }

    /// What is wrong with it.
    pub fn wrong_subject(self) -> Option<(&'static str, String)> {
        let is_long = self.new_subject()?.chars().count() > SUBJECT_LENGTH;
        is_long.then(|| (SUBJECT, oidc_words::needs_subject(self.sheet.desk.lang).to_owned()))
    }

    /// Roles, each for a unit.
    pub fn posts(self) -> View {
        let (sheet, desk) = (self.sheet, self.sheet.desk);
        let lang = desk.lang;
        let list = el("div", "").content(move || {
            let line = |(at, post): (usize, Post)| {
                removable(desk, desk.post(&post), move || {
                    self.posts.update(|posts| drop(posts.remove(at)));
                    self.is_touched.set(true);
                })
            };
            lines(desk, self.posts.get().into_iter().enumerate().map(line).collect())
        });
        let (role, unit) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
        let is_term = move || role.get() == Role::Supervisor.as_str();
        let until = move || {
            let line = || {
                sheet.line(
                    UNTIL,
                    words::term_until(lang),
                    words::term_hint(lang),
                    ("date", "off"),
                    "",
                )
            };
            is_term().then(line).into_iter().collect()
        };
        let windows = move || {
            if is_term() {
                windows(desk, &unit.get())
            } else {
                Vec::new()
            }
        };
        let pick = el("div", "columns")
            .child(sheet.select(ROLE, words::role(lang), "", &roles(lang, "–"), ""))
            .child(unit_select(sheet, UNIT))
            .child(el("div", "").content(until).view())
            .on("change", move |_| {
                for (known, id) in [(role, ROLE), (unit, UNIT)] {
                    let now = chosen(id);
                    if known.get_untracked() != now {
                        known.set(now);
                    }
                }
            });
        let windows = el("div", "").content(windows);
        let add = button::quiet(words::add_post(lang), move || self.add_post());
        group(
            words::posts(lang),
            words::posts_hint(lang),
            vec![list.view(), pick.view(), windows.view(), button::row(vec![add])],
        )
    }

    /// Adds what is chosen, unless it is there, or no term can be like that.
    fn add_post(self) {
        let role = Role::from_code(&chosen(ROLE));
        let unit = chosen(UNIT);
        let Some(role) = role.filter(|_| !unit.is_empty()) else {
            return;
        };
        let mut posts = self.posts.get_untracked();
        if posts.iter().any(|post| post.role == role && post.unit == unit) {
            return;
        }
        let today = clock::today();
        posts.push(Post {
            until: Day::parse(&typed(UNTIL)),
            windows: chosen_windows(self.sheet.desk, role, &unit),
            ..Post::new(role, &unit)
        });
        let posts = term::appointed(posts, today);
        let fault = self.held.with_value(|held| {
            let served = self.served.get_untracked();
            term::fault(&posts, held, &served, today)
        });
        let lang = self.sheet.desk.lang;
        let wrong = fault.map(|fault| match fault {
            TermFault::Length => (
                UNTIL,
                pages::of(lang, words::term_length(lang), &term::latest(today).to_string()),
            ),
            TermFault::Prolonged => (UNTIL, words::term_prolonged(lang).to_owned()),
            TermFault::NoTerm => (ROLE, words::term_wrong(lang).to_owned()),
            TermFault::NoWindows => (ROLE, words::term_no_windows(lang).to_owned()),
            TermFault::Staff => (ROLE, words::term_staff(lang).to_owned()),
            TermFault::Served => (ROLE, words::term_served(lang).to_owned()),
        });
        if self.sheet.is_right(wrong.into_iter().collect()) {
            self.is_touched.set(true);
            self.posts.set(posts);
        }
    }

    /// Units served at.
    pub fn services(self) -> View {
        let (sheet, desk) = (self.sheet, self.sheet.desk);
        let lang = desk.lang;
        let list = el("div", "").content(move || {
            let line = |service: Service| {
                let until = service
                    .until
                    .map_or_else(|| words::still(lang).to_owned(), |day| day.to_string());
                el("span", "")
                    .text(&[&desk.unit(Some(&service.unit)), " · ", &until].concat())
                    .view()
            };
            lines(desk, self.served.get().into_iter().map(line).collect())
        });
        let pick = el("div", "columns")
            .child(unit_select(sheet, "served-unit"))
            .child(sheet.line(
                "until",
                words::until(lang),
                words::until_hint(lang),
                ("date", "off"),
                "",
            ));
        let add = button::quiet(words::add_served(lang), move || {
            let unit = chosen("served-unit");
            if unit.is_empty() {
                return;
            }
            let until = Day::parse(&typed("until"));
            self.served.update(|served| served.push(Service { unit, until }));
            self.is_touched.set(true);
        });
        group(
            words::served(lang),
            words::served_hint(lang),
            vec![list.view(), pick.view(), button::row(vec![add])],
        )
    }
}

/// The id of the box of a window.
fn window_id(code: &str) -> String {
    ["post-window-", code].concat()
}

/// The open windows of a unit, by code and name.
fn open_windows(desk: Desk, unit: &str) -> Vec<(String, String)> {
    desk.units.with(|units| {
        let own = units.iter().find(|one| one.code == unit);
        let open = own.into_iter().flat_map(|unit| &unit.windows).filter(|one| !one.closed);
        open.map(|window| (window.code.clone(), window.name.clone())).collect()
    })
}

/// A box for each window of a unit; nothing where it has none.
fn windows(desk: Desk, unit: &str) -> Vec<View> {
    let lang = desk.lang;
    let all = open_windows(desk, unit);
    if all.is_empty() {
        return vec![text::p("hint", words::term_windows_hint(lang))];
    }
    let choice = |(code, name): &(String, String)| {
        let id = window_id(code);
        let input = el("input", "").set("type", "checkbox").set("id", &id);
        el("div", "choice")
            .child(input.view())
            .child(el("label", "").set("for", &id).text(name).view())
            .view()
    };
    let boxes = all.iter().map(choice).collect();
    vec![group(words::term_windows(lang), words::term_windows_hint(lang), boxes)]
}

/// The windows that are checked; none for anybody but a supervisor.
fn chosen_windows(desk: Desk, role: Role, unit: &str) -> Vec<String> {
    if role != Role::Supervisor {
        return Vec::new();
    }
    let all = untrack(|| open_windows(desk, unit));
    let codes = all.into_iter().map(|(code, _)| code);
    codes.filter(|code| is_checked(&window_id(code))).collect()
}

/// A select of the open units, made anew when they have come.
fn unit_select(sheet: Sheet, id: &'static str) -> View {
    let lang = sheet.desk.lang;
    let content = move || vec![sheet.select(id, words::unit(lang), "", &units(sheet.desk, "–"), "")];
    el("div", "").content(content).view()
}

fn removable(desk: Desk, name: String, remove: impl Fn() + 'static) -> View {
    let word = words::remove(desk.lang);
    let button = el("button", "button button--quiet")
        .set("type", "button")
        .set("aria-label", &[word, " ", &name].concat())
        .text(word)
        .on("click", move |_| remove());
    el("span", "pair")
        .child(el("span", "").text(&name).view())
        .child(button.view())
        .view()
}

fn lines(desk: Desk, lines: Vec<View>) -> Vec<View> {
    if lines.is_empty() {
        return vec![text::p("hint", words::none_yet(desk.lang))];
    }
    vec![text::list("plain", lines)]
}

fn group(legend: &str, hint: &str, content: Vec<View>) -> View {
    el("fieldset", "flow boxed")
        .child(el("legend", "label").text(legend).view())
        .child(text::p("hint", hint))
        .all(content)
        .view()
}
