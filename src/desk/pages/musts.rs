//! 改进、澄清和追究: what findings ask for, found by sort and state; what is asked for stands in the address.

use leptos::prelude::With as _;
use qingyu_api::Endpoint;
use qingyu_api::desk::musts::{CSV_PATH, Effect, EffectSpan, ListMusts, MustLine, MustState, Musts};
use qingyu_domain::case::Must;
use qingyu_domain::person::Role;
use qingyu_words::desk::{acts, causes, codes, musts as words, pages};
use qingyu_words::{Lang, dates};

use crate::clock;
use crate::desk::app::Desk;
use crate::desk::navigate;
use crate::desk::route::{Route, parameter, with_lang};
use crate::desk::sheet::{Options, Sheet, chosen, loaded};
use crate::ui::el::{View, el};
use crate::ui::{button, text};

/// What the address can ask for, beside the page.
const ASKED: [&str; 3] = ["what", "state", "unit"];

/// Those who list all sorts; the head of a unit lists its improvements.
pub const WATCHING: [Role; 2] = [Role::Oversight, Role::Reviewer];

/// The page.
pub fn view(desk: Desk) -> Vec<View> {
    let lang = desk.lang;
    let asked = ASKED.map(|name| (name, parameter(name).unwrap_or_default()));
    let after = ("after", parameter("after").unwrap_or_default());
    let is_first = after.1.is_empty();
    let path = with_lang(ListMusts::PATH, &[&asked[..], &[after]].concat(), Lang::Zh);
    let csv = with_lang(CSV_PATH, &asked, Lang::Zh);
    let watches = desk.roles().iter().any(|role| WATCHING.contains(role));
    let lead = if watches {
        words::lead(lang)
    } else {
        words::lead_unit(lang)
    };
    let mut content = vec![
        text::h1(words::h1(lang)),
        text::p("hint", lead),
        form(desk, &asked, watches),
        el("p", "")
            .child(text::a("", &csv, words::csv(lang)))
            .text(" ")
            .child(el("small", "hint").text(words::csv_hint(lang)).view())
            .view(),
    ];
    if watches {
        content.push(text::p("hint", &causes::effect_note(lang)));
    }
    content.extend(loaded::<Musts>(desk, path, move |page| {
        list(desk, &asked, is_first, page)
    }));
    vec![text::flow(content)]
}

fn form(desk: Desk, asked: &[(&'static str, String); 3], watches: bool) -> View {
    let lang = desk.lang;
    let sheet = Sheet::new(desk);
    let sorts: &[Must] = if watches { Must::ALL } else { &[Must::Improvement] };
    let sorts: Options = sorts
        .iter()
        .map(|what| (what.as_str().to_owned(), words::must(lang, *what).to_owned()))
        .collect();
    let states = MustState::ALL.map(|state| (state.as_str().to_owned(), named(lang, state).to_owned()));
    let [(_, what), (_, state), (_, unit)] = asked;
    let units = watches.then(|| by_unit(desk, sheet, unit));
    el("form", "search")
        .set("role", "search")
        .set("aria-label", words::apply(lang))
        .child(sheet.select("what", words::what(lang), "", &sorts, what))
        .child(sheet.select("state", words::state(lang), "", &states.to_vec(), state))
        .all(units.into_iter().collect())
        .child(button::submit(words::apply(lang)))
        .on("submit", move |event| {
            event.prevent_default();
            let asked = ASKED.map(|name| (name, chosen(name)));
            navigate::go(desk, &with_lang(&Route::Musts.path(), &asked, lang));
        })
        .view()
}

/// Of which unit; its names may still be on their way.
fn by_unit(desk: Desk, sheet: Sheet, chosen: &str) -> View {
    let lang = desk.lang;
    let chosen = chosen.to_owned();
    let select = move || {
        let mut options: Options = vec![(String::new(), words::every_unit(lang).to_owned())];
        desk.units
            .with(|units| options.extend(units.iter().map(|unit| (unit.code.clone(), unit.name.clone()))));
        vec![sheet.select("unit", words::unit(lang), "", &options, &chosen)]
    };
    el("div", "").content(select).view()
}

const fn named(lang: Lang, state: MustState) -> &'static str {
    match state {
        MustState::Open => words::open(lang),
        MustState::Overdue => words::overdue(lang),
        MustState::Done => words::done(lang),
    }
}

fn list(desk: Desk, asked: &[(&'static str, String)], is_first: bool, page: &Musts) -> Vec<View> {
    let lang = desk.lang;
    if page.musts.is_empty() {
        return vec![text::p("panel", words::none(lang))];
    }
    let rows = page.musts.iter().map(|one| row(desk, one)).collect();
    let mut links = Vec::new();
    if let Some(next) = &page.next {
        let after = [asked, &[("after", next.clone())]].concat();
        links.push((with_lang(&Route::Musts.path(), &after, lang), pages::next_page(lang)));
    }
    if !is_first {
        links.push((with_lang(&Route::Musts.path(), asked, lang), words::first(lang)));
    }
    vec![text::list("queue", rows), text::links(&links)]
}

/// One of them: a single link to its case or notice, whose parts read as one sentence.
fn row(desk: Desk, one: &MustLine) -> View {
    let lang = desk.lang;
    let (route, number) = match (&one.number, &one.notice) {
        (Some(number), _) => (Route::Case(number.clone()), number.as_str()),
        (None, Some(notice)) => (Route::Notice(notice.clone()), notice.as_str()),
        (None, None) => (Route::Musts, ""),
    };
    let cause = one.cause.map(|cause| codes::cause(lang, cause)).unwrap_or_default();
    let first = el("span", "")
        .child(el("span", "row__number").text(number).view())
        .text(" ")
        .child(el("small", "").text(cause).view());
    let measure = one.measure.map(|measure| acts::measure(lang, measure));
    let how = measure.or_else(|| one.by_way_of.map(|way| acts::accountability(lang, way)));
    let is_done = one.done_on.is_some();
    // What nobody has planned yet says so; a clarification has no manner of its own.
    let how = how.unwrap_or(if is_done { "" } else { words::not_begun(lang) });
    let second = el("span", "").child(el("strong", "").text(how).view());
    let (owner, person, what) = (one.owner.clone(), one.person.clone(), one.what);
    let whose = move || match (&owner, &person) {
        (Some(unit), _) => [words::owner(lang), " ", &desk.unit(Some(unit))].concat(),
        (None, Some(person)) => {
            let label = if what == Must::Clarification {
                words::said_by(lang)
            } else {
                words::answers(lang)
            };
            [label, " ", &person.shown].concat()
        }
        (None, None) => String::new(),
    };
    let third = el("span", "").words(std::rc::Rc::new(whose));
    el("a", "row")
        .set("href", &route.href(lang))
        .all(
            [first, second, third, when(lang, one)]
                .map(crate::ui::el::El::view)
                .into(),
        )
        .all(one.effect.map(|effect| told(lang, effect)).into_iter().collect())
        .view()
}

/// What became of the cause: numbers first, and then what they allow to be said.
fn told(lang: Lang, effect: Effect) -> View {
    let span = |label: &'static str, span: EffectSpan| pages::of(lang, label, &words::span(lang, span.cases, span.of));
    let mut parts = vec![span(words::before(lang), effect.before)];
    parts.extend(effect.after.map(|after| span(words::after(lang), after)));
    parts.push(words::change(lang, effect.change).to_owned());
    el("small", "row__others").text(&parts.join(pages::comma(lang))).view()
}

/// By when, or since when and whether there is evidence.
fn when(lang: Lang, one: &MustLine) -> crate::ui::el::El {
    let today = clock::today();
    if let Some(done) = one.done_on {
        let evidence = if one.has_evidence {
            words::evidence(lang)
        } else {
            words::no_evidence(lang)
        };
        return el("span", "")
            .text(&[words::done_on(lang), " ", &dates::day(lang, done, today)].concat())
            .text(" ")
            .child(el("small", "").text(evidence).view());
    }
    let due = one
        .due_at
        .map(|due| dates::day(lang, due.day(), today))
        .unwrap_or_default();
    let over = one
        .is_overdue
        .then(|| el("span", "tag tag--danger").text(words::overdue(lang)).view());
    el("span", "")
        .text(&[words::due(lang), " ", &due].concat())
        .text(" ")
        .all(over.into_iter().collect())
}
