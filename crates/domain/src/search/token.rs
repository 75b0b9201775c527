//! What the index knows a case by: pairs of characters, and a few things beside its words.

use std::collections::BTreeSet;

use crate::case::Number;
use crate::kind::Kind;

/// Buckets of pairs of characters.
const PAIRS: u16 = 256;
/// The bucket of contacts: emptied by itself when a contact is erased and the words stay.
pub const CONTACTS: u16 = PAIRS;
/// Unit and kind as filed.
const FACETS: u16 = PAIRS + 1;
/// How numbers end.
const NUMBERS: u16 = PAIRS + 2;
/// The last of all.
pub const LAST_BUCKET: u16 = NUMBERS;

/// Multiplies as Fibonacci does: neighbours come to lie far apart.
const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;

/// One thing that a case can be found by: 24 bits of it within a bucket. Two different ones may look alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Token {
    /// Where it lies.
    pub bucket: u16,
    /// Which it is there.
    pub rest: u32,
}

impl Token {
    fn of_pair(first: char, second: char) -> Self {
        let [high, rest @ ..] = spread((u64::from(u32::from(first)) << 32) | u64::from(u32::from(second)));
        Self {
            bucket: high.into(),
            rest: number(rest),
        }
    }

    fn within(bucket: u16, text: &str) -> Self {
        let folded = text.bytes().fold(u64::from(bucket), |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(SPREAD).rotate_left(23)
        });
        let [_, rest @ ..] = spread(folded);
        Self {
            bucket,
            rest: number(rest),
        }
    }

    /// A way to reach somebody, of what the server makes of it under its secret: 24 bits of that tell nobody's number.
    pub fn of_contact(mac: &[u8; 32]) -> Self {
        let [one, two, three, ..] = *mac;
        Self {
            bucket: CONTACTS,
            rest: number([one, two, three]),
        }
    }

    /// The unit as filed.
    pub fn of_unit(code: &str) -> Self {
        Self::within(FACETS, &["unit/", code].concat())
    }

    /// The kind as filed.
    pub fn of_kind(kind: Kind) -> Self {
        Self::within(FACETS, &["kind/", kind.as_str()].concat())
    }

    /// The last three or four digits of a number, or its whole place in the day with or without zeros before it.
    pub(super) fn of_last_digits(digits: &str) -> Option<Self> {
        let position: u32 = digits.parse().ok()?;
        let end = match digits.len() {
            3 => format!("3/{position}"),
            4 => format!("4/{position}"),
            5..=9 => format!("all/{position}"),
            _ => return None,
        };
        Some(Self::within(NUMBERS, &end))
    }

    /// By what the number of a case is found.
    pub fn of_number(number: Number) -> [Self; 3] {
        let position = number.position;
        let ends = [
            format!("3/{}", position % 1000),
            format!("4/{}", position % 10_000),
            format!("all/{position}"),
        ];
        ends.map(|end| Self::within(NUMBERS, &end))
    }
}

/// The pairs of neighbouring characters in a text, each once.
pub fn tokens(folded: &[char]) -> BTreeSet<Token> {
    let pairs = folded.windows(2).filter_map(|pair| match pair {
        [first, second] if *first != ' ' && *second != ' ' => Some(Token::of_pair(*first, *second)),
        _ => None,
    });
    pairs.collect()
}

/// The four highest bytes of what is spread.
fn spread(value: u64) -> [u8; 4] {
    let mixed = value.wrapping_mul(SPREAD);
    let mixed = (mixed ^ (mixed >> 29)).wrapping_mul(SPREAD);
    let [one, two, three, four, ..] = mixed.to_be_bytes();
    [one, two, three, four]
}

fn number([one, two, three]: [u8; 3]) -> u32 {
    u32::from_be_bytes([0, one, two, three])
}
