//! How much of what two texts say is the same.

use std::collections::{BTreeSet, HashMap};

use super::fold::fold;
use super::token::{Token, tokens};

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
