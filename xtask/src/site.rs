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
    /// The languages that it is built for one by one, since a phone loads one only; the first is the site's own. None
    /// for an app that speaks all of them.
    languages: &'static [&'static str],
    /// Everything that only this app is made from.
    sources: &'static [&'static str],
}

/// Every app.
pub const APPS: [App; 2] = [
    App {
        name: "citizen",
        base: "/",
        config: "Trunk.toml",
        languages: &["zh-CN", "en"],
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
        languages: &[],
        sources: &["src/bin/desk.rs", "src/desk", "desk", "desk.html", "Trunk.desk.toml"],
    },
];

impl App {
    /// Its finished site.
    pub fn site(self) -> PathBuf {
        place::sites().join(self.name)
    }

    /// Where the app in another language is built, before it joins the site.
    fn beside(self, language: &str) -> PathBuf {
        place::sites().join(format!("{}.{language}", self.name))
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
    let first = app.languages.first().copied();
    step(Group::Wasm, &format!("site {}: trunk build", app.name), || {
        trunk(app, first, &app.site())
    })?;
    let others = app.languages.get(1..).unwrap_or_default();
    for language in others {
        step(
            Group::Wasm,
            &format!("site {}: trunk build, {language}", app.name),
            || trunk(app, Some(language), &app.beside(language)),
        )?;
    }
    step(
        Group::Wasm,
        &format!("site {}: minify, name, check, compress", app.name),
        || finish::finish(app, others),
    )?;
    stamp::write(app, start)
}

fn trunk(app: App, language: Option<&str>, site: &Path) -> Result<()> {
    let mut build = command("trunk");
    // Trunk takes only true or false in NO_COLOR.
    build.env_remove("NO_COLOR");
    if let Some(language) = language {
        build.env("QINGYU_ONLY_LANG", language);
    }
    run(build
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", short_paths()?)
        .args(["build", "--config", app.config, "--release", "--dist"])
        .arg(site))
}

/// Where a panic happened is said by crate, not by where this machine keeps it: nobody's business, and bytes less.
fn short_paths() -> Result<String> {
    let mut flags = Vec::new();
    // There is none where the crates are kept with the project.
    if let Ok(folders) = fs::read_dir(place::cargo_home()?.join("registry/src")) {
        for folder in folders {
            flags.push(format!("--remap-path-prefix={}/=", folder?.path().display()));
        }
    }
    flags.sort();
    Ok(flags.join(" "))
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
