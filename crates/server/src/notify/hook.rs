//! Webhooks: a system of the city's is told that there is something new about a case, signed, and never what.
//!
//! ```text
//! POST <url>
//! qingyu-timestamp: <seconds since 1970>
//! qingyu-signature: v1=<HMAC-SHA-256 of "<timestamp>.<body>" under the secret, in hexadecimal digits>
//! {"id": "…", "at": "…", "number": "…", "what": "news"}
//! ```

use std::fs;

use anyhow::{Context as _, ensure};
use axum::http::Request;
use axum::http::header::CONTENT_TYPE;
use hmac::{Hmac, KeyInit as _, Mac as _};
use qingyu_domain::time::Timestamp;
use serde::Serialize;
use sha2::{Digest as _, Sha256};

use super::Sent;
use super::setting::HookSetting;
use crate::outgoing::{NoAnswer, Outgoing};
use crate::pepper::hex;

/// The domain separator of a message's id.
const PREFIX: &[u8] = b"qingyu/hook/1";
/// Characters of a secret at least.
const SECRET: usize = 32;
/// Digits of an id.
const ID: usize = 32;

/// A system that is told.
pub struct Hook {
    url: String,
    secret: Vec<u8>,
    outgoing: Outgoing,
}

impl std::fmt::Debug for Hook {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Hook").field("url", &self.url).finish_non_exhaustive()
    }
}

/// What it is told: nothing but that it is worth a look.
#[derive(Serialize)]
struct Message<'a> {
    id: String,
    at: String,
    number: &'a str,
    what: &'static str,
}

impl Hook {
    /// As configured; reads the secret.
    pub fn of(setting: &HookSetting) -> anyhow::Result<Self> {
        let file = setting.secret_file.display();
        let secret = fs::read_to_string(&setting.secret_file);
        let secret = secret.with_context(|| format!("QINGYU_HOOK_SECRET_FILE: {file} cannot be read"))?;
        let secret = secret.trim().as_bytes().to_vec();
        ensure!(
            secret.len() >= SECRET,
            "QINGYU_HOOK_SECRET_FILE: {file} holds fewer than {SECRET} characters"
        );
        Ok(Self {
            url: setting.url.clone(),
            secret,
            outgoing: Outgoing::of(None, setting.url.starts_with("http://"))?,
        })
    }

    /// Tells it once. `entry` names the message for ever: tried again, it has the same id, so that a repeat can be told.
    pub async fn send(&self, entry: &str, number: &str, at: Timestamp, now: Timestamp) -> Sent {
        let message = Message {
            id: id(entry),
            at: at.to_string(),
            number,
            what: "news",
        };
        let Ok(body) = serde_json::to_string(&message) else {
            return Sent::Refused;
        };
        let timestamp = now.ms().div_euclid(1000);
        let request = Request::post(&self.url)
            .header(CONTENT_TYPE, "application/json")
            .header("qingyu-timestamp", timestamp)
            .header("qingyu-signature", self.signature(timestamp, &body));
        let Ok(request) = request.body(body.into_bytes()) else {
            return Sent::Refused;
        };
        match self.outgoing.clone().ask(request).await {
            Ok(answer) if answer.status().is_success() => Sent::Accepted,
            // Too many, or not now: said by those who took nothing.
            Ok(answer) if [429, 503].contains(&answer.status().as_u16()) => Sent::NotYet,
            Ok(answer) if answer.status().is_client_error() => Sent::Refused,
            Err(NoAnswer::Unreached) => Sent::NotYet,
            Ok(_) | Err(NoAnswer::Broken | NoAnswer::Late) => Sent::Unknown,
        }
    }

    fn signature(&self, timestamp: i64, body: &str) -> String {
        let mut signed = mac(&self.secret);
        signed.update(format!("{timestamp}.{body}").as_bytes());
        let digest: [u8; 32] = signed.finalize().into_bytes().into();
        format!("v1={}", hex(&digest))
    }
}

/// HMAC-SHA-256 under a key of any length (RFC 2104): one that is longer than a block is hashed first.
fn mac(key: &[u8]) -> Hmac<Sha256> {
    let mut block = [0_u8; 64];
    let hashed: [u8; 32];
    let key = if key.len() > block.len() {
        hashed = Sha256::digest(key).into();
        hashed.as_slice()
    } else {
        key
    };
    for (to, from) in block.iter_mut().zip(key) {
        *to = *from;
    }
    Hmac::new(&block.into())
}

/// The id of a message: nothing of the case can be read off it.
fn id(entry: &str) -> String {
    let digest: [u8; 32] = Sha256::new().chain_update(PREFIX).chain_update(entry).finalize().into();
    hex(&digest).chars().take(ID).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_of_any_length_signs_as_the_standard_says() {
        // RFC 4231, cases 2 and 6.
        let cases: [(&[u8], &[u8], &str); 2] = [
            (
                b"Jefe",
                b"what do ya want for nothing?",
                "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
            ),
            (
                &[0xaa; 131],
                b"Test Using Larger Than Block-Size Key - Hash Key First",
                "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54",
            ),
        ];
        for (key, message, right) in cases {
            let mut signed = mac(key);
            signed.update(message);
            let digest: [u8; 32] = signed.finalize().into_bytes().into();
            assert_eq!(hex(&digest), right);
        }
    }

    #[test]
    fn an_id_is_the_same_for_ever_and_tells_nothing() {
        let one = id("01936b00-0000-7000-8000-000000000001/4/hook");
        assert_eq!(one, id("01936b00-0000-7000-8000-000000000001/4/hook"));
        assert_ne!(one, id("01936b00-0000-7000-8000-000000000001/5/hook"));
        assert!(one.len() == ID && !one.contains("01936b00"));
    }
}
