//! The data folder is its owner's alone: mode 700, what is in it 600, whatever the umask was.

use std::fs::{self, Permissions};
use std::io::ErrorKind;
use std::os::unix::fs::{DirBuilderExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};

use anyhow::Context as _;

/// Makes a folder that only its owner can enter.
pub fn make_folder(folder: &Path) -> anyhow::Result<()> {
    if !folder.exists() {
        fs::DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(folder)
            .with_context(|| format!("{} cannot be made", folder.display()))?;
    }
    Ok(())
}

/// Takes from everybody else what rights they have to the folder and to those of the files that are there.
pub fn tighten(folder: &Path, files: &[PathBuf]) -> anyhow::Result<()> {
    let wanted = files.iter().map(|file| (file.as_path(), 0o600));
    let mut tightened = Vec::new();
    for (path, most) in std::iter::once((folder, 0o700)).chain(wanted) {
        let mode = match fs::metadata(path) {
            Err(error) if error.kind() == ErrorKind::NotFound => continue,
            metadata => metadata?.permissions().mode() & 0o777,
        };
        if mode & !most == 0 {
            continue;
        }
        fs::set_permissions(path, Permissions::from_mode(mode & most)).with_context(|| {
            format!(
                "{} is open to others (mode {mode:o}) and cannot be closed",
                path.display()
            )
        })?;
        tightened.push(format!("{} was {mode:o}", path.display()));
    }
    if !tightened.is_empty() {
        tracing::warn!(
            tightened = tightened.join(", "),
            "data was open to others and is its owner's alone now"
        );
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o777
    }

    #[test]
    fn what_is_open_to_others_is_closed_and_what_is_closed_stays() {
        let folder = tempfile::tempdir().unwrap();
        let [open, closed, absent] = ["a", "b", "c"].map(|name| folder.path().join(name));
        for (path, mode) in [(&open, 0o666), (&closed, 0o400)] {
            fs::write(path, "").unwrap();
            fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
        }
        fs::set_permissions(folder.path(), Permissions::from_mode(0o755)).unwrap();
        tighten(folder.path(), &[open.clone(), closed.clone(), absent.clone()]).unwrap();
        assert_eq!((mode(folder.path()), mode(&open), mode(&closed)), (0o700, 0o600, 0o400));
        assert!(!absent.exists());
    }
}
