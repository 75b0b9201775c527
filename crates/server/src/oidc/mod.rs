//! Signing in through a provider of OpenID Connect: how it is configured, reached and believed.

mod provider;
mod setting;
mod way;

pub use provider::Provider;
pub use setting::Setting;
pub use way::Way;
