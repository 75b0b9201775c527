//! The second factor: RFC 6238 with SHA-1, six digits, thirty seconds, one step of tolerance; each code works once.

use qingyu_api::desk::session::OtpOffer;
use qingyu_domain::time::Timestamp;
use totp_rs::{Builder, Secret, Totp};

use crate::fresh;
use crate::refusal::Refusal;

/// Bytes of a secret: as many as the hash has (RFC 4226, section 4).
const LENGTH: usize = 20;

fn totp(secret: &[u8], account: &str) -> Result<Totp, Refusal> {
    // A colon parts issuer and account in the URL.
    let account = account.replace(':', " ");
    let builder = Builder::new()
        .with_secret(Secret::new(secret.into()))
        .with_account_name(account)
        .with_issuer(Some("Qingyu"));
    builder
        .build()
        .map_err(|error| Refusal::internal("a second factor", &error))
}

/// A fresh secret for somebody, kept nowhere yet.
pub fn offer(account: &str) -> Result<OtpOffer, Refusal> {
    let secret = fresh::bytes::<LENGTH>()?;
    let url = totp(&secret, account)?.to_url();
    Ok(OtpOffer {
        secret: Secret::new(secret.as_slice().into()).to_base32(),
        url: url.map_err(|error| Refusal::internal("the URL of a second factor", &error))?,
    })
}

/// Reads a secret as it was offered.
pub fn read(secret: &str) -> Option<Vec<u8>> {
    let secret = Secret::try_from_base32(secret.trim()).ok()?;
    (secret.as_bytes().len() == LENGTH).then(|| secret.as_bytes().to_vec())
}

/// The step whose code these digits are, if any near now.
pub fn step(secret: &[u8], digits: &str, now: Timestamp) -> Result<Option<i64>, Refusal> {
    let digits: String = digits.chars().filter(|digit| !digit.is_whitespace()).collect();
    let seconds = u64::try_from(now.ms() / 1000).unwrap_or_default();
    let step = totp(secret, "-")?.check(&digits, seconds);
    Ok(step.and_then(|step| i64::try_from(step).ok()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The secret and two of the codes of RFC 6238, appendix B, in six digits.
    #[test]
    fn codes_are_those_of_the_standard_and_live_for_a_step_around_now() {
        let secret = b"12345678901234567890";
        let at = |seconds: i64| Timestamp::from_ms(seconds * 1000);
        assert_eq!(step(secret, "287082", at(59)).unwrap(), Some(1));
        assert_eq!(step(secret, "081 804", at(1_111_111_109)).unwrap(), Some(37_037_036));
        assert_eq!(step(secret, "287082", at(89)).unwrap(), Some(1), "one step late");
        assert_eq!(step(secret, "287082", at(120)).unwrap(), None);
        assert_eq!(step(secret, "287083", at(59)).unwrap(), None);
        assert_eq!(step(secret, "", at(59)).unwrap(), None);
    }

    #[test]
    fn an_offered_secret_is_read_as_it_was_and_never_comes_twice() {
        let (one, other) = (offer("督察:一").unwrap(), offer("督察:一").unwrap());
        assert_ne!(one.secret, other.secret);
        assert_eq!(read(&one.secret).unwrap().len(), LENGTH);
        assert!(one.url.starts_with("otpauth://totp/Qingyu:"), "{}", one.url);
        assert!(one.url.contains(&one.secret));
        assert_eq!(read("AAAA"), None);
        assert_eq!(read("不是"), None);
    }
}
