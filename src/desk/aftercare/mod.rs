//! 日常监督: a bad rating or an incident, what happened since, and a form for each thing that can be done.

pub mod encounter;
mod forms;
pub mod rating;
pub mod told;

use qingyu_words::desk::aftercare as words;
use serde::de::DeserializeOwned;

use crate::desk::app::Desk;
use crate::desk::route::Route;
use crate::desk::sheet::loaded;
use crate::ui::el::View;
use crate::ui::text;

/// A page of one of them: loaded, and then what `content` makes of it.
fn page<T: DeserializeOwned + Send + Sync + 'static>(
    desk: Desk,
    heading: &'static str,
    path: String,
    content: impl Fn(&T) -> Vec<View> + 'static,
) -> Vec<View> {
    let lang = desk.lang;
    let mut all = vec![
        text::back(&Route::Aftercare.href(lang), words::back(lang)),
        text::h1(heading),
    ];
    all.extend(loaded(desk, path, content));
    vec![text::flow(all)]
}
