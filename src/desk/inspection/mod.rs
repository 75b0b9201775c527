//! 检查: one inspection with what was found and what became of it, and the form in which one is noted on the spot.

mod forms;
mod marks;
mod photos;
pub mod record;
mod save;
mod told;

pub use self::told::named;

use qingyu_api::Endpoint;
use qingyu_api::desk::inspections::{Checklists, InspectionView, ReadChecklists, ReadInspection};
use qingyu_words::desk::inspections as words;

use crate::desk::app::Desk;
use crate::desk::route::Route;
use crate::desk::sheet::loaded;
use crate::ui::el::{View, el};
use crate::ui::text;

/// The page of one.
pub fn view(desk: Desk, id: &str) -> Vec<View> {
    let lang = desk.lang;
    let path = ReadInspection::PATH.replace("{inspection}", id);
    let mut all = vec![
        text::back(&Route::Inspections.href(lang), words::back(lang)),
        text::h1(words::one_h1(lang)),
    ];
    all.extend(loaded::<InspectionView>(desk, path, move |inspection| {
        let mut pieces = vec![told::facts(desk, inspection)];
        let named = inspection.clone();
        pieces.push(text::h2(words::found_h2(lang)));
        let lists = loaded::<Checklists>(desk, ReadChecklists::PATH.to_owned(), move |lists| {
            told::found(desk, &named, lists)
        });
        pieces.push(el("div", "").all(lists).view());
        pieces.extend(photos::shown(desk, inspection));
        pieces.extend(told::history(desk, inspection));
        pieces.extend(forms::forms(desk, inspection));
        pieces
    }));
    vec![text::flow(all)]
}
