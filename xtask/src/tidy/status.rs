//! HTTP status codes only where refusals are mapped.

use super::rust::Rust;
use super::sources::Source;

/// Files that may name a status; each entry but the first is a success or a page, not a refusal.
const MAY: [&str; 1] = ["crates/server/src/refusal.rs"];

/// Finds status codes elsewhere in the server.
pub fn check(sources: &[Source]) -> Vec<String> {
    let mut findings = Vec::new();
    for source in sources {
        let is_server = source.path.starts_with("crates/server/src/") && source.is("rs");
        if !is_server || source.is_test() || MAY.contains(&source.path.as_str()) {
            continue;
        }
        for (line, text) in Rust::read(&source.text).lines() {
            if text.contains("StatusCode::") {
                findings.push(source.finding(line, "StatusCode outside the refusal map"));
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
    fn a_status_made_by_a_handler_is_found() {
        let text = "fn a() -> StatusCode { StatusCode::NOT_FOUND }";
        assert_eq!(check(&planted("crates/server/src/http/case.rs", text)).len(), 1);
        assert!(check(&planted("crates/server/src/refusal.rs", text)).is_empty());
        assert!(check(&planted("crates/server/tests/a.rs", text)).is_empty());
    }
}
