//! The browser package: components, the HTTP client, and the apps behind their features.

#[cfg(feature = "citizen")]
pub mod citizen;
#[cfg(feature = "citizen")]
pub mod client;
#[cfg(feature = "citizen")]
pub mod clock;
#[cfg(feature = "citizen")]
pub mod ui;
