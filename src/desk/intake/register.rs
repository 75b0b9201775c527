//! 登记一件: one form, and the slip when it is done. What is typed stays until it is registered.

use leptos::prelude::*;
use qingyu_api::desk::register::{RegisterCase, Registered, Registration};
use qingyu_api::{Endpoint, ProblemCode};
use qingyu_domain::case::Refusal as Rule;
use qingyu_domain::emergency;
use qingyu_domain::kind::{Channel, Kind};
use qingyu_domain::submission::{Answers, ContactAnswers};
use qingyu_words::desk::{codes, pages, register as words};
use qingyu_words::{faults, statuses};

use super::slip;
use crate::client::Failure;
use crate::desk::app::Desk;
use crate::desk::navigate;
use crate::desk::route::Route;
use crate::desk::sheet::{Options, Sheet, chosen, typed};
use crate::random;
use crate::ui::combobox::{Combobox, combobox};
use crate::ui::el::{View, el};
use crate::ui::{dom, text};

const CHANNEL: &str = "channel";
const KIND: &str = "kind";
const UNIT: &str = "unit";
const TEXT: &str = "text";
const OFFICER: &str = "officer";
const NUMBER: &str = "number";
const NAME: &str = "contact-name";
const PHONE: &str = "contact-phone";

/// What was registered, once it is.
type Done = RwSignal<Option<Registered>>;

/// The page: the form, and in its place the slip.
pub fn view(desk: Desk) -> Vec<View> {
    let done: Done = RwSignal::new(None);
    let content = move || {
        done.with(|registered| match registered {
            Some(registered) => slip::registered(desk, registered),
            None => form(desk, done),
        })
    };
    vec![el("div", "flow").content(content).view()]
}

fn form(desk: Desk, done: Done) -> Vec<View> {
    let lang = desk.lang;
    let sheet = Sheet::new(desk);
    let key = StoredValue::new(random::key());
    let channels: Options = Channel::TAKEN_DOWN
        .iter()
        .map(|one| (one.as_str().to_owned(), codes::channel(lang, *one).to_owned()))
        .collect();
    let kinds: Options = Kind::ALL
        .iter()
        .rev()
        .map(|one| (one.as_str().to_owned(), statuses::kind(lang, *one).to_owned()))
        .collect();
    let line = |id, label| sheet.line(id, label, "", ("text", "off"), "");
    let fields = vec![
        sheet.select(CHANNEL, words::channel(lang), "", &channels, ""),
        sheet.select(KIND, words::kind(lang), "", &kinds, Kind::Complaint.as_str()),
        unit(desk, sheet),
        sheet.area(TEXT, words::text(lang), "", ""),
        danger(desk),
        line(OFFICER, words::officer(lang)),
        line(NUMBER, words::number(lang)),
        line(NAME, words::name(lang)),
        line(PHONE, words::phone(lang)),
    ];
    let send = move || register(sheet, key, done);
    vec![
        text::back(&Route::Intake.href(lang), qingyu_words::desk::imports::back(lang)),
        text::h1(words::h1(lang)),
        text::p("hint", words::lead(lang)),
        sheet.view(words::h1(lang), fields, words::save(lang), send),
    ]
}

/// The unit by its name, narrowed while one types.
fn unit(desk: Desk, sheet: Sheet) -> View {
    let lang = desk.lang;
    let find = move |text: &str| {
        let text = text.trim().to_owned();
        desk.units.with(|units| {
            let open = units.iter().filter(|unit| !unit.closed);
            let fits = open.filter(|unit| !text.is_empty() && unit.name.contains(&text));
            Some(fits.map(|unit| unit.name.clone()).collect())
        })
    };
    combobox(Combobox {
        id: UNIT,
        label: words::unit(lang),
        hint: words::unit_hint(lang),
        list_label: words::unit_list(lang),
        none: words::unit_none(lang),
        value: String::new(),
        wrong: sheet.wrong_with(UNIT),
        find: Box::new(find),
        chosen: Box::new(|_| {}),
    })
}

/// The code of the unit that is named; nothing for a name that is none.
fn unit_code(desk: Desk, name: &str) -> Option<String> {
    desk.units.with_untracked(|units| {
        let mut open = units.iter().filter(|unit| !unit.closed);
        open.find(|unit| unit.name == name).map(|unit| unit.code.clone())
    })
}

/// The calm panel while what is typed speaks of danger; never a block.
fn danger(desk: Desk) -> View {
    let hints = RwSignal::new(false);
    dom::soon(move || {
        let Some(area) = dom::by_id(TEXT) else { return };
        let read = move |_| {
            let now = emergency::hint(&dom::text_of(TEXT)).is_some();
            if hints.try_get_untracked().is_some_and(|before| before != now) {
                hints.set(now);
            }
        };
        dom::listen(&area, "input", read);
    });
    let shown = move || {
        if hints.get() {
            vec![text::p("panel panel--calm", words::danger(desk.lang))]
        } else {
            Vec::new()
        }
    };
    el("div", "").set("aria-live", "polite").content(shown).view()
}

fn register(sheet: Sheet, key: StoredValue<Option<String>>, done: Done) {
    let (desk, lang) = (sheet.desk, sheet.desk.lang);
    let some = |id: &str| Some(typed(id)).filter(|typed| !typed.is_empty());
    let name = some(UNIT);
    let unit = name.as_deref().and_then(|name| unit_code(desk, name));
    let mut wrong = Vec::new();
    if name.is_some() && unit.is_none() {
        wrong.push((UNIT, words::unit_wrong(lang).to_owned()));
    }
    if some(TEXT).is_none() {
        wrong.push((TEXT, words::text_needed(lang).to_owned()));
    }
    let phone = some(PHONE);
    let contact = some(NAME).or_else(|| phone.clone()).map(|_| ContactAnswers {
        name: some(NAME),
        reply_by: Some(if phone.is_some() { "phone" } else { "track" }.to_owned()),
        phone: phone.clone(),
        email: None,
    });
    let case = Answers {
        kind: Some(chosen(KIND)),
        unit,
        text: some(TEXT),
        officer: some(OFFICER),
        contact,
        channel: Some(chosen(CHANNEL)),
        ..Answers::default()
    };
    if !sheet.is_right(wrong) {
        return;
    }
    let request = Registration {
        key: key.get_value().unwrap_or_default(),
        case,
        number: some(NUMBER),
    };
    sheet.post::<Registered>(
        RegisterCase::PATH,
        &request,
        move |failure| refused(desk, key, failure),
        move |registered| {
            done.set(Some(registered));
            navigate::heading_soon();
        },
    );
}

fn refused(desk: Desk, key: StoredValue<Option<String>>, failure: &Failure) -> Option<String> {
    let lang = desk.lang;
    let Failure::Problem(problem) = failure else {
        return None;
    };
    match problem.code {
        ProblemCode::Conflict => {
            key.set_value(random::key());
            Some(words::taken(lang).to_owned())
        }
        ProblemCode::Rule if problem.rule == Some(Rule::OwnMatter) => Some(words::own(lang).to_owned()),
        ProblemCode::Invalid => {
            let said = problem.faults.iter().map(|fault| faults::fault(lang, *fault, None));
            Some(said.collect::<Vec<_>>().join(pages::comma(lang)))
        }
        _ => None,
    }
}
