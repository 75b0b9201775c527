//! No file is longer than 300 lines, tests inside it apart.

use super::rust::Rust;
use super::sources::Source;

const MOST: usize = 300;

/// Finds files that are too long.
pub fn check(sources: &[Source]) -> Vec<String> {
    let long = sources.iter().filter_map(|source| {
        let lines = if source.path.ends_with("/tests.rs") {
            0
        } else if source.is("rs") {
            Rust::read(&source.text).lines().count()
        } else if source.is("mjs") || source.is("js") || source.is("css") {
            source.text.lines().count()
        } else {
            0
        };
        (lines > MOST).then(|| source.finding(MOST + 1, format!("{lines} lines, at most {MOST}")))
    });
    long.collect()
}

#[cfg(test)]
mod tests {
    use super::super::sources::planted;
    use super::*;

    #[test]
    fn a_long_file_is_found_and_tests_do_not_count() {
        let long = "fn a() {}\n".repeat(301);
        assert_eq!(
            check(&planted("src/a.rs", &long)),
            ["src/a.rs:301: 301 lines, at most 300"]
        );
        assert_eq!(check(&planted("tests/e2e/a.mjs", &long)).len(), 1);
        let tests = format!("fn b() {{}}\n#[cfg(test)]\nmod tests {{\n{long}}}\n");
        assert!(check(&planted("src/a.rs", &tests)).is_empty());
        assert!(check(&planted("crates/api/src/tests.rs", &long)).is_empty());
        assert!(check(&planted("docs/a.md", &long)).is_empty());
    }
}
