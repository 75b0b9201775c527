//! Files of other systems: taken in as a stream, written anew as rows of one form, and read from there, all in constant memory.
//!
//! ```text
//! NAME.upload ─ encoding, header, line numbers ─▶ NAME.rows ─ a preview ─▶ NAME.preview ─ committed row by row ─▶ all gone
//! ```

pub mod decode;
pub mod files;
pub mod judge;
pub mod lines;
pub mod rows;
pub mod sheets;
pub mod status_list;

/// Rows of a file at most.
pub const MOST_ROWS: u64 = 200_000;
/// Lines among which the header is looked for.
pub const ABOVE: usize = 30;
/// Bytes of a line at most, before it is known that it is one.
pub const LONGEST_LINE: u64 = 1 << 20;
/// Columns of a file at most.
pub const COLUMNS: usize = 200;
