//! Free text: what is accepted, and how its line ends are made one.

use crate::fault::FaultCode;

/// The longest account, question, suggestion or message, in characters after trimming.
pub const TEXT_LIMIT: usize = 5000;
/// The longest name, in characters.
pub const NAME_LIMIT: usize = 60;
/// The longest description of an officer, in characters.
pub const OFFICER_LIMIT: usize = 200;

/// Makes every line end a single newline and changes nothing else.
pub fn normalise_line_ends(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// What makes two texts the same: one kind of line end, and nothing around it.
pub fn normal(text: &str) -> String {
    normalise_line_ends(text).trim().to_owned()
}

/// Counts Unicode scalar values after trimming, line ends already counted as one.
pub fn count(text: &str) -> usize {
    let trimmed = text.trim();
    trimmed.chars().count() - trimmed.matches("\r\n").count()
}

/// Overrides and isolates of the writing direction: they make a text read otherwise than it is.
fn is_bidi_override(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Checks characters and length; blank is `Required`.
pub fn check(text: &str, limit: usize) -> Result<(), FaultCode> {
    if text.trim().is_empty() {
        Err(FaultCode::Required)
    } else if text.chars().any(is_bidi_override) {
        Err(FaultCode::BidiOverride)
    } else if text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r')) {
        Err(FaultCode::ControlCharacter)
    } else if count(text) > limit {
        Err(FaultCode::TooLong)
    } else {
        Ok(())
    }
}

/// Parses text of several lines: checked, kept as sent but for its line ends.
pub fn parse(text: &str, limit: usize) -> Result<String, FaultCode> {
    check(text, limit)?;
    Ok(normalise_line_ends(text))
}

/// Parses one line that may be absent: blank is `None`, a line break is a control character.
pub fn parse_optional_line(text: Option<&str>, limit: usize) -> Result<Option<String>, FaultCode> {
    match text.map(str::trim) {
        None | Some("") => Ok(None),
        Some(line) if line.contains(['\n', '\r']) => Err(FaultCode::ControlCharacter),
        Some(line) => check(line, limit).map(|()| Some(line.to_owned())),
    }
}

/// A UUID in its usual form, blanks around it apart.
pub fn parse_uuid(typed: Option<&str>) -> Result<&str, FaultCode> {
    let typed = typed.map(str::trim).filter(|typed| !typed.is_empty());
    let key = typed.ok_or(FaultCode::Required)?;
    let fits = |(at, byte): (usize, u8)| match at {
        8 | 13 | 18 | 23 => byte == b'-',
        _ => byte.is_ascii_hexdigit(),
    };
    let is_uuid = key.len() == 36 && key.bytes().enumerate().all(fits);
    is_uuid.then_some(key).ok_or(FaultCode::Malformed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn text_is_counted_in_characters_after_trimming() {
        assert_eq!(parse(&"字".repeat(5000), TEXT_LIMIT).map(|t| t.len()), Ok(15000));
        assert_eq!(parse(&"字".repeat(5001), TEXT_LIMIT), Err(FaultCode::TooLong));
        assert!(parse(&format!("  {}\n", "字".repeat(5000)), TEXT_LIMIT).is_ok());
        assert!(parse(&"a\r\n".repeat(2500), TEXT_LIMIT).is_ok());
    }

    #[test]
    fn control_characters_and_direction_overrides_are_refused() {
        for bad in ["a\u{0}b", "a\tb", "a\u{85}b", "a\u{7f}"] {
            assert_eq!(parse(bad, 9), Err(FaultCode::ControlCharacter), "{bad:?}");
        }
        for bad in ["a\u{202e}b", "\u{2066}a", "a\u{2069}"] {
            assert_eq!(parse(bad, 9), Err(FaultCode::BidiOverride), "{bad:?}");
        }
        assert_eq!(parse(" \n ", 9), Err(FaultCode::Required));
    }

    #[test]
    fn an_optional_line_is_trimmed_and_has_no_breaks() {
        assert_eq!(parse_optional_line(Some("  "), 5), Ok(None));
        assert_eq!(parse_optional_line(Some(" 王 "), 5), Ok(Some("王".to_owned())));
        assert_eq!(parse_optional_line(Some("a\nb"), 5), Err(FaultCode::ControlCharacter));
    }

    proptest! {
        #[test]
        fn accepted_text_comes_back_with_only_its_line_ends_changed(text in "[\\r\\na-c字😀 ]{1,40}") {
            if let Ok(kept) = parse(&text, TEXT_LIMIT) {
                prop_assert!(!kept.contains('\r'));
                prop_assert_eq!(kept.replace('\n', ""), text.replace(['\r', '\n'], ""));
            }
        }
    }
}
