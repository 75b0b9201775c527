//! Signing in through a provider of OpenID Connect, from the first call to the session.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    missing_docs,
    reason = "tests fail by panicking"
)]

mod belief;
mod place;
mod provider;
#[path = "../support/mod.rs"]
mod support;
mod way;
