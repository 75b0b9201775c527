//! 工作日历: the days of a year that differ, pasted as lines; what changes is shown before it is saved.

use leptos::prelude::*;
use qingyu_api::Endpoint;
use qingyu_api::desk::calendar::{CalendarDay, CalendarYear, ReadCalendar, SetCalendar};
use qingyu_domain::calendar::{Exception, Year, missing, read_days};
use qingyu_domain::fault::Field;
use qingyu_words::desk::house as words;

use super::settings::back;
use crate::clock;
use crate::desk::app::Desk;
use crate::desk::navigate;
use crate::desk::sheet::{Options, Sheet, chosen, is_checked, loaded, typed};
use crate::ui::el::{View, el};
use crate::ui::{button, dom, text};

/// The page.
pub fn view(desk: Desk) -> Vec<View> {
    let lang = desk.lang;
    let mut content = vec![
        back(desk),
        text::h1(words::calendar_h1(lang)),
        text::p("", words::calendar_lead(lang)),
    ];
    content.extend(loaded::<Vec<CalendarYear>>(
        desk,
        ReadCalendar::PATH.to_owned(),
        move |years| years_of(desk, years),
    ));
    vec![text::flow(content)]
}

fn years_of(desk: Desk, years: &[CalendarYear]) -> Vec<View> {
    let lang = desk.lang;
    let (this, ..) = clock::today().ymd();
    let mut all = years.to_vec();
    let next = all.iter().map(|year| year.year).max().unwrap_or(this) + 1;
    all.push(CalendarYear {
        year: next,
        revision: 0,
        announced: false,
        source: String::new(),
        off: Vec::new(),
        work: Vec::new(),
    });
    let option = |year: &CalendarYear| {
        let name = year.year.to_string();
        let shown = if year.year == next {
            [words::add_year(lang), " ", &name].concat()
        } else {
            name.clone()
        };
        (name, shown)
    };
    let options: Options = all.iter().map(option).collect();
    let year = RwSignal::new(this.to_string());
    let sheet = Sheet::new(desk);
    let choice = sheet.select("year", words::year(lang), "", &options, &this.to_string());
    let choice = el("div", "")
        .child(choice)
        .on("change", move |_| year.set(chosen("year")));
    let all = StoredValue::new(all);
    let shown = el("div", "flow").content(move || {
        let name = year.get();
        let year = all.with_value(|all| all.iter().find(|year| year.year.to_string() == name).cloned());
        year.map_or_else(Vec::new, |year| vec![form(desk, year)])
    });
    vec![choice.view(), shown.view()]
}

fn lines(days: &[CalendarDay]) -> String {
    let line = |one: &CalendarDay| Exception::typed(one.day, one.name.clone()).line();
    days.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn form(desk: Desk, year: CalendarYear) -> View {
    let (lang, sheet) = (desk.lang, Sheet::new(desk));
    let preview: RwSignal<Option<CalendarYear>> = RwSignal::new(None);
    let fields = vec![
        sheet.check(
            "announced",
            words::announced(lang),
            words::announced_hint(lang),
            year.announced,
        ),
        sheet.area("source", words::source(lang), words::source_hint(lang), &year.source),
        sheet.area("off", words::off(lang), words::days_hint(lang), &lines(&year.off)),
        sheet.area("work", words::work(lang), words::days_hint(lang), &lines(&year.work)),
    ];
    let label = [words::calendar_h1(lang), " ", &year.year.to_string()].concat();
    let old = StoredValue::new(year);
    let form = sheet.view(&label, fields, words::preview(lang), move || {
        if let Some(new) = read(sheet, &old.get_value()) {
            preview.set(Some(new));
            dom::soon(|| dom::focus(dom::by_id("preview")));
        }
    });
    let shown = el("div", "").content(move || {
        preview.with(|new| match new {
            Some(new) => vec![differences(sheet, &old.get_value(), new, preview)],
            None => Vec::new(),
        })
    });
    el("div", "flow")
        .child(
            el("div", "")
                .hide_while(move || preview.with(Option::is_some))
                .child(form)
                .view(),
        )
        .child(shown.view())
        .view()
}

/// What is typed, unless something is wrong with it.
fn read(sheet: Sheet, old: &CalendarYear) -> Option<CalendarYear> {
    let lang = sheet.desk.lang;
    let mut wrong = Vec::new();
    let mut days = |id| match read_days(&dom::text_of(id)) {
        Ok(days) => days,
        Err(line) => {
            wrong.push((id, words::bad_line(lang, line)));
            Vec::new()
        }
    };
    let (off, work) = (days("off"), days("work"));
    let day = |one: &Exception| CalendarDay::from(one);
    let new = CalendarYear {
        year: old.year,
        revision: old.revision,
        announced: is_checked("announced"),
        source: typed("source"),
        off: off.iter().map(day).collect(),
        work: work.iter().map(day).collect(),
    };
    if wrong.is_empty() {
        for fault in new.typed().check().err().unwrap_or_default() {
            wrong.push(match fault.field {
                Field::Source => ("source", words::needs_source(lang).to_owned()),
                Field::Year => ("year", words::needs_year(lang).to_owned()),
                _ => ("off", words::needs_days(lang).to_owned()),
            });
        }
    }
    sheet.is_right(wrong).then_some(new)
}

/// What would change, and the way on or back.
fn differences(sheet: Sheet, old: &CalendarYear, new: &CalendarYear, preview: RwSignal<Option<CalendarYear>>) -> View {
    let lang = sheet.desk.lang;
    let (was, is) = (old.typed(), new.typed());
    let mut changes = days(words::off(lang), &was.off, &is.off);
    changes.extend(days(words::work(lang), &was.work, &is.work));
    changes.extend(others(sheet.desk, &was, &is));
    let title = el("h2", "")
        .set("id", "preview")
        .set("tabindex", "-1")
        .text(words::preview_h2(lang))
        .view();
    let mut buttons = Vec::new();
    if changes.is_empty() {
        changes.push(text::p("", words::unchanged(lang)));
    } else {
        let new = new.clone();
        buttons.push(button::main(words::confirm_save(lang), move || save(sheet, &new)));
    }
    buttons.push(button::quiet(words::go_on_editing(lang), move || {
        preview.set(None);
        dom::soon(|| dom::focus(dom::by_id("off")));
    }));
    el("section", "flow boxed")
        .child(title)
        .all(changes)
        .child(sheet.answer())
        .child(button::row(buttons))
        .view()
}

/// The days that come and go of one list.
fn days(name: &str, was: &[Exception], is: &[Exception]) -> Vec<View> {
    let line = |sign: &str, tag: &str, one: &Exception| el(tag, "").text(&[sign, &one.line()].concat()).view();
    let added = missing(was, is);
    let gone = missing(is, was);
    if added.is_empty() && gone.is_empty() {
        return Vec::new();
    }
    let lines = added.iter().map(|one| line("+ ", "ins", one));
    let lines = lines.chain(gone.iter().map(|one| line("− ", "del", one)));
    vec![text::p("label", name), text::list("plain", lines.collect())]
}

fn others(desk: Desk, was: &Year, is: &Year) -> Vec<View> {
    let lang = desk.lang;
    let mut changes = Vec::new();
    if was.announced != is.announced {
        let answer = if is.announced {
            words::yes(lang)
        } else {
            words::no(lang)
        };
        changes.push(text::p("", &[words::announced(lang), ": ", answer].concat()));
    }
    if was.source != is.source {
        changes.push(text::p("", &[words::source(lang), ": ", &is.source].concat()));
    }
    changes
}

fn save(sheet: Sheet, new: &CalendarYear) {
    let desk = sheet.desk;
    sheet.post::<CalendarYear>(
        SetCalendar::PATH,
        new,
        |_| None,
        move |_| {
            navigate::again(desk);
            desk.say(words::saved(desk.lang));
        },
    );
}
