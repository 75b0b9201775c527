//! 账号审批: accounts that open cases to somebody, and the second person's yes or no.

use leptos::prelude::*;
use qingyu_api::desk::openings::{DecideOpening, Decision, ListOpenings, OpeningDecision, OpeningView, Openings};
use qingyu_api::desk::session::Me;
use qingyu_api::{Endpoint, ProblemCode};
use qingyu_domain::opening::Standing;
use qingyu_domain::person::{Post, Role};
use qingyu_words::desk::{openings as words, pages};
use qingyu_words::{Lang, dates};

use crate::client::Failure;
use crate::desk::app::Desk;
use crate::desk::navigate;
use crate::desk::route::{self, Route, with_lang};
use crate::desk::sheet::{Sheet, loaded};
use crate::ui::el::{View, el};
use crate::ui::{button, dom, text};

/// The page: what waits, or the whole record.
pub fn view(desk: Desk) -> Vec<View> {
    let lang = desk.lang;
    let is_all = route::parameter("all").is_some();
    let after = route::parameter("after").unwrap_or_default();
    let asked = [
        ("waiting", if is_all { String::new() } else { "true".to_owned() }),
        ("after", after),
    ];
    let path = with_lang(ListOpenings::PATH, &asked, Lang::Zh);
    let own = Route::Openings.path();
    let all = |is: bool| ("all", if is { "1".to_owned() } else { String::new() });
    let switch = if is_all {
        (with_lang(&own, &[], lang), words::only_waiting(lang))
    } else {
        (with_lang(&own, &[all(true)], lang), words::all(lang))
    };
    let mut content = vec![
        text::h1(words::h1(lang)),
        text::p("lead", words::lead(lang)),
        text::links(&[switch]),
    ];
    content.extend(loaded::<Openings>(desk, path, move |page| {
        if page.openings.is_empty() {
            let none = if is_all {
                words::no_history(lang)
            } else {
                words::none(lang)
            };
            return vec![text::p("panel", none)];
        }
        let mut pieces = list(desk, page);
        if let Some(next) = &page.next {
            let href = with_lang(&Route::Openings.path(), &[all(is_all), ("after", next.clone())], lang);
            pieces.push(text::links(&[(href, pages::next_page(lang))]));
        }
        pieces
    }));
    vec![text::flow(content)]
}

/// What waits, for the page of people; nothing when nothing does, or for somebody who is not to see it.
pub fn waiting(desk: Desk) -> Vec<View> {
    let is_admin = |me: &Option<Me>| me.iter().flat_map(|me| &me.posts).any(|post| post.role == Role::Admin);
    if !desk.me.with_untracked(is_admin) {
        return Vec::new();
    }
    section(desk, ("waiting", "true".to_owned()), words::waits_h2(desk.lang))
}

/// How the account of somebody was opened.
pub fn of_person(desk: Desk, id: &str) -> Vec<View> {
    section(desk, ("person", id.to_owned()), words::history_h2(desk.lang))
}

fn section(desk: Desk, asked: (&'static str, String), heading: &'static str) -> Vec<View> {
    let path = with_lang(ListOpenings::PATH, &[asked], Lang::Zh);
    loaded::<Openings>(desk, path, move |page| {
        if page.openings.is_empty() {
            return Vec::new();
        }
        let mut pieces = vec![text::h2(heading)];
        pieces.extend(list(desk, page));
        pieces
    })
}

fn list(desk: Desk, page: &Openings) -> Vec<View> {
    let lines = page.openings.iter().map(|one| line(desk, one)).collect();
    vec![text::list("openings", lines)]
}

fn line(desk: Desk, one: &OpeningView) -> View {
    let lang = desk.lang;
    let is_waiting = one.standing == Standing::Waiting;
    let tag = match one.standing {
        Standing::Alone => "tag tag--danger",
        _ => "tag",
    };
    let head = el("p", "pair")
        .child(el("strong", "").text(&one.shown).view())
        .child(el("span", tag).text(words::standing(lang, one.standing)).view());
    let mut pieces = vec![head.view()];
    pieces.extend(asked(desk, one));
    let fact = |label: &str, value: &str| text::p("hint", &[label, value].concat());
    let at = |moment| [" · ", &dates::moment(lang, moment)].concat();
    pieces.push(fact(
        words::asked_by(lang),
        &[&one.by.shown, at(one.at).as_str()].concat(),
    ));
    if let (Some(by), Some(moment)) = (&one.decided_by, one.decided_at)
        && one.standing != Standing::Alone
    {
        pieces.push(fact(
            words::decided_by(lang),
            &[&by.shown, at(moment).as_str()].concat(),
        ));
    }
    if is_waiting {
        pieces.push(fact(words::until(lang), &dates::moment(lang, one.until)));
        let names: Vec<&str> = one.seconds.iter().map(|one| one.shown.as_str()).collect();
        pieces.push(if names.is_empty() {
            text::p("panel panel--note", words::nobody(lang))
        } else {
            fact(words::seconds(lang), &names.join(pages::comma(lang)))
        });
    }
    pieces.extend(buttons(desk, one));
    el("article", "flow").all(pieces).view()
}

/// What was asked for, in words; of posts only what they get and what they lose.
fn asked(desk: Desk, one: &OpeningView) -> Vec<View> {
    let lang = desk.lang;
    let mut lines = Vec::new();
    if let Some(name) = &one.name {
        lines.push(text::p("", &[words::adds(lang), name].concat()));
    }
    if let Some(posts) = &one.posts {
        let held = one.held.clone().unwrap_or_default();
        let (posts, is_over) = (posts.clone(), one.held.is_none());
        let gained: Vec<Post> = posts.iter().filter(|post| !held.contains(post)).cloned().collect();
        let lost: Vec<Post> = held.into_iter().filter(|post| !posts.contains(post)).collect();
        let shown = if is_over { posts } else { gained };
        lines.extend(named(desk, words::gives(lang), shown));
        lines.extend(named(desk, words::takes(lang), lost));
    }
    let marks = [
        (one.password, words::password(lang)),
        (one.without_otp, words::without_otp(lang)),
        (one.is_active == Some(true), words::resumes(lang)),
    ];
    lines.extend(marks.iter().filter(|(is, _)| *is).map(|(_, words)| text::p("", words)));
    lines
}

fn named(desk: Desk, label: &'static str, posts: Vec<Post>) -> Option<View> {
    if posts.is_empty() {
        return None;
    }
    let name = move || {
        let names: Vec<String> = posts.iter().map(|post| desk.post(post)).collect();
        [label, &names.join(pages::comma(desk.lang))].concat()
    };
    Some(el("p", "").words(std::rc::Rc::new(name)).view())
}

fn buttons(desk: Desk, one: &OpeningView) -> Vec<View> {
    let lang = desk.lang;
    if !one.may_decide && !one.may_withdraw {
        return Vec::new();
    }
    let sheet = Sheet::new(desk);
    let deed = |decision: Decision, name: &'static str, sure: &'static str, said: &'static str| {
        let opening = one.id.clone();
        let send = move || {
            if !sure.is_empty() && !dom::confirm(sure) {
                return;
            }
            let opening = opening.clone();
            let body = OpeningDecision { opening, decision };
            sheet.post::<OpeningView>(
                DecideOpening::PATH,
                &body,
                move |failure| refused(lang, failure),
                move |_| {
                    navigate::again(desk);
                    desk.say(said);
                },
            );
        };
        el("button", "button button--quiet")
            .set("type", "button")
            .set("aria-label", &[name, " ", &one.shown].concat())
            .text(name)
            .on("click", move |_| send())
            .view()
    };
    let mut row = Vec::new();
    if one.may_decide {
        row.push(deed(
            Decision::Approve,
            words::approve(lang),
            words::approve_sure(lang),
            words::approved(lang),
        ));
        row.push(deed(Decision::Decline, words::decline(lang), "", words::declined(lang)));
    }
    if one.may_withdraw {
        row.push(deed(
            Decision::Withdraw,
            words::withdraw(lang),
            "",
            words::withdrawn(lang),
        ));
    }
    vec![sheet.answer(), button::row(row)]
}

fn refused(lang: Lang, failure: &Failure) -> Option<String> {
    let words = match failure.code()? {
        ProblemCode::Stale => words::stale(lang),
        ProblemCode::NotNow | ProblemCode::TooLate => words::over(lang),
        ProblemCode::Conflict => words::taken(lang),
        _ => return None,
    };
    Some(words.to_owned())
}
