//! Where things are.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The repository's top folder.
pub fn root() -> &'static Path {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here)
}

/// Cargo's target folder.
pub fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |dir| root().join(dir))
}

/// The finished site of the citizen app; the place is fixed in Trunk.toml.
pub fn site() -> PathBuf {
    sites().join("citizen")
}

/// The folder with a finished site per app.
pub fn sites() -> PathBuf {
    root().join("target/site")
}

/// The folder cargo builds a profile's binaries into.
pub fn built(release: bool) -> PathBuf {
    target().join(if release { "release" } else { "debug" })
}

/// The server binary of a profile.
pub fn server(release: bool) -> PathBuf {
    built(release).join("qingyu-server")
}

/// Cargo's home, where tools shared by all clones live.
pub fn cargo_home() -> Result<PathBuf> {
    if let Some(home) = env::var_os("CARGO_HOME") {
        return Ok(home.into());
    }
    let home = env::var_os("HOME").context("neither CARGO_HOME nor HOME is set")?;
    Ok(PathBuf::from(home).join(".cargo"))
}
