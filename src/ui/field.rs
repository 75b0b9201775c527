//! A labelled field, uncontrolled: the text lives in the page and is read when it is needed.

use super::el::{View, Words, el};

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
    /// What is wrong with it now; empty when nothing is.
    pub wrong: Words,
    /// What sort of field it is.
    pub form: Form,
}

/// What sort of field it is.
pub enum Form {
    /// One line: `type` and `autocomplete`.
    Line(&'static str, &'static str),
    /// A day, not later than this one.
    Day(String),
    /// Several lines, perhaps with a line below, such as a count.
    Area(Option<Words>),
}

/// The field with label, hint and error, all tied to it.
pub fn field(field: Field) -> View {
    let Field {
        id,
        label,
        hint,
        value,
        wrong,
        form,
    } = field;
    let around = Around::new(id, &label, hint, &wrong);
    let control = match &form {
        Form::Area(_) => el("textarea", "input").set("rows", "8").text(&value),
        Form::Line(kind, complete) => el("input", "input")
            .set("type", kind)
            .set("autocomplete", complete)
            .set("value", &value),
        Form::Day(latest) => el("input", "input")
            .set("type", "date")
            .set("max", latest)
            .set("value", &value),
    };
    let below = match form {
        Form::Area(Some(below)) => {
            let count = el("p", "hint").set("id", &[id, "-count"].concat()).words(below).view();
            Some(count)
        }
        _ => None,
    };
    let described = around.described(below.is_some());
    let invalid = wrong;
    let control = control
        .set("id", id)
        .set("name", id)
        .follow("aria-invalid", move || {
            if invalid().is_empty() {
                String::new()
            } else {
                "true".to_owned()
            }
        })
        .set("aria-describedby", &described)
        .view();
    el("div", "field")
        .all(around.pieces)
        .child(control)
        .all(below.into_iter().collect())
        .view()
}

/// Label, hint and error of a field.
pub struct Around {
    /// What stands before the control.
    pub pieces: Vec<View>,
    id: &'static str,
    has_hint: bool,
}

impl Around {
    /// Makes them.
    pub fn new(id: &'static str, label: &str, hint: &str, wrong: &Words) -> Self {
        let mut pieces = vec![el("label", "label").set("for", id).text(label).view()];
        let has_hint = !hint.is_empty();
        if has_hint {
            pieces.push(el("p", "hint").set("id", &[id, "-hint"].concat()).text(hint).view());
        }
        pieces.push(
            el("p", "error")
                .set("id", &[id, "-error"].concat())
                .words(wrong.clone())
                .view(),
        );
        Self { pieces, id, has_hint }
    }

    /// The ids that describe the control; an error that is hidden has no words.
    pub fn described(&self, has_count: bool) -> String {
        let mut ids = String::new();
        for (end, is_there) in [("-hint", self.has_hint), ("-count", has_count), ("-error", true)] {
            if is_there {
                ids.push_str(self.id);
                ids.push_str(end);
                ids.push(' ');
            }
        }
        ids.truncate(ids.trim_end().len());
        ids
    }
}
