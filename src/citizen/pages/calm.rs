//! What is said while one writes: the calm panel where a text hints at danger, put away for good by its own button, and
//! a note where a number may tell who wrote. Neither is a block.

use qingyu_domain::emergency;
use qingyu_words::{dial, shell, submit};

use super::form::StepForm;
use crate::citizen::app::App;
use crate::citizen::draft::Draft;
use crate::ui::el::{View, el, nothing};
use crate::ui::{button, panel, text};

/// A word to somebody anonymous while a number that may tell who they are stands in the text. Never a block either.
pub fn traced(form: StepForm) -> View {
    let note = form.depends(move |app| {
        if app.draft.with(Draft::has_contact) {
            return String::new();
        }
        submit::traced(app.lang, &app.value("text"))
    });
    text::live("panel panel--note", note)
}

/// The panel while somebody may be in danger; `go_on` puts it away.
pub fn calm(app: App, in_danger: impl Fn() -> bool + 'static, go_on: impl Fn() + 'static) -> View {
    let lang = app.lang;
    let actions = vec![
        button::link(&dial::tel(shell::POLICE), submit::emergency_call(lang)),
        button::quiet(submit::emergency_go_on(lang), go_on),
    ];
    let (lead, rest) = (submit::emergency_lead(lang), submit::emergency_rest(lang));
    let panel = panel::calm(dial::pieces(lead), dial::pieces(rest), actions);
    // Made once: a button that is made again while it is pressed would lose the click.
    let shown = el("div", "").hide_while(move || !in_danger()).child(panel);
    el("div", "").set("role", "status").child(shown.view()).view()
}

/// Whom to call, once more before sending, however the panel was put away: the text still hints at danger.
pub fn still(app: App) -> View {
    if emergency::hint(&app.value("text")).is_none() {
        return nothing();
    }
    let (lead, rest) = (submit::emergency_lead(app.lang), submit::emergency_rest(app.lang));
    panel::sentence("panel panel--calm", dial::pieces(lead), dial::pieces(rest))
}
