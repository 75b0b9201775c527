//! What a case's page shows: its head, what was written, and what was done.

pub mod directives;
pub mod facts;
pub mod history;
pub mod proposals;
pub mod work;

use qingyu_api::desk::case::Story;
use qingyu_api::desk::queue::Urgency;
use qingyu_domain::case::Mark;
use qingyu_domain::deadlines::Step;
use qingyu_domain::person::Role;
use qingyu_words::desk::{codes, deeds, forms, pages as words, register};
use qingyu_words::{Lang, dates, helps, statuses};

use crate::clock;
use crate::desk::app::Desk;
use crate::desk::route::Route;
use crate::ui::el::{View, el};
use crate::ui::text;

/// Marks as small labels; danger stands out.
pub fn tags(lang: Lang, marks: &[Mark]) -> View {
    let tag = |mark: &Mark| {
        let class = match mark {
            Mark::Emergency | Mark::Serious | Mark::Pressed => "tag tag--danger",
            _ => "tag",
        };
        el("span", class).text(codes::mark(lang, *mark)).view()
    };
    el("span", "tags").all(marks.iter().map(tag).collect()).view()
}

/// What is to be done at a step; where nobody works on it yet, it is given to somebody first.
pub fn task(lang: Lang, step: Step, role: Role, is_personal: bool) -> String {
    let name = codes::step(lang, step);
    let gives = matches!(role, Role::Intake | Role::Oversight | Role::Reviewer) && !is_personal;
    let is_work = matches!(
        step,
        Step::Contact
            | Step::Preserve
            | Step::AnswerPraise
            | Step::AnswerComplaint
            | Step::AnswerEnquiry
            | Step::AnswerSuggestion
            | Step::AnswerComplex
            | Step::Extend
            | Step::SecondLook
            | Step::Escalated
    );
    if gives && is_work {
        words::of(lang, deeds::deed(lang, "assign", None), name)
    } else {
        name.to_owned()
    }
}

/// A label for what is overdue or due soon; nothing for what is due later.
pub fn urgency(lang: Lang, urgency: Urgency) -> Option<View> {
    let (class, level) = match urgency {
        Urgency::Overdue => ("tag tag--danger", words::group_overdue(lang)),
        Urgency::Today => ("tag tag--sun", words::group_today(lang)),
        Urgency::Tomorrow => ("tag", words::group_tomorrow(lang)),
        Urgency::Later => return None,
    };
    Some(el("span", class).text(level).view())
}

/// What the case is, where it stands, and its clocks.
pub fn head(desk: Desk, story: &Story) -> Vec<View> {
    let lang = desk.lang;
    let about = story.about.clone();
    let mut kind = statuses::kind(lang, story.kind).to_owned();
    if story.working_kind != story.kind {
        kind = [&kind, " → ", statuses::kind(lang, story.working_kind)].concat();
    }
    let unit = el("span", "")
        .words(std::rc::Rc::new(move || desk.unit(about.as_deref())))
        .view();
    let plain = |text: &str| el("span", "").text(text).view();
    let mut facts = vec![
        fact(words::kind(lang), plain(&kind)),
        fact(words::unit(lang), unit),
        fact(
            words::status(lang),
            el("strong", "").text(codes::status(lang, story.status)).view(),
        ),
        fact(words::received_at(lang), plain(&dates::moment(lang, story.received_at))),
        fact(words::channel(lang), plain(codes::channel(lang, story.channel))),
    ];
    if let Some(number) = story.origin.as_ref().and_then(|origin| origin.number.as_deref()) {
        facts.push(fact(register::origin(lang), plain(number)));
    }
    let mut labels = Vec::new();
    if story.is_anonymous {
        labels.push(el("span", "tag").text(words::anonymous(lang)).view());
    }
    labels.extend(story.help.iter().map(|wish| {
        let answered = wish.granted.map(|granted| {
            if granted {
                forms::granted_yes(lang)
            } else {
                forms::granted_no(lang)
            }
        });
        let wish = helps::help(lang, wish.help);
        let words = answered.map_or_else(|| wish.to_owned(), |answered| words::of(lang, wish, answered));
        el("span", "tag").text(&words).view()
    }));
    labels.push(tags(lang, &story.marks));
    let mut head = vec![el("ul", "facts").all(facts).view(), el("p", "tags").all(labels).view()];
    if story.marks.contains(&Mark::Minor) {
        head.push(el("p", "panel panel--note").text(words::minor(lang)).view());
    }
    head.push(clocks(desk, story));
    if story.may_offer_claim {
        let slip = Route::Slip(story.number.clone()).href(lang);
        head.push(text::links(&[(slip, register::make_link(lang))]));
    }
    head
}

fn fact(name: &str, value: View) -> View {
    el("li", "")
        .child(el("small", "").text(name).view())
        .text(" ")
        .child(value)
        .view()
}

/// Every clock that runs: step, day, whose.
fn clocks(desk: Desk, story: &Story) -> View {
    let lang = desk.lang;
    if story.tasks.is_empty() {
        return el("p", "hint").text(words::no_clock(lang)).view();
    }
    let item = |task: &qingyu_api::desk::case::TaskView| {
        let day = dates::day(lang, task.due_at.day(), clock::today());
        let whose = task
            .person
            .as_ref()
            .map_or(codes::role(lang, task.role), |person| &person.shown);
        let line = el("li", "")
            .child(
                el("strong", "")
                    .text(&self::task(lang, task.step, task.role, task.person.is_some()))
                    .view(),
            )
            .text(" ")
            .text(&day)
            .text(" · ")
            .text(whose);
        line.text(" ")
            .all(urgency(lang, task.urgency).into_iter().collect())
            .view()
    };
    let lines = story.tasks.iter().map(item).collect();
    el("ul", "facts")
        .set("aria-label", words::tasks_h2(lang))
        .all(lines)
        .view()
}
