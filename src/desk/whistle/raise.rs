//! The form that asks for help; on what, the address says.

use qingyu_api::desk::whistles::{RaiseWhistle, WhistleMade};
use qingyu_api::{Endpoint, ProblemCode};
use qingyu_domain::whistle::{WhistleAbout, WhistleAnswers};
use qingyu_words::desk::{pages, whistles as words};

use crate::client::Failure;
use crate::desk::app::Desk;
use crate::desk::navigate;
use crate::desk::route::{Route, parameter};
use crate::desk::sheet::{Sheet, is_checked, typed};
use crate::random;
use crate::ui::el::View;
use crate::ui::text;

const TEXT: &str = "whistle-text";
const URGENT: &str = "whistle-urgent";

/// The page.
pub fn view(desk: Desk) -> Vec<View> {
    let lang = desk.lang;
    let about = parameter("about").unwrap_or_default();
    let reference = parameter("reference").unwrap_or_default();
    let sheet = Sheet::new(desk);
    let named = WhistleAbout::from_code(&about);
    let mut fields = Vec::new();
    if let Some(named) = named {
        // The id of an incident says nothing to anybody: its number stands where one comes from.
        let which = if named == WhistleAbout::Incident {
            words::about(lang, named).to_owned()
        } else {
            [words::about(lang, named), " ", &reference].concat()
        };
        fields.push(text::p("", &pages::of(lang, words::reference(lang), &which)));
    }
    fields.push(sheet.area(TEXT, words::text(lang), "", ""));
    fields.push(sheet.check(URGENT, words::is_urgent(lang), "", false));
    let key = random::key();
    let form = sheet.view(words::new_h1(lang), fields, words::raise(lang), move || {
        let asked = WhistleAnswers {
            key: key.clone(),
            about: Some(about.clone()),
            reference: Some(reference.clone()),
            urgent: is_checked(URGENT),
            text: Some(typed(TEXT)).filter(|text| !text.is_empty()),
        };
        send(sheet, &asked);
    });
    let mut all = vec![
        text::back(&Route::Whistles.href(lang), words::back(lang)),
        text::h1(words::new_h1(lang)),
        text::p("hint", words::new_lead(lang)),
    ];
    if named == Some(WhistleAbout::Case) {
        all.push(text::p("panel panel--note", words::new_lead_complaint(lang)));
    }
    all.push(form);
    vec![text::flow(all)]
}

fn send(sheet: Sheet, asked: &WhistleAnswers) {
    let (desk, lang) = (sheet.desk, sheet.desk.lang);
    let wrong = asked
        .text
        .is_none()
        .then(|| (TEXT, words::text_needed(lang).to_owned()));
    if !sheet.is_right(wrong.into_iter().collect()) {
        return;
    }
    sheet.post::<WhistleMade>(
        RaiseWhistle::PATH,
        asked,
        move |failure| refused(desk, failure),
        move |made| {
            navigate::go(desk, &Route::Whistle(made.whistle).href(lang));
            desk.say(words::raised(lang));
        },
    );
}

fn refused(desk: Desk, failure: &Failure) -> Option<String> {
    let lang = desk.lang;
    let words = match failure.code()? {
        ProblemCode::Invalid => words::text_digits(lang),
        ProblemCode::NotFound => words::not_yours(lang),
        _ => return None,
    };
    Some(words.to_owned())
}
