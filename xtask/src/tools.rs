//! What the project needs on a machine: installed when missing, never asking.

mod apt;
mod crates;
mod npm;
mod rust;

use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use anyhow::Result;

use crate::place;
use crate::step::{Group, step};

/// Folders that go in front of PATH: npm's programs, then cargo tools of exactly our versions.
pub fn folders() -> Vec<PathBuf> {
    let mut folders = vec![place::root().join("node_modules/.bin")];
    folders.extend(crates::folders());
    folders
}

/// Everything the compiler needs.
pub fn compiler() -> Result<()> {
    once("tools: Rust target and components", rust::ensure)
}

/// Everything npm brings: esbuild, wasm-opt, Playwright.
pub fn packages() -> Result<()> {
    once("tools: npm packages", npm::ensure)
}

/// Everything that turns the browser package into a site.
pub fn for_site() -> Result<()> {
    compiler()?;
    packages()?;
    once("tools: wasm-bindgen", crates::wasm_bindgen)?;
    once("tools: trunk", crates::trunk)
}

/// The runner of the tests that live in the browser, which comes with wasm-bindgen.
pub fn for_wasm_tests() -> Result<()> {
    compiler()?;
    once("tools: wasm-bindgen", crates::wasm_bindgen)
}

/// Real browsers, a driver, Chinese fonts, and strace.
pub fn browsers() -> Result<()> {
    once("tools: browsers, fonts, strace", apt::browsers)
}

/// The programs of `PostgreSQL`.
pub fn database() -> Result<()> {
    once("tools: PostgreSQL", apt::database)
}

/// Does a step unless it was done in this run.
fn once(name: &'static str, work: impl FnOnce() -> Result<()>) -> Result<()> {
    static DONE: Mutex<Vec<&str>> = Mutex::new(Vec::new());
    let done = || DONE.lock().unwrap_or_else(PoisonError::into_inner);
    if done().contains(&name) {
        return Ok(());
    }
    step(Group::Tools, name, work)?;
    done().push(name);
    Ok(())
}
