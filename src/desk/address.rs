//! Addresses with their parameters.

use leptos::prelude::window;
use qingyu_words::Lang;
use web_sys::UrlSearchParams;

/// An address with some parameters, and the language where it is not the first.
pub fn with_lang(path: &str, parameters: &[(&str, String)], lang: Lang) -> String {
    let language = (lang != Lang::Zh).then(|| ("lang", lang.tag().to_owned()));
    let all: Vec<String> = parameters
        .iter()
        .cloned()
        .chain(language)
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| [name, "=", &value].concat())
        .collect();
    if all.is_empty() {
        path.to_owned()
    } else {
        [path, "?", &all.join("&")].concat()
    }
}

/// The address of now in a language: whatever else stands in it stays.
pub fn here_in(lang: Lang) -> String {
    let location = window().location();
    let search = location.search().unwrap_or_default();
    let others = search.trim_start_matches('?').split('&');
    let mut all: Vec<&str> = others
        .filter(|one| !one.is_empty() && !one.starts_with("lang="))
        .collect();
    let language = ["lang=", lang.tag()].concat();
    if lang != Lang::Zh {
        all.push(&language);
    }
    let path = location.pathname().unwrap_or_default();
    // An invitation stands behind the #.
    let hash = location.hash().unwrap_or_default();
    if all.is_empty() {
        [path, hash].concat()
    } else {
        [&path, "?", &all.join("&"), &hash].concat()
    }
}

/// A parameter of the address.
pub fn parameter(name: &str) -> Option<String> {
    let search = window().location().search().ok()?;
    UrlSearchParams::new_with_str(&search).ok()?.get(name)
}
