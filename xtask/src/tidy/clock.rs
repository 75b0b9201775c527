//! The time of day is read only in files named clock.rs.

use super::rust::Rust;
use super::sources::Source;

const READS: [&str; 6] = [
    "SystemTime::now",
    "Instant::now",
    "Date::now",
    "Date::new_0",
    "UNIX_EPOCH.elapsed",
    "Utc::now",
];

const MAY: [&str; 2] = ["crates/bench/", "xtask/"];

/// Finds other places that read it.
pub fn check(sources: &[Source]) -> Vec<String> {
    let mut findings = Vec::new();
    let is_clock = |source: &Source| source.path.rsplit('/').next() == Some("clock.rs");
    for source in sources {
        if !source.is("rs") || source.is_test() || source.is_in(&MAY) || is_clock(source) {
            continue;
        }
        for (line, text) in Rust::read(&source.text).lines() {
            if let Some(read) = READS.iter().find(|read| text.contains(**read)) {
                findings.push(source.finding(line, format!("{read} outside clock.rs")));
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
    fn a_second_clock_is_found() {
        let text = "fn a() {\n    let t = std::time::Instant::now();\n}";
        assert_eq!(
            check(&planted("crates/server/src/a.rs", text)),
            ["crates/server/src/a.rs:2: Instant::now outside clock.rs"]
        );
        assert!(check(&planted("crates/server/src/clock.rs", text)).is_empty());
        assert!(check(&planted("crates/bench/src/a.rs", text)).is_empty());
        assert_eq!(check(&planted("crates/server/src/alarmclock.rs", text)).len(), 1);
    }
}
