//! What other systems send, row by row or by call: read by each source's own names, and made into what a citizen could
//! have filed here.

mod columns;
mod dates;
mod mapping;
mod personal;
mod reported;
mod stage;
#[cfg(test)]
mod tests;

pub use columns::{Column, HeaderFault, guess, header_of};
pub(crate) use columns::{plain, usual_names_of_numbers};
pub use mapping::{Mapping, Source};
pub use reported::{Reported, ReportedCase};
pub use stage::{FileFault, FileFaultCode, ImportStage};

pub(crate) use dates::moment;

/// Characters of a source's code at most.
pub const CODE_LIMIT: usize = 30;
