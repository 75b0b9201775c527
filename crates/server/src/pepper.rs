//! The pepper: the secret without which stored codes mean nothing.

use std::fs::{self, File, OpenOptions};
use std::io::{Read as _, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::path::Path;

use anyhow::{Context as _, bail, ensure};
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;

/// Bytes of a pepper.
const LENGTH: usize = 32;
/// The setting that holds the fingerprint.
pub const FINGERPRINT: &str = "pepper_fingerprint";

/// 32 secret bytes; `Debug` hides them.
#[derive(Clone)]
pub struct Pepper(Hmac<Sha256>);

impl std::fmt::Debug for Pepper {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Pepper(…)")
    }
}

impl Pepper {
    /// From its bytes.
    pub fn from_bytes(bytes: [u8; LENGTH]) -> Self {
        let mut block = [0; 64];
        // HMAC fills a short key with zeros to the block of the hash.
        block[..LENGTH].copy_from_slice(&bytes);
        Self(Hmac::new(&block.into()))
    }

    /// HMAC-SHA-256 under the pepper.
    pub fn mac(&self, message: &[u8]) -> [u8; 32] {
        let mut mac = self.0.clone();
        mac.update(message);
        mac.finalize().into_bytes().into()
    }

    /// What the database keeps to recognise the pepper, as hexadecimal digits.
    pub fn fingerprint(&self) -> String {
        hex(&self.mac(b"fingerprint"))
    }

    /// Reads the pepper of a database that has one, or makes it for a database that has none.
    ///
    /// A missing or different pepper is an error: with another one no citizen would find a case again.
    pub fn open(path: &Path, fingerprint: Option<&str>) -> anyhow::Result<Self> {
        let Some(known) = fingerprint else {
            return if path.exists() { read(path) } else { make(path) };
        };
        ensure!(
            path.exists(),
            "the database belongs to a pepper, but there is none at {}: restore it from the backup made with the database",
            path.display()
        );
        let pepper = read(path)?;
        if pepper.fingerprint() != known {
            bail!(
                "the pepper at {} is not the one of this database: restore the right one",
                path.display()
            );
        }
        Ok(pepper)
    }
}

fn read(path: &Path) -> anyhow::Result<Pepper> {
    let mut bytes = Vec::new();
    let mut file = File::open(path).with_context(|| format!("the pepper at {} cannot be read", path.display()))?;
    file.read_to_end(&mut bytes)?;
    let bytes: [u8; LENGTH] = bytes
        .try_into()
        .ok()
        .with_context(|| format!("{} is not a pepper of 32 bytes", path.display()))?;
    Ok(Pepper::from_bytes(bytes))
}

/// File and folder are on the disk before the first code is.
fn make(path: &Path) -> anyhow::Result<Pepper> {
    let mut bytes = [0; LENGTH];
    getrandom::fill(&mut bytes).map_err(|error| anyhow::anyhow!("no randomness: {error}"))?;
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    make_folder(folder)?;
    let mut file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path)
        .with_context(|| format!("the pepper cannot be made at {}", path.display()))?;
    file.write_all(&bytes)?;
    file.sync_all()?;
    File::open(folder)?.sync_all()?;
    Ok(Pepper::from_bytes(bytes))
}

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

/// Lower-case hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt as _;

    #[test]
    fn a_pepper_is_made_once_and_only_for_a_database_without_fingerprint() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("data/pepper");
        let made = Pepper::open(&path, None).unwrap();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(
            fs::metadata(path.parent().unwrap()).unwrap().permissions().mode() & 0o777,
            0o700
        );
        let again = Pepper::open(&path, Some(&made.fingerprint())).unwrap();
        assert_eq!(again.mac(b"x"), made.mac(b"x"));
    }

    #[test]
    fn a_missing_or_different_pepper_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("pepper");
        let missing = Pepper::open(&path, Some("00")).unwrap_err();
        assert!(missing.to_string().contains("restore it from the backup"), "{missing}");
        assert!(!path.exists());
        Pepper::open(&path, None).unwrap();
        let different = Pepper::open(&path, Some("00")).unwrap_err();
        assert!(
            different.to_string().contains("is not the one of this database"),
            "{different}"
        );
    }
}
