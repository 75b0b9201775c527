//! What is kept on the device while a submission is sent, and its receipt afterwards.

use qingyu_api::file_case::Receipt;

use super::pairs::Pairs;
use super::place::WATCHED;
use crate::client;
use crate::clock;
use crate::storage::{self, Place};

/// The request that is not known to be received.
pub const REQUEST: &str = "qingyu.sending";
/// The receipt.
pub const RECEIPT: &str = "qingyu.receipt";
/// How long a receipt is kept.
pub const KEPT_MS: i64 = 30 * 60_000;
/// The state of a request that may have reached the server.
const OUT: &str = "out";
/// The state of a request that may have, and is not sent any more.
const STOPPED: &str = "stopped";

/// A request with its code, as kept on the device until it is received.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// 24 digits.
    pub code: String,
    /// The JSON as sent.
    pub request: String,
    /// Whether it may have reached the server.
    pub is_out: bool,
    /// Whether the citizen stopped sending it.
    pub is_stopped: bool,
    /// Whether nobody can reach the citizen.
    pub is_anonymous: bool,
    /// Who reads it, where it is not oversight.
    pub watched: String,
}

/// A receipt as kept until it is saved or cleared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// 24 digits.
    pub code: String,
    /// What the server said.
    pub receipt: Receipt,
    /// Whether nobody can reach the citizen.
    pub is_anonymous: bool,
    /// Who reads it, where it is not oversight.
    pub watched: String,
    /// Until when it is kept, in milliseconds.
    pub until: i64,
}

impl Request {
    /// Keeps it.
    pub fn keep(&self) {
        let state = match (self.is_stopped, self.is_out) {
            (true, _) => STOPPED,
            (false, true) => OUT,
            (false, false) => "kept",
        };
        keep(
            REQUEST,
            &[
                ("code", &self.code),
                ("request", &self.request),
                ("state", state),
                ("anonymous", if self.is_anonymous { "1" } else { "" }),
                (WATCHED, &self.watched),
            ],
        );
    }

    /// What is kept, if anything.
    pub fn load() -> Option<Self> {
        let pairs = Pairs::parse(&storage::read(Place::Tab, REQUEST)?);
        let state = pairs.value("state");
        Some(Self {
            code: pairs.value("code"),
            request: pairs.value("request"),
            is_out: state == OUT || state == STOPPED,
            is_stopped: state == STOPPED,
            is_anonymous: pairs.has("anonymous"),
            watched: pairs.value(WATCHED),
        })
    }
}

impl Kept {
    /// Keeps it, with the receipt as it came.
    pub fn keep(&self, receipt: &str) {
        keep(
            RECEIPT,
            &[
                ("code", &self.code),
                ("number", &self.receipt.number.to_string()),
                ("receipt", receipt),
                ("anonymous", if self.is_anonymous { "1" } else { "" }),
                (WATCHED, &self.watched),
                ("until", &self.until.to_string()),
            ],
        );
    }

    /// What is kept, if anything.
    pub fn load() -> Option<Self> {
        let pairs = Pairs::parse(&storage::read(Place::Tab, RECEIPT)?);
        Some(Self {
            code: pairs.value("code"),
            receipt: client::read(&pairs.value("receipt")).ok()?,
            is_anonymous: pairs.has("anonymous"),
            watched: pairs.value(WATCHED),
            until: pairs.value("until").parse().ok()?,
        })
    }

    /// Whether it may still be shown.
    pub fn is_fresh(&self) -> bool {
        self.until > clock::now().ms()
    }

    /// How long it may still be shown.
    pub fn left_ms(&self) -> u32 {
        clock::ms_until(self.until)
    }

    /// The same, kept as long again from now.
    #[must_use]
    pub fn longer(mut self) -> Self {
        self.until = clock::now().ms() + KEPT_MS;
        let pairs = Pairs::parse(&storage::read(Place::Tab, RECEIPT).unwrap_or_default());
        pairs.put("until", &self.until.to_string());
        storage::write(Place::Tab, RECEIPT, &pairs.text());
        self
    }
}

fn keep(name: &str, values: &[(&str, &str)]) {
    let pairs = Pairs::new();
    for (key, value) in values {
        pairs.put(key, value);
    }
    storage::write(Place::Tab, name, &pairs.text());
}
