//! The rules by what they are about; each takes a place with an empty database.

pub mod acting;
pub mod filing;
pub mod numbers;
pub mod personal;
pub mod queue;
pub mod upkeep;
