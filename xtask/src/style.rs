//! `cargo xtask style`: the style sheet in one minified file.

use anyhow::Result;

use crate::process::{command, run};
use crate::step::{Group, step};
use crate::tools;

/// Bundles style/citizen.css; Trunk calls this before each build, since it follows no @import.
pub fn style() -> Result<()> {
    tools::packages()?;
    step(Group::Wasm, "style: bundle", || {
        run(command("esbuild").args([
            "style/citizen.css",
            "--bundle",
            "--minify",
            "--log-level=warning",
            "--target=chrome99,firefox102,safari16",
            "--outfile=target/style/citizen.css",
        ]))
    })
}
