//! The list: what it is my turn to do, and all that I see.

use std::rc::Rc;

use qingyu_api::Endpoint;
use qingyu_api::desk::whistles::{ListWhistles, WhistleLine, Whistles};
use qingyu_words::desk::{pages, whistles as words};
use qingyu_words::{Lang, dates};

use super::{subject, tags};
use crate::desk::app::Desk;
use crate::desk::route::{Route, parameter, with_lang};
use crate::desk::sheet::loaded;
use crate::ui::el::{El, View, el};
use crate::ui::text;

/// The page.
pub fn view(desk: Desk) -> Vec<View> {
    let lang = desk.lang;
    let state = parameter("state").unwrap_or_default();
    let from = parameter("from").unwrap_or_default();
    let after = parameter("after").unwrap_or_default();
    let is_mine = state.is_empty() || state == "mine";
    let is_first = after.is_empty();
    let asked = [("state", state.clone()), ("from", from.clone())];
    let path = [asked[0].clone(), asked[1].clone(), ("after", after)];
    let path = with_lang(ListWhistles::PATH, &path, Lang::Zh);
    let here = Route::Whistles.path();
    let others = [
        ("mine", words::mine(lang)),
        ("open", words::open(lang)),
        ("over", words::over(lang)),
    ];
    let link = |(code, name): (&str, &'static str)| {
        let all = [("state", code.to_owned()), ("from", from.clone())];
        (with_lang(&here, &all, lang), name)
    };
    let others: Vec<(String, &str)> = others.map(link).into();
    let mut content = vec![
        text::h1(words::h1(lang)),
        text::p("hint", words::lead(lang)),
        text::links(&others),
    ];
    content.extend(loaded::<Whistles>(desk, path, move |page| {
        list(desk, &asked, (is_mine, is_first), page)
    }));
    vec![text::flow(content)]
}

fn list(desk: Desk, asked: &[(&'static str, String)], (is_mine, is_first): (bool, bool), page: &Whistles) -> Vec<View> {
    let lang = desk.lang;
    if page.lines.is_empty() {
        let none = if is_mine {
            words::none_mine(lang)
        } else {
            words::none(lang)
        };
        return vec![text::p("panel", none)];
    }
    let here = Route::Whistles.path();
    let mut links = Vec::new();
    if let Some(next) = &page.next {
        let mut all = asked.to_vec();
        all.push(("after", next.clone()));
        links.push((with_lang(&here, &all, lang), words::next(lang)));
    }
    if !is_first {
        links.push((with_lang(&here, asked, lang), words::first(lang)));
    }
    let rows = page.lines.iter().map(|line| row(desk, line)).collect();
    vec![text::list("queue", rows), text::links(&links)]
}

/// One of them: a single link, whose parts read as one sentence.
fn row(desk: Desk, line: &WhistleLine) -> View {
    let lang = desk.lang;
    let (from, to) = (line.from.clone(), line.to.clone());
    let units = move || {
        let named = |label, unit: &Option<String>| {
            let unit = unit.as_ref()?;
            Some(pages::of(lang, label, &desk.unit(Some(unit))))
        };
        let units = [named(words::from(lang), &from), named(words::to(lang), &to)];
        units.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    };
    let mut first = el("span", "").child(el("strong", "").text(&subject(desk, line)).view());
    for tag in tags(desk, line) {
        first = first.text(" ").child(tag);
    }
    let second = el("span", "").words(Rc::new(units));
    let due = pages::of(lang, words::due(lang), &dates::moment(lang, line.due));
    el("a", "row")
        .set("href", &Route::Whistle(line.whistle.clone()).href(lang))
        .all([first, second, el("span", "").text(&due)].map(El::view).into())
        .view()
}
