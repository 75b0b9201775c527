//! `bundle out`: the next steps for a source as a signed file. Which steps a number holds is written down first: made again it holds the same.

use std::fs::{File, OpenOptions};
use std::io::{Cursor, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, ensure};
use qingyu_domain::source::{BUNDLE_FORMAT, Direction, Manifest};
use qingyu_store::{StepsOf, Store, StoredBundle, StoredStep};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::keys::BundleKey;
use super::{MANIFEST, STEPS, seal};
use crate::clock::Clock;
use crate::commands::source_steps::{count, signed_int, view};
use crate::fresh;

/// Steps of a bundle at most.
const MOST: i64 = 10_000;

/// Writes the next bundle, or one again; `None` where nothing is left to tell.
///
/// # Errors
///
/// When its file is there already, there is no such bundle to be written again, or the store or the folder does not do it.
pub async fn out(
    store: &Store,
    clock: &Clock,
    key: &BundleKey,
    (source, folder): (&str, &Path),
    again: Option<u64>,
) -> anyhow::Result<Option<PathBuf>> {
    store.source(source).await?.context("there is no such source")?;
    let bundle = match again {
        Some(number) => store
            .bundle(source, Direction::Out, signed_int(number))
            .await?
            .with_context(|| format!("bundle {number} of {source} was never made"))?,
        None => match next(store, clock, source).await? {
            Some(bundle) => bundle,
            None => return Ok(None),
        },
    };
    let of = StepsOf {
        after: bundle.after,
        up_to: bundle.up_to,
        day: None,
        limit: MOST,
    };
    let steps = store.source_steps(source, of).await?;
    let bytes = seal(packed(source, &bundle, steps)?, key)?;
    let path = folder.join(format!("{source}-out-{:06}.zip", bundle.number));
    write(folder, &path, &bytes)
        .with_context(|| format!("bundle {} can be written again with --again {0}", bundle.number))?;
    Ok(Some(path))
}

/// The next one, written down.
async fn next(store: &Store, clock: &Clock, source: &str) -> anyhow::Result<Option<StoredBundle>> {
    let last = store.last_bundle(source, Direction::Out).await?;
    let after = last.as_ref().map_or(0, |last| last.up_to);
    let up_to = store.last_source_step(source).await?.min(after.saturating_add(MOST));
    if up_to <= after {
        return Ok(None);
    }
    let bundle = StoredBundle {
        number: last.map_or(0, |last| last.number) + 1,
        digest: String::new(),
        after,
        up_to,
        at: clock.now(),
    };
    let added = store.add_bundle(source, Direction::Out, bundle.clone()).await;
    added.context("somebody else makes a bundle of this source at this moment; try again")?;
    Ok(Some(bundle))
}

fn packed(source: &str, bundle: &StoredBundle, steps: Vec<StoredStep>) -> anyhow::Result<Vec<u8>> {
    let manifest = Manifest {
        format: BUNDLE_FORMAT.to_owned(),
        source: source.to_owned(),
        direction: Direction::Out,
        number: count(bundle.number),
        count: u64::try_from(steps.len())?,
        after: count(bundle.after),
        up_to: count(bundle.up_to),
        made_at: bundle.at,
    };
    let mut lines = Vec::new();
    for step in steps {
        serde_json::to_writer(&mut lines, &view(step))?;
        lines.push(b'\n');
    }
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in [(MANIFEST, serde_json::to_vec(&manifest)?), (STEPS, lines)] {
        zip.start_file(name, SimpleFileOptions::default())?;
        zip.write_all(&content)?;
    }
    Ok(zip.finish()?.into_inner())
}

/// The file is there whole or not at all, for its owner alone, and no other one is replaced.
fn write(folder: &Path, path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    ensure!(!path.exists(), "{} is there already", path.display());
    let draft = folder.join(format!(
        "{}.draft",
        fresh::random_id().map_err(|error| anyhow::anyhow!("{error:?}"))?
    ));
    let written = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(&draft)
        .and_then(|mut file| {
            file.write_all(bytes)?;
            file.sync_all()
        })
        .and_then(|()| std::fs::hard_link(&draft, path));
    // Gone already when it could not be made.
    drop(std::fs::remove_file(&draft));
    written.with_context(|| format!("{} cannot be written", path.display()))?;
    File::open(folder)?.sync_all()?;
    Ok(())
}
