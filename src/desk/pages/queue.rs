//! 今天要办: each case once, in groups, 疑似危急 first; what is filtered stands in the address.

use leptos::prelude::*;
use qingyu_api::Endpoint;
use qingyu_api::desk::queue::{Queue, QueuedTask, ReadQueue, Urgency};
use qingyu_domain::case::Mark;
use qingyu_domain::deadlines::Step;
use qingyu_words::Lang;
use qingyu_words::desk::pages as words;

use super::filters::{self, Filter};
use super::{empty, row};
use crate::client::{self, Failure};
use crate::desk::app::Desk;
use crate::desk::navigate;
use crate::desk::route::with_lang;
use crate::ui::el::{View, el};
use crate::ui::{button, text};

/// What was loaded.
type Loaded = Option<Result<Queue, Failure>>;

/// The page.
pub fn view(desk: Desk) -> Vec<View> {
    let filter = Filter::here();
    let loaded: RwSignal<Loaded> = RwSignal::new(None);
    load(desk, &filter, loaded);
    let shown = filter.clone();
    let list = el("div", "flow").content(move || loaded.with(|loaded| content(desk, &shown, loaded)));
    vec![text::flow(vec![
        text::h1(words::queue_h1(desk.lang)),
        text::p("hint", words::queue_lead(desk.lang)),
        filters::filters(desk, &filter),
        el("div", "").set("role", "status").child(status(desk, loaded)).view(),
        list.view(),
    ])]
}

fn status(desk: Desk, loaded: RwSignal<Loaded>) -> View {
    let words = move || match loaded.get() {
        None => words::loading(desk.lang).to_owned(),
        Some(_) => String::new(),
    };
    el("p", "hint").words(std::rc::Rc::new(words)).view()
}

fn load(desk: Desk, filter: &Filter, loaded: RwSignal<Loaded>) {
    let path = with_lang(ReadQueue::PATH, &filter.parameters(), Lang::Zh);
    client::spawn(async move {
        let answer = client::staff::get::<Queue>(&path).await;
        if answer.as_ref().is_err_and(navigate::is_signed_out) {
            return navigate::over(desk);
        }
        // The page may have been left meanwhile.
        loaded.try_set(Some(answer));
    });
}

fn content(desk: Desk, filter: &Filter, loaded: &Loaded) -> Vec<View> {
    let lang = desk.lang;
    let queue = match loaded {
        None => return Vec::new(),
        Some(Err(failure)) => {
            let again = button::quiet(words::retry(lang), move || navigate::again(desk));
            let alert = el("div", "")
                .set("role", "alert")
                .child(text::p("error", &desk.failure(failure)));
            return vec![alert.view(), again];
        }
        Some(Ok(queue)) => queue,
    };
    if queue.tasks.is_empty() {
        return empty::empty(desk, filter);
    }
    let mut pieces = groups(desk, &queue.tasks);
    let mut links = Vec::new();
    if let Some(next) = &queue.next {
        let after = Filter {
            after: next.clone(),
            ..filter.clone()
        };
        links.push((after.href(lang), words::next_page(lang)));
    }
    if !filter.after.is_empty() {
        let first = Filter {
            after: String::new(),
            ..filter.clone()
        };
        links.push((first.href(lang), words::first_page(lang)));
    }
    pieces.push(text::links(&links));
    pieces
}

/// Below which heading a case stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Group {
    Danger,
    Reprisal,
    Due(Urgency),
}

impl Group {
    fn of(task: &QueuedTask) -> Self {
        if task.marks.contains(&Mark::Emergency) {
            Self::Danger
        } else if task.step == Step::Reprisal {
            Self::Reprisal
        } else {
            Self::Due(task.urgency)
        }
    }
}

fn groups(desk: Desk, tasks: &[QueuedTask]) -> Vec<View> {
    let lang = desk.lang;
    let of = |group: Group| tasks.iter().filter(move |task| Group::of(task) == group).collect();
    let groups: [(&str, &str, Vec<&QueuedTask>); 6] = [
        ("danger", words::group_danger(lang), of(Group::Danger)),
        ("danger", words::group_reprisal(lang), of(Group::Reprisal)),
        ("overdue", words::group_overdue(lang), of(Group::Due(Urgency::Overdue))),
        ("today", words::group_today(lang), of(Group::Due(Urgency::Today))),
        (
            "tomorrow",
            words::group_tomorrow(lang),
            of(Group::Due(Urgency::Tomorrow)),
        ),
        ("later", words::group_later(lang), of(Group::Due(Urgency::Later))),
    ];
    let group = |(name, title, tasks): (&str, &str, Vec<&QueuedTask>)| {
        let rows = tasks.iter().map(|task| row::row(desk, task)).collect();
        el("section", &["flow group group--", name].concat())
            .child(text::h2(&words::counted(lang, title, tasks.len())))
            .child(text::list("queue", rows))
            .view()
    };
    groups
        .into_iter()
        .filter(|(_, _, tasks)| !tasks.is_empty())
        .map(group)
        .collect()
}
