//! Whether the finished site is still the one that the sources make.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use anyhow::{Context, Result};

use super::App;
use crate::place;

/// What every site is made from.
const SHARED: [&str; 16] = [
    "src/lib.rs",
    "src/clock.rs",
    "src/random.rs",
    "src/storage.rs",
    "src/client",
    "src/ui",
    "crates/domain",
    "crates/api",
    "crates/words",
    "style",
    "Cargo.toml",
    "Cargo.lock",
    "rust-toolchain.toml",
    "package-lock.json",
    "xtask/compress.mjs",
    "xtask/src/site",
];

fn stamp(app: App) -> PathBuf {
    place::sites().join(format!("{}.stamp", app.name))
}

/// Says whether the site was finished after every source changed, and by us: `trunk serve`
/// puts its own build in the same place.
pub fn is_fresh(app: App) -> bool {
    let finished = fs::read(stamp(app));
    let page = fs::read(app.site().join("index.html"));
    let same = matches!((finished, page), (Ok(finished), Ok(page)) if finished == page);
    let Ok(made) = fs::metadata(stamp(app)).and_then(|meta| meta.modified()) else {
        return false;
    };
    let sources = SHARED.iter().chain(app.sources);
    same && newest(sources.map(|path| place::root().join(path))) <= made
}

/// Notes that the site is finished, as of the moment its build began.
pub fn write(app: App, start: SystemTime) -> Result<()> {
    let page = fs::read(app.site().join("index.html"))?;
    fs::write(stamp(app), page).context("could not note that the site is built")?;
    File::options().write(true).open(stamp(app))?.set_modified(start)?;
    Ok(())
}

/// The latest change below some paths, folders included, since a deletion changes only the folder.
fn newest(paths: impl Iterator<Item = PathBuf>) -> SystemTime {
    paths.map(|path| changed(&path)).max().unwrap_or(SystemTime::UNIX_EPOCH)
}

fn changed(path: &Path) -> SystemTime {
    let Ok(meta) = fs::symlink_metadata(path) else {
        return SystemTime::UNIX_EPOCH;
    };
    let own = meta.modified().unwrap_or_else(|_| SystemTime::now());
    match fs::read_dir(path) {
        Ok(entries) if meta.is_dir() => own.max(newest(entries.flatten().map(|entry| entry.path()))),
        _ => own,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_deep_inside_is_seen() {
        let folder = std::env::temp_dir().join(format!("qingyu-stamp-{}", std::process::id()));
        fs::create_dir_all(folder.join("a/b")).unwrap();
        let file = folder.join("a/b/c.rs");
        fs::write(&file, "x").unwrap();
        let later = SystemTime::now() + std::time::Duration::from_secs(100);
        File::options()
            .write(true)
            .open(&file)
            .unwrap()
            .set_modified(later)
            .unwrap();
        assert_eq!(changed(&folder), later);
        fs::remove_dir_all(&folder).unwrap();
        assert_eq!(changed(&folder), SystemTime::UNIX_EPOCH);
    }
}
