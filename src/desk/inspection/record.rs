//! 记录检查: noted on the spot with one thumb; without a network it stays on the page, and nothing is recorded twice.

use leptos::prelude::*;
use qingyu_api::desk::inspections::{ChecklistView, Checklists, InspectionMade, ReadChecklists, RecordInspection};
use qingyu_api::{Endpoint, ProblemCode};
use qingyu_domain::inspection::{CheckKind, InspectionAnswers, Manner, Mark};
use qingyu_words::desk::inspections as words;

use super::told::named;
use crate::client::Failure;
use crate::desk::app::Desk;
use crate::desk::navigate;
use crate::desk::route::Route;
use crate::desk::sheet::{Options, Sheet, chosen, is_checked, loaded, typed};
use crate::random;
use crate::ui::el::{View, el};
use crate::ui::text;

const UNIT: &str = "unit";
const WINDOW: &str = "window";
const LIST: &str = "checklist";
const MANNER: &str = "manner";
const DAYS: &str = "days";
const TEXT: &str = "text";
const OPINION: &str = "opinion";
/// Where the items are.
const ITEMS: &str = "items";

/// The form of a page: what is chosen decides what is shown below it.
#[derive(Clone, Copy)]
pub(super) struct Noting {
    pub(super) sheet: Sheet,
    pub(super) lists: StoredValue<Vec<ChecklistView>>,
    pub(super) list: RwSignal<usize>,
    unit: RwSignal<String>,
    /// Drawn once, so that what is sent again is known.
    key: StoredValue<Option<String>>,
}

/// The page.
pub fn view(desk: Desk) -> Vec<View> {
    let lang = desk.lang;
    let mut all = vec![
        text::back(&Route::Inspections.href(lang), words::back(lang)),
        text::h1(words::new_h1(lang)),
        text::p("hint", words::new_lead(lang)),
    ];
    all.extend(loaded::<Checklists>(
        desk,
        ReadChecklists::PATH.to_owned(),
        move |lists| {
            let able = lists.lists.iter().filter(|list| !list.units.is_empty());
            let lists: Vec<ChecklistView> = able.cloned().collect();
            if lists.is_empty() {
                return vec![text::p("panel", words::new_none(lang))];
            }
            vec![form(desk, lists)]
        },
    ));
    vec![text::flow(all)]
}

fn form(desk: Desk, lists: Vec<ChecklistView>) -> View {
    let lang = desk.lang;
    let noting = Noting {
        sheet: Sheet::new(desk),
        lists: StoredValue::new(lists),
        list: RwSignal::new(0),
        unit: RwSignal::new(String::new()),
        key: StoredValue::new(random::key()),
    };
    let sheet = noting.sheet;
    let manners: Options = [Manner::Open, Manner::Covert]
        .map(|manner| (manner.as_str().to_owned(), words::manner_of(lang, manner).to_owned()))
        .into();
    let part = |content: fn(Noting) -> Vec<View>| el("div", "flow").content(move || content(noting)).view();
    let fields = vec![
        noting.choice(),
        part(Noting::place),
        part(Noting::window),
        sheet.select(MANNER, words::manner(lang), "", &manners, ""),
        el("div", "flow")
            .set("id", ITEMS)
            .set("tabindex", "-1")
            .child(part(Noting::items))
            .view(),
        part(Noting::days),
        part(Noting::opinion),
        sheet.area(TEXT, words::text(lang), words::text_hint(lang), ""),
    ];
    sheet.view(words::new_h1(lang), fields, words::save(lang), move || noting.send())
}

impl Noting {
    pub(super) fn chosen_list<T>(self, read: impl FnOnce(&ChecklistView) -> T) -> Option<T> {
        let at = self.list.get();
        self.lists.with_value(|lists| lists.get(at).map(read))
    }

    fn choice(self) -> View {
        let lang = self.sheet.desk.lang;
        let options: Options = self.lists.with_value(|lists| {
            let name = |list: &ChecklistView| {
                let name = named(lang, &list.zh, &list.en);
                (list.code.clone(), [words::kind(lang, list.kind), " · ", name].concat())
            };
            lists.iter().map(name).collect()
        });
        let select = self.sheet.select(LIST, words::checklist(lang), "", &options, "");
        el("div", "")
            .child(select)
            .on("change", move |_| {
                let code = chosen(LIST);
                let at = self
                    .lists
                    .with_value(|lists| lists.iter().position(|list| list.code == code));
                self.list.set(at.unwrap_or_default());
            })
            .view()
    }

    /// The units at which the list can be filled in.
    fn place(self) -> Vec<View> {
        let desk = self.sheet.desk;
        let before = self.unit.get_untracked();
        let units = self.chosen_list(|list| list.units.clone()).unwrap_or_default();
        if !units.contains(&before) {
            // One is chosen only where there is no other.
            let only = units.first().filter(|_| units.len() == 1);
            self.unit.set(only.cloned().unwrap_or_default());
        }
        let choose = (units.len() > 1).then(|| (String::new(), words::choose(desk.lang).to_owned()));
        let named = units.iter().map(|code| (code.clone(), desk.unit(Some(code))));
        let options: Options = choose.into_iter().chain(named).collect();
        let select = self.sheet.select(UNIT, words::unit(desk.lang), "", &options, &before);
        vec![
            el("div", "")
                .child(select)
                .on("change", move |_| self.unit.set(chosen(UNIT)))
                .view(),
        ]
    }

    /// The windows of the unit.
    fn window(self) -> Vec<View> {
        let desk = self.sheet.desk;
        let mut options: Options = vec![(String::new(), words::no_window(desk.lang).to_owned())];
        let unit = self.unit.get();
        desk.units.with(|units| {
            let own = units.iter().find(|one| one.code == unit);
            let open = own
                .into_iter()
                .flat_map(|unit| &unit.windows)
                .filter(|window| !window.closed);
            options.extend(open.map(|window| (window.code.clone(), window.name.clone())));
        });
        if options.len() == 1 {
            return Vec::new();
        }
        vec![self.sheet.select(WINDOW, words::window(desk.lang), "", &options, "")]
    }

    pub(super) fn is_visit(self) -> bool {
        self.chosen_list(|list| list.kind == CheckKind::Visit)
            .unwrap_or_default()
    }

    /// Within how many days; after a visit it is always the same.
    fn days(self) -> Vec<View> {
        let lang = self.sheet.desk.lang;
        if self.is_visit() {
            return vec![text::p("hint", words::visit_days(lang))];
        }
        let line = self
            .sheet
            .line(DAYS, words::days(lang), words::days_hint(lang), ("text", "off"), "10");
        vec![line]
    }

    /// Whether the unit answers what a supervisor says.
    fn opinion(self) -> Vec<View> {
        let lang = self.sheet.desk.lang;
        if !self.is_visit() {
            return Vec::new();
        }
        let (label, hint) = (words::opinion(lang), words::opinion_hint(lang));
        vec![self.sheet.check(OPINION, label, hint, false)]
    }

    fn send(self) {
        let lang = self.sheet.desk.lang;
        let marks = self.marks();
        let is_poor = marks.values().any(|mark| mark == Mark::Poor.as_str());
        let (days, text) = (typed(DAYS).parse::<u16>(), typed(TEXT));
        let mut wrong = Vec::new();
        if chosen(UNIT).is_empty() {
            wrong.push((UNIT, words::unit_needed(lang).to_owned()));
        }
        if marks.is_empty() {
            wrong.push((ITEMS, words::marks_needed(lang).to_owned()));
        }
        let is_visit = self.list.with_untracked(|at| {
            self.lists
                .with_value(|lists| lists.get(*at).is_some_and(|list| list.kind == CheckKind::Visit))
        });
        if is_poor && !is_visit && !matches!(days, Ok(1..=60)) {
            wrong.push((DAYS, words::days_needed(lang).to_owned()));
        }
        let opinion = is_visit && is_checked(OPINION);
        if text.is_empty() && (is_poor || opinion) {
            let needed = if is_poor {
                words::text_needed(lang)
            } else {
                words::opinion_needed(lang)
            };
            wrong.push((TEXT, needed.to_owned()));
        }
        if !self.sheet.is_right(wrong) {
            return;
        }
        let answers = InspectionAnswers {
            key: self.key.get_value(),
            unit: Some(chosen(UNIT)),
            window: Some(chosen(WINDOW)).filter(|window| !window.is_empty()),
            checklist: Some(chosen(LIST)),
            manner: Some(chosen(MANNER)),
            marks,
            days: days.ok().filter(|_| is_poor),
            opinion,
            text: Some(text).filter(|text| !text.is_empty()),
        };
        let desk = self.sheet.desk;
        self.sheet.post::<InspectionMade>(
            RecordInspection::PATH,
            &answers,
            move |failure| self.refused(failure),
            move |made| {
                navigate::go(desk, &Route::Inspection(made.inspection).href(lang));
                desk.say(if is_poor { words::saved(lang) } else { words::done(lang) });
            },
        );
    }

    /// Why it was not recorded, in words; what was changed after it had been is another one from then on.
    fn refused(self, failure: &Failure) -> Option<String> {
        let lang = self.sheet.desk.lang;
        if failure.code() == Some(ProblemCode::Conflict) {
            self.key.set_value(random::key());
            return Some(words::saved_before(lang).to_owned());
        }
        matches!(failure, Failure::Offline).then(|| words::offline(lang).to_owned())
    }
}
