//! 我的账号: who one is, password, second factor, and signing out everywhere.

use leptos::prelude::*;
use qingyu_api::desk::session::{ChangePassword, Me, PasswordChange, SignOutEverywhere};
use qingyu_api::{Endpoint, ProblemCode};
use qingyu_words::desk::{account as words, pages};

use super::otp;
use crate::client::{self, Failure};
use crate::desk::app::Desk;
use crate::desk::navigate;
use crate::desk::sheet::Sheet;
use crate::desk::unsent;
use crate::ui::el::{View, el};
use crate::ui::{button, dom, text};

/// Characters that a password has at least and at most.
pub const LENGTH: std::ops::RangeInclusive<usize> = 12..=200;

/// The page.
pub fn view(desk: Desk) -> Vec<View> {
    let lang = desk.lang;
    let Some(me) = desk.me.get_untracked() else {
        return Vec::new();
    };
    vec![text::flow(vec![
        text::h1(words::account_h1(lang)),
        who(desk, &me),
        password(desk),
        otp::section(desk, me.has_otp),
        everywhere(desk),
    ])]
}

fn section(title: &str, content: Vec<View>) -> View {
    el("section", "flow").child(text::h2(title)).all(content).view()
}

fn who(desk: Desk, me: &Me) -> View {
    let lang = desk.lang;
    let name = [&me.shown, " · ", &me.name].concat();
    let post = |post: &qingyu_domain::person::Post| {
        let post = post.clone();
        el("span", "").words(std::rc::Rc::new(move || desk.post(&post))).view()
    };
    let posts = if me.posts.is_empty() {
        text::p("", words::no_posts(lang))
    } else {
        text::list("", me.posts.iter().map(post).collect())
    };
    section(words::who_h2(lang), vec![text::p("", &name), posts])
}

fn password(desk: Desk) -> View {
    let lang = desk.lang;
    let sheet = Sheet::new(desk);
    let fields = vec![
        text::p("hint", words::password_lead(lang)),
        sheet.line(
            "password",
            words::password_so_far(lang),
            "",
            ("password", "current-password"),
            "",
        ),
        sheet.line(
            "new",
            words::password_new(lang),
            words::password_new_hint(lang),
            ("password", "new-password"),
            "",
        ),
        sheet.line(
            "again",
            words::password_again(lang),
            "",
            ("password", "new-password"),
            "",
        ),
    ];
    let label = words::password_h2(lang);
    let form = sheet.view(label, fields, words::password_change(lang), move || send(sheet));
    section(label, vec![form])
}

fn send(sheet: Sheet) {
    let lang = sheet.desk.lang;
    let [password, new, again] = ["password", "new", "again"].map(dom::text_of);
    let mut wrong = Vec::new();
    if password.is_empty() {
        wrong.push(("password", words::needs_password_so_far(lang).to_owned()));
    }
    if !LENGTH.contains(&new.chars().count()) {
        wrong.push(("new", words::needs_password_new(lang).to_owned()));
    } else if new != again {
        wrong.push(("again", words::needs_password_again(lang).to_owned()));
    }
    if !sheet.is_right(wrong) {
        return;
    }
    let change = PasswordChange { password, new };
    sheet.post::<()>(ChangePassword::PATH, &change, refused(sheet.desk), move |()| {
        out(sheet.desk, words::password_changed(lang));
    });
}

/// What a refusal says when a password or digits were asked for.
pub fn refused(desk: Desk) -> impl Fn(&Failure) -> Option<String> {
    move |failure| {
        let is_wrong = matches!(
            failure.code(),
            Some(ProblemCode::WrongCredentials | ProblemCode::OtpNeeded)
        );
        is_wrong.then(|| words::wrong(desk.lang).to_owned())
    }
}

/// All sessions are over, by one's own wish: says why and asks to sign in.
pub fn out(desk: Desk, why: &str) {
    desk.typed.update_value(Vec::clear);
    navigate::forget(desk);
    desk.say(why);
}

fn everywhere(desk: Desk) -> View {
    let lang = desk.lang;
    let sheet = Sheet::new(desk);
    let press = move || {
        if !unsent::may_leave(desk) || !dom::confirm(words::everywhere_sure(lang)) {
            return;
        }
        let ask = client::staff::delete(SignOutEverywhere::PATH);
        sheet.run(ask, |_| None, move |()| out(desk, words::everywhere_done(lang)));
    };
    section(
        words::everywhere_h2(lang),
        vec![
            text::p("", words::everywhere_lead(lang)),
            sheet.answer(),
            button::row(vec![button::quiet(words::everywhere(lang), press)]),
            text::links(&[(crate::desk::route::Route::Queue.href(lang), pages::to_queue(lang))]),
        ],
    )
}
