//! Who is of the staff: passwords, second factors, cookies, sessions, and how long a wrong password makes one wait.

pub mod cookie;
pub mod delay;
pub mod otp;
pub mod password;
pub mod pin;
mod signed;

pub use signed::{Signed, limits as session_limits};
