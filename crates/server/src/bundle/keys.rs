//! The keys under which bundles are signed: one for each source, each in a file of its own.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, ensure};

/// Bytes of a key at least.
const SHORTEST: usize = 32;

/// Where the key of each source is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BundleKeys(Vec<(String, String)>);

/// A key; nothing shows it.
pub struct BundleKey(Vec<u8>);

impl std::fmt::Debug for BundleKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("BundleKey(…)")
    }
}

impl BundleKey {
    /// From what its file holds: a line end behind it is not part of it.
    pub fn of(bytes: &[u8]) -> anyhow::Result<Self> {
        let key = bytes.trim_ascii();
        ensure!(key.len() >= SHORTEST, "a key has at least {SHORTEST} bytes");
        Ok(Self(key.to_vec()))
    }

    pub(super) fn bytes(&self) -> &[u8] {
        &self.0
    }
}

impl BundleKeys {
    /// From `SOURCE:FILE` each.
    pub fn of(given: &[String]) -> anyhow::Result<Self> {
        let given = given.iter().map(|one| one.trim()).filter(|one| !one.is_empty());
        let mut keys: Vec<(String, String)> = Vec::new();
        for one in given {
            let (source, file) = one
                .split_once(':')
                .context("a key of bundles is given as SOURCE:FILE")?;
            let is_twice = keys.iter().any(|(other, same)| other == source || same == file);
            ensure!(
                !is_twice,
                "the source {source} has two keys for bundles, or shares its key"
            );
            keys.push((source.to_owned(), file.to_owned()));
        }
        Ok(Self(keys))
    }

    /// The key of a source, read from its file.
    pub fn read(&self, source: &str) -> anyhow::Result<BundleKey> {
        let found = self.0.iter().find(|(code, _)| code == source);
        let (_, file) = found.with_context(|| format!("QINGYU_BUNDLE_KEYS names no key for {source}"))?;
        let bytes = fs::read(Path::new(file)).with_context(|| format!("the key at {file} cannot be read"))?;
        BundleKey::of(&bytes).with_context(|| format!("the key at {file} is none"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_source_has_a_key_of_its_own_that_is_long_enough() {
        let of = |given: &[&str]| BundleKeys::of(&given.iter().map(|&one| one.to_owned()).collect::<Vec<_>>());
        assert!(of(&["12345:/a", "12389:/b", ""]).is_ok());
        for wrong in [&["12345"][..], &["12345:/a", "12345:/b"], &["12345:/a", "12389:/a"]] {
            assert!(of(wrong).is_err(), "{wrong:?}");
        }
        assert!(of(&["12345:/a"]).unwrap().read("12389").is_err());
        assert!(BundleKey::of(&[b'k'; 31]).is_err());
        assert_eq!(BundleKey::of(&[b'k'; 32]).unwrap().bytes(), [b'k'; 32]);
        assert_eq!(format!("{:?}", BundleKey::of(&[b'k'; 32]).unwrap()), "BundleKey(…)");
    }
}
