//! 办理期限: each step with what it is unless the city says otherwise, what it is now, and why.

use leptos::prelude::*;
use qingyu_api::Endpoint;
use qingyu_api::desk::deadlines::{DeadlineEdit, DeadlineView, ListDeadlines, SetDeadline};
use qingyu_domain::deadlines::{Basis, Limit, Measure};
use qingyu_words::Lang;
use qingyu_words::desk::{codes, house as words};

use super::settings::back;
use crate::desk::app::Desk;
use crate::desk::navigate;
use crate::desk::sheet::{Options, Sheet, chosen, loaded, typed};
use crate::ui::el::{View, el};
use crate::ui::{button, dom, text};

/// The page.
pub fn view(desk: Desk) -> Vec<View> {
    let lang = desk.lang;
    let changing: RwSignal<Option<DeadlineView>> = RwSignal::new(None);
    let mut content = vec![
        back(desk),
        text::h1(words::deadlines_h1(lang)),
        text::p("", words::deadlines_lead(lang)),
        el("div", "")
            .content(move || changing.with(|step| step.iter().map(|step| form(desk, step)).collect()))
            .view(),
    ];
    content.extend(loaded::<Vec<DeadlineView>>(
        desk,
        ListDeadlines::PATH.to_owned(),
        move |steps| vec![table(lang, steps, changing)],
    ));
    vec![text::flow(content)]
}

fn length(lang: Lang, limit: Limit) -> String {
    words::length(lang, limit.amount, limit.measure)
}

fn table(lang: Lang, steps: &[DeadlineView], changing: RwSignal<Option<DeadlineView>>) -> View {
    let heads = [
        words::step(lang),
        words::now(lang),
        words::default(lang),
        words::basis_label(lang),
        words::change(lang),
    ];
    let head = |name: &&str| el("th", "").set("scope", "col").text(name).view();
    let head = el("tr", "").all(heads.iter().map(head).collect()).view();
    let cell = |name: &str, text: &str| el("td", "").set("data-name", name).text(text);
    let row = |step: &DeadlineView| {
        let is_own = step.limit != step.default;
        let name = codes::step(lang, step.step);
        let now = el("td", "").set("data-name", words::now(lang));
        let now = now.child(
            el(if is_own { "strong" } else { "span" }, "")
                .text(&length(lang, step.limit))
                .view(),
        );
        let own = step.clone();
        let change = el("button", "button button--quiet")
            .set("type", "button")
            .set("aria-label", &[words::change(lang), " ", name].concat())
            .text(words::change(lang))
            .on("click", move |_| {
                changing.set(Some(own.clone()));
                dom::soon(|| dom::focus(dom::by_id("changing")));
            });
        el("tr", "")
            .child(el("th", "").set("scope", "row").text(name).view())
            .child(now.view())
            .child(cell(words::default(lang), &length(lang, step.default)).view())
            .child(cell(words::basis_label(lang), words::basis(lang, step.limit.basis)).view())
            .child(el("td", "").child(change.view()).view())
            .view()
    };
    el("table", "table")
        .child(el("thead", "").child(head).view())
        .child(el("tbody", "").all(steps.iter().map(row).collect()).view())
        .view()
}

fn form(desk: Desk, step: &DeadlineView) -> View {
    let (lang, sheet) = (desk.lang, Sheet::new(desk));
    let measures: Options = step
        .most
        .iter()
        .map(|most| {
            (
                most.measure.as_str().to_owned(),
                words::measure(lang, most.measure).to_owned(),
            )
        })
        .collect();
    let mut bases = vec![Basis::OwnChoice];
    if step.default.basis != Basis::OwnChoice {
        bases.push(step.default.basis);
    }
    let bases: Options = bases
        .into_iter()
        .map(|basis| (basis.as_str().to_owned(), words::basis(lang, basis).to_owned()))
        .collect();
    let amount = step.limit.amount.to_string();
    let fields = vec![
        sheet.line(
            "amount",
            words::amount(lang),
            &range(lang, step),
            ("number", "off"),
            &amount,
        ),
        sheet.select(
            "measure",
            words::measure_label(lang),
            "",
            &measures,
            step.limit.measure.as_str(),
        ),
        sheet.select("basis", words::basis_label(lang), "", &bases, step.limit.basis.as_str()),
    ];
    let own = step.clone();
    let title = el("h2", "")
        .set("id", "changing")
        .set("tabindex", "-1")
        .text(codes::step(lang, step.step))
        .view();
    let mut content = vec![
        title,
        sheet.view(codes::step(lang, step.step), fields, words::save(lang), move || {
            send(sheet, &own);
        }),
    ];
    if step.limit != step.default {
        let own = step.clone();
        content.push(button::quiet(words::back_to_default(lang), move || {
            set(sheet, &own, None);
        }));
    }
    el("section", "flow boxed").all(content).view()
}

fn range(lang: Lang, step: &DeadlineView) -> String {
    let most = step
        .most
        .iter()
        .map(|most| words::length(lang, most.amount, most.measure));
    let most: Vec<String> = most.collect();
    words::range(lang, step.least, &most.join(words::or(lang)))
}

fn send(sheet: Sheet, step: &DeadlineView) {
    let lang = sheet.desk.lang;
    let read = || {
        Some(Limit {
            amount: typed("amount").parse().ok()?,
            measure: Measure::from_code(&chosen("measure"))?,
            basis: Basis::from_code(&chosen("basis"))?,
        })
    };
    let limit = read().filter(|limit| limit.fault(step.step).is_none());
    let wrong = if limit.is_none() {
        vec![("amount", range(lang, step))]
    } else {
        Vec::new()
    };
    if sheet.is_right(wrong) {
        set(sheet, step, limit);
    }
}

fn set(sheet: Sheet, step: &DeadlineView, limit: Option<Limit>) {
    let desk = sheet.desk;
    let lang = desk.lang;
    let shown = length(lang, limit.unwrap_or(step.default));
    if !dom::confirm(&[words::limit_sure(lang), &shown].concat()) {
        return;
    }
    let edit = DeadlineEdit { step: step.step, limit };
    sheet.post::<DeadlineView>(
        SetDeadline::PATH,
        &edit,
        |_| None,
        move |_| {
            navigate::again(desk);
            desk.say(words::saved(lang));
        },
    );
}
