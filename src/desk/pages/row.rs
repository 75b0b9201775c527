//! One case of the queue: a single link, whose parts read as one sentence.

use qingyu_api::desk::queue::{OtherTask, QueuedTask, Urgency};
use qingyu_words::desk::{codes, pages as words};
use qingyu_words::{dates, statuses};

use super::filters::Filter;
use crate::clock;
use crate::desk::app::Desk;
use crate::desk::route::Route;
use crate::desk::story::{self, tags, urgency};
use crate::ui::el::{View, el};

/// The row.
pub fn row(desk: Desk, task: &QueuedTask) -> View {
    let lang = desk.lang;
    let about = task.about.clone();
    let due = due(desk, task);
    // Whose it is says something only to somebody who could have it for several reasons.
    let is_others = Filter::here().others == "true";
    let roles = desk.roles();
    let role = (is_others || roles.len() > 1 || !roles.contains(&task.role)).then(|| codes::role(lang, task.role));
    let alone = if is_others { words::one_person } else { words::mine };
    let mine = task.is_mine.then(|| alone(lang));
    let who: Vec<&str> = role.into_iter().chain(mine).collect();
    let who = who.join(" · ");
    let first = el("span", "")
        .child(el("span", "row__number").text(&task.number).view())
        .text(" ")
        .child(el("small", "").text(statuses::kind(lang, task.kind)).view());
    let second = el("span", "")
        .child(
            el("strong", "")
                .text(&story::task(lang, task.step, task.role, task.is_mine))
                .view(),
        )
        .text(" ")
        .child(tags(lang, &task.marks));
    let third = el("span", "")
        .child(
            el("span", "")
                .words(std::rc::Rc::new(move || desk.unit(about.as_deref())))
                .view(),
        )
        .text(" ")
        .child(el("small", "").text(codes::status(lang, task.status)).view());
    let fourth = el("span", "")
        .child(due)
        .all(urgency(lang, task.urgency).into_iter().collect())
        .text(" ")
        .child(el("small", "row__who").text(&who).view());
    el("a", "row")
        .set("href", &Route::Case(task.number.clone()).href(lang))
        .all([first, second, third, fourth].map(crate::ui::el::El::view).into())
        .all(others(desk, &task.others).into_iter().collect())
        .view()
}

/// What else is to be done in the same case.
fn others(desk: Desk, others: &[OtherTask]) -> Option<View> {
    let lang = desk.lang;
    if others.is_empty() {
        return None;
    }
    let mut line =
        el("span", "row__others").child(el("small", "").text(&words::of(lang, words::also(lang), "")).view());
    for (at, task) in others.iter().enumerate() {
        let day = dates::day(lang, task.due_at.day(), clock::today());
        let what = words::named(lang, codes::step(lang, task.step), &day);
        line = line
            .text(if at == 0 { "" } else { words::comma(lang) })
            .child(el("small", "").text(&what).view())
            .all(urgency(lang, task.urgency).into_iter().collect());
    }
    Some(line.view())
}

/// When it is due: the hour as well on the last day.
fn due(desk: Desk, task: &QueuedTask) -> View {
    let is_near = matches!(task.urgency, Urgency::Overdue | Urgency::Today);
    let words = if is_near {
        dates::moment(desk.lang, task.due_at)
    } else {
        dates::day(desk.lang, task.due_at.day(), clock::today())
    };
    el(if is_near { "strong" } else { "span" }, "").text(&words).view()
}
