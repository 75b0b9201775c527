//! The two tools that come from crates: trunk and the wasm-bindgen of exactly the locked version.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::place;
use crate::process::{ask, cargo, run};

const TRUNK: &str = "0.21.14";

/// A tool, and how cargo installs it.
struct Tool<'a> {
    krate: &'static str,
    version: &'a str,
    flags: &'static [&'static str],
}

/// The folders of the installed tools, whether they exist or not.
pub fn folders() -> Vec<PathBuf> {
    let Ok(home) = place::cargo_home() else {
        return Vec::new();
    };
    let tools = home.join("qingyu-tools");
    let mut folders = vec![tools.join(format!("trunk-{TRUNK}/bin"))];
    if let Ok(version) = locked() {
        folders.push(tools.join(format!("wasm-bindgen-cli-{version}/bin")));
    }
    folders
}

/// Installs trunk unless some 0.21 is on PATH.
pub fn trunk() -> Result<()> {
    if ask("trunk", &["--version"]).is_some_and(|text| text.starts_with("trunk 0.21.")) {
        return Ok(());
    }
    // Unoptimised: trunk only starts other programs, and this saves ten minutes of compiling.
    Tool {
        krate: "trunk",
        version: TRUNK,
        flags: &["--debug", "--no-default-features", "--features", "rustls", "--locked"],
    }
    .install()
}

/// Installs wasm-bindgen and its test runner unless the locked version is on PATH.
pub fn wasm_bindgen() -> Result<()> {
    let version = locked()?;
    let is_right = |program| ask(program, &["--version"]).is_some_and(|text| text.split(' ').nth(1) == Some(&version));
    if is_right("wasm-bindgen") && is_right("wasm-bindgen-test-runner") {
        return Ok(());
    }
    Tool {
        krate: "wasm-bindgen-cli",
        version: &version,
        flags: &[],
    }
    .install()
}

impl Tool<'_> {
    /// Compiles the tool into its own folder; an interrupted compilation resumes.
    fn install(&self) -> Result<()> {
        let Self { krate, version, .. } = self;
        let folder = place::cargo_home()?.join(format!("qingyu-tools/{krate}-{version}"));
        let build = folder.join("build");
        let flags = self.flags.join(" ");
        println!("  compiling {krate} {version}: some minutes, once for all clones");
        run(cargo()
            .args(["install", krate, "--version", version])
            .args(self.flags)
            .arg("--root")
            .arg(&folder)
            .env("CARGO_TARGET_DIR", &build)
            .env("CARGO_PROFILE_DEV_DEBUG", "0")
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"))
        .with_context(|| {
            format!("{krate} {version} is missing; this installs it: cargo install {krate} --version {version} {flags}")
        })?;
        if build.exists() {
            fs::remove_dir_all(build)?;
        }
        Ok(())
    }
}

/// The version of wasm-bindgen in Cargo.lock.
fn locked() -> Result<String> {
    let lock = fs::read_to_string(place::root().join("Cargo.lock"))
        .context("Cargo.lock is missing; this makes it: cargo generate-lockfile")?;
    locked_in(&lock).context("wasm-bindgen is not in Cargo.lock")
}

fn locked_in(lock: &str) -> Option<String> {
    let (_, after) = lock.split_once("name = \"wasm-bindgen\"\nversion = \"")?;
    let (version, _) = after.split_once('"')?;
    Some(version.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_the_locked_one_and_not_a_cousins() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"9.9.9\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\nsource = \"x\"\n";
        assert_eq!(locked_in(lock).as_deref(), Some("0.2.130"));
        assert_eq!(locked_in("name = \"serde\"\nversion = \"1\"\n"), None);
    }
}
