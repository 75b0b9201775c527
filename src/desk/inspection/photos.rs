//! Pictures of an inspection: shown, and one added.

use leptos::prelude::*;
use qingyu_api::ProblemCode;
use qingyu_api::desk::inspections::{InspectionView, PHOTO_PATH, PHOTOS_PATH, PhotoMade};
use qingyu_words::Lang;
use qingyu_words::desk::inspections as words;
use wasm_bindgen::JsCast as _;
use web_sys::{File, HtmlInputElement};

use crate::client::{self, Failure};
use crate::desk::app::Desk;
use crate::desk::navigate;
use crate::desk::sheet::Sheet;
use crate::ui::el::{View, el};
use crate::ui::{dom, text};

/// The field of the file.
const FILE: &str = "photo-file";
/// Bytes of a picture at most.
const LARGEST: f64 = 8_000_000.0;

/// The pictures.
pub fn shown(desk: Desk, inspection: &InspectionView) -> [View; 2] {
    let lang = desk.lang;
    let head = text::h2(words::photos_h2(lang));
    let all = inspection.photos.len();
    if all == 0 {
        return [head, text::p("hint", words::no_photos(lang))];
    }
    let path = PHOTO_PATH.replace("{inspection}", &inspection.inspection);
    let numbered = inspection.photos.iter().enumerate();
    let picture = numbered.map(|(at, photo)| {
        let picture = el("img", "photo")
            .set("src", &path.replace("{position}", &photo.position.to_string()))
            .set("alt", &words::photo_of(lang, at + 1, all))
            .set("loading", "lazy");
        let whose = if photo.is_of_unit {
            words::photo_mended(lang)
        } else {
            words::photo_found(lang)
        };
        el("figure", "photo-around")
            .child(picture.view())
            .child(el("figcaption", "hint").text(whose).view())
            .view()
    });
    [head, el("div", "photos").all(picture.collect()).view()]
}

/// The form that adds one.
pub fn form(desk: Desk, inspection: &InspectionView) -> View {
    let lang = desk.lang;
    let sheet = Sheet::new(desk);
    let path = StoredValue::new(PHOTOS_PATH.replace("{inspection}", &inspection.inspection));
    let fields = vec![
        text::p("hint", words::photo_lead(lang)),
        sheet.file(FILE, words::photo_file(lang), "image/jpeg,image/png"),
    ];
    let send = move || {
        let file = file();
        let wrong = match &file {
            None => Some(words::photo_needed(lang)),
            Some(file) if file.size() > LARGEST => Some(words::photo_large(lang)),
            Some(_) => None,
        };
        let wrong = wrong.map(|words| (FILE, words.to_owned()));
        let (true, Some(file)) = (sheet.is_right(wrong.into_iter().collect()), file) else {
            return;
        };
        let path = path.get_value();
        sheet.run(
            async move { client::staff::send_file::<PhotoMade>(&path, &file).await },
            move |failure| refused(lang, failure),
            move |_: PhotoMade| {
                navigate::again(desk);
                desk.say(words::photo_added(lang));
            },
        );
    };
    sheet.view(words::photo(lang), fields, words::photo(lang), send)
}

fn file() -> Option<File> {
    let input = dom::by_id(FILE)?.dyn_into::<HtmlInputElement>().ok()?;
    input.files()?.get(0)
}

fn refused(lang: Lang, failure: &Failure) -> Option<String> {
    let words = match failure.code()? {
        ProblemCode::Invalid | ProblemCode::UnsupportedMediaType => words::photo_bad(lang),
        ProblemCode::TooLarge => words::photo_large(lang),
        ProblemCode::NotNow => words::photo_full(lang),
        _ => return None,
    };
    Some(words.to_owned())
}
