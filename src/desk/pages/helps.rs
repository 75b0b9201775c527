//! 帮您办: help that was asked for, unanswered wishes first, then the others of today; each leads to its case.

use std::rc::Rc;

use qingyu_api::Endpoint;
use qingyu_api::desk::helps::{HelpLine, Helps, ListHelps};
use qingyu_domain::case::WishStanding;
use qingyu_words::desk::{helps as words, pages};
use qingyu_words::{Lang, dates, helps};

use crate::clock;
use crate::desk::app::Desk;
use crate::desk::route::{Route, parameter, with_lang};
use crate::desk::sheet::loaded;
use crate::ui::el::{El, View, el};
use crate::ui::text;

/// The page.
pub fn view(desk: Desk) -> Vec<View> {
    let lang = desk.lang;
    let after = ("after", parameter("after").unwrap_or_default());
    let is_first = after.1.is_empty();
    let path = with_lang(ListHelps::PATH, &[after], Lang::Zh);
    let mut content = vec![text::h1(words::h1(lang)), text::p("hint", words::lead(lang))];
    content.extend(loaded::<Helps>(desk, path, move |page| list(desk, is_first, page)));
    vec![text::flow(content)]
}

fn list(desk: Desk, is_first: bool, page: &Helps) -> Vec<View> {
    let lang = desk.lang;
    if page.lines.is_empty() {
        return vec![text::p("panel", words::none(lang))];
    }
    let rows = page.lines.iter().map(|line| row(desk, line)).collect();
    let (mut links, here) = (Vec::new(), Route::Helps.path());
    if let Some(next) = &page.next {
        let after = [("after", next.clone())];
        links.push((with_lang(&here, &after, lang), words::next_page(lang)));
    }
    if !is_first {
        links.push((Route::Helps.href(lang), words::first(lang)));
    }
    vec![text::list("queue", rows), text::links(&links)]
}

/// One of them: a single link to its case, whose parts read as one sentence.
fn row(desk: Desk, line: &HelpLine) -> View {
    let lang = desk.lang;
    let class = match line.standing {
        WishStanding::Open => "tag tag--sun",
        _ => "tag",
    };
    let first = el("span", "")
        .child(el("strong", "").text(helps::help(lang, line.help)).view())
        .text(" ")
        .child(el("span", class).text(words::standing(lang, line.standing)).view());
    let unit = line.unit.clone();
    let second = el("span", "")
        .text(&line.number.to_string())
        .text(" ")
        .child(el("span", "").words(Rc::new(move || desk.unit(unit.as_deref()))).view());
    let when = line.due_at.map_or_else(
        || {
            pages::of(
                lang,
                words::asked(lang),
                &dates::day(lang, line.asked_on, clock::today()),
            )
        },
        |due| [words::due(lang), " ", &dates::moment(lang, due)].concat(),
    );
    let over = line
        .is_overdue
        .then(|| el("span", "tag tag--danger").text(words::overdue(lang)).view());
    let third = el("span", "").text(&when).text(" ").all(over.into_iter().collect());
    el("a", "row")
        .set("href", &Route::Case(line.number.to_string()).href(lang))
        .all([first, second, third].map(El::view).into())
        .view()
}
