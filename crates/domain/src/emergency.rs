//! Hints at a possible emergency in a text (rule 12): a calm panel before sending, never a block.

/// Words that hint at danger to somebody, now or soon.
const HINTS: &[&str] = &["自杀", "不想活", "活不下去"];

/// Harmless phrases that contain a hint.
const HARMLESS: &[&str] = &["被困扰"];

/// The first hint in the text, if any.
pub fn hint(text: &str) -> Option<&'static str> {
    let mut text = text.to_owned();
    for phrase in HARMLESS {
        text = text.replace(phrase, "");
    }
    HINTS.iter().copied().find(|hint| text.contains(hint))
}
