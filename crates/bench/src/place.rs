//! Where things are: beside the running program, unless the environment says otherwise.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use tempfile::TempDir;

/// The folder of the profile this program was built in: `target/debug` or `target/release`.
fn profile() -> Result<PathBuf> {
    let program = env::current_exe()?;
    let folder = program.parent().context("this program lies in no folder")?;
    let is_test = folder.file_name().is_some_and(|name| name == "deps");
    let profile = if is_test { folder.parent() } else { Some(folder) };
    Ok(profile.context("this program lies in no target folder")?.to_path_buf())
}

/// The server: the one given, the one `QINGYU_SERVER_BIN` names, or the one beside this program.
pub fn server(given: Option<&Path>) -> Result<PathBuf> {
    let named = given
        .map(Path::to_path_buf)
        .or_else(|| env::var_os("QINGYU_SERVER_BIN").map(PathBuf::from));
    let path = match named {
        Some(path) => path,
        None => profile()?.join("qingyu-server"),
    };
    ensure!(
        path.is_file(),
        "the server binary {} is missing; build it with `cargo build -p qingyu-server` (and --release for a release)",
        path.display()
    );
    Ok(path)
}

/// The built site: the one given, the one `QINGYU_SITE_DIR` names, or `target/site/citizen`.
pub fn site(given: Option<&Path>) -> Result<Option<PathBuf>> {
    if let Some(named) = given
        .map(Path::to_path_buf)
        .or_else(|| env::var_os("QINGYU_SITE_DIR").map(PathBuf::from))
    {
        ensure!(
            named.is_dir(),
            "the site {} is missing; `cargo xtask build` makes it",
            named.display()
        );
        return Ok(Some(named));
    }
    let beside = profile()?.parent().map(|target| target.join("site/citizen"));
    Ok(beside.filter(|site| site.join("index.html").is_file()))
}

/// A folder for one run on the disk the build is on: `/tmp` may be memory, where durability costs nothing.
pub fn scratch() -> Result<TempDir> {
    let profile = profile()?;
    let folder = profile.parent().unwrap_or(&profile);
    tempfile::Builder::new()
        .prefix("bench-")
        .tempdir_in(folder)
        .with_context(|| format!("could not make a folder in {}", folder.display()))
}

/// The project's own letters.
pub fn letters() -> Result<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../server/demo/letters.csv");
    ensure!(path.is_file(), "the letters {} are missing", path.display());
    Ok(path)
}
