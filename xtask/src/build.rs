//! `cargo xtask build`: the sites and the server.

use std::path::PathBuf;

use anyhow::{Result, bail};

use crate::place;
use crate::process::{cargo, run};
use crate::site;
use crate::step::{Group, step};
use crate::tools;

/// Builds both.
pub fn build(args: &[String]) -> Result<()> {
    let release = match args {
        [] => false,
        [flag] if flag == "--release" => true,
        _ => bail!("build takes only --release"),
    };
    tools::for_site()?;
    site::build()?;
    let server = native(release)?;
    println!("sites:  {}", place::sites().display());
    println!("server: {}", server.display());
    Ok(())
}

/// Builds every native crate and hands back the server; always the same selection, so that
/// cargo never has to resolve features anew and rebuild.
pub fn native(release: bool) -> Result<PathBuf> {
    let (name, flags): (_, &[_]) = if release {
        ("server: release build", &["--release"])
    } else {
        ("server: build", &[])
    };
    compile(name, flags)?;
    Ok(place::server(release))
}

/// Builds the server together with every native test, as `cargo test` will want them.
pub fn with_tests() -> Result<()> {
    compile("server and tests: build", &["--bins", "--tests"])
}

fn compile(name: &str, flags: &[&str]) -> Result<()> {
    step(Group::Native, name, || {
        run(cargo()
            .args(["build", "--workspace", "--exclude", "qingyu"])
            .args(flags))
    })
}
