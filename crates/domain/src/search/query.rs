//! What somebody looks for.

use std::collections::BTreeSet;

use super::fold::fold;
use super::token::{Token, tokens};

/// Pairs that candidates are found by; more would only be read.
const PAIRS: usize = 8;
/// Characters shown before and after what was found.
const AROUND: usize = 24;
/// How many digits the end of a number has at least.
const DIGITS: usize = 3;

/// Words that all have to be there, each as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    words: Vec<Vec<char>>,
    digits: Option<String>,
}

/// A part of a text with what was found in its middle.
#[derive(Clone, PartialEq, Eq)]
pub struct Snippet {
    /// What stands before it.
    pub before: String,
    /// What was found.
    pub found: String,
    /// What stands after it.
    pub after: String,
}

crate::without_debug!(Snippet);

impl Query {
    /// What is meant by what was typed; `None` where no word has two characters.
    pub fn parse(typed: &str) -> Option<Self> {
        let folded = fold(typed);
        let words: Vec<Vec<char>> = folded
            .split(|sign| *sign == ' ')
            .filter(|word| !word.is_empty())
            .map(<[char]>::to_vec)
            .collect();
        if !words.iter().any(|word| word.len() > 1) {
            return None;
        }
        let digits = match words.as_slice() {
            [word] if word.len() >= DIGITS && word.iter().all(char::is_ascii_digit) => Some(word.iter().collect()),
            _ => None,
        };
        Some(Self { words, digits })
    }

    /// The tokens that a text with these words has, as many as candidates are found by.
    pub fn tokens(&self) -> Vec<Token> {
        let all: BTreeSet<Token> = self.words.iter().flat_map(|word| tokens(word)).collect();
        // Of a long one some from everywhere in the order of the index are as good as all.
        let step = all.len().div_ceil(PAIRS).max(1);
        all.into_iter().step_by(step).collect()
    }

    /// The token of numbers that end so, where it may be the end of a number.
    pub fn number(&self) -> Option<Token> {
        Token::of_last_digits(self.digits.as_deref()?)
    }

    /// Whether the number of a case ends so.
    pub fn is_end_of(&self, number: &str) -> bool {
        self.digits.as_deref().is_some_and(|digits| {
            let position = number.rsplit('-').next().unwrap_or_default();
            position.ends_with(digits)
        })
    }

    /// The place of the first word in a text that has all of them.
    pub fn place_in(&self, folded: &[char]) -> Option<usize> {
        let mut places = self.words.iter().map(|word| find(folded, word));
        let first = places.next()??;
        places.all(|place| place.is_some()).then_some(first)
    }

    /// What stands around the first word, of the text as it was written.
    pub fn snippet(&self, text: &str, place: usize) -> Snippet {
        let found = self.words.first().map_or(0, Vec::len);
        let part = |from: usize, to: usize| text.chars().skip(from).take(to.saturating_sub(from)).collect();
        let start = place.saturating_sub(AROUND);
        Snippet {
            before: part(start, place),
            found: part(place, place + found),
            after: part(place + found, place + found + AROUND),
        }
    }
}

fn find(text: &[char], word: &[char]) -> Option<usize> {
    text.windows(word.len()).position(|part| part == word)
}
