//! The demonstration: invented letters in a database that says so and can never become a real one.

mod city;
mod letters;
pub mod life;
mod moves;
mod ratings;

use std::path::Path;

use anyhow::{Context as _, bail, ensure};
use qingyu_store::Store;

use crate::app::App;

pub use city::Played;

/// The setting that marks a database of invented cases.
const MARK: &str = "demo";
const LETTERS: &str = include_str!("../../demo/letters.csv");
/// What came after them, so that every way a case can end is there to be seen.
const LATER: &str = include_str!("../../demo/later.csv");

/// Refuses to mix invented and real cases; marks an empty database for the demonstration.
pub async fn check(store: &Store, demo: bool) -> anyhow::Result<()> {
    let marked = store.setting(MARK).await?.is_some();
    if !demo {
        ensure!(
            !marked,
            "this database holds demonstration cases: start with --demo, or name another data folder"
        );
        return Ok(());
    }
    if !marked {
        ensure!(
            !store.has_cases().await?,
            "this database holds real cases: the demonstration needs a data folder of its own (--data-dir)"
        );
        // Its invented people would take the names, and the passwords, of real ones.
        ensure!(
            store.staff().await?.is_empty(),
            "this database holds real accounts: the demonstration needs a data folder of its own (--data-dir)"
        );
        store.set_setting_once(MARK, "1").await?;
    }
    Ok(())
}

/// Files the letters and plays what became of them, once. A row that cannot be filed is named and left out.
pub async fn fill(app: &App, file: Option<&Path>) -> anyhow::Result<Played> {
    if app.store.has_cases().await? {
        return Ok(Played::default());
    }
    let letters = match file {
        Some(path) => {
            let text = std::fs::read_to_string(path).with_context(|| format!("{} cannot be read", path.display()))?;
            readable(letters::read(&text)?)
        }
        None => bundled()?,
    };
    let now = app.clock.now();
    let played = Box::pin(city::play(app, &letters, now)).await;
    app.clock.go_on(now);
    let played = played?;
    if played.filed == 0 {
        bail!("no letter of the file could be filed");
    }
    let rated = ratings::rate(app, now).await;
    rated.map_err(|refusal| anyhow::anyhow!("the ratings of the demonstration: {refusal:?}"))?;
    tracing::info!(filed = played.filed, "demonstration cases filed");
    Ok(played)
}

/// The letters of a file that can be read; the others are named.
fn readable(rows: Vec<letters::Row>) -> Vec<(usize, letters::Letter)> {
    let read = |(row, letter): letters::Row| match letter {
        Ok(letter) => Some((row, letter)),
        Err(error) => {
            tracing::warn!(row, %error, "letter left out");
            None
        }
    };
    rows.into_iter().filter_map(read).collect()
}

/// The letters of our own; some of those who signed them leave a number.
fn bundled() -> anyhow::Result<Vec<(usize, letters::Letter)>> {
    let life = life::life()?;
    let rows = [letters::read(LETTERS)?, letters::read(LATER)?].into_iter().flatten();
    let rows = rows.enumerate().map(|(index, (_, letter))| (index + 1, letter));
    let mut letters = readable(rows.collect());
    for (_, letter) in &mut letters {
        letter.phone = life.phone_of(letter.sender.as_deref());
    }
    Ok(letters)
}
