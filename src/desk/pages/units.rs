//! 单位和窗口: the tree of units, each a link to its form.

use qingyu_api::Endpoint;
use qingyu_api::desk::units::{ListTree, UnitView};
use qingyu_words::desk::{house as words, pages};

use super::settings::back;
use crate::desk::app::Desk;
use crate::desk::route::Route;
use crate::desk::sheet::loaded;
use crate::ui::el::{View, el};
use crate::ui::{button, text};

/// The page.
pub fn view(desk: Desk) -> Vec<View> {
    let lang = desk.lang;
    let add = Route::Unit("new".to_owned()).href(lang);
    let mut content = vec![
        back(desk),
        text::h1(words::units_h1(lang)),
        text::p("", words::units_lead(lang)),
        el("p", "actions")
            .child(button::link(&add, words::add_unit(lang)))
            .view(),
    ];
    content.extend(loaded::<Vec<UnitView>>(desk, ListTree::PATH.to_owned(), move |units| {
        vec![text::list(
            "queue",
            in_order(units, None).map(|unit| row(desk, units, unit)).collect(),
        )]
    }));
    vec![text::flow(content)]
}

/// Those directly under a unit, each with what is under it; a unit under nothing that is there comes first.
fn in_order<'a>(units: &'a [UnitView], above: Option<&'a str>) -> Box<dyn Iterator<Item = &'a UnitView> + 'a> {
    let under = units.iter().filter(move |unit| unit.parent.as_deref() == above);
    Box::new(under.flat_map(move |unit| std::iter::once(unit).chain(in_order(units, Some(&unit.code)))))
}

fn row(desk: Desk, units: &[UnitView], unit: &UnitView) -> View {
    let lang = desk.lang;
    let above = unit.parent.as_deref();
    let above = above.and_then(|code| units.iter().find(|other| other.code == code));
    let above = above.map_or("", |above| &above.name);
    let open = unit.windows.iter().filter(|window| !window.closed);
    let windows: Vec<&str> = open.map(|window| window.name.as_str()).collect();
    let mut tags = Vec::new();
    if unit.closed {
        tags.push(el("span", "tag tag--danger").text(words::closed(lang)).view());
    }
    let kind = [words::unit_kind(lang, unit.kind), " · ", above].concat();
    el("a", "row")
        .set("href", &Route::Unit(unit.code.clone()).href(lang))
        .child(el("span", "row__number").text(&unit.name).view())
        .child(el("span", "").text(kind.trim_end_matches(" · ")).view())
        .child(el("span", "").text(&windows.join(pages::comma(lang))).view())
        .child(el("span", "tags").all(tags).view())
        .view()
}
