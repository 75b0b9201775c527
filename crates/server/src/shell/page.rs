//! The headings of the pages that have an address.

use qingyu_api::page::Page;
use qingyu_words::{Lang, case, more, receipt, shell, submit};

/// A page's heading, as far as it is known before the app runs.
pub const fn heading(page: Page, lang: Lang) -> &'static str {
    match page {
        Page::Start => shell::start_h1(lang),
        Page::About => submit::about_h1(lang),
        Page::Details => submit::details_h1(lang, None),
        Page::Contact => submit::contact_h1(lang),
        Page::Check => submit::check_h1(lang),
        Page::Receipt => receipt::h1(lang),
        Page::Track => shell::track_h1(lang),
        Page::Case => case::h1(lang),
        Page::Privacy => more::privacy_h1(lang),
        Page::Accessibility => more::accessibility_h1(lang),
        Page::NotFound => more::not_found_h1(lang),
    }
}
