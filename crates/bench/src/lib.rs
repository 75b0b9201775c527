//! Measurements of Qingyu, each beside its limit from the same run, and the crash harness.
//!
//! Everything here talks to the real server binary over its real socket; a number that was not measured is never said.
#![allow(clippy::print_stdout, reason = "a measurement reports its progress at the terminal")]

pub mod arguments;
pub mod hello;
pub mod http;
pub mod import;
pub mod kill;
pub mod letter;
pub mod load;
pub mod machine;
pub mod place;
pub mod plain;
pub mod postgres;
pub mod random;
pub mod section;
pub mod server;
pub mod similar;
pub mod staff;
pub mod table;
pub mod tone;
pub mod trace;
