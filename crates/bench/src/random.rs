//! Repeatable randomness: the same seed gives the same codes and the same moments.

use qingyu_domain::query_code::QueryCode;

/// The 24 ASCII digits of a query code.
pub type Code = [u8; 24];

/// `SplitMix64` (Steele, Lea, Flood 2014): enough to choose moments and codes of a test, never for secrets.
#[derive(Clone, Debug)]
pub struct Random(u64);

impl Random {
    /// Starts at a seed.
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next 64 bits.
    pub const fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below the bound, which is not 0.
    pub fn below(&mut self, bound: usize) -> usize {
        let bound = u64::try_from(bound).unwrap_or(u64::MAX).max(1);
        usize::try_from(self.bits() % bound).unwrap_or_default()
    }

    /// A generator of its own for one of several workers.
    #[must_use]
    pub const fn fork(&mut self) -> Self {
        Self(self.bits())
    }

    /// A query code whose check digits fit.
    pub fn code(&mut self) -> Code {
        let random = (u128::from(self.bits()) << 64) | u128::from(self.bits());
        let code = QueryCode::from_random(random.to_be_bytes());
        let mut digits = [b'0'; 24];
        for (to, from) in digits.iter_mut().zip(code.digits().bytes()) {
            *to = from;
        }
        digits
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_well_formed_distinct_and_repeatable() {
        let codes = |seed| {
            let mut random = Random::new(seed);
            (0..1000).map(|_| random.code()).collect::<Vec<_>>()
        };
        let first = codes(7);
        assert_eq!(first, codes(7));
        let distinct: std::collections::HashSet<_> = first.iter().collect();
        assert_eq!(distinct.len(), 1000);
        for code in &first {
            assert!(QueryCode::parse_strict(std::str::from_utf8(code).unwrap()).is_some());
        }
    }
}
