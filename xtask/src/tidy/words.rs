//! Chinese in literals only where sentences and hint lists live.

use super::rust::Rust;
use super::sources::Source;

const HOME: [&str; 3] = ["crates/words/", "crates/domain/", "crates/bench/"];

/// Finds Chinese in string literals elsewhere.
pub fn check(sources: &[Source]) -> Vec<String> {
    let mut findings = Vec::new();
    let elsewhere = |source: &&Source| source.is("rs") && !source.is_in(&HOME) && !source.is_test();
    for source in sources.iter().filter(elsewhere) {
        for (line, text) in Rust::read(&source.text).literals() {
            if text.chars().any(is_chinese) {
                findings.push(source.finding(line, "a sentence outside words"));
            }
        }
    }
    findings
}

/// Ideographs, their punctuation, and full-width forms.
fn is_chinese(c: char) -> bool {
    matches!(c,
        '\u{3000}'..='\u{30ff}'
        | '\u{3400}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}'
        | '\u{ff00}'..='\u{ffef}'
        | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::super::sources::planted;
    use super::*;

    #[test]
    fn a_sentence_outside_words_is_found_and_a_comment_is_none() {
        let text = "// \u{6c89}\nlet a = \"\u{63d0}\u{4ea4}\";\n";
        assert_eq!(
            check(&planted("src/citizen/a.rs", text)),
            ["src/citizen/a.rs:2: a sentence outside words"]
        );
        assert!(check(&planted("crates/words/src/a.rs", text)).is_empty());
        assert!(check(&planted("crates/server/tests/a.rs", text)).is_empty());
    }
}
