//! Where the draft is kept, with a box to keep it for a day and a button to wipe it.

use qingyu_words::submit;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use super::app::App;
use super::carry;
use super::draft::Draft;
use super::navigate;
use super::route::Route;
use crate::ui::choice::{Choice, choice};
use crate::ui::el::{View, el};
use crate::ui::{button, disclosure, dom, text};

const KEEP: &str = "keep";

/// The box, closed at first.
pub fn view(app: App) -> View {
    let lang = app.lang;
    let keep = choice(Choice {
        kind: "checkbox",
        name: KEEP,
        value: "1",
        label: submit::draft_kept(lang),
        hint: submit::draft_kept_hint(lang),
        chosen: app.draft.with(Draft::is_kept),
    });
    let keep = el("div", "").on("change", move |_| read(app)).child(keep).view();
    let wipe = button::quiet(submit::draft_wipe(lang), move || {
        if !carry::may_forget(app) {
            return;
        }
        app.wipe_draft();
        app.say_briefly(submit::draft_wiped(lang));
        navigate::replace(app, Route::Start);
    });
    let mut content = vec![text::p("", submit::draft_here(lang))];
    if !app.is_kiosk {
        content.push(keep);
    }
    content.push(button::row(vec![wipe]));
    disclosure::disclosure("disclosure", submit::draft_where(lang), content)
}

fn read(app: App) {
    let input = dom::by_id(KEEP).and_then(|input| input.dyn_into::<HtmlInputElement>().ok());
    if let Some(input) = input {
        app.write(|draft| draft.keep_on_device(input.checked()));
    }
}
