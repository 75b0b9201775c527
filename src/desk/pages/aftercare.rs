//! 日常监督: what one has to do after bad ratings, the earliest due first; what is asked for stands in the address.

use std::rc::Rc;

use qingyu_api::Endpoint;
use qingyu_api::desk::aftercare::{Aftercare, AftercareLine, ListAftercare};
use qingyu_domain::aftercare::Want;
use qingyu_domain::person::Role;
use qingyu_words::desk::{aftercare as words, pages};
use qingyu_words::{Lang, dates};

use crate::clock;
use crate::desk::app::Desk;
use crate::desk::navigate;
use crate::desk::route::{Route, parameter, with_lang};
use crate::desk::sheet::{Options, Sheet, chosen, loaded};
use crate::ui::el::{El, View, el};
use crate::ui::{button, text};

/// Those who see a rating from within its unit.
const UNIT: [Role; 2] = [Role::UnitHead, Role::Handler];

/// The page.
pub fn view(desk: Desk) -> Vec<View> {
    let lang = desk.lang;
    let what = ("what", parameter("what").unwrap_or_default());
    let after = ("after", parameter("after").unwrap_or_default());
    let is_first = after.1.is_empty();
    let path = with_lang(ListAftercare::PATH, &[what.clone(), after], Lang::Zh);
    let roles = desk.roles();
    let mut content = vec![text::h1(words::h1(lang))];
    if roles.iter().any(|role| UNIT.contains(role)) {
        content.push(text::p("hint", words::lead_unit(lang)));
    }
    if roles.iter().any(|role| !UNIT.contains(role)) {
        content.push(text::p("hint", words::lead(lang)));
    }
    content.extend(form(desk, &what.1, &roles));
    content.extend(loaded::<Aftercare>(desk, path, move |page| {
        list(desk, &what, is_first, page)
    }));
    vec![text::flow(content)]
}

/// The choice of what; none where there is only one.
fn form(desk: Desk, what: &str, roles: &[Role]) -> Option<View> {
    let lang = desk.lang;
    let sheet = Sheet::new(desk);
    let theirs = Want::ALL
        .iter()
        .filter(|what| roles.iter().any(|role| what.is_for(*role)));
    let mut options: Options = vec![(String::new(), words::all(lang).to_owned())];
    options.extend(theirs.map(|what| (what.as_str().to_owned(), words::want(lang, *what).to_owned())));
    if options.len() < 3 {
        return None;
    }
    let form = el("form", "search")
        .set("role", "search")
        .set("aria-label", words::apply(lang))
        .child(sheet.select("what", words::what(lang), "", &options, what))
        .child(button::submit(words::apply(lang)))
        .on("submit", move |event| {
            event.prevent_default();
            let asked = [("what", chosen("what"))];
            navigate::go(desk, &with_lang(&Route::Aftercare.path(), &asked, lang));
        });
    Some(form.view())
}

fn list(desk: Desk, what: &(&'static str, String), is_first: bool, page: &Aftercare) -> Vec<View> {
    let lang = desk.lang;
    if page.lines.is_empty() {
        return vec![text::p("panel", words::none(lang))];
    }
    let rows = page.lines.iter().map(|line| row(desk, line)).collect();
    let mut links = Vec::new();
    if let Some(next) = &page.next {
        let after = [what.clone(), ("after", next.clone())];
        links.push((
            with_lang(&Route::Aftercare.path(), &after, lang),
            pages::next_page(lang),
        ));
    }
    if !is_first {
        let start = with_lang(&Route::Aftercare.path(), std::slice::from_ref(what), lang);
        links.push((start, words::first(lang)));
    }
    vec![text::list("queue", rows), text::links(&links)]
}

/// One of them: a single link, whose parts read as one sentence.
pub fn row(desk: Desk, line: &AftercareLine) -> View {
    let lang = desk.lang;
    let names: Vec<&str> = line.what.iter().map(|what| words::want(lang, *what)).collect();
    let first = el("span", "").child(el("strong", "").text(&names.join(pages::comma(lang))).view());
    let unit = line.unit.clone();
    let second = el("span", "").words(Rc::new(move || desk.unit(Some(&unit))));
    let due = dates::day(lang, line.due, clock::today());
    let over = line
        .is_overdue
        .then(|| el("span", "tag tag--danger").text(words::overdue(lang)).view());
    let third = el("span", "")
        .text(&[words::due(lang), " ", &due].concat())
        .text(" ")
        .all(over.into_iter().collect());
    el("a", "row")
        .set("href", &route(line).href(lang))
        .all([first, second, third].map(El::view).into())
        .view()
}

/// Where it is done.
fn route(line: &AftercareLine) -> Route {
    let about = line.about.clone();
    match line.what.first() {
        Some(Want::Ask | Want::AskAgain) => Route::Encounter(about),
        Some(
            Want::Rectify
            | Want::Reinspect
            | Want::Revisit
            | Want::ClearProblem
            | Want::Reply
            | Want::Judge
            | Want::Answer,
        ) => Route::Inspection(about),
        Some(Want::Look) => Route::Plans,
        _ => Route::Rating(about),
    }
}
