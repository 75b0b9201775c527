//! `bundle in`: cases that a source sent as a signed file. Each bundle is read once, each case is here once.

use std::fs::File;
use std::io::{Cursor, Read as _};
use std::path::Path;

use anyhow::{Context as _, bail, ensure};
use qingyu_domain::intake::ReportedCase;
use qingyu_domain::source::{BundleFault, Direction, Manifest, Reading, may_read};
use qingyu_store::StoredBundle;
use sha2::{Digest as _, Sha256};
use zip::ZipArchive;

use super::keys::BundleKey;
use super::{CASES, MANIFEST, unseal};
use crate::app::App;
use crate::commands::report_case::report;
use crate::commands::source_steps::{count, signed_int};
use crate::pepper::hex;
use crate::refusal::Refusal;

/// Bytes of a bundle at most, and of a file in it unpacked.
const LIMITS: [u64; 2] = [64 << 20, 256 << 20];

/// What came of a bundle.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Taken {
    /// Cases that are new.
    pub added: u64,
    /// Cases that were here.
    pub known: u64,
}

/// Reads a bundle. The signature is checked before anything of it is read.
///
/// # Errors
///
/// When the signature does not fit, the bundle is of another source, was read with other content, or comes before its turn; and when some of
/// its cases cannot be taken: the others are here then, and the same bundle can be read again once the reason is gone.
pub async fn read(app: &App, key: &BundleKey, source: &str, file: &Path) -> anyhow::Result<Taken> {
    app.store.source(source).await?.context("there is no such source")?;
    let bytes = whole(file)?;
    let signed = unseal(&bytes, key)?;
    let digest = hex(&Sha256::digest(signed));
    let mut archive = ZipArchive::new(Cursor::new(&bytes)).context("the bundle is no ZIP")?;
    let manifest = unpacked(&mut archive, MANIFEST)?;
    let manifest: Manifest = serde_json::from_slice(&manifest).context("the manifest cannot be read")?;
    if turn(app, source, &manifest, &digest).await? == Reading::Known {
        tracing::info!(number = manifest.number, "the bundle was read before; nothing is new");
        return Ok(Taken {
            added: 0,
            known: manifest.count,
        });
    }
    let cases = cases(&unpacked(&mut archive, CASES)?)?;
    ensure!(
        u64::try_from(cases.len()) == Ok(manifest.count),
        "the manifest speaks of {} cases, and there are {}; nothing was read",
        manifest.count,
        cases.len()
    );
    let taken = take(app, source, &cases).await?;
    let bundle = StoredBundle {
        number: signed_int(manifest.number),
        digest,
        after: 0,
        up_to: 0,
        at: app.clock.now(),
    };
    app.store.add_bundle(source, Direction::In, bundle).await?;
    Ok(taken)
}

fn whole(file: &Path) -> anyhow::Result<Vec<u8>> {
    let opened = File::open(file).with_context(|| format!("{} cannot be read", file.display()))?;
    let mut bytes = Vec::new();
    opened.take(LIMITS[0] + 1).read_to_end(&mut bytes)?;
    ensure!(
        u64::try_from(bytes.len()).is_ok_and(|length| length <= LIMITS[0]),
        "a bundle has 64 MiB at most"
    );
    Ok(bytes)
}

fn unpacked(archive: &mut ZipArchive<Cursor<&Vec<u8>>>, name: &str) -> anyhow::Result<Vec<u8>> {
    let file = archive
        .by_name(name)
        .with_context(|| format!("there is no {name} in the bundle"))?;
    let mut bytes = Vec::new();
    file.take(LIMITS[1] + 1).read_to_end(&mut bytes)?;
    ensure!(
        u64::try_from(bytes.len()).is_ok_and(|length| length <= LIMITS[1]),
        "{name} unpacks to more than 256 MiB"
    );
    Ok(bytes)
}

/// Whether it is its turn.
async fn turn(app: &App, source: &str, manifest: &Manifest, digest: &str) -> anyhow::Result<Reading> {
    let last = app.store.last_bundle(source, Direction::In).await?;
    let known = app
        .store
        .bundle(source, Direction::In, signed_int(manifest.number))
        .await?;
    let last = last.map(|last| count(last.number));
    let same = known.map(|known| known.digest == digest);
    may_read(manifest, source, last, same).map_err(|fault| {
        let number = manifest.number;
        match fault {
            BundleFault::Format => anyhow::anyhow!("the bundle has a form that this version does not know"),
            BundleFault::Source => anyhow::anyhow!("the bundle is of the source {}, not of {source}", manifest.source),
            BundleFault::Direction => anyhow::anyhow!("the bundle is one that went out from here"),
            BundleFault::Number => anyhow::anyhow!("the bundle has no number; they count from 1"),
            BundleFault::Changed => anyhow::anyhow!("bundle {number} was read before with other content"),
            BundleFault::Gap => anyhow::anyhow!(
                "bundle {number} is not the next one: {} was the last, and none is left out",
                last.unwrap_or_default()
            ),
        }
    })
}

fn cases(lines: &[u8]) -> anyhow::Result<Vec<ReportedCase>> {
    let text = std::str::from_utf8(lines).context("the cases are not UTF-8")?;
    let lines = (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty());
    let case = |(at, line): (usize, &str)| {
        // What is wrong with JSON is said with a piece of it: that may be anybody's.
        serde_json::from_str(line).map_err(|_| anyhow::anyhow!("line {at} of the cases is no case; nothing was read"))
    };
    lines.map(case).collect()
}

/// Each by the rules of a call. Of those that cannot be taken the line and the codes are said, never what stands there.
async fn take(app: &App, source: &str, cases: &[ReportedCase]) -> anyhow::Result<Taken> {
    let (mut taken, mut bad) = (Taken::default(), Vec::new());
    for (at, case) in (1..).zip(cases) {
        match report(app, source, case).await {
            Ok(filing) if filing.is_new => taken.added += 1,
            Ok(_) => taken.known += 1,
            Err(Refusal::Invalid(faults)) => {
                let codes: Vec<String> = faults
                    .iter()
                    .map(|fault| format!("{}:{}", fault.field.as_str(), fault.code.as_str()))
                    .collect();
                bad.push(format!("case {at}: {}", codes.join(" ")));
            }
            Err(refusal) => bail!("case {at} could not be stored ({refusal:?}); read the bundle again"),
        }
    }
    ensure!(
        bad.is_empty(),
        "{} of {} cases cannot be taken, the others are here; read the bundle again once this is put right:\n{}",
        bad.len(),
        cases.len(),
        bad.join("\n")
    );
    Ok(taken)
}
