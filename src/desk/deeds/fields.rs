//! The table: which fields a deed has.

use qingyu_api::desk::case::{DeedView, Story};
use qingyu_domain::case::{Adoption, Audience, Cause, ImprovementMeasure, Mark, Recording, VerifyingAct};
use qingyu_domain::kind::Kind;
use qingyu_words::Lang;
use qingyu_words::desk::{acts, codes, forms};

use super::deciding::deciding;
use super::proposed;
use crate::desk::app::Desk;

/// A code and its name.
pub type Options = Vec<(String, String)>;

/// What sort of field it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Several lines.
    Text,
    /// One line.
    Line,
    /// One of several.
    Select(Options),
    /// Some of several.
    Checks(Options),
    /// One of two, which means `true` or `false`: the words for each.
    Truth(&'static str, &'static str),
    /// Some of the staff, found by name: the label and the id of the field to find them with.
    People(&'static str, &'static str),
    /// Yes when checked.
    Flag,
    /// A day.
    Day,
    /// A small whole number.
    Number,
}

/// Where a value goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Into the command.
    Command,
    /// Into the proposal of the command.
    Proposal,
    /// Beside the command: its words.
    Words,
}

/// A field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its name on the wire.
    pub name: &'static str,
    /// Its label.
    pub label: &'static str,
    /// A hint, or nothing.
    pub hint: &'static str,
    /// What sort of field it is.
    pub shape: Shape,
    /// Whether it must be filled in.
    pub is_required: bool,
    /// Where its value goes.
    pub place: Place,
}

impl Entry {
    pub(super) fn new(name: &'static str, label: &'static str, shape: Shape) -> Self {
        Self {
            name,
            label,
            hint: "",
            shape,
            is_required: true,
            place: Place::Command,
        }
    }

    pub(super) fn words(label: &'static str) -> Self {
        Self {
            place: Place::Words,
            ..Self::new("text", label, Shape::Text)
        }
    }

    pub(super) fn optional(self) -> Self {
        Self {
            is_required: false,
            ..self
        }
    }

    pub(super) fn hint(self, hint: &'static str) -> Self {
        Self { hint, ..self }
    }

    pub(super) fn proposed(self) -> Self {
        Self {
            place: Place::Proposal,
            ..self
        }
    }
}

/// Codes with their names.
pub(super) fn options<T: Copy>(
    lang: Lang,
    all: &[T],
    code: fn(T) -> &'static str,
    name: fn(Lang, T) -> &'static str,
) -> Options {
    let option = |one: &T| (code(*one).to_owned(), name(lang, *one).to_owned());
    all.iter().map(option).collect()
}

fn units(desk: Desk) -> Options {
    use leptos::prelude::With;
    let option = |unit: &qingyu_domain::unit::Unit| (unit.code.clone(), unit.name.clone());
    desk.units.with(|units| units.iter().map(option).collect())
}

/// The fields of a deed, in their order.
pub fn fields(desk: Desk, story: &Story, deed: &DeedView) -> Vec<Entry> {
    let lang = desk.lang;
    if let Some(what) = &deed.proposal {
        return proposed::fields(lang, what);
    }
    let marks = || options(lang, Mark::ALL, Mark::as_str, codes::mark);
    match deed.command.as_str() {
        "accept" => vec![
            Entry::new("about", forms::about(lang), Shape::Select(units(desk)))
                .hint(forms::about_hint(lang))
                .optional(),
            Entry::new("marks", forms::marks(lang), Shape::Checks(marks())).optional(),
        ],
        "mark" => vec![Entry::new("mark", forms::mark(lang), Shape::Select(marks()))],
        "name_concerned" => people(lang, story),
        "assign" => {
            let people = story.candidates.iter();
            let people = people.map(|one| (one.id.0.clone(), one.shown.clone())).collect();
            vec![Entry::new("to", forms::to(lang), Shape::Select(people))]
        }
        "answer" => answer(lang, story),
        "plan_improvement" => vec![
            Entry::new(
                "measure",
                forms::measure(lang),
                Shape::Select(options(
                    lang,
                    ImprovementMeasure::ALL,
                    ImprovementMeasure::as_str,
                    acts::measure,
                )),
            ),
            Entry::new("owner", forms::owner(lang), Shape::Select(units(desk))),
            Entry::new("due_on", forms::due_on(lang), Shape::Day),
            Entry::words(forms::improvement(lang)).hint(forms::unit_reads(lang)),
        ],
        command => verifying(lang, command).unwrap_or_else(|| deciding(lang, command)),
    }
}

/// The fields of a deed by a notice.
pub fn fields_of_notice(lang: Lang, command: &str) -> Vec<Entry> {
    verifying(lang, command).unwrap_or_default()
}

/// Whom a case is about; who was named once stays named.
fn people(lang: Lang, story: &Story) -> Vec<Entry> {
    let concerned = Shape::People(forms::find_concerned(lang), "d-name_concerned-people-find");
    let superiors = Shape::People(forms::find_superiors(lang), "d-name_concerned-superiors-find");
    vec![
        Entry {
            is_required: story.concerned.is_empty(),
            ..Entry::new("people", forms::concerned(lang), concerned)
        },
        Entry::new("superiors", forms::superiors(lang), superiors).optional(),
    ]
}

/// The answer; whether something is adopted is said of suggestions only.
fn answer(lang: Lang, story: &Story) -> Vec<Entry> {
    let is_complaint = story.working_kind == Kind::Complaint || story.kind == Kind::Complaint;
    let mut entries = vec![
        Entry::words(forms::answer(lang)),
        Entry {
            is_required: is_complaint,
            ..Entry::new("organ", forms::organ(lang), Shape::Line).hint(forms::organ_hint(lang))
        },
    ];
    if story.working_kind == Kind::Suggestion {
        let adoptions = options(lang, Adoption::ALL, Adoption::as_str, acts::adoption);
        entries.push(Entry {
            is_required: !is_complaint,
            ..Entry::new("adoption", forms::adoption(lang), Shape::Select(adoptions))
        });
    }
    entries
}

/// Deeds of those who verify.
fn verifying(lang: Lang, command: &str) -> Option<Vec<Entry>> {
    Some(match command {
        "return" => vec![Entry::words(forms::reason(lang))],
        "order_preservation" => vec![Entry::new(
            "recordings",
            forms::recordings(lang),
            Shape::Checks(options(lang, Recording::ALL, Recording::as_str, acts::recording)),
        )],
        "preserve" => vec![Entry::words(forms::preserved(lang))],
        "allege" => vec![Entry::new(
            "cause",
            forms::cause(lang),
            Shape::Select(options(lang, Cause::ALL, Cause::as_str, codes::cause)),
        )],
        "verify" => vec![
            Entry::new(
                "acts",
                forms::acts(lang),
                Shape::Checks(options(lang, VerifyingAct::ALL, VerifyingAct::as_str, acts::verifying)),
            ),
            Entry::new("on", forms::on(lang), Shape::Day),
            Entry::words(forms::record(lang)),
        ],
        "tell" => vec![Entry::words(forms::message(lang))],
        "ask" => vec![Entry::words(forms::question(lang))],
        "state" | "object_to_fault" => vec![Entry::words(forms::statement(lang))],
        "prove_improvement" => vec![Entry::words(forms::evidence(lang))],
        "clarify" => vec![
            Entry::new(
                "to",
                forms::clarify_to(lang),
                Shape::Checks(options(lang, Audience::ALL, Audience::as_str, acts::audience)),
            ),
            Entry::words(forms::clarification(lang)).hint(forms::unit_reads(lang)),
        ],
        _ => return None,
    })
}
