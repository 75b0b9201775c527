//! The browser package: components, the HTTP client, and the apps behind their features.

#[cfg(feature = "citizen")]
pub mod citizen;
#[cfg(any(feature = "citizen", feature = "desk"))]
pub mod client;
#[cfg(any(feature = "citizen", feature = "desk"))]
pub mod clock;
#[cfg(feature = "desk")]
pub mod desk;
#[cfg(any(feature = "citizen", feature = "desk"))]
pub mod random;
#[cfg(any(feature = "citizen", feature = "desk"))]
pub mod storage;
#[cfg(any(feature = "citizen", feature = "desk"))]
pub mod ui;
