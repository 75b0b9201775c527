//! The care list, for the psychological service; what is asked for stands in the address.

use std::rc::Rc;

use qingyu_api::Endpoint;
use qingyu_api::desk::care::{CareLine, CareList, ListCare};
use qingyu_domain::care_list::CareStage;
use qingyu_words::desk::{care as words, pages};
use qingyu_words::{Lang, dates};

use super::pass_on::named;
use crate::clock;
use crate::desk::app::Desk;
use crate::desk::route::{Route, parameter, with_lang};
use crate::desk::sheet::loaded;
use crate::ui::el::{El, View, el};
use crate::ui::text;

/// The list.
pub fn view(desk: Desk) -> Vec<View> {
    let lang = desk.lang;
    let closed = ("closed", parameter("closed").unwrap_or_default());
    let after = ("after", parameter("after").unwrap_or_default());
    let (is_closed, is_first) = (!closed.1.is_empty(), after.1.is_empty());
    let path = with_lang(ListCare::PATH, &[closed.clone(), after], Lang::Zh);
    let (heading, other) = if is_closed {
        (words::closed_h2(lang), (Route::Care.href(lang), words::to_open(lang)))
    } else {
        let closed = with_lang(&Route::Care.path(), &[("closed", "true".to_owned())], lang);
        (words::list_h2(lang), (closed, words::to_closed(lang)))
    };
    let mut content = vec![text::h2(heading), text::p("hint", words::list_lead(lang))];
    content.extend(loaded::<CareList>(desk, path, move |page| {
        let mut links = vec![other.clone()];
        let here = Route::Care.path();
        if let Some(next) = &page.next {
            let all = [closed.clone(), ("after", next.clone())];
            links.push((with_lang(&here, &all, lang), words::next(lang)));
        }
        if !is_first {
            links.push((
                with_lang(&here, std::slice::from_ref(&closed), lang),
                words::first(lang),
            ));
        }
        let none = if is_closed {
            words::closed_none(lang)
        } else {
            words::list_none(lang)
        };
        let rows: Vec<View> = page.lines.iter().map(|line| row(desk, line)).collect();
        let rows = if rows.is_empty() {
            text::p("panel", none)
        } else {
            text::list("queue", rows)
        };
        vec![rows, text::links(&links)]
    }));
    content
}

/// One of them: a single link, whose parts read as one sentence.
fn row(desk: Desk, line: &CareLine) -> View {
    let lang = desk.lang;
    let first = el("span", "").child(who(desk, line)).text(" ").child(stage(desk, line));
    let second = el("span", "").text(&why(desk, line));
    let third = el("span", "").text(&since(desk, line));
    el("a", "row")
        .set("href", &Route::CareOf(line.care.clone()).href(lang))
        .all([first, second, third].map(El::view).into())
        .view()
}

/// Whom it is about.
pub fn who(desk: Desk, line: &CareLine) -> View {
    let person = line.person.clone();
    el("strong", "").words(Rc::new(move || named(desk, &person))).view()
}

/// Where it stands.
pub fn stage(desk: Desk, line: &CareLine) -> View {
    let class = if line.stage == CareStage::Waiting {
        "tag tag--sun"
    } else {
        "tag"
    };
    el("span", class).text(words::stage_of(desk.lang, line.stage)).view()
}

/// What for, and from where it came.
pub fn why(desk: Desk, line: &CareLine) -> String {
    let (reason, from) = (
        words::reason_of(desk.lang, line.reason),
        words::from_of(desk.lang, line.from),
    );
    [reason, " · ", from].concat()
}

/// Since when.
pub fn since(desk: Desk, line: &CareLine) -> String {
    let day = dates::day(desk.lang, line.since, clock::today());
    pages::of(desk.lang, words::since(desk.lang), &day)
}
