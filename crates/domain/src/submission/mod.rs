//! A submission: what arrives is text, what leaves is valid by type, or all faults at once.

mod answers;
mod normal;
mod parse;
mod parts;
mod valid;

pub use answers::{Answers, ContactAnswers, EnterpriseAnswers, HelpAnswers, UrgentAnswers};
pub use valid::{Contact, Enterprise, HelpKind, Setting, Submission};

#[cfg(test)]
mod tests;
