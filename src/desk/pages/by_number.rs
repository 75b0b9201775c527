//! Straight to one case, by its number.

use leptos::prelude::*;
use qingyu_domain::case::Number;
use qingyu_words::desk::list as words;

use crate::desk::app::Desk;
use crate::desk::navigate;
use crate::desk::route::Route;
use crate::ui::el::{View, el};
use crate::ui::field::{Field, Form, field};
use crate::ui::{button, dom};

const NUMBER: &str = "number";

/// Straight to one case.
pub fn by_number(desk: Desk) -> View {
    let lang = desk.lang;
    let wrong = RwSignal::new(String::new());
    let field = field(Field {
        id: NUMBER,
        label: words::number(lang).to_owned(),
        hint: words::number_hint(lang),
        value: String::new(),
        wrong: std::rc::Rc::new(move || wrong.get()),
        form: Form::Line("text", "off"),
    });
    el("form", "search")
        .set("novalidate", "novalidate")
        .child(field)
        .child(button::submit(words::open(lang)))
        .on("submit", move |event| {
            event.prevent_default();
            let Some(number) = Number::find(&dom::text_of(NUMBER)) else {
                wrong.set(words::number_wrong(lang).to_owned());
                return dom::focus(dom::by_id(NUMBER));
            };
            navigate::go(desk, &Route::Case(number.to_string()).href(lang));
        })
        .view()
}
