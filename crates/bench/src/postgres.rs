//! A PostgreSQL database of one's own within a given server, made and dropped by `psql`.

use std::process::Command;

use anyhow::{Context, Result, ensure};

/// The variable that names a PostgreSQL to the tests.
pub const VARIABLE: &str = "QINGYU_TEST_POSTGRES_URL";

/// A database; dropped when this is.
#[derive(Debug)]
pub struct Database {
    server: String,
    name: String,
    /// Its URL.
    pub url: String,
}

impl Database {
    /// Makes an empty database beside the one of the URL.
    pub fn create(server: &str) -> Result<Self> {
        let name = format!("qingyu_bench_{}", std::process::id());
        let url = beside(server, &name).with_context(|| format!("{VARIABLE} names no database"))?;
        psql(server, &format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"))?;
        psql(server, &format!("CREATE DATABASE {name}"))?;
        Ok(Self {
            server: server.to_owned(),
            name,
            url,
        })
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        if let Err(error) = psql(
            &self.server,
            &format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.name),
        ) {
            println!("could not drop {}: {error:#}", self.name);
        }
    }
}

/// The URL with another database's name.
fn beside(url: &str, name: &str) -> Option<String> {
    let (scheme, rest) = url.split_once("://")?;
    let (place, options) = rest
        .split_once('?')
        .map_or((rest, None), |(place, options)| (place, Some(options)));
    let host = place.split_once('/').map_or(place, |(host, _)| host);
    let options = options.map(|options| format!("?{options}")).unwrap_or_default();
    Some(format!("{scheme}://{host}/{name}{options}"))
}

/// Runs statements, in one transaction.
pub fn psql(url: &str, sql: &str) -> Result<()> {
    let mut command = Command::new("psql");
    command
        .args(["-X", "-q", "-v", "ON_ERROR_STOP=1", "-c", sql, url])
        .env("PGOPTIONS", "-c client_min_messages=warning");
    let output = command
        .output()
        .context("psql could not be started; `apt-get install postgresql-client` brings it")?;
    ensure!(
        output.status.success(),
        "psql: {}",
        String::from_utf8_lossy(&output.stderr).trim()
    );
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_database_beside_another_keeps_host_and_options() {
        let beside = |url| beside(url, "b");
        assert_eq!(beside("postgres://u@h:1/a").as_deref(), Some("postgres://u@h:1/b"));
        assert_eq!(
            beside("postgres://u@h:1/a?x=/y").as_deref(),
            Some("postgres://u@h:1/b?x=/y")
        );
        assert_eq!(beside("postgres://u@h:1").as_deref(), Some("postgres://u@h:1/b"));
        assert_eq!(beside("a"), None);
    }
}
