//! How much of what two texts say is the same.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::fold::fold;
use super::token::{Token, tokens};

/// Pairs of characters that candidates are found by.
pub const RARE: usize = 32;
/// How many of them a candidate shares at least.
const SHARED: usize = 4;
/// Candidates that are compared as a whole.
pub const COMPARED: usize = 48;
/// Texts that share less than this, in percent, are not alike.
pub const ALIKE: u8 = 30;
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

/// The pairs of a text that the fewest others have, as far as it is known how many have each: at most so many.
pub fn rarest(folded: &[char], counts: &HashMap<Token, usize>, most: usize) -> Vec<Token> {
    let mut all: Vec<(usize, Token)> = tokens(folded)
        .into_iter()
        .map(|token| (counts.get(&token).copied().unwrap_or(0), token))
        .collect();
    all.sort_unstable();
    all.into_iter().take(most).map(|(_, token)| token).collect()
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
