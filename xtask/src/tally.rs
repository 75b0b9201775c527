//! How many tests passed and failed, over every suite.

use std::ops::AddAssign;

use anyhow::{Context, Result};

use crate::json::Json;

/// Results of one suite.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Tests that passed at the first try.
    pub passed: u64,
    /// Tests that failed, passed only when repeated, or were skipped by the suite itself.
    pub failed: u64,
    /// Rust tests marked as ignored: shown, counted nowhere.
    pub ignored: u64,
}

impl Count {
    /// One thing that passed.
    pub const PASSED: Self = Self {
        passed: 1,
        failed: 0,
        ignored: 0,
    };
    /// One thing that failed.
    pub const FAILED: Self = Self {
        passed: 0,
        failed: 1,
        ignored: 0,
    };

    /// Adds what a line of a Rust test run says, when it is a line of results.
    pub fn read_line(&mut self, line: &str) {
        let Some((_, results)) = line.split_once("test result:") else {
            return;
        };
        self.passed += before(results, " passed");
        self.failed += before(results, " failed");
        self.ignored += before(results, " ignored");
    }

    /// Reads Playwright's report: flaky and skipped tests are not passed ones.
    pub fn of_playwright(report: &str) -> Result<Self> {
        let report = Json::read(report)?;
        let stats = report.at("stats").context("the report has no stats")?;
        let stat = |name: &str| {
            let count = stats.at(name).and_then(Json::count);
            count.with_context(|| format!("the report counts no {name} tests"))
        };
        let skipped = stat("skipped")?;
        let flaky = stat("flaky")?;
        if skipped + flaky > 0 {
            println!("  {skipped} skipped and {flaky} flaky tests count as failed");
        }
        Ok(Self {
            passed: stat("expected")?,
            failed: stat("unexpected")? + flaky + skipped,
            ignored: 0,
        })
    }
}

impl AddAssign for Count {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.ignored += other.ignored;
    }
}

/// The number written directly before a word; 0 when there is none.
fn before(text: &str, word: &str) -> u64 {
    let number = text
        .split_once(word)
        .and_then(|(head, _)| head.rsplit(|c: char| !c.is_ascii_digit()).next());
    number.and_then(|digits| digits.parse().ok()).unwrap_or(0)
}

/// The last line of a test run.
pub fn last_line(total: Count) -> String {
    format!("{} passed, {} failed", total.passed, total.failed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_results_are_summed_and_others_are_not() {
        let mut count = Count::default();
        for line in [
            "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 3 filtered out; finished in 0.01s",
            "test result: \u{1b}[31mFAILED\u{1b}[0m. 5 passed; 2 failed; 0 ignored; 0 measured",
            "test a_case_that_says_3 passed ... ok",
        ] {
            count.read_line(line);
        }
        assert_eq!(
            count,
            Count {
                passed: 17,
                failed: 2,
                ignored: 1
            }
        );
        assert_eq!(last_line(count), "17 passed, 2 failed");
    }

    #[test]
    fn a_skipped_or_flaky_journey_is_not_a_passed_one() {
        let report = r#"{"suites": [], "stats": {"startTime": "x", "duration": 1.5,
            "expected": 40, "skipped": 1, "unexpected": 2, "flaky": 3}}"#;
        let count = Count::of_playwright(report).unwrap();
        assert_eq!((count.passed, count.failed), (40, 6));
        assert!(Count::of_playwright("{}").is_err());
    }
}
