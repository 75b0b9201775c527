//! The pages that have an address, and their headings.

use qingyu_words::{Lang, case, more, receipt, shell, submit};

/// A page with an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Page {
    /// The start page.
    Start,
    /// Which unit.
    About,
    /// What happened.
    Details,
    /// How to answer.
    Contact,
    /// Check before sending.
    Check,
    /// The receipt.
    Receipt,
    /// The query code.
    Track,
    /// A case.
    Case,
    /// Rating a window.
    Rate,
    /// The public figures.
    Open,
    /// Privacy.
    Privacy,
    /// Accessibility.
    Accessibility,
    /// Any other address.
    NotFound,
}

impl Page {
    /// Every page with an address of its own.
    pub const ADDRESSED: [(Self, &'static str); 12] = [
        (Self::Start, "/"),
        (Self::About, "/submit/about"),
        (Self::Details, "/submit/details"),
        (Self::Contact, "/submit/contact"),
        (Self::Check, "/submit/check"),
        (Self::Receipt, "/receipt"),
        (Self::Track, "/track"),
        (Self::Case, "/case"),
        (Self::Rate, "/rate"),
        (Self::Open, "/open"),
        (Self::Privacy, "/privacy"),
        (Self::Accessibility, "/accessibility"),
    ];

    /// The page at a path.
    pub fn at(path: &str) -> Self {
        Self::ADDRESSED
            .iter()
            .find(|(_, address)| *address == path)
            .map_or(Self::NotFound, |(page, _)| *page)
    }

    /// Its heading, as far as it is known before the app runs.
    pub const fn heading(self, lang: Lang) -> &'static str {
        match self {
            Self::Start => shell::start_h1(lang),
            Self::About => submit::about_h1(lang),
            Self::Details => submit::details_h1(lang, None),
            Self::Contact => submit::contact_h1(lang),
            Self::Check => submit::check_h1(lang),
            Self::Receipt => receipt::h1(lang),
            Self::Track => shell::track_h1(lang),
            Self::Case => case::h1(lang),
            Self::Rate => more::rate_h1(lang),
            Self::Open => more::open_h1(lang),
            Self::Privacy => more::privacy_h1(lang),
            Self::Accessibility => more::accessibility_h1(lang),
            Self::NotFound => more::not_found_h1(lang),
        }
    }
}
