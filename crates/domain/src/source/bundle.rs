//! 摆渡包: signed files for networks that do not touch. Each has a number of its own, counted for each source and direction.

use serde::{Deserialize, Serialize};

use crate::time::Timestamp;

/// The form that is written today, as the manifest names it.
pub const BUNDLE_FORMAT: &str = "qingyu-bundle/1";

codes! {
    /// Which way a bundle goes.
    Direction {
        /// Steps for the source.
        Out = "out",
        /// Cases from the source.
        In = "in",
    }
}

/// What a bundle says of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// The form.
    pub format: String,
    /// The source.
    pub source: String,
    /// Which way.
    pub direction: Direction,
    /// Its number, from 1.
    pub number: u64,
    /// How many steps or cases are in it.
    pub count: u64,
    /// Of steps: the last one of the bundle before.
    #[serde(default)]
    pub after: u64,
    /// Of steps: the last one that is in it.
    #[serde(default)]
    pub up_to: u64,
    /// When it was made.
    pub made_at: Timestamp,
}

codes! {
    /// Why a bundle is not read.
    BundleFault {
        /// Its form is another one.
        Format = "format",
        /// It is of another source.
        Source = "source",
        /// It goes the other way.
        Direction = "direction",
        /// It has no number.
        Number = "number",
        /// Its number was read with other content.
        Changed = "changed",
        /// One before it is missing.
        Gap = "gap",
    }
}

/// Whether there is something to do with a bundle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// It is the next one.
    New,
    /// It was read before, as it is.
    Known,
}

/// Whether a bundle of cases may be read. `last` is the number of the last one that was read, `same` whether the one with this number, if it
/// was read, had the same content. The first may have any number; afterwards none is left out.
pub fn may_read(
    manifest: &Manifest,
    source: &str,
    last: Option<u64>,
    same: Option<bool>,
) -> Result<Reading, BundleFault> {
    if manifest.format != BUNDLE_FORMAT {
        return Err(BundleFault::Format);
    }
    if manifest.source != source {
        return Err(BundleFault::Source);
    }
    if manifest.direction != Direction::In {
        return Err(BundleFault::Direction);
    }
    match (same, last) {
        (Some(true), _) => Ok(Reading::Known),
        (Some(false), _) => Err(BundleFault::Changed),
        (None, _) if manifest.number == 0 => Err(BundleFault::Number),
        (None, Some(last)) if manifest.number != last + 1 => Err(BundleFault::Gap),
        (None, _) => Ok(Reading::New),
    }
}
