//! What this place chose for the calls of 110: how long a ring is, and how soon whoever said nothing is called back.

use anyhow::ensure;
use qingyu_domain::call_taking::Promise;

use crate::config::Settings;

/// Seconds from one ring to the next: one of sound and four of silence, as exchanges in China ring (GB/T 3378; check).
const RING_SECONDS: u16 = 5;
/// The longest ring that can be chosen.
const LONGEST_RING: u16 = 20;
/// Minutes within which a silent or dropped call is called back; our own choice, the programme says only: without exception.
const MINUTES: u16 = 10;
/// The longest time that can be chosen.
const LONGEST: u16 = 60;
/// So many rings.
const RINGS: u16 = 3;

/// What was chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CallTaking {
    /// Seconds within which a call is to be answered.
    pub three_rings: u16,
    /// By when it is called back.
    pub promise: Promise,
}

impl CallTaking {
    /// From two places, the first one counting more.
    pub fn given(first: &Settings, second: &Settings) -> anyhow::Result<Self> {
        Self::of(
            first.ring_seconds.or(second.ring_seconds),
            first.call_back_minutes.or(second.call_back_minutes),
        )
    }

    /// From the seconds of a ring and the minutes for a call-back, where they were chosen.
    pub fn of(ring_seconds: Option<u16>, minutes: Option<u16>) -> anyhow::Result<Self> {
        let ring = ring_seconds.unwrap_or(RING_SECONDS);
        let minutes = minutes.unwrap_or(MINUTES);
        ensure!(
            (1..=LONGEST_RING).contains(&ring),
            "a ring of {ring} seconds is none: 1 to {LONGEST_RING}"
        );
        ensure!(
            (1..=LONGEST).contains(&minutes),
            "a call is not called back within {minutes} minutes: 1 to {LONGEST}"
        );
        Ok(Self {
            three_rings: ring * RINGS,
            promise: Promise { minutes },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_rings_are_fifteen_seconds_unless_a_place_counts_otherwise() {
        let default = CallTaking::of(None, None).unwrap();
        assert_eq!((default.three_rings, default.promise.minutes), (15, 10));
        let chosen = CallTaking::of(Some(6), Some(5)).unwrap();
        assert_eq!((chosen.three_rings, chosen.promise.minutes), (18, 5));
        for (ring, minutes) in [(Some(0), None), (Some(21), None), (None, Some(0)), (None, Some(61))] {
            assert!(CallTaking::of(ring, minutes).is_err(), "{ring:?} {minutes:?}");
        }
    }
}
