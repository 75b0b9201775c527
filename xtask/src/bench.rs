//! `cargo xtask bench`: a release build, measured.

use std::process::Command;

use anyhow::Result;

use crate::process::run;
use crate::{build, place, site, tools};

/// Builds everything for release and runs the measurements with the arguments given.
pub fn bench(args: &[String]) -> Result<()> {
    tools::for_site()?;
    tools::browsers()?;
    site::build()?;
    let server = build::native(true)?;
    run(Command::new(place::built(true).join("qingyu-bench"))
        .current_dir(place::root())
        .env("QINGYU_SERVER_BIN", server)
        .env("QINGYU_SITE_DIR", place::site())
        .args(args))
}
