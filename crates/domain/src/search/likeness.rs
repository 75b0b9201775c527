//! How much of what two texts say is the same.

use std::collections::{BTreeMap, BTreeSet};

use super::fold::fold;
use super::token::{Token, tokens};

/// Pairs of characters that candidates are found by.
pub const RARE: usize = 48;
/// How many of them a candidate shares at least.
const SHARED: usize = 4;
/// Candidates that are compared as a whole.
pub const COMPARED: usize = 48;
/// Texts that share less than this, in percent, are not alike.
pub const ALIKE: u8 = 30;
/// Nor are texts of the same citizen that share less than this, in percent.
pub const NEAR: u8 = 20;
/// How many are shown.
pub const SHOWN: usize = 5;

/// Characters in a row that are compared.
const LENGTH: usize = 3;
/// Texts with fewer of them say too little to be like another one.
const LEAST: usize = 12;

/// All rows of three characters of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shingles(BTreeSet<[char; LENGTH]>);

impl Shingles {
    /// Of a text; what parts words does not matter.
    pub fn of(text: &str) -> Self {
        let folded: Vec<char> = fold(text).into_iter().filter(|sign| *sign != ' ').collect();
        Self(folded.windows(LENGTH).filter_map(|row| row.try_into().ok()).collect())
    }

    /// How much of the shorter text stands in the longer one, in percent.
    pub fn shared_with(&self, other: &Self) -> u8 {
        let least = self.0.len().min(other.0.len());
        if least < LEAST {
            return 0;
        }
        let shared = self.0.intersection(&other.0).count();
        u8::try_from(shared * 100 / least).unwrap_or(100)
    }
}

/// The pairs of a text that the fewest others have, as far as it is known how many have each: at most so many. What none of those has that were
/// counted may be a slip of the pen, so it makes up half of them, as long as there are others.
pub fn rarest(folded: &[char], count: impl Fn(&Token) -> usize, most: usize) -> Vec<Token> {
    let (mut known, unknown): (Vec<Token>, Vec<Token>) = tokens(folded).into_iter().partition(|token| count(token) > 0);
    known.sort_by_key(|token| (count(token), *token));
    let slips = most.saturating_sub(known.len()).max(most / 2);
    let mut rarest: Vec<Token> = unknown.into_iter().take(slips).collect();
    let left = most.saturating_sub(rarest.len());
    rarest.extend(known.into_iter().take(left));
    rarest
}

/// Those who have enough of what is rare, each named once for every pair that it has; those who have most come first.
pub fn candidates<T: Ord + Copy>(hits: impl Iterator<Item = T>) -> Vec<T> {
    let mut shared: BTreeMap<T, usize> = BTreeMap::new();
    for hit in hits {
        *shared.entry(hit).or_default() += 1;
    }
    let mut most: Vec<(usize, T)> = shared.into_iter().map(|(one, count)| (count, one)).collect();
    most.retain(|(count, _)| *count >= SHARED);
    most.sort_unstable_by(|one, other| other.cmp(one));
    most.into_iter().map(|(_, one)| one).take(COMPARED).collect()
}
