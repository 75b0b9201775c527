//! The citizen app as files: Trunk builds them, then they are made small.

mod finish;
mod stamp;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use anyhow::Result;

use crate::process::{command, run};
use crate::step::{Group, step};

/// Builds the site unless nothing it depends on has changed.
pub fn build() -> Result<()> {
    if stamp::is_fresh() {
        println!("✓ site: nothing changed");
        return Ok(());
    }
    let start = SystemTime::now();
    step(Group::Wasm, "site: trunk build", trunk)?;
    step(Group::Wasm, "site: minify, name, check, compress", finish::finish)?;
    stamp::write(start)
}

fn trunk() -> Result<()> {
    // Trunk takes only true or false in NO_COLOR.
    run(command("trunk")
        .env_remove("NO_COLOR")
        .args(["build", "--config", "Trunk.toml", "--release"]))
}

/// All files in a folder, however deep.
pub fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            found.extend(files(&entry.path())?);
        } else {
            found.push(entry.path());
        }
    }
    Ok(found)
}
