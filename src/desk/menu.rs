//! The parts of the desk beside the queue, for those who hold the roles that they are for.

use leptos::prelude::*;
use qingyu_api::desk::session::Me;
use qingyu_domain::person::Role;
use qingyu_words::desk::{account, house, list, notices, pages as words};

use super::app::Desk;
use super::route::Route;
use crate::ui::el::{View, el};
use crate::ui::text;

/// The links; nothing until somebody is signed in.
pub fn menu(desk: Desk) -> View {
    let lang = desk.lang;
    let links = move || {
        desk.me.with(|me| {
            let Some(me) = me else { return Vec::new() };
            let items: Vec<(String, &str)> = parts(me)
                .into_iter()
                .map(|route| (route.href(lang), name(desk, &route)))
                .collect();
            vec![text::links(&items)]
        })
    };
    el("nav", "menu")
        .set("aria-label", house::menu(lang))
        .hide_while(move || desk.me.with(Option::is_none))
        .content(links)
        .view()
}

/// Those who may list cases.
const LISTING: [Role; 3] = [Role::Intake, Role::Oversight, Role::Reviewer];

fn parts(me: &Me) -> Vec<Route> {
    let holds = |role| me.posts.iter().any(|post| post.role == role);
    let is_admin = holds(Role::Admin);
    // Only for those who can be told something by a notice.
    let is_told = holds(Role::UnitHead) || holds(Role::Handler) || holds(Role::Concerned);
    let all = [
        (Route::Queue, true),
        (Route::Cases, LISTING.into_iter().any(holds)),
        (Route::Notices, is_told),
        (Route::People, is_admin),
        (Route::Settings, is_admin),
        (Route::Changes, is_admin || holds(Role::Oversight)),
        (Route::Account, true),
    ];
    all.into_iter().filter(|(_, is)| *is).map(|(route, _)| route).collect()
}

fn name(desk: Desk, route: &Route) -> &'static str {
    let lang = desk.lang;
    match route {
        Route::Cases => list::h1(lang),
        Route::Notices => notices::h1(lang),
        Route::People => house::people_h1(lang),
        Route::Settings => house::settings_h1(lang),
        Route::Changes => house::changes_h1(lang),
        Route::Account => account::account_h1(lang),
        _ => words::queue_h1(lang),
    }
}
