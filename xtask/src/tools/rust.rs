//! The wasm target, clippy and rustfmt of the pinned toolchain.

use std::path::Path;

use anyhow::{Context, Result};

use crate::process::{ask, command, run};

const TARGET: &str = "wasm32-unknown-unknown";

/// Adds the target and the components that are missing.
pub fn ensure() -> Result<()> {
    if !has_target() {
        rustup(&["target", "add", TARGET])?;
    }
    for (component, probe) in [("clippy", "clippy"), ("rustfmt", "fmt")] {
        if ask("cargo", &[probe, "--version"]).is_none() {
            rustup(&["component", "add", component])?;
        }
    }
    Ok(())
}

fn has_target() -> bool {
    ask("rustc", &["--print", "target-libdir", "--target", TARGET]).is_some_and(|dir| Path::new(&dir).is_dir())
}

fn rustup(args: &[&str]) -> Result<()> {
    run(command("rustup").args(args)).with_context(|| {
        let line = args.join(" ");
        format!("part of the Rust toolchain is missing; this installs it: rustup {line}")
    })
}
