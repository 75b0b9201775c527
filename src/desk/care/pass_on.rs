//! Asking for oneself, and passing on a colleague: whom and what for, and no words.

use leptos::prelude::*;
use qingyu_api::desk::care::{ListCareColleagues, PassOn, PassedOn};
use qingyu_api::desk::people::Colleague;
use qingyu_api::{Endpoint, ProblemCode};
use qingyu_domain::care_list::{CareAnswers, CareReason};
use qingyu_words::desk::{care as words, pages};

use crate::client::Failure;
use crate::desk::app::Desk;
use crate::desk::navigate;
use crate::desk::sheet::{Options, Sheet, chosen, loaded};
use crate::random;
use crate::ui::el::{View, el};
use crate::ui::text;

const OWN_REASON: &str = "own-reason";
const REASON: &str = "care-reason";
const PERSON: &str = "care-person";

/// A form, and the key under which it is sent again until it is answered.
#[derive(Clone, Copy)]
struct Passing {
    sheet: Sheet,
    key: StoredValue<Option<String>>,
}

impl Passing {
    fn new(desk: Desk) -> Self {
        Self {
            sheet: Sheet::new(desk),
            key: StoredValue::new(random::key()),
        }
    }

    fn send(self, person: Option<String>, reason: String) {
        let desk = self.sheet.desk;
        let answers = CareAnswers {
            key: self.key.get_value(),
            person,
            reason: Some(reason),
        };
        self.sheet.post::<PassedOn>(
            PassOn::PATH,
            &answers,
            move |failure| self.refused(failure),
            move |_| {
                navigate::again(desk);
                desk.say(words::own_sent(desk.lang));
            },
        );
    }

    /// What was sent before had arrived, and was changed since: it is something else from then on.
    fn refused(self, failure: &Failure) -> Option<String> {
        (failure.code() == Some(ProblemCode::Conflict)).then(|| {
            self.key.set_value(random::key());
            words::sent_before(self.sheet.desk.lang).to_owned()
        })
    }
}

fn reasons(desk: Desk, first: (String, String), all: &[CareReason]) -> Options {
    let named = |reason: &CareReason| {
        let name = words::reason_of(desk.lang, *reason);
        (reason.as_str().to_owned(), name.to_owned())
    };
    std::iter::once(first).chain(all.iter().map(named)).collect()
}

/// What a colleague is passed on for.
const FOR_OTHERS: [CareReason; 3] = [CareReason::Workload, CareReason::HardIncident, CareReason::Abuse];

/// For oneself: nothing has to be said.
pub fn own(desk: Desk) -> View {
    let lang = desk.lang;
    let passing = Passing::new(desk);
    let unsaid = CareReason::Unsaid;
    let first = (unsaid.as_str().to_owned(), words::reason_of(lang, unsaid).to_owned());
    let options = reasons(desk, first, &FOR_OTHERS);
    let fields = vec![
        text::p("hint", words::own_lead(lang)),
        passing
            .sheet
            .select(OWN_REASON, words::reason(lang), "", &options, unsaid.as_str()),
    ];
    let send = move || passing.send(None, chosen(OWN_REASON));
    let form = passing
        .sheet
        .view(words::own_h2(lang), fields, words::own_send(lang), send);
    el("section", "panel flow")
        .child(text::h2(words::own_h2(lang)))
        .child(form)
        .view()
}

/// For a colleague.
pub fn other(desk: Desk) -> View {
    let lang = desk.lang;
    let content = loaded::<Vec<Colleague>>(desk, ListCareColleagues::PATH.to_owned(), move |all| {
        if all.is_empty() {
            return vec![text::p("", words::nobody(lang))];
        }
        // The names of the units may still be on their way.
        let all = all.clone();
        vec![el("div", "").content(move || vec![form(desk, &all)]).view()]
    });
    el("section", "panel flow")
        .child(text::h2(words::other_h2(lang)))
        .all(content)
        .view()
}

fn form(desk: Desk, all: &[Colleague]) -> View {
    let lang = desk.lang;
    let passing = Passing::new(desk);
    let sheet = passing.sheet;
    let choose = (String::new(), words::choose(lang).to_owned());
    let people = all.iter().map(|one| (one.id.0.clone(), named(desk, one)));
    let people: Options = std::iter::once(choose.clone()).chain(people).collect();
    let fields = vec![
        text::p("hint", words::other_lead(lang)),
        sheet.select(PERSON, words::colleague(lang), "", &people, ""),
        sheet.select(REASON, words::reason(lang), "", &reasons(desk, choose, &FOR_OTHERS), ""),
    ];
    let send = move || {
        let (person, reason) = (chosen(PERSON), chosen(REASON));
        let mut wrong = Vec::new();
        if person.is_empty() {
            wrong.push((PERSON, words::colleague_needed(lang).to_owned()));
        }
        if reason.is_empty() {
            wrong.push((REASON, words::reason_needed(lang).to_owned()));
        }
        if sheet.is_right(wrong) {
            passing.send(Some(person), reason);
        }
    };
    sheet.view(words::other_h2(lang), fields, words::other_send(lang), send)
}

/// Somebody by name and units.
pub fn named(desk: Desk, one: &Colleague) -> String {
    let units: Vec<String> = one.units.iter().map(|unit| desk.unit(Some(unit))).collect();
    pages::named(desk.lang, &one.shown, &units.join(pages::comma(desk.lang)))
}
