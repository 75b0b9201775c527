//! `cargo xtask shell`: index.html, written from the words by the server.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::process::output;
use crate::step::{Group, step};
use crate::{build, place};

/// Writes index.html, or with `--check` fails when it is stale.
pub fn shell(args: &[String]) -> Result<()> {
    let check_only = match args {
        [] => false,
        [flag] if flag == "--check" => true,
        _ => bail!("shell takes only --check"),
    };
    let server = build::native(false)?;
    step(Group::Native, "shell: index.html", || {
        if check_only {
            check(&server)
        } else {
            let page = printed(&server)?;
            fs::write(file(), page).context("could not write index.html")
        }
    })
}

/// Fails when index.html is not what the server prints.
pub fn check(server: &Path) -> Result<()> {
    let there = fs::read_to_string(file()).unwrap_or_default();
    match difference(&there, &printed(server)?) {
        None => Ok(()),
        Some(line) => bail!("index.html is stale from line {line} on; run cargo xtask shell"),
    }
}

fn file() -> std::path::PathBuf {
    place::root().join("index.html")
}

fn printed(server: &Path) -> Result<String> {
    let mut command = std::process::Command::new(server);
    output(command.current_dir(place::root()).arg("shell"))
}

/// The first line in which two texts differ.
fn difference(there: &str, fresh: &str) -> Option<usize> {
    if there == fresh {
        return None;
    }
    let same = there.lines().zip(fresh.lines()).take_while(|(a, b)| a == b);
    Some(same.count() + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stale_page_is_found_at_its_first_different_line() {
        assert_eq!(difference("a\nb\n", "a\nb\n"), None);
        assert_eq!(difference("a\nb\n", "a\nc\n"), Some(2));
        assert_eq!(difference("", "a\n"), Some(1));
        assert_eq!(difference("a\nb", "a\nb\n"), Some(3));
    }
}
