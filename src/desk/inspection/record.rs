//! 记录检查: noted on the spot with one thumb. A supervisor's visit stays on the phone until it was sent; anybody else's on the page.

use leptos::prelude::*;
use qingyu_api::Endpoint;
use qingyu_api::desk::inspections::{ChecklistView, Checklists, ReadChecklists};
use qingyu_domain::inspection::{CheckKind, InspectionAnswers, Manner};
use qingyu_domain::unit::Window;
use qingyu_words::desk::{inspections as words, unsent as kept_words};

use super::told::named;
use crate::desk::app::Desk;
use crate::desk::loading::loaded_or;
use crate::desk::route::{Route, parameter};
use crate::desk::sheet::{Options, Sheet, chosen};
use crate::desk::unsent;
use crate::random;
use crate::ui::el::{View, el};
use crate::ui::{button, text};

pub(super) const UNIT: &str = "unit";
pub(super) const WINDOW: &str = "window";
pub(super) const LIST: &str = "checklist";
pub(super) const MANNER: &str = "manner";
pub(super) const DAYS: &str = "days";
pub(super) const TEXT: &str = "text";
pub(super) const OPINION: &str = "opinion";
/// Where the items are.
pub(super) const ITEMS: &str = "items";

/// The form of a page: what is chosen decides what is shown below it.
#[derive(Clone, Copy)]
pub(super) struct Noting {
    pub(super) sheet: Sheet,
    pub(super) lists: StoredValue<Vec<ChecklistView>>,
    pub(super) list: RwSignal<usize>,
    unit: RwSignal<String>,
    /// Drawn once, so that what is sent again is known.
    pub(super) key: StoredValue<Option<String>>,
    /// What is put into the form when it is made: what the phone kept.
    pub(super) before: StoredValue<InspectionAnswers>,
    /// Whether the phone keeps what is filled in.
    pub(super) is_kept: bool,
    /// What is said of that.
    pub(super) state: RwSignal<&'static str>,
}

/// The page.
pub fn view(desk: Desk) -> Vec<View> {
    let lang = desk.lang;
    let mut all = vec![
        text::back(&Route::Inspections.href(lang), words::back(lang)),
        text::h1(words::new_h1(lang)),
        text::p("hint", words::new_lead(lang)),
    ];
    let kept = || unsent::kit().map(|kit| kit.lists);
    let path = ReadChecklists::PATH.to_owned();
    all.extend(loaded_or::<Checklists>(desk, path, kept, move |lists| {
        let able = lists.lists.iter().filter(|list| !list.units.is_empty());
        let lists: Vec<ChecklistView> = able.cloned().collect();
        if lists.is_empty() {
            return vec![text::p("panel", words::new_none(lang))];
        }
        form(desk, lists)
    }));
    vec![text::flow(all)]
}

fn form(desk: Desk, lists: Vec<ChecklistView>) -> Vec<View> {
    let lang = desk.lang;
    let before = untrack(|| unsent::of(desk)).and_then(|unsent| unsent.draft);
    let is_again = before.is_some();
    let before = before.map(|noted| noted.answers).or_else(planned);
    let noting = Noting::new(desk, lists, before);
    let sheet = noting.sheet;
    let manners: Options = [Manner::Open, Manner::Covert]
        .map(|manner| (manner.as_str().to_owned(), words::manner_of(lang, manner).to_owned()))
        .into();
    let part = |content: fn(Noting) -> Vec<View>| el("div", "flow").content(move || content(noting)).view();
    let before = noting.before.get_value();
    let manner = before.manner.unwrap_or_default();
    let fields = vec![
        noting.choice(),
        part(Noting::place),
        part(Noting::window),
        sheet.select(MANNER, words::manner(lang), "", &manners, &manner),
        el("div", "flow")
            .set("id", ITEMS)
            .set("tabindex", "-1")
            .child(part(Noting::items))
            .view(),
        part(Noting::days),
        part(Noting::opinion),
        sheet.area(
            TEXT,
            words::text(lang),
            words::text_hint(lang),
            &before.text.unwrap_or_default(),
        ),
    ];
    let form = sheet.view(words::new_h1(lang), fields, words::save(lang), move || noting.send());
    if !noting.is_kept {
        return vec![form];
    }
    let state = text::live("hint", move || noting.state.get().to_owned());
    let around = el("div", "flow")
        .child(form)
        .on("input", move |_| noting.note())
        .on("change", move |_| noting.note());
    let mut all = vec![text::p("hint", kept_words::photos(lang)), around.view(), state];
    if is_again {
        let anew = button::quiet(kept_words::anew(lang), move || noting.discard());
        all.push(button::row(vec![anew]));
    }
    all
}

/// What a plan asks for, where one is carried out.
fn planned() -> Option<InspectionAnswers> {
    let asked = |name| parameter(name).filter(|value| !value.is_empty());
    Some(InspectionAnswers {
        plan: Some(asked("plan")?),
        unit: asked("unit"),
        window: asked("window"),
        checklist: asked("list"),
        ..InspectionAnswers::default()
    })
}

impl Noting {
    fn new(desk: Desk, lists: Vec<ChecklistView>, before: Option<InspectionAnswers>) -> Self {
        let is_kept = before.as_ref().is_some_and(|before| before.key.is_some());
        let state = if is_kept { kept_words::kept(desk.lang) } else { "" };
        let before = before.unwrap_or_default();
        let is_chosen = |list: &ChecklistView| Some(&list.code) == before.checklist.as_ref();
        Self {
            sheet: Sheet::new(desk),
            list: RwSignal::new(lists.iter().position(is_chosen).unwrap_or_default()),
            lists: StoredValue::new(lists),
            unit: RwSignal::new(before.unit.clone().unwrap_or_default()),
            key: StoredValue::new(before.key.clone().or_else(random::key)),
            before: StoredValue::new(before),
            is_kept: desk.is_visitor(),
            state: RwSignal::new(state),
        }
    }

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
        let before = self.before.with_value(|before| before.checklist.clone());
        let before = before.unwrap_or_default();
        let select = self.sheet.select(LIST, words::checklist(lang), "", &options, &before);
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
        let unit = self.unit.get();
        // A term may name windows.
        let named = desk.named_windows(&unit);
        let mut options: Options = Vec::new();
        if named.is_empty() {
            options.push((String::new(), words::no_window(desk.lang).to_owned()));
        }
        desk.units.with(|units| {
            let own = units.iter().find(|one| one.code == unit);
            let is_theirs = |window: &&Window| !window.closed && (named.is_empty() || named.contains(&window.code));
            let open = own.into_iter().flat_map(|unit| &unit.windows).filter(is_theirs);
            options.extend(open.map(|window| (window.code.clone(), window.name.clone())));
        });
        if named.is_empty() && options.len() == 1 {
            return Vec::new();
        }
        let before = self.before.with_value(|before| before.window.clone());
        let (label, before) = (words::window(desk.lang), before.unwrap_or_default());
        vec![self.sheet.select(WINDOW, label, "", &options, &before)]
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
        let before = self.before.with_value(|before| before.opinion);
        vec![self.sheet.check(OPINION, label, hint, before)]
    }
}
