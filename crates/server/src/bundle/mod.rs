//! 摆渡包: signed files for networks that do not touch. `bundle out` writes what a source is told, `bundle in` reads what it sends.
//!
//! A bundle is a ZIP whose comment is the HMAC-SHA-256, in hexadecimal digits, of every byte before it. In it lie `manifest.json` and a file of
//! JSON lines: `steps.jsonl` or `cases.jsonl`, as the calls have them.

pub mod keys;
mod out;
mod read;
mod seal;

use crate::config::{BundleCommand, Config};
use crate::serve;

pub use out::out;
pub use read::{Taken, read};
pub use seal::{seal, unseal};

/// What a bundle says of itself.
const MANIFEST: &str = "manifest.json";
/// The steps of one that goes out.
const STEPS: &str = "steps.jsonl";
/// The cases of one that comes in.
const CASES: &str = "cases.jsonl";

/// Writes the next bundle of a source, or reads one that it sent.
///
/// # Errors
///
/// When no key is configured for the source, or as [`out`] and [`read()`] say.
pub async fn run(config: &Config, command: &BundleCommand) -> anyhow::Result<()> {
    let (BundleCommand::Out { source, .. } | BundleCommand::In { source, .. }) = command;
    let key = config.bundle_keys.read(source)?;
    let app = serve::open(config, serve::clock(config)).await?;
    let done = match command {
        BundleCommand::Out { folder, again, .. } => {
            let made = out(&app.store, &app.clock, &key, (source, folder), *again).await;
            made.map(|path| {
                let path = path.map(|path| path.display().to_string());
                tracing::info!(
                    path,
                    "the bundle is whole and on disk; without a path there was nothing new to tell"
                );
            })
        }
        BundleCommand::In { file, .. } => {
            let taken = read(&app, &key, source, file).await;
            taken.map(|taken| tracing::info!(added = taken.added, known = taken.known, "the bundle was read"))
        }
    };
    app.store.clone().close().await;
    done
}
