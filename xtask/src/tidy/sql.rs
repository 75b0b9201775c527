//! SQL only in the store, and in bench, which measures against plain inserts.

use super::rust::Rust;
use super::sources::Source;

const HOME: [&str; 3] = ["crates/store/", "crates/bench/", "xtask/"];

/// Finds SQL in string literals elsewhere.
pub fn check(sources: &[Source]) -> Vec<String> {
    let mut findings = Vec::new();
    for source in sources.iter().filter(|source| source.is("rs") && !source.is_in(&HOME)) {
        for (line, text) in Rust::read(&source.text).literals() {
            if is_sql(text) {
                findings.push(source.finding(line, "SQL outside the store"));
            }
        }
    }
    findings
}

/// Pairs of words, in this order, that make a statement.
fn is_sql(text: &str) -> bool {
    let has = |first: &str, second: &str| text.split_once(first).is_some_and(|(_, rest)| rest.contains(second));
    has("SELECT ", " FROM ")
        || has("INSERT ", "INTO ")
        || has("UPDATE ", " SET ")
        || has("DELETE ", "FROM ")
        || has("CREATE ", "TABLE ")
        || has("DROP ", "TABLE ")
        || text.starts_with("PRAGMA ")
        || text.starts_with("SELECT ")
}

#[cfg(test)]
mod tests {
    use super::super::sources::planted;
    use super::*;

    #[test]
    fn a_statement_outside_the_store_is_found() {
        let text = "fn a() {\n    query(\"SELECT n FROM cases WHERE id = $1\");\n}";
        assert_eq!(check(&planted("crates/server/src/a.rs", text)).len(), 1);
        assert!(check(&planted("crates/store/src/a.rs", text)).is_empty());
    }

    #[test]
    fn a_method_or_a_sentence_is_not_a_statement() {
        let text = "let a = [\"DELETE\", \"UPDATE your draft\", \"please INSERT a coin\"]; // SELECT a FROM b";
        assert!(check(&planted("crates/api/src/a.rs", text)).is_empty());
    }
}
