//! Beside a case that could be merged: what is like it, and why.

use leptos::prelude::*;
use qingyu_api::Endpoint;
use qingyu_api::desk::case::Story;
use qingyu_api::desk::similar::{ReadSimilar, Similar, SimilarCase};
use qingyu_words::desk::{pages, search as words};

use super::pages::case::Page;
use super::pages::cases::row;
use crate::client::{self, Failure};
use crate::desk::navigate;
use crate::ui::el::{View, el};
use crate::ui::{button, dom, text};

/// The field of the proposal to merge.
const INTO: &str = "d-propose-merge-into";

/// What was found; `None` while it is looked for.
pub type Alike = Option<Result<Similar, Failure>>;

/// Whether whoever looks could propose to merge it: for all others there is nothing to be decided.
pub fn is_wanted(story: &Story) -> bool {
    let mut deeds = story.deeds.iter();
    deeds.any(|deed| deed.proposal.as_deref() == Some("merge") && deed.blocked.is_none())
}

/// Looks for what is like a case, once for each time that it is loaded.
pub fn load(page: Page, number: &str) {
    let path = ReadSimilar::PATH.replace("{number}", number);
    client::spawn(async move {
        let answer = client::staff::get::<Similar>(&path).await;
        if answer.as_ref().is_err_and(navigate::is_signed_out) {
            return navigate::over(page.desk);
        }
        // The page may have been left meanwhile.
        page.alike.try_set(Some(answer));
    });
}

/// What was found.
pub fn view(page: Page) -> Vec<View> {
    let lang = page.desk.lang;
    let is_wanted = page
        .story
        .with(|story| matches!(story, Some(Ok(story)) if is_wanted(story)));
    if !is_wanted {
        return Vec::new();
    }
    let mut pieces = vec![text::h2(words::similar_h2(lang))];
    page.alike.with(|alike| match alike {
        None => pieces.push(text::p("hint", words::similar_loading(lang))),
        Some(Err(failure)) => {
            let alert = el("p", "error").set("role", "alert").text(&page.desk.failure(failure));
            pieces.push(alert.view());
            pieces.push(button::quiet(pages::retry(lang), move || {
                load(page, &page.number.get_value());
            }));
        }
        Some(Ok(similar)) if similar.cases.is_empty() => {
            pieces.push(text::p("hint", words::similar_none(lang)));
        }
        Some(Ok(similar)) => {
            pieces.push(text::p("hint", words::similar_hint(lang)));
            let cases = similar.cases.iter().map(|one| one_of(page, one));
            pieces.push(text::list("queue queue--narrow", cases.collect()));
        }
    });
    pieces
}

fn one_of(page: Page, one: &SimilarCase) -> View {
    let lang = page.desk.lang;
    let share = words::share(lang, one.share);
    let whys = [
        (one.same_contact, words::same_contact(lang)),
        (one.share > 0, share.as_str()),
        (!one.may_lead, words::cannot_lead(lang)),
    ];
    let whys: Vec<&str> = whys.into_iter().filter(|(is, _)| *is).map(|(_, why)| why).collect();
    let whys = el("span", "row__others").text(&whys.join(" · ")).view();
    let number = one.case.number.clone();
    let take = one.may_lead.then(|| {
        button::quiet(words::take(lang), move || {
            dom::put_text(INTO, &number);
            open(INTO);
            page.desk.say(words::taken(lang));
            dom::focus(dom::by_id(INTO));
        })
    });
    el("div", "")
        .child(row(page.desk, &one.case, Some(whys)))
        .all(take.into_iter().collect())
        .view()
}

/// Opens what a control lies in.
fn open(id: &str) {
    let mut around = dom::by_id(id).and_then(|control| control.closest("details").ok().flatten());
    while let Some(details) = around {
        drop(details.set_attribute("open", ""));
        around = details
            .parent_element()
            .and_then(|up| up.closest("details").ok().flatten());
    }
}
