//! What each suite of `cargo xtask test` runs.

use std::fs;
use std::process::Command;

use anyhow::{Context, Result};

use crate::place;
use crate::postgres::Postgres;
use crate::process::{cargo, command, run, watch, which};
use crate::tally::Count;

const TARGET: &str = "wasm32-unknown-unknown";

/// The code is formatted.
pub fn fmt() -> Result<()> {
    run(cargo().args(["fmt", "--all", "--check"]))
}

/// The lints of everything compiled for this machine.
pub fn clippy() -> Result<()> {
    run(cargo()
        .args(["clippy", "--workspace", "--exclude", "qingyu", "--all-targets"])
        .args(["--", "-D", "warnings"]))
}

/// The lints of the browser package, once per app; its tests are the citizen app's.
pub fn clippy_wasm() -> Result<()> {
    let lints = |app: &str, what: &[&str]| {
        run(cargo()
            .args(["clippy", "-p", "qingyu", "--target", TARGET, "--features", app])
            .args(["--bin", app])
            .args(what)
            .args(["--", "-D", "warnings"]))
    };
    lints("citizen", &["--tests"])?;
    lints("desk", &[])
}

/// Unit, contract and server tests.
pub fn native(filters: &[String], database: Option<&Postgres>) -> Result<Count> {
    let mut tests = cargo();
    tests.args(["test", "--workspace", "--exclude", "qingyu", "--no-fail-fast"]);
    if let Some(database) = database {
        database.name_to(&mut tests);
    }
    if !filters.is_empty() {
        tests.arg("--").args(filters);
    }
    counted(&mut tests, filters)
}

/// Tests of the browser package, in Chromium; the runner knows one filter.
pub fn wasm(filters: &[String]) -> Result<Count> {
    let driver = which("chromedriver").context("chromedriver is missing")?;
    let mut tests = cargo();
    tests
        .args(["test", "-p", "qingyu", "--target", TARGET, "--features", "citizen"])
        .args(["--tests", "--no-fail-fast"])
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner")
        .env("CHROMEDRIVER", driver);
    if let Some(filter) = filters.first() {
        tests.arg("--").arg(filter);
    }
    counted(&mut tests, filters)
}

/// Journeys in Chromium against the real server.
pub fn e2e(filters: &[String], database: Option<&Postgres>) -> Result<Count> {
    let report = place::root().join("target/e2e/report.json");
    if report.exists() {
        fs::remove_file(&report)?;
    }
    let mut tests = command("playwright");
    tests
        .args(["test", "--config", "tests/e2e/playwright.config.mjs"])
        .arg("--reporter=list,json")
        .env("PLAYWRIGHT_JSON_OUTPUT_FILE", &report)
        .env("QINGYU_SERVER_BIN", place::server(false))
        .env("QINGYU_SITE_DIR", place::site());
    if let Some(database) = database {
        database.name_to(&mut tests);
    }
    if !filters.is_empty() {
        tests.arg("--grep").arg(filters.join("|"));
    }
    let ok = watch(&mut tests, |_| {})?;
    let text = fs::read_to_string(&report).context("Playwright wrote no report")?;
    Ok(judged(Count::of_playwright(&text)?, ok, filters))
}

fn counted(tests: &mut Command, filters: &[String]) -> Result<Count> {
    let mut count = Count::default();
    let ok = watch(tests, |line| count.read_line(line))?;
    if count.ignored > 0 {
        println!("  {} tests are ignored and count nowhere", count.ignored);
    }
    Ok(judged(count, ok, filters))
}

/// A suite that ends badly, or finds nothing to run though nobody chose, has failed once at least.
fn judged(mut count: Count, ok: bool, filters: &[String]) -> Count {
    let is_empty = count.passed + count.failed == 0 && filters.is_empty();
    if is_empty {
        println!("  no test ran");
    }
    if count.failed == 0 && (!ok || is_empty) {
        count.failed = 1;
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_suite_that_breaks_without_counting_has_failed() {
        let passed = Count {
            passed: 3,
            ..Count::default()
        };
        assert_eq!(judged(passed, true, &[]).failed, 0);
        assert_eq!(judged(passed, false, &[]).failed, 1);
    }

    #[test]
    fn a_suite_without_tests_has_failed_unless_somebody_chose() {
        assert_eq!(judged(Count::default(), true, &[]).failed, 1);
        assert_eq!(judged(Count::default(), true, &["name".to_owned()]).failed, 0);
    }
}
