//! Every dependency comes from crates.io under a licence we may use.

use anyhow::{Context, Result};

use crate::json::Json;
use crate::process::{cargo, output};

const SOURCE: &str = "registry+https://github.com/rust-lang/crates.io-index";

const ALLOWED: [&str; 15] = [
    "0BSD",
    "Apache-2.0",
    "BSD-1-Clause",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "CDLA-Permissive-2.0",
    "ISC",
    "MIT",
    "MIT-0",
    "MPL-2.0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// Finds dependencies from elsewhere or under another licence.
pub fn check() -> Result<Vec<String>> {
    let metadata = output(cargo().args(["metadata", "--locked", "--format-version", "1"]))?;
    findings(&Json::read(&metadata)?)
}

fn findings(metadata: &Json) -> Result<Vec<String>> {
    let packages = metadata.at("packages").context("cargo lists no packages")?;
    let members = metadata.at("workspace_members").map_or(&[][..], Json::list);
    let mut findings = Vec::new();
    for package in packages.list() {
        let text = |name| package.at(name).and_then(Json::text).unwrap_or_default();
        let name = format!("{} {}", text("name"), text("version"));
        let is_ours = package.at("id").is_some_and(|id| members.contains(id));
        if !is_ours && text("source") != SOURCE {
            findings.push(format!("Cargo.lock:1: {name} comes from {:?}", text("source")));
        }
        if !is_allowed(text("license")) {
            findings.push(format!("Cargo.lock:1: {name} is under {:?}", text("license")));
        }
    }
    Ok(findings)
}

/// Judges an SPDX expression: one side of an OR is enough, AND needs both, AND binds closer.
fn is_allowed(expression: &str) -> bool {
    let spaced = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let words: Vec<_> = spaced.split_whitespace().collect();
    let mut rest = words.as_slice();
    either(&mut rest) && rest.is_empty()
}

fn next<'a>(rest: &mut &[&'a str]) -> Option<&'a str> {
    let (first, others) = rest.split_first()?;
    *rest = others;
    Some(first)
}

fn either(rest: &mut &[&str]) -> bool {
    let mut good = both(rest);
    while rest.first() == Some(&"OR") {
        next(rest);
        good |= both(rest);
    }
    good
}

fn both(rest: &mut &[&str]) -> bool {
    let mut good = one(rest);
    while rest.first() == Some(&"AND") {
        next(rest);
        good &= one(rest);
    }
    good
}

/// A licence, with or without an exception (exceptions only ever permit more), or a bracket.
fn one(rest: &mut &[&str]) -> bool {
    match next(rest) {
        Some("(") => {
            let good = either(rest);
            next(rest) == Some(")") && good
        }
        Some(licence) => {
            if rest.first() == Some(&"WITH") {
                next(rest);
                next(rest);
            }
            ALLOWED.contains(&licence)
        }
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_expression_is_judged_as_a_whole() {
        for good in [
            "MIT",
            "MIT OR Apache-2.0",
            "MIT/Apache-2.0",
            "GPL-3.0 OR MIT",
            "(MIT OR Apache-2.0) AND Unicode-3.0",
            "Apache-2.0 WITH LLVM-exception OR MIT",
        ] {
            assert!(is_allowed(good), "{good}");
        }
        for bad in [
            "",
            "GPL-3.0",
            "MIT AND GPL-3.0",
            "(MIT OR ISC) AND SSPL-1.0",
            "(MIT",
            "MIT MIT",
        ] {
            assert!(!is_allowed(bad), "{bad}");
        }
    }

    #[test]
    fn a_dependency_from_elsewhere_or_under_another_licence_is_found() {
        let metadata = r#"{"workspace_members": ["ours"], "packages": [
            {"id": "ours", "name": "qingyu", "version": "0.1.0", "source": null, "license": "MIT"},
            {"id": "a", "name": "a", "version": "1.0.0", "source": "git+https://x", "license": "MIT"},
            {"id": "b", "name": "b", "version": "2.0.0", "license": "GPL-3.0",
             "source": "registry+https://github.com/rust-lang/crates.io-index"}]}"#;
        let found = findings(&Json::read(metadata).unwrap()).unwrap();
        assert_eq!(found.len(), 2);
        assert!(found[0].contains("a 1.0.0 comes from") && found[1].contains("b 2.0.0 is under"));
    }
}
