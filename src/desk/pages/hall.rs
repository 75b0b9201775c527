//! 今天走访: where a supervisor begins, on a phone in a hall: what was promised, the next look, and what may come up there.

use leptos::prelude::WithUntracked as _;
use qingyu_api::Endpoint;
use qingyu_api::desk::aftercare::{Aftercare, ListAftercare};
use qingyu_api::desk::inspections::{Inspections, ListInspections};
use qingyu_api::desk::terms::{Recusal, Recuse};
use qingyu_domain::person::Role;
use qingyu_words::desk::{hall as words, windows};
use qingyu_words::{dial, shell};

use super::{aftercare, inspections};
use crate::desk::app::Desk;
use crate::desk::navigate;
use crate::desk::route::{Route, with_lang};
use crate::desk::sheet::{Sheet, loaded};
use crate::desk::unsent;
use crate::ui::el::{View, el};
use crate::ui::{button, dom, text};

/// How many visits are shown here; all of them have a page of their own.
const SHOWN: &str = "5";

/// The page.
pub fn view(desk: Desk) -> Vec<View> {
    let lang = desk.lang;
    let mut all = vec![text::h1(words::h1(lang)), unsent::panel(desk)];
    all.extend(promised(desk));
    all.extend([
        text::h2(words::visit_h2(lang)),
        text::p("hint", words::visit_lead(lang)),
        link(Route::NewInspection.href(lang), "button", words::visit(lang), false),
        text::h2(words::behalf_h2(lang)),
        text::p("hint", words::behalf_lead(lang)),
        // A device that belongs to whoever holds it keeps nothing of what somebody else wrote.
        link(
            with_lang("/", &[("kiosk", "1".to_owned())], lang),
            "button button--quiet",
            words::behalf(lang),
            true,
        ),
    ]);
    all.extend(urgent(desk));
    all.extend(mine(desk));
    all.extend(figures(desk));
    all.extend(recusal(desk));
    vec![el("div", "hall").child(text::flow(all)).view()]
}

fn link(href: String, class: &str, label: &str, is_apart: bool) -> View {
    let mut link = el("a", class).set("href", &href).text(label);
    if is_apart {
        link = link.set("target", "_blank").set("rel", "noopener");
    }
    el("p", "").child(link.view()).view()
}

/// What is to be looked at again, and answers to be judged.
fn promised(desk: Desk) -> Vec<View> {
    let lang = desk.lang;
    let mut part = vec![
        text::h2(words::promised_h2(lang)),
        text::p("hint", words::promised_lead(lang)),
    ];
    part.extend(loaded::<Aftercare>(desk, ListAftercare::PATH.to_owned(), move |page| {
        if page.lines.is_empty() {
            return vec![text::p("panel", words::nothing_promised(lang))];
        }
        let rows = page.lines.iter().map(|line| aftercare::row(desk, line)).collect();
        vec![text::list("queue", rows)]
    }));
    part
}

fn urgent(desk: Desk) -> Vec<View> {
    let lang = desk.lang;
    let number = |number: &'static str| {
        let label = words::call(lang, dial::number(number));
        link(dial::tel(number), "button button--quiet", &label, false)
    };
    let mut panel = el("section", "panel panel--note flow")
        .child(text::h2(words::urgent_h2(lang)))
        .child(text::p("", words::urgent_lead(lang)))
        .child(number(shell::POLICE))
        .child(number(shell::OVERSIGHT));
    let duty = desk
        .me
        .with_untracked(|me| me.as_ref().and_then(|me| me.duty_number.clone()));
    if let Some(duty) = duty {
        let label = words::call_duty(lang, &duty);
        panel = panel.child(text::p("", words::duty_lead(lang))).child(link(
            ["tel:", &duty].concat(),
            "button button--quiet",
            &label,
            false,
        ));
    }
    vec![panel.view()]
}

/// The last visits, with where each stands.
fn mine(desk: Desk) -> Vec<View> {
    let lang = desk.lang;
    let mut part = vec![text::h2(words::mine_h2(lang)), text::p("hint", words::mine_lead(lang))];
    let path = [ListInspections::PATH, "?limit=", SHOWN].concat();
    part.extend(loaded::<Inspections>(desk, path, move |page| {
        if page.lines.is_empty() {
            return vec![text::p("panel", words::none_yet(lang))];
        }
        let rows = page.lines.iter().map(|line| inspections::row(desk, line)).collect();
        let more = (Route::Inspections.href(lang), words::all(lang));
        vec![text::list("queue", rows), text::links(&[more])]
    }));
    part
}

/// 回避: a button for each unit.
fn recusal(desk: Desk) -> Vec<View> {
    let lang = desk.lang;
    let sheet = Sheet::new(desk);
    let buttons = move || {
        let press = |unit: &String| {
            let named = words::recuse(lang, &desk.unit(Some(unit)));
            let unit = unit.clone();
            button::quiet(&named, move || recuse(sheet, &unit))
        };
        units(desk).iter().map(press).collect()
    };
    vec![
        text::h2(words::recuse_h2(lang)),
        text::p("hint", words::recuse_lead(lang)),
        sheet.answer(),
        el("div", "actions no-print").content(buttons).view(),
    ]
}

fn recuse(sheet: Sheet, unit: &str) {
    let desk = sheet.desk;
    if !dom::confirm(words::recuse_sure(desk.lang)) {
        return;
    }
    let unit = unit.to_owned();
    sheet.post::<()>(
        Recuse::PATH,
        &Recusal { unit },
        |_| None,
        move |()| {
            // Who one is has changed; with the last term the session is over, too.
            navigate::recognise(desk, words::recused(desk.lang));
        },
    );
}

/// The units whose windows they look at.
fn units(desk: Desk) -> Vec<String> {
    let mut units: Vec<String> = desk.units_of(Role::Supervisor);
    units.sort_unstable();
    units.dedup();
    units
}

/// How citizens rate these windows beside what visits found: what is published, since nobody can be made out by it.
fn figures(desk: Desk) -> Vec<View> {
    let lang = desk.lang;
    vec![
        text::h2(words::figures_h2(lang)),
        text::p("hint", words::figures_lead(lang)),
        link(
            Route::Windows.href(lang),
            "button button--quiet",
            windows::look(lang),
            false,
        ),
    ]
}
