//! The second factor on the page of one's account: a secret as picture, link and text, proved by its first digits.

use leptos::prelude::*;
use qingyu_api::desk::session::{OfferOtp, OtpOffer, OtpSetting, SetOtp};
use qingyu_api::{Endpoint, ProblemCode};
use qingyu_words::desk::{account as words, pages};

use super::account::{out, refused};
use crate::client::{self, Failure, picture};
use crate::desk::app::Desk;
use crate::desk::sheet::{Sheet, typed};
use crate::ui::el::{View, el};
use crate::ui::{button, dom, text};

/// The section: how it stands, and a way to set it up.
pub fn section(desk: Desk, has_otp: bool) -> View {
    let lang = desk.lang;
    let sheet = Sheet::new(desk);
    let offer: RwSignal<Option<OtpOffer>> = RwSignal::new(None);
    let (stands, begin) = if has_otp {
        (words::otp_is_set(lang), words::otp_replace(lang))
    } else {
        (words::otp_is_not_set(lang), words::otp_begin(lang))
    };
    let ask = move || {
        let ask = client::staff::get::<OtpOffer>(OfferOtp::PATH);
        sheet.run(
            ask,
            |_| None,
            move |got| {
                offer.set(Some(got));
                dom::soon(|| dom::focus(dom::by_id("otp-scan")));
            },
        );
    };
    let start = el("div", "actions")
        .hide_while(move || offer.with(Option::is_some))
        .child(button::quiet(begin, ask));
    let form = el("div", "flow").content(move || {
        offer.with(|offer| match offer {
            Some(offer) => vec![form(sheet, has_otp, offer)],
            None => Vec::new(),
        })
    });
    let before = el("div", "")
        .hide_while(move || offer.with(Option::is_some))
        .child(sheet.answer());
    let mut content = vec![text::h2(words::otp_h2(lang)), text::p("", stands)];
    if has_otp {
        content.push(text::p("hint", words::otp_lost(lang)));
    }
    content.extend([before.view(), start.view(), form.view()]);
    el("section", "flow").all(content).view()
}

fn form(sheet: Sheet, has_otp: bool, offer: &OtpOffer) -> View {
    let lang = sheet.desk.lang;
    let digits = |id, label: &str, hint: &str| sheet.line(id, label, hint, ("text", "one-time-code"), "");
    let first = el("p", "")
        .set("id", "otp-scan")
        .set("tabindex", "-1")
        .text(words::otp_scan(lang));
    let mut fields = vec![
        first.view(),
        drawn(sheet.desk, &offer.url),
        text::p("hint", words::otp_secret(lang)),
        el("p", "secret").text(&grouped(&offer.secret)).view(),
        text::list("links", vec![text::a("", &offer.url, words::otp_link(lang))]),
        text::p("", words::otp_type(lang)),
        digits("otp", words::otp_digits(lang), ""),
    ];
    if has_otp {
        fields.push(digits(
            "current",
            words::otp_current(lang),
            words::otp_current_hint(lang),
        ));
    }
    fields.push(sheet.line(
        "otp-password",
        words::password_so_far(lang),
        "",
        ("password", "current-password"),
        "",
    ));
    let secret = offer.secret.clone();
    let label = words::otp_h2(lang);
    sheet.view(label, fields, words::otp_save(lang), move || {
        send(sheet, has_otp, &secret);
    })
}

/// The secret in groups of four, easier to type.
fn grouped(secret: &str) -> String {
    let signs: Vec<char> = secret.chars().collect();
    let groups: Vec<String> = signs.chunks(4).map(|group| group.iter().collect()).collect();
    groups.join(" ")
}

fn drawn(desk: Desk, url: &str) -> View {
    let lang = desk.lang;
    let drawn: RwSignal<Option<Result<String, Failure>>> = RwSignal::new(None);
    let url = url.to_owned();
    client::spawn(async move {
        let answer = picture::qr(url).await;
        drawn.try_set(Some(answer));
    });
    let content = move || {
        drawn.with(|drawn| match drawn {
            None => Vec::new(),
            Some(Ok(source)) => {
                let image = el("img", "qr").set("src", source).set("alt", words::otp_picture(lang));
                vec![image.view()]
            }
            Some(Err(_)) => vec![text::p("hint", words::otp_no_picture(lang))],
        })
    };
    el("div", "").content(content).view()
}

fn send(sheet: Sheet, has_otp: bool, secret: &str) {
    let lang = sheet.desk.lang;
    let (otp, current, password) = (typed("otp"), typed("current"), dom::text_of("otp-password"));
    let mut wrong = Vec::new();
    if otp.is_empty() {
        wrong.push(("otp", pages::needs_otp(lang).to_owned()));
    }
    if has_otp && current.is_empty() {
        wrong.push(("current", pages::needs_otp(lang).to_owned()));
    }
    if password.is_empty() {
        wrong.push(("otp-password", words::needs_password_so_far(lang).to_owned()));
    }
    if !sheet.is_right(wrong) {
        return;
    }
    let setting = OtpSetting {
        password,
        secret: secret.to_owned(),
        otp,
        current: has_otp.then_some(current),
    };
    let desk = sheet.desk;
    let in_words = refused(desk);
    let said = move |failure: &Failure| match failure.code() {
        Some(ProblemCode::Invalid) => Some(words::otp_wrong(lang).to_owned()),
        _ => in_words(failure),
    };
    sheet.post::<()>(SetOtp::PATH, &setting, said, move |()| {
        out(desk, words::otp_saved(lang));
    });
}
