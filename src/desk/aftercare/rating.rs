//! The page of one bad rating.

use qingyu_api::Endpoint;
use qingyu_api::desk::bad_ratings::{ActOnRating, BadRatingView, ReadBadRating};
use qingyu_words::desk::aftercare as words;

use super::{forms, page, told};
use crate::desk::app::Desk;
use crate::ui::el::View;

/// The page.
pub fn view(desk: Desk, id: &str) -> Vec<View> {
    let path = ReadBadRating::PATH.replace("{rating}", id);
    let acts = ActOnRating::PATH.replace("{rating}", id);
    page::<BadRatingView>(desk, words::rating_h1(desk.lang), path, move |rating| {
        let forms = forms::forms(desk, acts.clone(), &rating.deeds, rating.version);
        [told::told(desk, rating), forms].concat()
    })
}
