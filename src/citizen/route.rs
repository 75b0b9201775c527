//! The addresses of the citizen app over the History API, and what stays in them.

pub use qingyu_api::page::Page as Route;

/// What stays in the address from page to page.
const KEPT: [&str; 4] = ["lang", "elder", "embed", "kiosk"];

/// A parameter of a query string such as `?lang=en&elder=1`, undecoded.
pub fn parameter<'a>(search: &'a str, name: &str) -> Option<&'a str> {
    pairs(search).find(|(key, _)| *key == name).map(|(_, value)| value)
}

/// The part of a query string that stays, perhaps with one parameter changed; an empty value removes it.
pub fn kept(search: &str, change: Option<(&str, &str)>) -> String {
    let mut text = String::new();
    for name in KEPT {
        let value = match change {
            Some((changed, value)) if changed == name => value,
            _ => parameter(search, name).unwrap_or_default(),
        };
        if !value.is_empty() {
            text.push(if text.is_empty() { '?' } else { '&' });
            text.push_str(name);
            text.push('=');
            text.push_str(value);
        }
    }
    text
}

fn pairs(search: &str) -> impl Iterator<Item = (&str, &str)> {
    search
        .trim_start_matches('?')
        .split('&')
        .filter_map(|pair| pair.split_once('='))
}
