//! The keys of the systems that report cases by call: of each only a hash is configured.

use anyhow::{Context as _, ensure};
use sha2::{Digest as _, Sha256};

use crate::pepper::hex;
use crate::visit_sources::hash_of;

/// Each source's code with the SHA-256 of its key.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CaseKeys(Vec<(String, String)>);

impl CaseKeys {
    /// From `SOURCE:SHA256` each.
    pub fn of(given: &[String]) -> anyhow::Result<Self> {
        let given = given.iter().map(|one| one.trim()).filter(|one| !one.is_empty());
        let mut keys: Vec<(String, String)> = Vec::new();
        for one in given {
            let (source, key) = one
                .split_once(':')
                .context("a key is given as SOURCE:SHA256-OF-ITS-KEY")?;
            let key = hash_of(key);
            let key = key.with_context(|| format!("the source {source} needs the SHA-256 of its key"))?;
            let is_twice = keys.iter().any(|(other, same)| other == source || *same == key);
            ensure!(!is_twice, "the source {source} has two keys, or shares its key");
            keys.push((source.to_owned(), key));
        }
        Ok(Self(keys))
    }

    /// Whether a key is that of a source.
    pub fn opens(&self, source: &str, key: &[u8]) -> bool {
        let hash = hex(&Sha256::digest(key));
        self.0.iter().any(|(code, one)| code == source && *one == hash)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// By `printf key-of-hall | sha256sum`.
    const HASH: &str = "210b7b7a5abaa1bab7e27d04ffe14c656913011affc15f6df72e2855f146d32a";

    #[test]
    fn a_key_opens_its_source_and_no_other() {
        let keys = CaseKeys::of(&[format!("12345:{HASH}"), String::new()]).unwrap();
        assert!(keys.opens("12345", b"key-of-hall"));
        assert!(!keys.opens("12389", b"key-of-hall") && !keys.opens("12345", b""));
        for bad in ["12345", "12345:abc"] {
            assert!(CaseKeys::of(&[bad.to_owned()]).is_err(), "{bad}");
        }
        let shared = [format!("12345:{HASH}"), format!("12389:{HASH}")];
        assert!(CaseKeys::of(&shared).is_err(), "one key for two");
    }
}
