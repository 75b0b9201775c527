//! The rules by what they are about; each takes a place with an empty database.

pub mod acting;
pub mod before;
pub mod desk;
pub mod filing;
pub mod house;
pub mod notices;
pub mod numbers;
pub mod otp;
pub mod people;
pub mod personal;
pub mod queue;
pub mod sessions;
pub mod tasks;
pub mod upkeep;
