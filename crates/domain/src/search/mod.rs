//! 查找: how texts are read for searching, what is kept of them in the index, and what is like something else.
//!
//! The index knows pairs of neighbouring characters, so that a word of two is found as well as a sentence. What it names is a candidate
//! only: the words themselves are compared with the text, by somebody who may read it.

mod block;
mod fold;
pub mod likeness;
mod query;
mod token;

pub use block::{BLOCK, Bucket, MISSING, counts, places, sorted, without};
pub use fold::fold;
pub use likeness::{Shingles, rarest};
pub use query::{Query, Snippet};
pub use token::{CONTACTS, LAST_BUCKET, Token, tokens};

#[cfg(test)]
mod tests;
