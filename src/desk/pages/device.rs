//! 作风监督员的手机: brought in by the link that was given, and signed in on with a PIN.

use leptos::prelude::*;
use qingyu_api::desk::device::{AddDevice, DeviceKnown, DeviceSetting, EnterPin, KnowDevice, PinEntry};
use qingyu_api::desk::session::Me;
use qingyu_api::{Endpoint, ProblemCode};
use qingyu_words::desk::device as words;
use wasm_bindgen::JsValue;

use crate::client::{self, Failure};
use crate::desk::app::Desk;
use crate::desk::navigate;
use crate::desk::route::Route;
use crate::desk::sheet::{Sheet, typed};
use crate::ui::el::{View, el};
use crate::ui::text;

const PIN: &str = "pin";
const AGAIN: &str = "pin-again";

/// Whether these can be a PIN's digits; which of them are refused the server says.
fn are_digits(pin: &str) -> bool {
    pin.len() == 6 && pin.bytes().all(|byte| byte.is_ascii_digit())
}

/// The page behind an invitation's link.
pub fn invite(desk: Desk) -> Vec<View> {
    let (lang, sheet) = (desk.lang, Sheet::new(desk));
    let fields = vec![
        sheet.pin(PIN, words::new_pin(lang), words::new_pin_hint(lang)),
        sheet.pin(AGAIN, words::again(lang), ""),
    ];
    let form = sheet.view(words::invite_h1(lang), fields, words::set(lang), move || set(sheet));
    vec![text::flow(vec![
        text::h1(words::invite_h1(lang)),
        text::p("hint", words::invite_lead(lang)),
        form,
    ])]
}

fn set(sheet: Sheet) {
    let (desk, lang) = (sheet.desk, sheet.desk.lang);
    let pin = typed(PIN);
    let mut wrong = Vec::new();
    if !are_digits(&pin) {
        wrong.push((PIN, words::pin_wrong(lang).to_owned()));
    } else if pin != typed(AGAIN) {
        wrong.push((AGAIN, words::again_wrong(lang).to_owned()));
    }
    if !sheet.is_right(wrong) {
        return;
    }
    // Behind the #, so that no server log ever holds it.
    let hash = window().location().hash().unwrap_or_default();
    let invitation = hash.trim_start_matches('#').to_owned();
    sheet.post::<Me>(
        AddDevice::PATH,
        &DeviceSetting { invitation, pin },
        move |failure| match failure.code() {
            Some(ProblemCode::WrongCredentials) => Some(words::link_wrong(lang).to_owned()),
            Some(ProblemCode::Invalid) => Some(words::pin_wrong(lang).to_owned()),
            _ => None,
        },
        move |me| {
            if let Ok(history) = window().history() {
                let url = Route::Queue.href(lang);
                drop(history.replace_state_with_url(&JsValue::NULL, "", Some(&url)));
            }
            navigate::enter(desk, me);
        },
    );
}

/// The form to sign in on a phone that is known, above the other one; nothing on any other device.
pub fn pin(desk: Desk) -> View {
    let is_known = RwSignal::new(false);
    client::spawn(async move {
        let known = client::staff::get::<DeviceKnown>(KnowDevice::PATH).await;
        is_known.try_set(known.is_ok_and(|known| known.is_known));
    });
    let content = move || {
        if is_known.get() { vec![form(desk)] } else { Vec::new() }
    };
    el("div", "").content(content).view()
}

fn form(desk: Desk) -> View {
    let (lang, sheet) = (desk.lang, Sheet::new(desk));
    let fields = vec![sheet.pin(PIN, words::pin(lang), "")];
    let form = sheet.view(words::pin_h2(lang), fields, words::enter(lang), move || enter(sheet));
    el("section", "flow")
        .child(text::h2(words::pin_h2(lang)))
        .child(form)
        .child(text::h2(words::other_h2(lang)))
        .view()
}

fn enter(sheet: Sheet) {
    let (desk, lang) = (sheet.desk, sheet.desk.lang);
    let pin = typed(PIN);
    let is_whole = are_digits(&pin);
    let wrong = (!is_whole).then(|| (PIN, words::needs_pin(lang).to_owned()));
    if !sheet.is_right(wrong.into_iter().collect()) {
        return;
    }
    sheet.post::<Me>(
        EnterPin::PATH,
        &PinEntry { pin },
        move |failure: &Failure| {
            let is_wrong = failure.code() == Some(ProblemCode::WrongCredentials);
            is_wrong.then(|| words::wrong(lang).to_owned())
        },
        move |me| navigate::enter(desk, me),
    );
}
