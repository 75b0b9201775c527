//! A labelled field, uncontrolled: the text lives in the page and is read when it is needed.

use leptos::prelude::*;

/// What is wrong with a field now, in words; empty when nothing is.
pub type Wrong = Signal<String>;

/// A field and what stands around it.
pub struct Field {
    /// Its id and name.
    pub id: &'static str,
    /// Its label.
    pub label: String,
    /// A hint, or nothing.
    pub hint: &'static str,
    /// What is in it at first.
    pub value: String,
    /// What is wrong with it.
    pub wrong: Wrong,
    /// `type`, `autocomplete` and the latest day; rows for a text area.
    pub form: Form,
}

/// What sort of field it is.
pub enum Form {
    /// One line: `type` and `autocomplete`.
    Line(&'static str, &'static str),
    /// A day, not later than this one.
    Day(String),
    /// Several lines, with a line below that is read out seldom, such as a count.
    Area(Option<Signal<String>>),
}

/// The field with label, hint and error, all tied to it.
pub fn field(field: Field) -> AnyView {
    let Field {
        id,
        label,
        hint,
        value,
        wrong,
        form,
    } = field;
    let hint_id = [id, "-hint"].concat();
    let error_id = [id, "-error"].concat();
    let count_id = [id, "-count"].concat();
    let has_hint = !hint.is_empty();
    let has_count = matches!(form, Form::Area(Some(_)));
    let ids = [hint_id.clone(), count_id.clone(), error_id.clone()];
    let described = Signal::derive(move || {
        let shown = [has_hint, has_count, !wrong.with(String::is_empty)];
        let ids: Vec<&str> = ids
            .iter()
            .zip(shown)
            .filter(|(_, shown)| *shown)
            .map(|(id, _)| id.as_str())
            .collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    });
    let invalid = Signal::derive(move || (!wrong.with(String::is_empty)).then_some("true"));
    let (control, below) = match form {
        Form::Line(kind, complete) => (line(id, kind, complete, None, value, invalid, described), None),
        Form::Day(latest) => (line(id, "date", "off", Some(latest), value, invalid, described), None),
        Form::Area(below) => (area(id, value, invalid, described), below),
    };
    let below = below.map(|text| view! { <p class="hint" id=count_id>{move || text.get()}</p> });
    let hint = has_hint.then(|| view! { <p class="hint" id=hint_id>{hint}</p> });
    view! {
        <div class="field">
            <label class="label" for=id>{label}</label>
            {hint}
            <p class="error" id=error_id hidden=move || wrong.with(String::is_empty)>
                {move || wrong.get()}
            </p>
            {control}
            {below}
        </div>
    }
    .into_any()
}

fn line(
    id: &'static str,
    kind: &'static str,
    complete: &'static str,
    latest: Option<String>,
    value: String,
    invalid: Signal<Option<&'static str>>,
    described: Signal<Option<String>>,
) -> AnyView {
    view! {
        <input
            class="input"
            id=id
            name=id
            type=kind
            autocomplete=complete
            max=latest
            value=value
            aria-invalid=move || invalid.get()
            aria-describedby=move || described.get()
        />
    }
    .into_any()
}

fn area(
    id: &'static str,
    value: String,
    invalid: Signal<Option<&'static str>>,
    described: Signal<Option<String>>,
) -> AnyView {
    view! {
        <textarea
            class="input"
            id=id
            name=id
            rows="8"
            aria-invalid=move || invalid.get()
            aria-describedby=move || described.get()
        >
            {value}
        </textarea>
    }
    .into_any()
}
