//! `cargo xtask dist`: what is put on a machine, with its checksums.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::process::{command, output};
use crate::step::{Group, step};
use crate::{build, place, site, tools};

/// Builds for release and gathers the server and the site in target/dist.
pub fn dist() -> Result<()> {
    tools::for_site()?;
    site::build()?;
    let server = build::native(true)?;
    step(Group::Native, "dist: gather and sum", || gather(&server))
}

fn gather(server: &Path) -> Result<()> {
    let dist = place::root().join("target/dist");
    match fs::remove_dir_all(&dist) {
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(error.into()),
        _ => fs::create_dir_all(&dist)?,
    }
    fs::copy(server, dist.join("qingyu-server")).context("the server is not built")?;
    for app in site::APPS {
        copy(&app.site(), &dist.join("site").join(app.name))?;
    }
    copy(&place::root().join("deploy"), &dist.join("deploy"))?;
    let mut names: Vec<_> = site::files(&dist)?
        .iter()
        .filter_map(|file| file.strip_prefix(&dist).ok().map(Path::to_path_buf))
        .collect();
    names.sort();
    let sums = output(command("sha256sum").current_dir(&dist).arg("--").args(&names))?;
    fs::write(dist.join("SHA256SUMS"), sums)?;
    println!("  {} files in {}", names.len(), dist.display());
    Ok(())
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    for file in site::files(from)? {
        let place: PathBuf = to.join(file.strip_prefix(from)?);
        if let Some(folder) = place.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::copy(&file, place)?;
    }
    Ok(())
}
