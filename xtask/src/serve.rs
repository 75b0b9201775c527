//! `cargo xtask serve [desk]`: work on the pages with `trunk serve`, the API on a running server.

use std::os::unix::process::CommandExt;

use anyhow::{Context, Result};

use crate::process::command;
use crate::tools;

/// Where the pages of an app are, and its configuration.
const CITIZEN: (&str, &str) = ("http://127.0.0.1:8081", "Trunk.toml");
const DESK: (&str, &str) = ("http://127.0.0.1:8082/desk/", "Trunk.desk.toml");

/// Which app is meant, and what is left for trunk.
fn chosen(args: &[String]) -> ((&'static str, &'static str), &[String]) {
    match args.split_first() {
        Some((app, rest)) if app == "desk" => (DESK, rest),
        Some((app, rest)) if app == "citizen" => (CITIZEN, rest),
        _ => (CITIZEN, args),
    }
}

/// Installs what is missing and becomes `trunk serve`.
pub fn serve(args: &[String]) -> Result<()> {
    tools::for_site()?;
    let ((address, config), rest) = chosen(args);
    println!("▶ pages on {address}, API from http://127.0.0.1:8080 (cargo xtask run)");
    let mut trunk = command("trunk");
    // Trunk takes only true or false here.
    trunk
        .env_remove("NO_COLOR")
        .args(["serve", "--config", config])
        .args(rest);
    Err(trunk.exec()).context("could not start trunk")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_citizen_app_is_served_unless_the_desk_is_named() {
        let args = |args: &[&str]| args.iter().map(|arg| (*arg).to_owned()).collect::<Vec<_>>();
        assert_eq!(chosen(&args(&[])), (CITIZEN, &[][..]));
        assert_eq!(chosen(&args(&["--open"])), (CITIZEN, &args(&["--open"])[..]));
        assert_eq!(chosen(&args(&["citizen"])), (CITIZEN, &[][..]));
        assert_eq!(chosen(&args(&["desk", "--open"])), (DESK, &args(&["--open"])[..]));
    }
}
