//! The shell of the citizen app: one document whose start page is real HTML before any script runs.

mod compressed;
mod document;
mod page;
mod start;

pub use compressed::{Compressed, Shells};
pub use document::{Assets, Look, document, frame};
pub use qingyu_api::page::Page;
pub use start::official;
