//! What an administrator does for a supervisor's phone, and the card to print.

use leptos::prelude::*;
use qingyu_api::desk::device::{EndDevice, Invitation, InvitationWish, Invite};
use qingyu_api::desk::people::{ListPeople, People, PersonView};
use qingyu_api::{Endpoint, ProblemCode};
use qingyu_domain::person::{Post, Role};
use qingyu_words::desk::device as words;

use crate::client::{self, picture};
use crate::clock;
use crate::desk::app::Desk;
use crate::desk::route::Route;
use crate::desk::sheet::{Sheet, loaded};
use crate::ui::el::{View, el};
use crate::ui::{button, dom, text};

/// An invitation as it is shown: the link, and its picture to scan.
type Made = RwSignal<Option<(String, String)>>;

/// The part of a supervisor's page; nothing on anybody else's.
pub fn part(desk: Desk, person: &PersonView) -> Vec<View> {
    let lang = desk.lang;
    if !person.posts.iter().any(|post| post.role == Role::Supervisor) {
        return Vec::new();
    }
    let (sheet, made): (Sheet, Made) = (Sheet::new(desk), RwSignal::new(None));
    let [invite_path, end_path] =
        [Invite::PATH, EndDevice::PATH].map(|path| StoredValue::new(path.replace("{person}", &person.id.0)));
    let card = el("a", "button button--quiet")
        .set("href", &Route::Card(person.id.0.clone()).href(lang))
        .text(words::card(lang));
    let buttons = vec![
        button::quiet(words::invite(lang), move || {
            invite(sheet, made, &invite_path.get_value());
        }),
        button::quiet(words::end(lang), move || {
            if dom::confirm(words::end_sure(lang)) {
                end(sheet, made, &end_path.get_value());
            }
        }),
        card.view(),
    ];
    let section = el("section", "flow")
        .child(text::h2(words::h2(lang)))
        .child(text::p("hint", words::lead(lang)))
        .child(button::row(buttons))
        .child(sheet.answer())
        .child(el("div", "").content(move || shown(desk, made)).view());
    vec![section.view()]
}

fn invite(sheet: Sheet, made: Made, path: &str) {
    let lang = sheet.desk.lang;
    let Ok(body) = serde_json::to_string(&InvitationWish {}) else {
        return;
    };
    let path = path.to_owned();
    let ask = async move {
        let new = client::staff::post::<Invitation>(&path, body).await?;
        let origin = window().location().origin().unwrap_or_default();
        let link = [&origin, Route::Invite.path().as_str(), "#", &new.invitation].concat();
        // Without the picture the link is still there.
        let drawn = picture::qr(link.clone()).await.unwrap_or_default();
        Ok((link, drawn))
    };
    sheet.run(
        ask,
        move |failure| (failure.code() == Some(ProblemCode::NotNow)).then(|| words::not_supervisor(lang).to_owned()),
        move |new| {
            made.set(Some(new));
            dom::soon(|| dom::focus(dom::by_id("invitation")));
        },
    );
}

fn end(sheet: Sheet, made: Made, path: &str) {
    let (desk, lang, path) = (sheet.desk, sheet.desk.lang, path.to_owned());
    sheet.run(
        async move { client::staff::delete(&path).await },
        |_| None,
        move |()| {
            made.set(None);
            desk.say(words::ended(lang));
        },
    );
}

fn shown(desk: Desk, made: Made) -> Vec<View> {
    let lang = desk.lang;
    let Some((link, drawn)) = made.get() else {
        return Vec::new();
    };
    let mut panel = el("section", "panel panel--note flow")
        .child(el("h3", "").text(words::made_h2(lang)).view())
        .child(text::p("hint", words::made_hint(lang)));
    if !drawn.is_empty() {
        let image = el("img", "qr").set("src", &drawn).set("alt", words::qr(lang));
        panel = panel.child(image.view());
    }
    let link = el("p", "invitation")
        .set("id", "invitation")
        .set("tabindex", "-1")
        .text(&link);
    vec![panel.child(link.view()).view()]
}

/// The page with the card, as it is printed.
pub fn card(desk: Desk, id: &str) -> Vec<View> {
    let lang = desk.lang;
    let path = [ListPeople::PATH, "?id=", id].concat();
    let back = text::back(&Route::Person(id.to_owned()).href(lang), words::back(lang));
    let mut all = vec![el("div", "no-print").child(back).view()];
    all.push(text::h1(words::card_h1(lang)));
    all.extend(loaded::<People>(desk, path, move |people| {
        let today = clock::today();
        let runs = |post: &&Post| post.role == Role::Supervisor && post.lasts(today);
        let person = people.people.first();
        let posts: Vec<&Post> = person
            .into_iter()
            .flat_map(|one| one.posts.iter().filter(runs))
            .collect();
        let (Some(person), false) = (person, posts.is_empty()) else {
            return vec![text::p("panel", words::nothing(lang))];
        };
        let place = |post: &&Post| {
            let until = post.until.map(|until| until.to_string()).unwrap_or_default();
            let mut line = desk.unit(Some(&post.unit));
            for part in desk.windows(post) {
                line = [&line, " · ", &part].concat();
            }
            text::p("", &[&line, " · ", words::card_until(lang), " ", &until].concat())
        };
        let card = el("div", "panel flow")
            .child(el("p", "secret").text(&person.shown).view())
            .all(posts.iter().map(place).collect())
            .child(text::p("", words::card_says(lang)))
            .child(text::p("hint", words::card_check(lang)));
        let print = el("div", "no-print").child(button::main(words::print(lang), || drop(window().print())));
        vec![card.view(), print.view()]
    }));
    vec![text::flow(all)]
}
