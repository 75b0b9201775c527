//! The barometer: publishing a month once, and what is shown of what was published.

pub mod bulletin;
pub mod causes;
pub mod causes_table;
mod counted;
pub mod csv;
pub mod effects;
pub mod inner;
pub mod inner_csv;
pub mod open_words;
pub mod publish;
pub mod ready;
pub mod shares;
mod unseen;
pub mod words;
