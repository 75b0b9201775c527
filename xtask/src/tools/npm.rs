//! The npm packages, exactly as locked.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::apt;
use crate::place;
use crate::process::{command, run};

/// Installs Node where it is missing, then the packages when they are missing or older than the lock.
pub fn ensure() -> Result<()> {
    apt::node()?;
    let root = place::root();
    if is_newer(
        &root.join("node_modules/.package-lock.json"),
        &root.join("package-lock.json"),
    ) {
        return Ok(());
    }
    run(command("npm")
        .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
        .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"))
    .context("npm packages are missing; this installs them: npm ci")
}

/// Says whether the first file exists and is at least as new as the second.
fn is_newer(first: &Path, second: &Path) -> bool {
    let changed = |path| fs::metadata(path).and_then(|meta| meta.modified());
    match (changed(first), changed(second)) {
        (Ok(first), Ok(second)) => first >= second,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_file_is_never_newer() {
        let here = place::root().join("xtask/Cargo.toml");
        assert!(is_newer(&here, &here));
        assert!(!is_newer(Path::new("/no/such/file"), &here));
    }
}
