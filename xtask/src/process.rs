//! Starting other programs, always from the top folder and with the project's tools first on PATH.

use std::env;
use std::ffi::OsString;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::{place, tools};

/// Prepares a program found on the project's PATH.
pub fn command(program: &str) -> Command {
    let path = search_path();
    let found = which_in(program, &path).unwrap_or_else(|| PathBuf::from(program));
    let mut command = Command::new(found);
    command.current_dir(place::root()).env("PATH", path);
    for (name, _) in env::vars_os() {
        if name.to_str().is_some_and(is_cargos_own) {
            command.env_remove(name);
        }
    }
    command
}

/// Prepares cargo.
pub fn cargo() -> Command {
    command("cargo")
}

/// Says whether `cargo run` set a variable for xtask alone; build scripts that see it rebuild.
fn is_cargos_own(name: &str) -> bool {
    name.starts_with("CARGO_PKG_")
        || ["CARGO_MANIFEST_DIR", "CARGO_MANIFEST_PATH"].contains(&name)
        || ["CARGO_BIN_NAME", "CARGO_CRATE_NAME"].contains(&name)
}

/// PATH with the project's tools in front.
fn search_path() -> OsString {
    let system = env::var_os("PATH").unwrap_or_default();
    let dirs = tools::folders().into_iter().chain(env::split_paths(&system));
    env::join_paths(dirs).unwrap_or(system)
}

/// Finds a program on the project's PATH.
pub fn which(program: &str) -> Option<PathBuf> {
    which_in(program, &search_path())
}

fn which_in(program: &str, path: &OsString) -> Option<PathBuf> {
    env::split_paths(path)
        .map(|dir| dir.join(program))
        .find(|file| file.is_file())
}

/// Runs a command to its end and fails when it fails.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command
        .status()
        .with_context(|| format!("could not start {}", shown(command)))?;
    if !status.success() {
        bail!("{} ended with {status}", shown(command));
    }
    Ok(())
}

/// Runs a command and hands back what it printed.
pub fn output(command: &mut Command) -> Result<String> {
    let done = command
        .stdin(Stdio::null())
        .stderr(Stdio::inherit())
        .output()
        .with_context(|| format!("could not start {}", shown(command)))?;
    if !done.status.success() {
        bail!("{} ended with {}", shown(command), done.status);
    }
    String::from_utf8(done.stdout).with_context(|| format!("{}: not UTF-8", shown(command)))
}

/// Asks a program something and hands back its answer, or nothing when it cannot give one.
pub fn ask(program: &str, args: &[&str]) -> Option<String> {
    // Trunk takes only true or false in NO_COLOR.
    let done = command(program)
        .args(args)
        .env_remove("NO_COLOR")
        .stdin(Stdio::null())
        .output()
        .ok()?;
    let text = String::from_utf8(done.stdout).ok()?;
    done.status.success().then(|| text.trim().to_owned())
}

/// Runs a command, shows its output as it comes, and hands each line to `see`; says whether it succeeded.
pub fn watch(command: &mut Command, mut see: impl FnMut(&str)) -> Result<bool> {
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("could not start {}", shown(command)))?;
    let stdout = child.stdout.take().context("the output is not piped")?;
    for line in BufReader::new(stdout).split(b'\n') {
        let line = line?;
        let line = String::from_utf8_lossy(&line);
        writeln!(std::io::stdout(), "{line}")?;
        see(&line);
    }
    Ok(child.wait()?.success())
}

/// A command as a person would type it.
fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let name = program.file_name().unwrap_or(command.get_program());
    let args = command.get_args().map(|arg| arg.to_string_lossy());
    let words: Vec<_> = std::iter::once(name.to_string_lossy()).chain(args).collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failing_command_is_named_with_its_arguments() {
        let error = run(command("ls").arg("/no/such/folder").stderr(Stdio::null())).unwrap_err();
        assert!(error.to_string().starts_with("ls /no/such/folder ended with"));
    }

    #[test]
    fn every_line_is_seen_and_the_end_is_known() {
        let mut lines = Vec::new();
        let ok = watch(command("sh").args(["-c", "echo a; echo b; exit 3"]), |line| {
            lines.push(line.to_owned());
        });
        assert_eq!(lines, ["a", "b"]);
        assert!(!ok.unwrap());
    }

    #[test]
    fn what_cargo_set_for_xtask_is_not_handed_on() {
        assert!(is_cargos_own("CARGO_PKG_NAME"));
        assert!(is_cargos_own("CARGO_MANIFEST_DIR"));
        assert!(!is_cargos_own("CARGO_HOME"));
        assert!(!is_cargos_own("CARGO_TARGET_DIR"));
    }
}
