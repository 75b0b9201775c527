//! Crates that the citizen app must not carry: each costs tens of kilobytes on the wire.

use anyhow::Result;

use crate::process::{cargo, output};

const BANNED: [&str; 6] = ["chrono", "jiff", "rand", "regex", "time", "validator"];

/// Who names a banned crate without leaving any of it in the module: `leptos_config` reads
/// Cargo.toml with regex, which only servers call.
const UNUSED: [(&str, &str); 1] = [("leptos_config", "regex")];

/// Finds them in what is compiled into the module; procedural macros are not.
pub fn check() -> Result<Vec<String>> {
    let tree = output(cargo().args([
        "tree",
        "--locked",
        "--package=qingyu",
        "--target=wasm32-unknown-unknown",
        "--features=citizen",
        "--edges=normal,no-proc-macro",
        "--prefix=depth",
    ]))?;
    Ok(findings(&tree))
}

fn findings(tree: &str) -> Vec<String> {
    let mut above: Vec<&str> = Vec::new();
    let mut found = Vec::new();
    for line in tree.lines() {
        let start = line.find(|c: char| !c.is_ascii_digit()).unwrap_or(0);
        let depth = line[..start].parse().unwrap_or(0);
        let name = line[start..].split(' ').next().unwrap_or_default();
        above.truncate(depth);
        let user = above.last().copied().unwrap_or_default();
        if BANNED.contains(&name) && !UNUSED.contains(&(user, name)) {
            found.push(format!("Cargo.toml:1: {user} brings {name} into the citizen app"));
        }
        above.push(name);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_banned_crate_is_found_with_the_one_that_brings_it() {
        let tree = "0qingyu v0.1.0\n1leptos v0.8.23\n2leptos_config v0.8.10\n3regex v1.0.0\n\
                    1serde v1.0.0\n2regex v1.0.0 (*)\n1time-core v0.1.0\n1rand v0.9.0\n";
        assert_eq!(
            findings(tree),
            [
                "Cargo.toml:1: serde brings regex into the citizen app",
                "Cargo.toml:1: qingyu brings rand into the citizen app",
            ]
        );
    }
}
