//! Who may import whom.

use super::rust::Rust;
use super::sources::Source;

/// Our crates and the crates of ours they may know.
const MAY: [(&str, &[&str]); 6] = [
    ("domain", &[]),
    ("api", &["domain"]),
    ("words", &["domain", "api"]),
    ("store", &["domain"]),
    ("server", &["domain", "api", "store", "words"]),
    ("bench", &["domain", "api"]),
];

/// What the browser package may know.
const BROWSER: &[&str] = &["domain", "api", "words"];

/// Files of the server that may name its handlers.
const ROUTER: [&str; 3] = ["main.rs", "lib.rs", "router.rs"];

/// Finds imports through a closed door.
pub fn check(sources: &[Source]) -> Vec<String> {
    let mut findings = Vec::new();
    for source in sources {
        if source.is("rs") {
            code(source, &mut findings);
        } else if source.path.ends_with("Cargo.toml") {
            manifest(source, &mut findings);
        }
    }
    findings
}

/// The crates of ours that a file's package may know, and the package's own name.
fn allowed(path: &str) -> Option<(&str, &'static [&'static str])> {
    if let Some(rest) = path.strip_prefix("crates/") {
        let name = rest.split('/').next()?;
        let (_, may) = MAY.iter().find(|(room, _)| *room == name)?;
        return Some((name, may));
    }
    (path == "Cargo.toml" || path.starts_with("src/")).then_some(("qingyu", BROWSER))
}

fn manifest(source: &Source, findings: &mut Vec<String>) {
    let Some((own, may)) = allowed(&source.path) else {
        return;
    };
    let mut in_dependencies = false;
    for (index, line) in source.text.lines().enumerate() {
        if line.starts_with('[') {
            let is_ours = !line.starts_with("[workspace");
            in_dependencies = is_ours && line.trim_end_matches(']').ends_with("dependencies");
        }
        let Some(rest) = line.strip_prefix("qingyu-").filter(|_| in_dependencies) else {
            continue;
        };
        let name: String = rest.chars().take_while(char::is_ascii_lowercase).collect();
        if name != own && !may.contains(&name.as_str()) {
            findings.push(source.finding(index + 1, format!("{own} must not depend on {name}")));
        }
    }
}

fn code(source: &Source, findings: &mut Vec<String>) {
    let rust = Rust::read(&source.text);
    if let Some((own, may)) = allowed(&source.path) {
        for (line, text) in rust.lines() {
            for (at, _) in text.match_indices("qingyu_") {
                let name: String = text[at + 7..].chars().take_while(char::is_ascii_lowercase).collect();
                if name != own && !may.contains(&name.as_str()) {
                    findings.push(source.finding(line, format!("{own} must not import {name}")));
                }
            }
        }
    }
    let closed = closed_modules(&source.path);
    for (line, module) in modules(rust.code()) {
        if closed.contains(&module) {
            findings.push(source.finding(line, format!("{module} must not be imported here")));
        }
    }
    if source.path.starts_with("src/") && !source.path.starts_with("src/client") {
        let speaks = |text: &str| text.contains("gloo_net") || text.contains("fetch_with");
        let speaking = rust.lines().filter(|(_, text)| speaks(text));
        findings.extend(speaking.map(|(line, _)| source.finding(line, "only client speaks HTTP")));
    }
}

/// The modules of its own package that a file must not import.
fn closed_modules(path: &str) -> &'static [&'static str] {
    let is = |room: &str| path.starts_with(&format!("src/{room}/")) || path == format!("src/{room}.rs");
    if is("ui") {
        return &["citizen", "client", "desk"];
    }
    if is("client") {
        return &["citizen", "desk", "ui"];
    }
    if is("citizen") {
        return &["desk"];
    }
    if is("desk") {
        return &["citizen"];
    }
    match path.strip_prefix("crates/server/src/") {
        Some(file) if !ROUTER.contains(&file) && !file.starts_with("http") => &["http"],
        _ => &[],
    }
}

/// Every module that a path starts from `crate::` or `super::`, groups included, with its line.
fn modules(code: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    for start in ["crate::", "super::"] {
        for (at, _) in code.match_indices(start) {
            let from = at + start.len();
            let rest = &code[from..];
            let heads = if rest.starts_with('{') { group(rest) } else { vec![0] };
            for head in heads {
                let name = rest[head..].split(|c: char| !(c.is_alphanumeric() || c == '_')).next();
                let line = code[..from + head].matches('\n').count() + 1;
                found.extend(name.filter(|name| !name.is_empty()).map(|name| (line, name)));
            }
        }
    }
    found
}

/// Where the members of a group `{a, b::{c, d}, e}` start.
fn group(text: &str) -> Vec<usize> {
    let (mut depth, mut heads, mut expects) = (0, Vec::new(), false);
    for (at, c) in text.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 1 => break,
            '}' => depth -= 1,
            _ => {}
        }
        if expects && !c.is_whitespace() {
            heads.push(at);
        }
        expects = depth == 1 && (c == '{' || c == ',' || (expects && c.is_whitespace()));
    }
    heads
}

#[cfg(test)]
mod tests {
    use super::super::sources::planted;
    use super::*;

    fn finds(path: &str, text: &str) -> usize {
        check(&planted(path, text)).len()
    }

    #[test]
    fn a_dependency_through_a_closed_door_is_found() {
        let text = "[package]\nname = \"qingyu-domain\"\n[dependencies]\nqingyu-api.workspace = true\n";
        assert_eq!(
            check(&planted("crates/domain/Cargo.toml", text)),
            ["crates/domain/Cargo.toml:4: domain must not depend on api"]
        );
        assert_eq!(finds("crates/words/Cargo.toml", text), 0);
        assert_eq!(finds("Cargo.toml", "[workspace.dependencies]\nqingyu-store = 1\n"), 0);
        assert_eq!(finds("Cargo.toml", "[dependencies]\nqingyu-store = 1\n"), 1);
    }

    #[test]
    fn an_import_through_a_closed_door_is_found_wherever_it_stands() {
        assert_eq!(finds("crates/store/src/a.rs", "use qingyu_words::x;"), 1);
        assert_eq!(
            finds("crates/store/src/a.rs", "fn a() { qingyu_domain::b() } // qingyu_words"),
            0
        );
        assert_eq!(
            finds("src/ui/a.rs", "use crate::{\n    ui::b,\n    client::{c, ui},\n};"),
            1
        );
        assert_eq!(finds("src/ui/a.rs", "use super::super::citizen::Draft;"), 1);
        assert_eq!(finds("src/ui/a.rs", "use crate::ui::{client_side, b};"), 0);
        assert_eq!(
            finds("src/citizen/a.rs", "let answer = window().fetch_with_str(path);"),
            1
        );
        assert_eq!(
            finds("src/client/a.rs", "let answer = window().fetch_with_str(path);"),
            0
        );
        assert_eq!(finds("src/citizen/a.rs", "use gloo_net::http::Request;"), 1);
    }

    #[test]
    fn only_the_router_knows_the_handlers() {
        let text = "use crate::http::cases;";
        assert_eq!(finds("crates/server/src/commands/file.rs", text), 1);
        assert_eq!(finds("crates/server/src/router.rs", text), 0);
        assert_eq!(
            finds("crates/server/src/commands/file.rs", "use axum::http::HeaderMap;"),
            0
        );
    }
}
