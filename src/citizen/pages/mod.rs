//! The pages, one per file.

pub mod about;
pub mod calm;
pub mod case;
pub mod case_act;
pub mod case_consent;
pub mod case_evaluate;
pub mod check;
pub mod contact;
pub mod details;
pub mod form;
pub mod more;
pub mod receipt;
pub mod receipt_keep;
pub mod text_form;
pub mod way;

use super::app::App;
use super::expiry;
use super::route::Route;
use crate::ui::el::View;

/// The page of a route. Start and track are not here: they are adopted.
pub fn view(app: App, route: Route) -> Vec<View> {
    match route {
        Route::Start | Route::Track => Vec::new(),
        Route::About => about::view(app),
        Route::Details => details::view(app),
        Route::Contact => contact::view(app),
        Route::Check => check::view(app),
        Route::Receipt => receipt::view(app),
        Route::Case => case::view(app),
        Route::Privacy => more::privacy(app),
        Route::Accessibility => more::accessibility(app),
        Route::NotFound => more::not_found(app),
    }
}

/// The page that can be shown instead of one for which something is missing.
pub fn allowed(app: App, asked: Route) -> Route {
    let (is_on_its_way, is_stopped, is_received) = app.sending.peek(|sending| {
        (
            sending.request().is_some(),
            sending.stopped().is_some(),
            sending.kept().is_some(),
        )
    });
    let (has_kind, has_text) = app.draft.with(|draft| (draft.kind().is_some(), draft.has("text")));
    match asked {
        _ if asked.is_step() && is_on_its_way => Route::Check,
        // After sending, Back finds the receipt and nothing to send again.
        _ if asked.is_step() && is_received && !has_kind => Route::Receipt,
        // What was stopped stays in sight with its code.
        Route::Check if is_stopped => Route::Check,
        Route::Details | Route::Contact | Route::Check if !has_kind => Route::Start,
        Route::Contact | Route::Check if !has_text => Route::Details,
        Route::Case if expiry::case_code().is_none() => Route::Track,
        _ => asked,
    }
}
