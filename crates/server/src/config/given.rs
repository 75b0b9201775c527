//! What is given as text, read.

use std::net::IpAddr;
use std::path::PathBuf;

use anyhow::{Context as _, ensure};
use ipnet::IpNet;
use qingyu_domain::kind::ReplyBy;
use qingyu_words::dial::{self, Numbers};

/// Origins, each as a browser names it.
pub(super) fn portals(origins: Vec<String>) -> anyhow::Result<Vec<String>> {
    let origins = origins.into_iter().filter(|origin| !origin.is_empty());
    let origins: Vec<String> = origins.map(as_browsers_say).collect();
    for origin in &origins {
        let host = origin
            .strip_prefix("https://")
            .or_else(|| origin.strip_prefix("http://"));
        let plain = |host: &str| {
            !host.is_empty()
                && host
                    .chars()
                    .all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':' | '[' | ']'))
        };
        ensure!(
            host.is_some_and(plain),
            "{origin} is not an origin such as https://www.example.gov.cn"
        );
    }
    Ok(origins)
}

/// An origin to the letter as a browser names it: small, and without the port that its scheme implies.
fn as_browsers_say(origin: String) -> String {
    let origin = origin.trim().to_ascii_lowercase();
    let implied = if origin.starts_with("https:") { ":443" } else { ":80" };
    origin.strip_suffix(implied).unwrap_or(&origin).to_owned()
}

/// Numbers to call that are others here.
pub(super) fn numbers(text: &str) -> anyhow::Result<Numbers> {
    Numbers::parse(text).map_err(|part| anyhow::anyhow!("{part} is no pair of a known number and one to call here"))
}

/// A number to call.
pub(super) fn number(text: String) -> anyhow::Result<String> {
    let number = text.trim();
    ensure!(
        dial::is_dialled(number),
        "{number} is no number to call: digits, with hyphens between them"
    );
    Ok(number.to_owned())
}

/// Addresses or networks.
pub(super) fn networks(texts: &[String]) -> anyhow::Result<Vec<IpNet>> {
    let network = |text: &String| {
        text.parse::<IpNet>()
            .or_else(|_| text.parse::<IpAddr>().map(IpNet::from))
            .with_context(|| format!("{text} is no address or network"))
    };
    texts.iter().filter(|text| !text.is_empty()).map(network).collect()
}

/// Ways of answering; by telephone and on the page, if none is given.
pub(super) fn ways(texts: Option<Vec<String>>) -> anyhow::Result<Vec<ReplyBy>> {
    let Some(texts) = texts else {
        return Ok(vec![ReplyBy::Phone, ReplyBy::Track]);
    };
    texts
        .iter()
        .map(|text| ReplyBy::from_code(text).with_context(|| format!("{text} is no way of answering")))
        .collect()
}

/// `site/citizen` beside the program in a release folder; in a checkout where the build puts it.
pub(super) fn default_site() -> PathBuf {
    let beside = std::env::current_exe()
        .ok()
        .and_then(|exe| Some(exe.parent()?.join("site/citizen")));
    beside
        .filter(|site| site.join("index.html").exists())
        .unwrap_or_else(|| PathBuf::from("target/site/citizen"))
}
