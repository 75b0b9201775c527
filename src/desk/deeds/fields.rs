//! The table: which fields a deed has.

use qingyu_api::desk::case::{DeedView, Story};
use qingyu_domain::case::{
    Accountability, Adoption, Audience, Care, Cause, ImprovementMeasure, Mark, Recording, VerifyingAct,
};
use qingyu_domain::kind::Kind;
use qingyu_domain::submission::HelpKind;
use qingyu_words::desk::{acts, codes, forms};
use qingyu_words::{Lang, helps};

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
    /// A whole number from 1.
    Count,
    /// One of several, each in sight: small whole numbers with their words.
    Level(Options),
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
    /// Into the words, where they have parts.
    Part,
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
    let marks = || options(lang, &Mark::BY_HAND, Mark::as_str, codes::mark);
    match deed.command.as_str() {
        "accept" => vec![
            Entry::new("about", forms::about(lang), Shape::Select(units(desk)))
                .hint(forms::about_hint(lang))
                .optional(),
            Entry::new("marks", forms::marks(lang), Shape::Checks(marks())).optional(),
        ],
        "mark" => vec![Entry::new("mark", forms::mark(lang), Shape::Select(marks()))],
        "mark_enterprise" => vec![Entry::words(forms::reason(lang))],
        "name_concerned" => people(lang, story),
        "assign" => {
            let people = story.candidates.iter();
            let people = people.map(|one| (one.id.0.clone(), one.shown.clone())).collect();
            vec![Entry::new("to", forms::to(lang), Shape::Select(people))]
        }
        "answer_help" => answer_help(lang, story),
        "look_into" => look_into(lang, story),
        "answer" => answer(lang, story),
        "hold_accountable" => accountable(lang, story),
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
        command => verifying(lang, command).unwrap_or_else(|| deciding(lang, story, command)),
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

/// How a fault is answered for: by whom of those named, since when, with which evidence.
fn accountable(lang: Lang, story: &Story) -> Vec<Entry> {
    let ways = options(lang, Accountability::ALL, Accountability::as_str, acts::accountability);
    let named = story.concerned.iter();
    let named = named.map(|one| (one.id.0.clone(), one.shown.clone())).collect();
    vec![
        Entry::new("by_way_of", forms::by_way_of(lang), Shape::Select(ways)),
        Entry::new("person", forms::by_whom(lang), Shape::Select(named)).optional(),
        Entry::new("on", forms::since(lang), Shape::Day).optional(),
        Entry::words(forms::account_evidence(lang)).optional(),
    ]
}

/// Yes or no to a wish that nobody answered yet.
fn answer_help(lang: Lang, story: &Story) -> Vec<Entry> {
    let open = story.help.iter().filter(|wish| wish.granted.is_none());
    let open: Vec<HelpKind> = open.map(|wish| wish.help).collect();
    let wishes = options(lang, &open, HelpKind::as_str, helps::help);
    vec![
        Entry::new("help", forms::help(lang), Shape::Select(wishes)),
        Entry::new(
            "granted",
            forms::granted(lang),
            Shape::Truth(forms::granted_yes(lang), forms::granted_no(lang)),
        ),
        Entry::words(forms::granted_text(lang)),
    ]
}

/// What is to be looked at on the same day: only what nobody looked at yet, and of a matter of many, how many.
fn look_into(lang: Lang, story: &Story) -> Vec<Entry> {
    let is_open = |care: &&Care| story.tasks.iter().any(|task| task.step == care.step());
    let cares: Vec<Care> = [Care::Serious, Care::Group].iter().filter(is_open).copied().collect();
    let persons = Entry {
        is_required: !cares.contains(&Care::Serious),
        ..Entry::new("persons", forms::persons(lang), Shape::Count).hint(forms::persons_hint(lang))
    };
    let persons = cares.contains(&Care::Group).then_some(persons);
    let cares = options(lang, &cares, Care::as_str, acts::care);
    let care = Entry::new("care", forms::look_into(lang), Shape::Select(cares));
    std::iter::once(care)
        .chain(persons)
        .chain([Entry::words(forms::record(lang))])
        .collect()
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
            Entry::new("on", forms::said_on(lang), Shape::Day).optional(),
            Entry::words(forms::clarification(lang)).hint(forms::unit_reads(lang)),
        ],
        _ => return None,
    })
}
