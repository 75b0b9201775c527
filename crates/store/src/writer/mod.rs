//! The writer: one thread per process that commits what is queued as one transaction.
//!
//! ```text
//!  file, act ──┐                 ┌─ BEGIN ─ codes, numbers, events, texts, … ─ COMMIT ─▶ answers
//!  alone ──────┴▶ bounded queue ─┤
//!               (full: Busy)     └─ error ─ ROLLBACK ─ each member alone ─▶ answers
//! ```
//! While one transaction is being committed the next members gather in the queue: the busier, the larger the batch,
//! and nobody ever waits for a batch to fill. A member whose caller hung up is written all the same.
//! It has a thread of its own on both databases: SQLite's commit blocks for milliseconds on the disk, and one shape
//! for both is less to understand than two.

mod act;
mod batch;
mod file;
pub(crate) mod insert;
mod queue;

pub(crate) use queue::Writer;
