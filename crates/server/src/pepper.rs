//! The pepper: the secret without which stored codes mean nothing.

use std::fs::{self, File, OpenOptions};
use std::io::{ErrorKind, Read as _, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;

use anyhow::{Context as _, bail, ensure};
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;

use crate::{fresh, private};

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

/// File and folder are on the disk before the first code is, and the file is never there in part.
///
/// Of two servers that start at once one makes it; the other one reads what that made.
fn make(path: &Path) -> anyhow::Result<Pepper> {
    let bytes: [u8; LENGTH] = random()?;
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    private::make_folder(folder)?;
    let draft = folder.join(format!("pepper-{}.draft", hex(&random::<8>()?)));
    // A link, unlike a renaming, never replaces a file that is there.
    let made = write_durably(&draft, &bytes).and_then(|()| fs::hard_link(&draft, path));
    // Gone already when it could not be made.
    drop(fs::remove_file(&draft));
    File::open(folder)?.sync_all()?;
    match made {
        Ok(()) => Ok(Pepper::from_bytes(bytes)),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => read(path),
        Err(error) => Err(error).with_context(|| format!("the pepper cannot be made at {}", path.display())),
    }
}

fn random<const N: usize>() -> anyhow::Result<[u8; N]> {
    fresh::bytes().map_err(|refusal| anyhow::anyhow!("{refusal:?}"))
}

fn write_durably(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
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
    fn of_many_who_make_a_pepper_at_once_all_have_the_same_and_no_draft_stays() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("pepper");
        let made: Vec<String> = std::thread::scope(|scope| {
            let makers: Vec<_> = (0..16)
                .map(|_| scope.spawn(|| make(&path).unwrap().fingerprint()))
                .collect();
            makers.into_iter().map(|maker| maker.join().unwrap()).collect()
        });
        assert!(made.iter().all(|fingerprint| *fingerprint == made[0]));
        assert_eq!(read(&path).unwrap().fingerprint(), made[0]);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
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
