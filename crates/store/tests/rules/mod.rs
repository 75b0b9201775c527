//! The rules by what they are about; each takes a place with an empty database.

pub mod acting;
pub mod bad_ratings;
pub mod before;
pub mod care;
pub mod desk;
pub mod devices;
pub mod encounters;
pub mod figures;
pub mod filing;
pub mod honours;
pub mod house;
pub mod inspections;
pub mod lists;
pub mod notices;
pub mod numbers;
pub mod openings;
pub mod otp;
pub mod people;
pub mod personal;
pub mod queue;
pub mod rating_upkeep;
pub mod ratings;
pub mod sessions;
pub mod steps;
pub mod tasks;
pub mod upkeep;
