//! What can be done with a case: a small table says which fields each deed has, and one form serves them all.

mod check;
mod deciding;
pub mod field;
pub mod fields;
pub mod form;
pub mod panel;
pub mod people;
pub mod proposed;
pub mod second;
pub mod send;
pub mod tone;

use qingyu_api::desk::case::{DeedView, Story};
use qingyu_words::Lang;
use qingyu_words::desk::{deeds, directives, forms, pages};

use super::story::proposals;

/// The id of a deed's form.
pub fn id(deed: &DeedView) -> String {
    let mut id = ["d-", &deed.command].concat();
    if let Some(what) = &deed.proposal {
        id.push('-');
        id.push_str(what);
    }
    if let Some(of) = deed.of {
        id.push('-');
        id.push_str(&of.to_string());
    }
    id
}

/// What the number of a deed counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// Allegations.
    Allegation,
    /// Proposals.
    Proposal,
    /// Improvements.
    Improvement,
    /// Orders from above.
    Directive,
}

impl Of {
    /// By the deed's command.
    pub fn by(command: &str) -> Self {
        match command {
            "approve" | "decline" | "decide_objection" => Self::Proposal,
            "prove_improvement" => Self::Improvement,
            "answer_directive" => Self::Directive,
            _ => Self::Allegation,
        }
    }

    /// The name of the field on the wire.
    pub const fn field(self) -> &'static str {
        match self {
            Self::Allegation => "allegation",
            Self::Proposal => "proposal",
            Self::Improvement => "improvement",
            Self::Directive => "directive",
        }
    }
}

/// The deed's name, with what it is about.
pub fn name(lang: Lang, story: &Story, deed: &DeedView) -> String {
    let name = deeds::deed(lang, &deed.command, deed.proposal.as_deref());
    let Some(of) = deed.of else { return name.to_owned() };
    let about = match Of::by(&deed.command) {
        Of::Allegation => proposals::allegation_name(lang, story, of),
        Of::Improvement => [forms::improvement_no(lang), &(of + 1).to_string()].concat(),
        Of::Directive => [directives::place(lang), &(of + 1).to_string()].concat(),
        Of::Proposal => match story.proposals.get(usize::from(of)) {
            Some(view) => proposals::title(lang, story, view),
            None => [forms::proposal(lang), &(of + 1).to_string()].concat(),
        },
    };
    pages::of(lang, name, &about)
}
