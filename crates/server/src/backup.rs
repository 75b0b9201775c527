//! `backup`: database and pepper, which are nothing without each other, into a new folder.

use std::fs::{self, File, OpenOptions};
use std::io::Write as _;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;

use anyhow::{Context as _, ensure};
use qingyu_store::Store;

use crate::config::Config;
use crate::private;

/// The database within a backup, as it is called in a data folder.
pub const DATABASE: &str = "qingyu.sqlite";
/// The pepper.
pub const PEPPER: &str = "pepper";

/// Copies both while the server runs; the folder can be used as a data folder as it is.
///
/// # Errors
///
/// When the folder is there, the database is a server's, or one of the two cannot be read or written.
pub fn backup(config: &Config, folder: &Path) -> anyhow::Result<()> {
    ensure!(!folder.exists(), "{} is there already", folder.display());
    ensure!(
        !Store::files(&config.database_url).is_empty(),
        "a PostgreSQL database is copied with pg_dump; keep a copy of {} beside what it writes",
        config.pepper_file.display()
    );
    let pepper = fs::read(&config.pepper_file)
        .with_context(|| format!("the pepper at {} cannot be read", config.pepper_file.display()))?;
    private::make_folder(folder)?;
    let copied = copy(config, folder, &pepper);
    if copied.is_err() {
        // Half a backup would be taken for one, and be in the way of the next.
        drop(fs::remove_dir_all(folder));
    }
    copied
}

fn copy(config: &Config, folder: &Path, pepper: &[u8]) -> anyhow::Result<()> {
    Store::copy(&config.database_url, &folder.join(DATABASE)).context("the database cannot be copied")?;
    let mut file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(folder.join(PEPPER))?;
    file.write_all(pepper)?;
    file.sync_all()?;
    File::open(folder)?.sync_all()?;
    Ok(())
}
