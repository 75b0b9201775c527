//! From a query code to its case.

use qingyu_api::ProblemCode;
use qingyu_api::case::ReadCase;
use qingyu_domain::query_code::QueryCode;
use qingyu_words::{Lang, case, sending};

use super::app::App;
use super::route::Route;
use super::{adopt, carry, expiry, navigate};
use crate::client::{self, Failure};

/// Looks a code up: its case is shown, or the track page says why not.
pub fn look_up(app: App, code: QueryCode) {
    client::query::<ReadCase>(Some(code.clone()), move |answer| match answer {
        Ok(view) => {
            carry::found(app, &code);
            expiry::keep_case_code(&code);
            app.found.replace(Some(view));
            adopt::track_error(app, "");
            navigate::go(app, Route::Case);
        }
        Err(failure) => {
            let is_missing = failure.code() == Some(ProblemCode::NotFound);
            let is_ours = app.sending.peek(|sending| sending.is_of(code.digits()));
            let why = if is_missing && is_ours {
                sending::not_there(app.lang)
            } else {
                why(app.lang, &failure)
            };
            adopt::refuse(app, why);
        }
    });
}

/// Why a case cannot be shown.
pub fn why(lang: Lang, failure: &Failure) -> &'static str {
    match failure {
        Failure::Offline => case::offline(lang),
        Failure::RetryAfter { .. } => case::too_many(lang),
        Failure::Problem(problem) if problem.code == ProblemCode::NotFound => case::not_found(lang),
        Failure::Problem(problem) if problem.code == ProblemCode::TooMany => case::too_many(lang),
        Failure::Problem(_) | Failure::Broken => case::broken(lang),
    }
}
