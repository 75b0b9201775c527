//! `cargo xtask serve`: work on the pages with `trunk serve`, the API on a running server.

use std::os::unix::process::CommandExt;

use anyhow::{Context, Result};

use crate::process::command;
use crate::tools;

/// Installs what is missing and becomes `trunk serve`.
pub fn serve(args: &[String]) -> Result<()> {
    tools::for_site()?;
    println!("▶ pages on http://127.0.0.1:8081, API from http://127.0.0.1:8080 (cargo xtask run)");
    let mut trunk = command("trunk");
    // Trunk takes only true or false here.
    trunk.env_remove("NO_COLOR").arg("serve").args(args);
    Err(trunk.exec()).context("could not start trunk")
}
