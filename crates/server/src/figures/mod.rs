//! The barometer: publishing a month once, and what is shown of what was published.

pub mod csv;
pub mod open_words;
pub mod publish;
pub mod ready;
pub mod shares;
pub mod words;
