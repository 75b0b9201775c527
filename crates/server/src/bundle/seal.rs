//! The signature: the comment of the ZIP, over every byte before it, so that it is checked before anything is unpacked.

use anyhow::{Context as _, ensure};
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;

use super::keys::BundleKey;
use crate::pepper::hex;

/// Hexadecimal digits of a signature.
const DIGITS: usize = 64;

fn mac(key: &BundleKey, bytes: &[u8]) -> anyhow::Result<Hmac<Sha256>> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key.bytes()).context("a key that cannot be one")?;
    mac.update(bytes);
    Ok(mac)
}

/// Signs a ZIP that has no comment.
pub fn seal(mut zip: Vec<u8>, key: &BundleKey) -> anyhow::Result<Vec<u8>> {
    // Its last two bytes say how long the comment is.
    ensure!(zip.ends_with(&[0, 0]), "a ZIP with a comment cannot be signed");
    zip.truncate(zip.len().saturating_sub(2));
    zip.extend(u16::try_from(DIGITS)?.to_le_bytes());
    let signature: [u8; 32] = mac(key, &zip)?.finalize().into_bytes().into();
    zip.extend(hex(&signature).into_bytes());
    Ok(zip)
}

/// What was signed, if the signature is right.
pub fn unseal<'a>(bytes: &'a [u8], key: &BundleKey) -> anyhow::Result<&'a [u8]> {
    let cut = bytes
        .len()
        .checked_sub(DIGITS)
        .context("the file is no bundle: it is too short")?;
    let (signed, signature) = bytes.split_at(cut);
    let signature = unhex(signature).context("the file is no bundle: it does not end with a signature")?;
    mac(key, signed)?.verify_slice(&signature).ok().context(
        "the signature does not fit: a byte was changed on the way, or it was signed with another key; nothing was read",
    )?;
    Ok(signed)
}

fn unhex(digits: &[u8]) -> Option<Vec<u8>> {
    let text = std::str::from_utf8(digits).ok()?;
    let is_hex = text
        .bytes()
        .all(|byte| byte.is_ascii_digit() || matches!(byte, b'a'..=b'f'));
    if !is_hex {
        return None;
    }
    let pairs = (0..text.len()).step_by(2);
    pairs
        .map(|at| u8::from_str_radix(text.get(at..at + 2)?, 16).ok())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Cursor, Write as _};
    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    #[test]
    fn what_is_signed_opens_as_a_zip_and_no_byte_of_it_can_be_changed() {
        let key = BundleKey::of(&[b'k'; 32]).unwrap();
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        zip.start_file("manifest.json", SimpleFileOptions::default()).unwrap();
        zip.write_all(b"{}").unwrap();
        let sealed = seal(zip.finish().unwrap().into_inner(), &key).unwrap();
        assert!(unseal(&sealed, &key).is_ok());
        let archive = zip::ZipArchive::new(Cursor::new(&sealed[..])).unwrap();
        assert_eq!(archive.len(), 1, "office programs open it, too");
        for at in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[at] ^= 1;
            assert!(unseal(&changed, &key).is_err(), "byte {at}");
        }
        assert!(unseal(&sealed, &BundleKey::of(&[b'x'; 32]).unwrap()).is_err());
        assert!(unseal(&sealed[..40], &key).is_err() && unseal(b"", &key).is_err());
    }
}
