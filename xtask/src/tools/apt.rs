//! What comes from the system's packages: Node, Chromium, Firefox, fonts, strace, PostgreSQL.

use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::{fs, sync::PoisonError};

use anyhow::{Result, bail};

use crate::postgres;
use crate::process::{ask, command, which};

/// A package, and how to see that what it brings is there.
struct Package {
    name: &'static str,
    is_there: fn() -> bool,
}

const NODE: [Package; 2] = [
    Package {
        name: "nodejs",
        is_there: || which("node").is_some(),
    },
    Package {
        name: "npm",
        is_there: || which("npm").is_some(),
    },
];

const BROWSERS: [Package; 5] = [
    Package {
        name: "chromium",
        is_there: || which("chromium").is_some(),
    },
    Package {
        name: "chromium-driver",
        is_there: || which("chromedriver").is_some(),
    },
    Package {
        name: "firefox-esr",
        is_there: || which("firefox-esr").is_some(),
    },
    Package {
        name: "fonts-noto-cjk",
        is_there: has_chinese_font,
    },
    Package {
        name: "strace",
        is_there: || which("strace").is_some(),
    },
];

const DATABASE: [Package; 2] = [
    Package {
        name: "postgresql",
        is_there: || postgres::programs().is_some(),
    },
    Package {
        name: "openssl",
        is_there: || which("openssl").is_some(),
    },
];

/// Installs Node and npm when missing.
pub fn node() -> Result<()> {
    ensure(&NODE)
}

/// Installs the browsers, a driver, a Chinese font and strace when missing.
pub fn browsers() -> Result<()> {
    ensure(&BROWSERS)
}

/// Installs PostgreSQL when missing.
pub fn database() -> Result<()> {
    ensure(&DATABASE)
}

fn ensure(packages: &[Package]) -> Result<()> {
    let missing: Vec<_> = packages
        .iter()
        .filter(|package| !(package.is_there)())
        .map(|package| package.name)
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    install(&missing);
    let still: Vec<_> = packages
        .iter()
        .filter(|package| !(package.is_there)())
        .map(|package| package.name)
        .collect();
    if !still.is_empty() {
        bail!(
            "{} missing and not installable from here; this installs it: \
             sudo apt-get update && sudo apt-get install -y --no-install-recommends {}",
            still.join(", "),
            still.join(" ")
        );
    }
    Ok(())
}

/// Tries to install; whether it worked is seen by looking again.
fn install(names: &[&str]) {
    static UPDATED: Mutex<bool> = Mutex::new(false);
    let mut updated = UPDATED.lock().unwrap_or_else(PoisonError::into_inner);
    if !*updated {
        *updated = apt(&["update"]);
    }
    let mut args = vec!["install", "-y", "--no-install-recommends"];
    args.extend(names);
    if !apt(&args) {
        println!("  apt-get could not install {}", names.join(" "));
    }
}

fn apt(args: &[&str]) -> bool {
    let is_root = ask("id", &["-u"]).is_some_and(|id| id == "0");
    let mut apt: Command = if is_root {
        command("apt-get")
    } else {
        let mut sudo = command("sudo");
        sudo.args(["-n", "DEBIAN_FRONTEND=noninteractive", "apt-get"]);
        sudo
    };
    apt.env("DEBIAN_FRONTEND", "noninteractive")
        .args(["-q", "-o", "Dpkg::Use-Pty=0"])
        .args(args)
        .stdin(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

fn has_chinese_font() -> bool {
    ask("fc-list", &[":lang=zh", "family"]).is_some_and(|fonts| !fonts.is_empty())
        || names_chinese(Path::new("/usr/share/fonts"))
}

/// Says whether some file in the folder, however deep, is named as a Chinese font.
fn names_chinese(folder: &Path) -> bool {
    let Ok(entries) = fs::read_dir(folder) else {
        return false;
    };
    entries.flatten().any(|entry| {
        let name = entry.file_name();
        name.to_string_lossy().contains("CJK") || names_chinese(&entry.path())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_there_is_not_installed_again() {
        let shell = Package {
            name: "dash",
            is_there: || true,
        };
        assert!(ensure(&[shell]).is_ok());
    }

    #[test]
    fn a_folder_without_fonts_has_no_chinese_font() {
        assert!(!names_chinese(Path::new("/no/such/folder")));
    }
}
