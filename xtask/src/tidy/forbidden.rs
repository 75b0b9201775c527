//! Nothing about one machine: its folders and its mirrors of registries.

use super::sources::Source;

/// Written in parts, so that this file passes its own check.
const WORDS: [&str; 6] = [
    concat!("/wo", "rk/"),
    concat!("/ro", "ot/"),
    concat!("../sha", "red"),
    concat!("registry.npm", "js.org"),
    concat!("index.crates", ".io"),
    concat!("static.crates", ".io"),
];

/// Finds such words in any text.
pub fn check(sources: &[Source]) -> Vec<String> {
    let mut findings = Vec::new();
    for source in sources {
        for (index, line) in source.text.lines().enumerate() {
            if let Some(word) = WORDS.iter().find(|word| line.contains(**word)) {
                findings.push(source.finding(index + 1, format!("says {word}")));
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::super::sources::planted;
    use super::*;

    #[test]
    fn each_word_is_found_in_any_file() {
        for word in WORDS {
            let text = format!("fine\nsee {word}x\n");
            let found = check(&planted("docs/a.md", &text));
            assert_eq!(found, [format!("docs/a.md:2: says {word}")]);
        }
        assert!(check(&planted("docs/a.md", "the workshop")).is_empty());
    }
}
