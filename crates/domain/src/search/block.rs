//! A block of the index: so many cases, and for each token the places of those that have it.
//!
//! The tokens of a bucket lie one after the other as `rest` in three bytes, how many places there are in two, and the places in two each.
//! A case is taken out of it without a change of length, so that a database writes over the same bytes; what is left over at
//! the end is zeros.

use std::collections::BTreeMap;

use super::token::Token;

/// Cases in a block.
pub const BLOCK: usize = 1024;
/// A place that is none.
pub const MISSING: u16 = u16::MAX;

/// The tokens of one bucket.
pub type Bucket = (u16, Vec<u8>);

/// The buckets of cases, by the tokens of each in its place.
pub fn sorted<'a>(cases: impl Iterator<Item = &'a [Token]>) -> Vec<Bucket> {
    let mut by_token: BTreeMap<Token, Vec<u16>> = BTreeMap::new();
    for (place, tokens) in (0..MISSING).zip(cases) {
        for token in tokens {
            let places = by_token.entry(*token).or_default();
            if places.last() != Some(&place) {
                places.push(place);
            }
        }
    }
    let mut buckets: BTreeMap<u16, Vec<u8>> = BTreeMap::new();
    for (token, places) in by_token {
        write(buckets.entry(token.bucket).or_default(), token.rest, &places);
    }
    buckets.into_iter().collect()
}

fn write(body: &mut Vec<u8>, rest: u32, places: &[u16]) {
    let [_, rest @ ..] = rest.to_be_bytes();
    body.extend(rest);
    body.extend(u16::try_from(places.len()).unwrap_or(MISSING).to_be_bytes());
    body.extend(places.iter().flat_map(|place| place.to_be_bytes()));
}

/// One token of a bucket and its places as they are written; the rest after it. `None` at the end.
fn next(body: &[u8]) -> Option<(u32, &[u8], &[u8])> {
    let ([one, two, three, high, low], after) = body.split_first_chunk::<5>()?;
    let count = usize::from(u16::from_be_bytes([*high, *low]));
    let (places, after) = after.split_at_checked(count * 2).filter(|_| count > 0)?;
    Some((u32::from_be_bytes([0, *one, *two, *three]), places, after))
}

fn all(mut body: &[u8]) -> impl Iterator<Item = (u32, &[u8])> {
    std::iter::from_fn(move || {
        let (rest, places, after) = next(body)?;
        body = after;
        Some((rest, places))
    })
}

fn read(places: &[u8]) -> impl Iterator<Item = u16> {
    let pairs = places.as_chunks::<2>().0.iter();
    pairs.map(|pair| u16::from_be_bytes(*pair))
}

/// The places that have a token of this bucket, in their order.
pub fn places(body: &[u8], rest: u32) -> Vec<u16> {
    let found = all(body).find(|(other, _)| *other >= rest);
    let own = found.filter(|(other, _)| *other == rest);
    own.map(|(_, places)| read(places).collect()).unwrap_or_default()
}

/// How many places each token of this bucket has.
pub fn counts(body: &[u8]) -> impl Iterator<Item = (u32, usize)> {
    all(body).map(|(rest, places)| (rest, places.len() / 2))
}

/// The bucket without a place, as long as it was; `None` where the place is not in it.
pub fn without(body: &[u8], place: u16) -> Option<Vec<u8>> {
    let mut left = Vec::with_capacity(body.len());
    let mut is_found = false;
    for (rest, places) in all(body) {
        let others: Vec<u16> = read(places).filter(|other| *other != place).collect();
        is_found |= others.len() * 2 < places.len();
        if !others.is_empty() {
            write(&mut left, rest, &others);
        }
    }
    left.resize(body.len(), 0);
    is_found.then_some(left)
}
