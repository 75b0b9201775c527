//! The apps as files: Trunk builds them, then they are made small.

mod finish;
mod stamp;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use anyhow::Result;

use crate::place;
use crate::process::{command, run};
use crate::step::{Group, step};

/// An app that is built into a site of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct App {
    /// The feature, the program and the folder of the site.
    pub name: &'static str,
    /// Where its files are on the server.
    base: &'static str,
    /// What Trunk is told.
    config: &'static str,
    /// Everything that only this app is made from.
    sources: &'static [&'static str],
}

/// Every app.
pub const APPS: [App; 2] = [
    App {
        name: "citizen",
        base: "/",
        config: "Trunk.toml",
        sources: &[
            "src/bin/citizen.rs",
            "src/citizen",
            "public",
            "index.html",
            "Trunk.toml",
        ],
    },
    App {
        name: "desk",
        base: "/desk/",
        config: "Trunk.desk.toml",
        sources: &["src/bin/desk.rs", "src/desk", "desk", "desk.html", "Trunk.desk.toml"],
    },
];

impl App {
    /// Its finished site.
    pub fn site(self) -> PathBuf {
        place::sites().join(self.name)
    }
}

/// Builds every site, except where nothing it depends on has changed.
pub fn build() -> Result<()> {
    APPS.into_iter().try_for_each(build_one)
}

fn build_one(app: App) -> Result<()> {
    if stamp::is_fresh(app) {
        println!("✓ site {}: nothing changed", app.name);
        return Ok(());
    }
    let start = SystemTime::now();
    step(Group::Wasm, &format!("site {}: trunk build", app.name), || trunk(app))?;
    step(
        Group::Wasm,
        &format!("site {}: minify, name, check, compress", app.name),
        || finish::finish(app),
    )?;
    stamp::write(app, start)
}

fn trunk(app: App) -> Result<()> {
    // Trunk takes only true or false in NO_COLOR.
    run(command("trunk")
        .env_remove("NO_COLOR")
        .args(["build", "--config", app.config, "--release"]))
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
