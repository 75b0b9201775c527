//! What is kept for half an hour: the receipt from its arrival, the code of an open case from its last use.

use qingyu_domain::query_code::QueryCode;

use super::app::App;
use super::kept::{KEPT_MS, Kept};
use super::navigate;
use super::pairs::Pairs;
use super::route::Route;
use super::sending::Sending;
use crate::clock;
use crate::storage::{self, Place};

/// The code of the case that is open, so that a reload finds it again.
const CODE: &str = "qingyu.case";

/// Removes the receipt from page and device once its time is over.
pub fn watch_receipt(app: App) {
    let Some(left) = app.sending.peek(|sending| sending.kept().map(Kept::left_ms)) else {
        return;
    };
    clock::alarm(left, move || {
        if app
            .sending
            .peek(|sending| matches!(sending, Sending::Received(kept) if !kept.is_fresh()))
        {
            Sending::clear();
            app.sending.set(Sending::Idle);
            if app.route.peek(|route| *route == Route::Receipt) {
                navigate::replace(app, Route::Receipt);
            }
        }
    });
}

/// Keeps the receipt as long again.
pub fn keep_receipt(app: App) {
    if let Some(kept) = app.sending.peek(|sending| sending.kept().cloned()) {
        app.sending.set(Sending::Received(kept.longer()));
        watch_receipt(app);
    }
}

/// The code of the case that is open; asking for it is using it.
pub fn case_code() -> Option<QueryCode> {
    let code = unused_code();
    match &code {
        Some(code) => keep_case_code(code),
        None => forget_case_code(),
    }
    code
}

/// Opens the case of a code.
pub fn keep_case_code(code: &QueryCode) {
    let pairs = Pairs::new();
    pairs.put("code", code.digits());
    pairs.put("until", &(clock::now().ms() + KEPT_MS).to_string());
    storage::write(Place::Tab, CODE, &pairs.text());
    clock::alarm(clock::ms_until(clock::now().ms() + KEPT_MS), || {
        if unused_code().is_none() {
            forget_case_code();
        }
    });
}

/// Closes the case that is open.
pub fn forget_case_code() {
    storage::remove(CODE);
}

fn unused_code() -> Option<QueryCode> {
    let pairs = Pairs::parse(&storage::read(Place::Tab, CODE)?);
    let until: i64 = pairs.value("until").parse().ok()?;
    QueryCode::parse_strict(&pairs.value("code")).filter(|_| until > clock::now().ms())
}
