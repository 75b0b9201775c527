//! `cargo xtask run`: everything built, then the server in this process's place.

use std::os::unix::process::CommandExt;
use std::process::Command;

use anyhow::{Context, Result};

use crate::{build, place, site, tools};

/// Builds and becomes the server, so that signals reach it; flags it does not know are the server's.
pub fn run(args: &[String]) -> Result<()> {
    let (release, flags) = split(args);
    tools::for_site()?;
    site::build()?;
    let server = build::native(release)?;
    println!("▶ {} {}", server.display(), flags.join(" "));
    let error = Command::new(&server)
        .current_dir(place::root())
        .arg("--site")
        .arg(place::site())
        .args(flags)
        .exec();
    Err(error).with_context(|| format!("could not start {}", server.display()))
}

/// Separates `--release`, which is ours, from the server's flags.
fn split(args: &[String]) -> (bool, Vec<&str>) {
    let flags: Vec<_> = args.iter().map(String::as_str).collect();
    let release = flags.contains(&"--release");
    (release, flags.into_iter().filter(|flag| *flag != "--release").collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_servers_flags_reach_the_server() {
        let args = ["--demo", "--release", "--letters", "x.csv"].map(String::from);
        assert_eq!(split(&args), (true, vec!["--demo", "--letters", "x.csv"]));
        assert_eq!(split(&[]), (false, vec![]));
    }
}
