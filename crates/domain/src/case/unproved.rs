//! 无法查实: its record says what was tried and why it failed, each in a part of its own.

/// Before what was tried.
const TRIED: &str = "【查过什么】";
/// Before why it failed.
const FAILED: &str = "【为什么查不清】";

/// The record of a finding that nothing can be proved.
pub fn unproved(tried: &str, failed: &str) -> String {
    [TRIED, "\n", tried.trim(), "\n", FAILED, "\n", failed.trim()].concat()
}

/// Whether a record says both.
pub fn says_why(record: &str) -> bool {
    let says = |part: &str| part.chars().any(char::is_alphanumeric);
    let parts = record
        .trim()
        .strip_prefix(TRIED)
        .and_then(|rest| rest.split_once(FAILED));
    parts.is_some_and(|(tried, failed)| says(tried) && says(failed))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_says_what_was_tried_and_why_it_failed_or_it_is_none() {
        assert!(says_why(&unproved(" 看了两段录像，问了三人 ", "没有录音")));
        for record in [
            "查不清",
            "【查过什么】看了录像",
            "【查过什么】【为什么查不清】没有录音",
            "【查过什么】看了录像【为什么查不清】 。",
            "【为什么查不清】没有录音【查过什么】看了录像",
        ] {
            assert!(!says_why(record), "{record}");
        }
    }
}
