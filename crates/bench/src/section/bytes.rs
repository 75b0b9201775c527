//! What the citizen page transfers cold: the page and everything it names, compressed as a browser asks for it.

use std::collections::BTreeSet;

use anyhow::{Context, Result, ensure};

use super::Setting;
use crate::http::{Answer, Connection, get};
use crate::load::{float, runtime};
use crate::server::Fresh;
use crate::table::{Aim, Table};

/// What a browser that knows brotli asks for.
const BROTLI: &str = "accept-encoding: br\r\n";

/// Measures it.
pub fn measure(setting: &Setting) -> Result<Table> {
    let fresh = Fresh::start(&setting.server, Some(setting.built_site()?))?;
    let parts = runtime()?.block_on(fetch(fresh.server.address()))?;
    let mut table = Table::new("Bytes of the citizen page, cold, brotli");
    let (mut all, mut first) = (0.0, 0.0);
    for (path, answer) in &parts {
        let wire = float(answer.wire) / 1000.0;
        all += wire;
        if path == "/" || is(path, "css") {
            first += wire;
        }
        table.add(path.clone(), wire, None, "KB", Aim::None);
    }
    let heads: usize = parts.iter().map(|(_, answer)| answer.head.len()).sum();
    table.add(
        "before the first field (page and style)",
        first,
        None,
        "KB",
        Aim::AtMost(14.0),
    );
    table.add("all", all, None, "KB", Aim::AtMost(140.0));
    table.note(format!(
        "Every byte that came, {heads} bytes of HTTP/1.1 headers included; 1 KB = 1000 bytes. \
         Floors: a one-form Leptos app 79 KB, with leptos_router 116 KB."
    ));
    Ok(table)
}

/// The page and what it names, in order.
async fn fetch(address: &str) -> Result<Vec<(String, Answer)>> {
    let mut connection = Connection::open(address).await?;
    let plain = connection.exchange(get("/", "").as_bytes()).await?;
    ensure!(plain.status == 200, "GET / gave {}", plain.status);
    let page = String::from_utf8(plain.body)?;
    let mut paths = vec!["/".to_owned()];
    paths.extend(resources(&page));
    let mut parts = Vec::new();
    for path in paths {
        let answer = connection.exchange(get(&path, BROTLI).as_bytes()).await?;
        ensure!(answer.status == 200, "GET {path} gave {}", answer.status);
        parts.push((path, answer));
    }
    let wasm = parts.iter().find(|(path, _)| is(path, "wasm"));
    let (_, wasm) = wasm.context("the page names no .wasm: this is not the built app")?;
    ensure!(
        wasm.head.to_ascii_lowercase().contains("content-encoding: br"),
        "the server does not send the WASM as brotli"
    );
    Ok(parts)
}

/// The paths of a page's style, scripts, pictures and manifest, each once, in order.
fn resources(page: &str) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    for tag in page.split('<').filter_map(|rest| rest.split('>').next()) {
        let name = tag.split_whitespace().next().unwrap_or_default();
        let rel = attribute(tag, "rel").unwrap_or_default();
        let names: &[&str] = match name {
            "link" if matches!(rel, "alternate" | "canonical" | "preconnect" | "search") => &[],
            "link" => &["href"],
            "script" => &["src", "data-js", "data-wasm"],
            "img" => &["src"],
            _ => &[],
        };
        for path in names.iter().filter_map(|name| attribute(tag, name)) {
            if path.starts_with('/') && seen.insert(path) {
                found.push(path.to_owned());
            } else if !path.starts_with('/') && !path.starts_with("data:") && seen.insert(path) {
                found.push(format!("/{path}"));
            }
        }
    }
    found
}

/// The value of an attribute that is written with or without quotes.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let at = tag.match_indices(name).find(|(at, _)| {
        let before = tag[..*at].chars().next_back();
        before.is_some_and(char::is_whitespace) && tag[at + name.len()..].starts_with('=')
    });
    let value = &tag[at?.0 + name.len() + 1..];
    match value.chars().next()? {
        quote @ ('"' | '\'') => value[1..].split(quote).next(),
        _ => value.split(|c: char| c.is_whitespace() || c == '>').next(),
    }
}

fn is(path: &str, ending: &str) -> bool {
    let path = path.split(['?', '#']).next().unwrap_or_default();
    path.rsplit_once('.')
        .is_some_and(|(_, found)| found.eq_ignore_ascii_case(ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_a_page_names_is_found_once() {
        let page = r#"<link rel="stylesheet" href="/a.css"><link rel=icon href=/f.svg><link rel="alternate" href="/?lang=en">
            <script src="/boot.js" defer data-js="/q.js" data-wasm="/q.wasm"></script><a href="/x"><img src='p.png'>
            <img src="data:image/png,x"><link rel="preload" href="/a.css">"#;
        assert_eq!(
            resources(page),
            ["/a.css", "/f.svg", "/boot.js", "/q.js", "/q.wasm", "/p.png"]
        );
        assert!(is("/q.wasm?x", "wasm") && !is("/wasm", "wasm"));
    }
}
