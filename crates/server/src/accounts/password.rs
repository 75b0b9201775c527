//! Passwords: argon2id, a few at a time, away from the threads that answer.

use std::sync::Arc;

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};
use qingyu_api::FaultCode;
use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;

use crate::fresh;
use crate::refusal::Refusal;

/// Hashes at once: each takes 19 MiB and a core for some hundredths of a second.
const AT_ONCE: usize = 2;

/// Characters that a password has at least and at most.
const LENGTH: std::ops::RangeInclusive<usize> = 12..=200;

/// Makes and checks hashes.
#[derive(Debug)]
pub struct Passwords(Arc<Semaphore>);

impl Default for Passwords {
    fn default() -> Self {
        Self(Arc::new(Semaphore::new(AT_ONCE)))
    }
}

/// What is wrong with a password that somebody chooses.
pub fn fault(password: &str) -> Option<FaultCode> {
    match password.chars().count() {
        count if count > *LENGTH.end() => Some(FaultCode::TooLong),
        count if count < *LENGTH.start() => Some(FaultCode::Malformed),
        _ => None,
    }
}

/// Signs of a password that is made: none that looks like another.
const SIGNS: &[u8; 32] = b"23456789abcdefghijkmnpqrstuvwxyz";

/// A fresh password of 80 random bits, in groups that can be read out.
pub fn fresh() -> Result<String, Refusal> {
    let sign = |byte: &u8| char::from(SIGNS[usize::from(byte % 32)]);
    let bytes = fresh::bytes::<16>()?;
    let groups: Vec<String> = bytes.chunks(4).map(|group| group.iter().map(sign).collect()).collect();
    Ok(groups.join("-"))
}

impl Passwords {
    /// The hash of a password as a PHC string, with a salt of its own.
    pub async fn hash(&self, password: &str) -> Result<String, Refusal> {
        let password = password.to_owned();
        self.away(move || hash(&password)).await?
    }

    /// Whether a password fits a hash. Without a hash it takes as long, and does not fit: nobody learns from the time
    /// who is of the staff.
    pub async fn fits(&self, password: &str, hash: Option<&str>) -> Result<bool, Refusal> {
        let (password, stored) = (password.to_owned(), hash.map(str::to_owned));
        self.away(move || match stored {
            Some(stored) => {
                let stored = PasswordHash::new(&stored).map_err(|error| Refusal::internal("a stored hash", &error))?;
                Ok(Argon2::default().verify_password(password.as_bytes(), &stored).is_ok())
            }
            None => self::hash(&password).map(|_| false),
        })
        .await?
    }

    async fn away<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T, Refusal> {
        let turn = Arc::clone(&self.0).acquire_owned().await;
        let turn = turn.map_err(|error| Refusal::internal("the turns of passwords", &error))?;
        let work = move || {
            // Whoever asked may be gone: the turn lasts as long as the work.
            let _turn = turn;
            work()
        };
        let done = spawn_blocking(work).await;
        done.map_err(|error| Refusal::internal("a password", &error))
    }
}

fn hash(password: &str) -> Result<String, Refusal> {
    let hash = Argon2::default().hash_password(password.as_bytes());
    let hash = hash.map_err(|error| Refusal::internal("a password's hash", &error))?;
    Ok(hash.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_password_fits_its_own_hash_only() {
        let passwords = Passwords::default();
        let hash = passwords.hash("正确的马电池订书钉一二三").await.unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
        assert_ne!(
            hash,
            passwords.hash("正确的马电池订书钉一二三").await.unwrap(),
            "each has its salt"
        );
        assert!(passwords.fits("正确的马电池订书钉一二三", Some(&hash)).await.unwrap());
        assert!(!passwords.fits("正确的马电池订书钉一二四", Some(&hash)).await.unwrap());
        assert!(!passwords.fits("正确的马电池订书钉一二三", None).await.unwrap());
        assert!(passwords.fits("x", Some("no hash")).await.is_err());
    }

    #[test]
    fn a_password_that_is_made_can_be_read_out_and_is_long_enough() {
        let (one, other) = (fresh().unwrap(), fresh().unwrap());
        assert_ne!(one, other);
        assert_eq!((fault(&one), one.len()), (None, 19), "{one}");
        assert!(!one.contains(['0', '1', 'l', 'o']), "{one}");
    }

    #[test]
    fn a_short_password_is_no_password() {
        assert_eq!(fault("elevenchars"), Some(FaultCode::Malformed));
        assert_eq!(fault("twelve chars"), None);
        assert_eq!(fault(&"x".repeat(201)), Some(FaultCode::TooLong));
    }
}
