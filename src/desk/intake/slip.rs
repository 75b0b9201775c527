//! The slip with which a citizen claims a case: the number in large print and a code to scan, and nothing of the case.

use leptos::prelude::*;
use qingyu_api::Endpoint;
use qingyu_api::desk::case::{ReadStory, Story};
use qingyu_api::desk::register::{OfferClaim, Registered, Slip, SlipWish};
use qingyu_words::dates;
use qingyu_words::desk::register as words;

use crate::client::{self, picture};
use crate::clock;
use crate::desk::app::Desk;
use crate::desk::navigate;
use crate::desk::route::Route;
use crate::desk::sheet::{Sheet, loaded};
use crate::ui::el::{View, el};
use crate::ui::{button, text};

/// After a registration.
pub fn registered(desk: Desk, registered: &Registered) -> Vec<View> {
    let lang = desk.lang;
    let number = registered.receipt.number.to_string();
    let mut all = match &registered.slip {
        Some(slip) => printed(desk, &number, slip),
        // Its first answer was lost: another slip can be made.
        None => vec![text::h1(words::slip_h1(lang)), text::p("secret", &number)],
    };
    let links = [
        (Route::Slip(number.clone()).href(lang), words::make_link(lang)),
        (Route::Case(number).href(lang), words::to_case(lang)),
    ];
    let another = button::quiet(words::again(lang), move || navigate::again(desk));
    all.push(button::row(vec![another]));
    all.push(el("div", "no-print").child(text::links(&links)).view());
    all
}

/// The page that makes another one.
pub fn view(desk: Desk, number: &str) -> Vec<View> {
    let lang = desk.lang;
    let made: RwSignal<Option<Slip>> = RwSignal::new(None);
    let number = StoredValue::new(number.to_owned());
    let path = ReadStory::PATH.replace("{number}", &number.get_value());
    let asked = loaded::<Story>(desk, path, move |story| {
        if !story.may_offer_claim {
            return vec![text::p("panel", words::claimed(lang))];
        }
        vec![ask(desk, number, made)]
    });
    let back = text::back(&Route::Case(number.get_value()).href(lang), words::to_case(lang));
    let asked = el("div", "flow no-print")
        .all(asked)
        .hide_while(move || made.with(Option::is_some));
    let shown = move || {
        made.with(|slip| match slip {
            Some(slip) => printed(desk, &number.get_value(), slip),
            None => vec![text::h1(words::slip_h1(lang))],
        })
    };
    vec![text::flow(vec![
        el("div", "no-print").child(back).view(),
        el("div", "flow").content(shown).view(),
        asked.view(),
    ])]
}

fn ask(desk: Desk, number: StoredValue<String>, made: RwSignal<Option<Slip>>) -> View {
    let lang = desk.lang;
    let sheet = Sheet::new(desk);
    let send = move || {
        let path = OfferClaim::PATH.replace("{number}", &number.get_value());
        let Ok(body) = serde_json::to_string(&SlipWish {}) else {
            return;
        };
        sheet.run(
            async move { client::staff::post::<Slip>(&path, body).await },
            |_| None,
            move |slip| {
                made.set(Some(slip));
                navigate::heading_soon();
            },
        );
    };
    sheet.view(
        words::make(lang),
        vec![text::p("hint", words::make_hint(lang))],
        words::make(lang),
        send,
    )
}

/// As it is printed.
fn printed(desk: Desk, number: &str, slip: &Slip) -> Vec<View> {
    let lang = desk.lang;
    let drawn = RwSignal::new(String::new());
    let here = || window().location().origin().unwrap_or_default();
    let origin = slip.origin.clone().unwrap_or_else(here);
    let link = [&origin, "/claim#", &slip.claim].concat();
    client::spawn(async move {
        // Without the picture the digits are still there.
        let picture = picture::qr(link).await.unwrap_or_default();
        drawn.try_set(picture);
    });
    let image = move || {
        let picture = drawn.get();
        if picture.is_empty() {
            return Vec::new();
        }
        vec![
            el("img", "qr")
                .set("src", &picture)
                .set("alt", words::slip_qr(lang))
                .view(),
        ]
    };
    let until = dates::day(lang, slip.until.day(), clock::today());
    let until = [words::slip_until(lang), " ", &until].concat();
    let card = el("section", "panel flow")
        .set("aria-label", words::slip_h1(lang))
        .child(text::p("hint", words::slip_number(lang)))
        .child(text::p("secret", number))
        .child(el("div", "").content(image).view())
        .child(text::p("lead", words::slip_how(lang)))
        .child(text::p("", &until))
        .child(text::p("", words::slip_once(lang)))
        .child(text::p("hint", words::slip_secret(lang)))
        .child(text::p("invitation", &slip.claim));
    vec![
        text::h1(words::slip_h1(lang)),
        el("div", "no-print")
            .child(text::p("hint", words::slip_lead(lang)))
            .view(),
        card.view(),
        el("div", "no-print")
            .child(button::main(words::print(lang), || drop(window().print())))
            .view(),
    ]
}
