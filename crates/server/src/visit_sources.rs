//! The queue systems that may report visits: each with a key of its own, of which only a hash is configured, and its windows.

use anyhow::{Context as _, ensure};
use sha2::{Digest as _, Sha256};

use crate::pepper::hex;

/// A queue system.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VisitSource {
    /// Its name: small letters, digits and hyphens. Its folder for files has it, too.
    pub name: String,
    /// SHA-256 of its key, as small hexadecimal digits.
    key: String,
    /// The windows that it may report.
    pub windows: Vec<String>,
}

/// All of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VisitSources(Vec<VisitSource>);

impl VisitSources {
    /// From `NAME:SHA256:WINDOW+WINDOW…` each.
    pub fn of(given: &[String]) -> anyhow::Result<Self> {
        let given = given.iter().map(|one| one.trim()).filter(|one| !one.is_empty());
        let sources: Vec<VisitSource> = given.map(source).collect::<anyhow::Result<_>>()?;
        for (at, source) in sources.iter().enumerate() {
            let earlier = sources.iter().take(at);
            let mut same = earlier.filter(|other| other.name == source.name || other.key == source.key);
            ensure!(
                same.next().is_none(),
                "the queue system {} shares its name or key",
                source.name
            );
        }
        Ok(Self(sources))
    }

    /// The one with this key. The key has the entropy of a key, so that its plain hash gives nothing away.
    pub fn with_key(&self, key: &[u8]) -> Option<&VisitSource> {
        let hash = hex(&Sha256::digest(key));
        self.0.iter().find(|source| source.key == hash)
    }

    /// All of them, in their order.
    pub fn iter(&self) -> impl Iterator<Item = &VisitSource> {
        self.0.iter()
    }
}

/// A hash as it is given: 64 hexadecimal digits.
pub fn hash_of(given: &str) -> Option<String> {
    let is_hash = given.len() == 64 && given.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_hash.then(|| given.to_ascii_lowercase())
}

fn source(given: &str) -> anyhow::Result<VisitSource> {
    let mut parts = given.splitn(3, ':');
    let (name, key, windows) = (parts.next(), parts.next(), parts.next());
    let (Some(name), Some(key), Some(windows)) = (name, key, windows) else {
        anyhow::bail!("a queue system is given as NAME:SHA256-OF-ITS-KEY:WINDOW+WINDOW");
    };
    let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    ensure!(
        !name.is_empty() && name.chars().all(is_plain),
        "the name of a queue system has small letters, digits and hyphens"
    );
    let key = hash_of(key);
    let key =
        key.with_context(|| format!("the queue system {name} needs the SHA-256 of its key, 64 hexadecimal digits"))?;
    let windows: Vec<String> = windows.split('+').map(str::to_owned).collect();
    let first = windows.first().filter(|window| !window.is_empty());
    first.with_context(|| format!("the queue system {name} needs the windows that it may report"))?;
    Ok(VisitSource {
        name: name.to_owned(),
        key,
        windows,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// By `printf key-of-hall | sha256sum`.
    const HALL: &str = "hall:210b7b7a5abaa1bab7e27d04ffe14c656913011affc15f6df72e2855f146d32a:one-hall+one-hukou";

    #[test]
    fn a_queue_system_is_known_by_its_key_and_by_nothing_else() {
        let sources = VisitSources::of(&[HALL.to_owned(), String::new()]).unwrap();
        let hall = sources.with_key(b"key-of-hall").unwrap();
        assert_eq!((hall.name.as_str(), hall.windows.len()), ("hall", 2));
        assert_eq!(sources.with_key(b"key-of-hal"), None);
        assert_eq!(sources.with_key(b""), None);
    }

    #[test]
    fn what_is_no_queue_system_is_refused_at_the_start() {
        for bad in [
            "hall",
            "hall:abc:one",
            "Hall 1:",
            &HALL.replace("one-hall+one-hukou", ""),
            &HALL.replace("hall:", "../x:"),
        ] {
            assert!(VisitSources::of(&[(*bad).to_owned()]).is_err(), "{bad}");
        }
        let twice = [HALL.to_owned(), HALL.replace("hall:", "other:")];
        assert!(VisitSources::of(&twice).is_err(), "one key for two");
    }
}
