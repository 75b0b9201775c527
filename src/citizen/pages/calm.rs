//! The calm panel where a text hints at danger: never a block, and put away for good by its own button.

use qingyu_words::{dial, submit};

use crate::citizen::app::App;
use crate::ui::el::{View, el};
use crate::ui::{button, panel};

/// The panel while somebody may be in danger; `go_on` puts it away.
pub fn calm(app: App, in_danger: impl Fn() -> bool + 'static, go_on: impl Fn() + 'static) -> View {
    let lang = app.lang;
    let actions = vec![
        button::link("tel:110", submit::emergency_call(lang)),
        button::quiet(submit::emergency_go_on(lang), go_on),
    ];
    let (lead, rest) = (submit::emergency_lead(lang), submit::emergency_rest(lang));
    let panel = panel::calm(dial::pieces(lead), dial::pieces(rest), actions);
    // Made once: a button that is made again while it is pressed would lose the click.
    let shown = el("div", "").hide_while(move || !in_danger()).child(panel);
    el("div", "").set("role", "status").child(shown.view()).view()
}
