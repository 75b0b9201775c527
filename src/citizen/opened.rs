//! The case whose page is open: its code, and what is typed there and not yet received.
//!
//! A text stays when the case is shown anew, and each has its own key, so that sending it again after a lost
//! answer never adds it twice.

use qingyu_domain::query_code::QueryCode;

use super::app::App;
use super::expiry;
use super::pairs::Pairs;
use crate::random;

/// What is known of the case that is open.
#[derive(Debug, Default)]
pub struct Opened {
    code: Option<QueryCode>,
    unsent: Pairs,
}

/// Opens the case of the kept code; what was typed for another is forgotten.
pub fn open(app: App) {
    let code = expiry::case_code();
    app.opened.update(|opened| {
        if opened.code != code {
            *opened = Opened {
                code,
                ..Opened::default()
            };
        }
    });
}

/// The code of the open case, for as long as its page is open; asking for it is using it.
pub fn code(app: App) -> Option<QueryCode> {
    let code = app.opened.with(|opened| opened.code.clone())?;
    expiry::keep_case_code(&code);
    Some(code)
}

/// The digits of the code of the open case; putting them into a form is not using them yet.
pub fn digits(app: App) -> String {
    let digits = |opened: &Opened| opened.code.as_ref().map(|code| code.digits().to_owned());
    app.opened.with(digits).unwrap_or_default()
}

/// What is typed into the field with this id.
pub fn typed(app: App, id: &str) -> String {
    app.opened.with(|opened| opened.unsent.value(id))
}

/// Keeps what is typed.
pub fn keep(app: App, id: &str, text: &str) {
    app.opened.with(|opened| opened.unsent.put(id, text));
}

/// The key of a text, the same each time.
pub fn key(app: App, id: &str, text: &str) -> Option<String> {
    let name = name(id, text);
    app.opened.with(|Opened { unsent, .. }| {
        if !unsent.has(&name) {
            unsent.put(&name, &random::key()?);
        }
        Some(unsent.value(&name))
    })
}

/// Forgets a text that was received, but not what was typed since.
pub fn received(app: App, id: &str, text: &str) {
    app.opened.with(|Opened { unsent, .. }| {
        unsent.put(&name(id, text), "");
        if unsent.value(id) == text {
            unsent.put(id, "");
        }
    });
}

/// Ids hold no space, so that no text is taken for another field's.
fn name(id: &str, text: &str) -> String {
    [id, " ", text].concat()
}
