//! The parts of the desk beside the queue, for those who hold the roles that they are for.

use leptos::prelude::*;
use qingyu_api::desk::session::Me;
use qingyu_domain::case::HONOURS_FOR;
use qingyu_domain::person::Role;
use qingyu_words::desk::{
    account, aftercare, call_backs, care, causes, clearing, encounters, figures, hall, helps, honours, house, imports,
    inspections, list, musts, notices, openings, pages as words, problems, rings, search, sources, whistles,
};

use super::app::Desk;
use super::clearing::{BOARD, CHECKING, LAW, OF_UNIT, PROBLEMS};
use super::pages;
use super::pages::inspections::{INSPECTED, INSPECTING};
use super::pages::musts::WATCHING;
use super::pages::search::SEARCHING;
use super::route::Route;
use super::source::READING;
use super::whistle::WHISTLING;
use crate::ui::el::{View, el};
use crate::ui::text;

/// The links; nothing until somebody is signed in.
pub fn menu(desk: Desk) -> View {
    let lang = desk.lang;
    let links = move || {
        desk.me.with(|me| {
            let Some(me) = me else { return Vec::new() };
            let group = |routes: Vec<Route>| {
                let item = |route: &Route| (route.href(lang), name(desk, route));
                let items: Vec<(String, &str)> = routes.iter().map(item).collect();
                text::links(&items)
            };
            parts(me).into_iter().map(group).collect()
        })
    };
    el("nav", "menu")
        .set("aria-label", house::menu(lang))
        .hide_while(move || desk.me.with(Option::is_none))
        .content(links)
        .view()
}

/// Those who are only told of cases, and have no tasks in them.
pub const TOLD: [Role; 2] = [Role::UnitHead, Role::Concerned];

/// Those who may list cases, legal those of enterprises.
const LISTING: [Role; 4] = [Role::Intake, Role::Oversight, Role::Reviewer, Role::Legal];

/// Those who read the figures of incidents.
const ENCOUNTERS: [Role; 4] = [Role::Intake, Role::Oversight, Role::Reviewer, Role::Command];

/// Those who have something to do after bad ratings.
const AFTERCARE: [Role; 6] = [
    Role::Intake,
    Role::Oversight,
    Role::Reviewer,
    Role::UnitHead,
    Role::Handler,
    Role::Supervisor,
];

/// Those who call back whoever said nothing to 110, and those who watch it.
const CALL_BACKS: [Role; 2] = [Role::Command, Role::Oversight];

/// Those who read how fast 110 answered.
const RINGS: [Role; 3] = [Role::Command, Role::Oversight, Role::Reviewer];

/// Those who may know of help that was asked for.
const HELPS: [Role; 5] = [
    Role::Intake,
    Role::Oversight,
    Role::Reviewer,
    Role::Handler,
    Role::Verifier,
];

/// What somebody can go to, in groups: cases, the day's work, figures, people and one's own account.
fn parts(me: &Me) -> Vec<Vec<Route>> {
    let holds = |role| me.posts.iter().any(|post| post.role == role);
    let is_admin = holds(Role::Admin);
    // A supervisor begins in the hall: no case is ever theirs.
    let is_visitor = me.posts.iter().all(|post| post.role == Role::Supervisor) && !me.posts.is_empty();
    let is_only_told = me.posts.iter().all(|post| TOLD.contains(&post.role)) && !me.posts.is_empty();
    let cases = [
        (Route::Hall, is_visitor),
        (Route::Queue, !is_only_told && !is_visitor),
        (Route::Cases, LISTING.into_iter().any(holds)),
        (Route::Search, SEARCHING.into_iter().any(holds)),
        (Route::Intake, holds(Role::Intake)),
        (Route::Sources, READING.into_iter().any(holds)),
        (Route::Helps, HELPS.into_iter().any(holds)),
        (Route::Musts, WATCHING.into_iter().any(holds) || holds(Role::UnitHead)),
        // Anybody can be named, and is told by a notice.
        (Route::Notices, true),
        (Route::Honours, HONOURS_FOR.into_iter().any(holds)),
    ];
    let days = [
        (Route::Board, BOARD.into_iter().any(holds)),
        (Route::Incidents, CHECKING.into_iter().chain(OF_UNIT).any(holds)),
        (Route::LawCases, LAW.into_iter().any(holds)),
        (Route::Problems, PROBLEMS.into_iter().any(holds)),
        (Route::Whistles, WHISTLING.into_iter().any(holds)),
        (Route::CallBacks, CALL_BACKS.into_iter().any(holds)),
        (Route::Aftercare, AFTERCARE.into_iter().any(holds)),
        (Route::Inspections, INSPECTING.into_iter().chain(INSPECTED).any(holds)),
    ];
    let figures = [
        // What is published is everybody's to see.
        (Route::Figures, true),
        (Route::Causes, holds(Role::Oversight) || holds(Role::UnitHead)),
        (Route::Encounters, ENCOUNTERS.into_iter().any(holds)),
        (Route::Rings, RINGS.into_iter().any(holds)),
    ];
    let house = [
        // Anybody of the police may want to talk; a volunteer supervisor is not of it.
        (Route::Care, me.posts.iter().any(|post| post.role != Role::Supervisor)),
        (Route::People, is_admin),
        (
            Route::Openings,
            is_admin || holds(Role::Oversight) || holds(Role::Reviewer),
        ),
        (Route::Settings, is_admin),
        (Route::Changes, is_admin || holds(Role::Oversight)),
        (Route::Account, true),
    ];
    let theirs = |group: &[(Route, bool)]| {
        let theirs = group.iter().filter(|(_, is)| *is);
        theirs.map(|(route, _)| route.clone()).collect::<Vec<_>>()
    };
    let groups = [theirs(&cases), theirs(&days), theirs(&figures), theirs(&house)];
    groups.into_iter().filter(|group| !group.is_empty()).collect()
}

fn name(desk: Desk, route: &Route) -> &'static str {
    let lang = desk.lang;
    match route {
        Route::Hall => hall::h1(lang),
        Route::Cases if pages::cases::is_of_legal(desk) => list::h1_legal(lang),
        Route::Cases => list::h1(lang),
        Route::Search => search::h1(lang),
        Route::Intake => imports::h1(lang),
        Route::Sources => sources::h1(lang),
        Route::Musts => musts::h1(lang),
        Route::Aftercare => aftercare::h1(lang),
        Route::Encounters => encounters::h1(lang),
        Route::CallBacks => call_backs::h1(lang),
        Route::Rings => rings::h1(lang),
        Route::Helps => helps::h1(lang),
        Route::Figures => figures::h1(lang),
        Route::Board => clearing::board_h1(lang),
        Route::Incidents => clearing::incidents_h1(lang),
        Route::LawCases => clearing::law_h1(lang),
        Route::Problems => problems::h1(lang),
        Route::Whistles => whistles::h1(lang),
        Route::Causes => causes::h1(lang),
        Route::Inspections => inspections::h1(lang),
        Route::Notices => notices::h1(lang),
        Route::Honours => honours::h1(lang),
        Route::Care => care::h1(lang),
        Route::People => house::people_h1(lang),
        Route::Openings => openings::h1(lang),
        Route::Settings => house::settings_h1(lang),
        Route::Changes => house::changes_h1(lang),
        Route::Account => account::account_h1(lang),
        _ => words::queue_h1(lang),
    }
}
