//! 通报: the notices to somebody, the newest day first.

use leptos::prelude::*;
use qingyu_api::Endpoint;
use qingyu_api::desk::notices::{NoticeLine, Notices, ReadNotices};
use qingyu_words::Lang;
use qingyu_words::dates;
use qingyu_words::desk::{notices as words, pages};

use crate::client::{self, Failure};
use crate::clock;
use crate::desk::app::Desk;
use crate::desk::navigate;
use crate::desk::route::{self, Route, with_lang};
use crate::ui::el::{View, el};
use crate::ui::{button, text};

/// The page.
pub fn view(desk: Desk) -> Vec<View> {
    let lang = desk.lang;
    let loaded: RwSignal<Option<Result<Notices, Failure>>> = RwSignal::new(None);
    let after = route::parameter("after").unwrap_or_default();
    let path = with_lang(ReadNotices::PATH, &[("after", after.clone())], Lang::Zh);
    client::spawn(async move {
        let answer = client::staff::get::<Notices>(&path).await;
        if answer.as_ref().is_err_and(navigate::is_signed_out) {
            return navigate::over(desk);
        }
        // The page may have been left meanwhile.
        loaded.try_set(Some(answer));
    });
    let status = move || {
        let is_there = loaded.with(Option::is_some);
        if is_there { "" } else { pages::loading(lang) }.to_owned()
    };
    let is_first = after.is_empty();
    let list = el("div", "flow").content(move || loaded.with(|loaded| content(desk, is_first, loaded.as_ref())));
    vec![text::flow(vec![
        text::h1(words::h1(lang)),
        text::p("hint", words::lead(lang)),
        text::live("hint", status),
        list.view(),
    ])]
}

fn content(desk: Desk, is_first: bool, loaded: Option<&Result<Notices, Failure>>) -> Vec<View> {
    let lang = desk.lang;
    let page = match loaded {
        None => return Vec::new(),
        Some(Err(failure)) => {
            let alert = el("p", "error").set("role", "alert").text(&desk.failure(failure));
            return vec![
                alert.view(),
                button::quiet(pages::retry(lang), move || navigate::again(desk)),
            ];
        }
        Some(Ok(page)) => page,
    };
    if page.notices.is_empty() {
        return vec![text::p("panel", words::empty(lang))];
    }
    let rows = page.notices.iter().map(|line| row(desk, line)).collect();
    let mut links = Vec::new();
    if let Some(next) = &page.next {
        let href = with_lang("/desk/notices", &[("after", next.clone())], lang);
        links.push((href, pages::next_page(lang)));
    }
    if !is_first {
        links.push((Route::Notices.href(lang), pages::first_page(lang)));
    }
    vec![text::list("queue", rows), text::links(&links)]
}

/// One notice: a single link, whose parts read as one sentence.
fn row(desk: Desk, line: &NoticeLine) -> View {
    let lang = desk.lang;
    let (class, read) = match (line.is_acknowledged, line.is_overdue) {
        (true, _) => ("tag", words::acknowledged(lang)),
        (false, true) => ("tag tag--danger", words::overdue(lang)),
        (false, false) => ("tag tag--sun", words::unread(lang)),
    };
    let first = el("span", "")
        .child(el("span", "row__number").text(&line.number).view())
        .text(" ")
        .child(
            el("small", "")
                .text(&dates::day(lang, line.told_on, clock::today()))
                .view(),
        );
    let second = el("span", "")
        .child(el("strong", "").text(words::subject(lang, line.subject)).view())
        .text(" ")
        .child(el("span", "tags").child(el("span", class).text(read).view()).view());
    let unit = line.unit.clone();
    let third = el("span", "").words(std::rc::Rc::new(move || {
        unit.as_deref().map(|unit| desk.unit(Some(unit))).unwrap_or_default()
    }));
    let due = line
        .due_at
        .map(|due| pages::of(lang, words::due(lang), &dates::moment(lang, due)));
    let fourth = el("span", "").text(&due.unwrap_or_default());
    el("a", "row")
        .set("href", &Route::Notice(line.number.clone()).href(lang))
        .all([first, second, third, fourth].map(crate::ui::el::El::view).into())
        .view()
}
