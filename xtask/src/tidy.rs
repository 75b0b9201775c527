//! `cargo xtask tidy`: the doors between the rooms stay shut, by reading the sources.

mod banned;
mod clock;
mod colours;
mod doors;
mod forbidden;
mod length;
mod licences;
mod rust;
mod sources;
mod sql;
mod status;
mod words;

use anyhow::{Result, bail};

use crate::place;
use sources::Source;

/// A check of all sources; each finding reads `file:line: what`.
type Check = fn(&[Source]) -> Vec<String>;

const CHECKS: [(&str, Check); 8] = [
    ("who imports whom", doors::check),
    ("SQL only in the store", sql::check),
    ("words only in words", words::check),
    ("colours only in tokens", colours::check),
    ("the time only in clock.rs", clock::check),
    ("StatusCode only in the refusal map", status::check),
    ("no file over 300 lines", length::check),
    ("nothing about one machine", forbidden::check),
];

/// Runs every check and fails when one finds something.
pub fn tidy() -> Result<()> {
    let sources = sources::read(place::root())?;
    let mut total = 0;
    for (name, check) in CHECKS {
        total += report(name, &check(&sources));
    }
    total += report("licences and sources of dependencies", &licences::check()?);
    total += report("crates that cost the browser too much", &banned::check()?);
    if total > 0 {
        bail!("tidy found {total}");
    }
    Ok(())
}

fn report(name: &str, findings: &[String]) -> usize {
    let mark = if findings.is_empty() { "✓" } else { "✗" };
    println!("  {mark} {name}");
    for finding in findings {
        println!("      {finding}");
    }
    findings.len()
}
