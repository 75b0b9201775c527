//! The wire of Qingyu: one call per file, the same types on both sides.
//!
//! Requests refuse unknown fields; answers may grow fields. Codes only: sentences come from `words`.

pub mod add_message;
mod calls;
pub mod case;
pub mod case_text;
pub mod claim_case;
pub mod consent;
pub mod desk;
pub mod endpoint;
pub mod erase;
pub mod evaluate;
pub mod export;
pub mod file_case;
pub mod health;
pub mod open;
pub mod open_words;
pub mod page;
pub mod problem;
pub mod publication;
pub mod qr;
pub mod rate;
pub mod report_call;
pub mod report_case;
pub mod report_encounter;
pub mod report_visit;
pub mod source_steps;
pub mod speak_up;
pub mod units;
pub mod withdraw;

pub use calls::{CALLS, Call, OPENAPI_PATH};
pub use endpoint::{Endpoint, Method, QUERY_CODE_HEADER};
pub use problem::{Problem, ProblemCode};
pub use qingyu_domain::fault::{Fault, FaultCode, Field};

#[cfg(test)]
mod tests;
