//! Salted commitments: the history names a text without holding it.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// The domain separator of a text's commitment.
const PREFIX: &[u8] = b"qingyu/text/1";

/// SHA-256 over `"qingyu/text/1" ‖ salt ‖ UTF-8`, as 64 lower-case hexadecimal digits.
///
/// When salt and text are erased, the event keeps a value from which nothing can be guessed back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Commitment(String);

impl Commitment {
    /// Commits to a text with 32 fresh random bytes.
    pub fn of(salt: &[u8; 32], text: &str) -> Self {
        let digest = Sha256::new()
            .chain_update(PREFIX)
            .chain_update(salt)
            .chain_update(text)
            .finalize();
        let mut hex = String::with_capacity(64);
        for byte in digest {
            for nibble in [byte >> 4, byte & 15] {
                hex.push(char::from_digit(nibble.into(), 16).unwrap_or('0'));
            }
        }
        Self(hex)
    }

    /// The hexadecimal digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The value was computed with coreutils: `printf 'qingyu/text/1' …| sha256sum`.
    #[test]
    fn a_commitment_is_the_hash_of_prefix_salt_and_text() {
        let commitment = Commitment::of(&[7; 32], "谢谢");
        assert_eq!(commitment.as_str(), EXPECTED);
        assert_ne!(Commitment::of(&[8; 32], "谢谢"), commitment);
        assert_ne!(Commitment::of(&[7; 32], "谢谢您"), commitment);
    }

    const EXPECTED: &str = "9912a9489d2f53e65001a84143897347278f4698e039a0e6c22b408c8f7aca45";
}
