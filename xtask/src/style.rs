//! `cargo xtask style`: each app's style sheet in one minified file.

use anyhow::Result;

use crate::process::{command, run};
use crate::site::APPS;
use crate::step::{Group, step};
use crate::tools;

/// Sheets of single pages, which go into the citizen's site beside its own.
pub const PAGES: [&str; 2] = ["open", "paper"];

/// Bundles style/citizen.css, style/desk.css and the sheets of single pages; Trunk calls this before each build, since it follows no @import.
pub fn style() -> Result<()> {
    tools::packages()?;
    step(Group::Wasm, "style: bundle", || {
        run(command("esbuild")
            .args(APPS.map(|app| format!("style/{}.css", app.name)))
            .args(PAGES.map(|page| format!("style/{page}.css")))
            .args([
                "--bundle",
                "--minify",
                "--log-level=warning",
                "--target=chrome99,firefox102,safari16",
                "--outdir=target/style",
            ]))
    })
}
