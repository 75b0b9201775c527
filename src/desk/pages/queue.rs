//! 今天要办: the tasks in groups, 疑似危急 first; what is filtered stands in the address.

use leptos::prelude::*;
use qingyu_api::Endpoint;
use qingyu_api::desk::queue::{Queue, QueuedTask, ReadQueue, Urgency};
use qingyu_domain::case::Mark;
use qingyu_domain::person::Role;
use qingyu_words::Lang;
use qingyu_words::desk::{codes, pages as words};

use super::row;
use crate::client::{self, Failure};
use crate::desk::app::Desk;
use crate::desk::navigate;
use crate::desk::route::{self, with_lang};
use crate::ui::el::{View, el};
use crate::ui::{button, text};

/// What was loaded.
type Loaded = Option<Result<Queue, Failure>>;

/// What the address asks for.
#[derive(Clone, Default)]
struct Filter {
    role: String,
    mine: String,
    after: String,
}

impl Filter {
    fn here() -> Self {
        let of = |name| route::parameter(name).unwrap_or_default();
        Self {
            role: of("role"),
            mine: of("mine"),
            after: of("after"),
        }
    }

    fn parameters(&self) -> [(&'static str, String); 3] {
        [
            ("role", self.role.clone()),
            ("mine", self.mine.clone()),
            ("after", self.after.clone()),
        ]
    }

    fn href(&self, lang: Lang) -> String {
        with_lang("/desk/", &self.parameters(), lang)
    }

    fn is_any(&self) -> bool {
        !(self.role.is_empty() && self.mine.is_empty())
    }
}

/// The page.
pub fn view(desk: Desk) -> Vec<View> {
    let filter = Filter::here();
    let loaded: RwSignal<Loaded> = RwSignal::new(None);
    load(desk, &filter, loaded);
    let shown = filter.clone();
    let list = el("div", "flow").content(move || loaded.with(|loaded| content(desk, &shown, loaded)));
    vec![text::flow(vec![
        text::h1(words::queue_h1(desk.lang)),
        filters(desk, &filter),
        el("div", "").set("role", "status").child(status(desk, loaded)).view(),
        list.view(),
        el("p", "actions no-print")
            .child(crate::desk::keys::button(desk))
            .view(),
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
        let words = if filter.is_any() {
            words::empty_filtered(lang)
        } else {
            words::empty(lang)
        };
        return vec![text::p("panel", words)];
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

fn groups(desk: Desk, tasks: &[QueuedTask]) -> Vec<View> {
    let lang = desk.lang;
    let is_danger = |task: &QueuedTask| task.marks.contains(&Mark::Emergency);
    let of = |urgency| {
        tasks
            .iter()
            .filter(move |task| !is_danger(task) && task.urgency == urgency)
            .collect()
    };
    let groups: [(&str, &str, Vec<&QueuedTask>); 5] = [
        (
            "danger",
            words::group_danger(lang),
            tasks.iter().filter(|task| is_danger(task)).collect(),
        ),
        ("overdue", words::group_overdue(lang), of(Urgency::Overdue)),
        ("today", words::group_today(lang), of(Urgency::Today)),
        ("tomorrow", words::group_tomorrow(lang), of(Urgency::Tomorrow)),
        ("later", words::group_later(lang), of(Urgency::Later)),
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

fn filters(desk: Desk, filter: &Filter) -> View {
    let lang = desk.lang;
    let mut roles: Vec<Role> = Vec::new();
    desk.me.with_untracked(|me| {
        for post in me.iter().flat_map(|me| &me.posts) {
            if !roles.contains(&post.role) && post.role != Role::Admin {
                roles.push(post.role);
            }
        }
    });
    let link = |filter: Filter, name: &str, is_on: bool| {
        el("a", "")
            .set("href", &filter.href(lang))
            .set("aria-current", if is_on { "true" } else { "" })
            .text(name)
            .view()
    };
    let with_role = |role: &str| Filter {
        role: role.to_owned(),
        after: String::new(),
        ..filter.clone()
    };
    let mut links = Vec::new();
    if roles.len() > 1 {
        links.push(link(with_role(""), words::all_roles(lang), filter.role.is_empty()));
        links.extend(roles.iter().map(|role| {
            let code = role.as_str();
            link(with_role(code), codes::role(lang, *role), filter.role == code)
        }));
    }
    let is_mine = filter.mine == "true";
    let mine = Filter {
        mine: if is_mine { "" } else { "true" }.to_owned(),
        after: String::new(),
        ..filter.clone()
    };
    links.push(link(mine, words::filter_mine(lang), is_mine));
    el("nav", "filters")
        .set("aria-label", words::filters(lang))
        .all(links)
        .view()
}
