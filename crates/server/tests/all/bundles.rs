//! 摆渡包: what goes out is signed and the same again, what comes in is checked before it is read, and is here once.

use std::io::{Cursor, Read as _, Write as _};
use std::path::Path;

use qingyu_domain::source::{BUNDLE_FORMAT, Direction, Manifest};
use qingyu_domain::time::Timestamp;
use qingyu_server::bundle::keys::BundleKey;
use qingyu_server::bundle::{self, Taken, seal};
use serde_json::{Value, json};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::intake::{start, ticket};
use super::source_steps::{answered, sent};
use crate::support::desk::Team;
use crate::support::{NOW, Server};

fn key() -> BundleKey {
    BundleKey::of(&[b'k'; 32]).unwrap()
}

async fn out(server: &Server, again: Option<u64>) -> Option<Vec<u8>> {
    let (store, clock) = (&server.app.store, &server.app.clock);
    let made = bundle::out(store, clock, &key(), ("12345", server.folder.path()), again)
        .await
        .unwrap();
    made.map(|path| {
        let bytes = std::fs::read(&path).unwrap();
        std::fs::remove_file(path).unwrap();
        bytes
    })
}

fn file(bytes: &[u8], name: &str) -> String {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[tokio::test]
async fn what_goes_out_follows_what_went_out_and_is_the_same_when_it_is_made_again() {
    let server = start().await;
    let team = Team::of(&server).await;
    assert!(out(&server, None).await.is_none(), "nothing is told yet");
    let number = sent(&server, "EZ1", "demo-1").await;
    answered(&team, &number).await;
    let first = out(&server, None).await.unwrap();
    assert!(bundle::unseal(&first, &key()).is_ok());
    let manifest: Value = serde_json::from_str(&file(&first, "manifest.json")).unwrap();
    let expected = json!({"format": BUNDLE_FORMAT, "source": "12345", "direction": "out", "number": 1, "count": 2,
        "after": 0, "up_to": 2, "made_at": NOW});
    assert_eq!(manifest, expected);
    let lines = file(&first, "steps.jsonl");
    let last: Value = serde_json::from_str(lines.lines().last().unwrap()).unwrap();
    assert_eq!(
        (&last["number"], &last["text"]),
        (&json!("EZ1"), &json!("经核查，您反映的情况属实。"))
    );
    assert!(!lines.contains("13800138000") && !lines.contains("等了两个小时"));
    assert!(out(&server, None).await.is_none(), "nothing is new");
    sent(&server, "EZ2", "demo-1").await;
    let other = sent(&server, "EZ3", "demo-2").await;
    team.intake.does(&other, json!({"type": "accept"}), None).await;
    let second = out(&server, None).await.unwrap();
    let lines = file(&second, "steps.jsonl");
    assert!(lines.lines().count() == 1 && lines.contains("EZ3"), "{lines}");
    server.set_clock("2026-11-28T10:00:00+08:00");
    assert!(
        out(&server, Some(1)).await.unwrap() == first,
        "made again it is the same"
    );
    let none = bundle::out(
        &server.app.store,
        &server.app.clock,
        &key(),
        ("12345", server.folder.path()),
        Some(3),
    )
    .await;
    assert!(none.unwrap_err().to_string().contains("was never made"));
}

fn manifest(number: u64, count: u64) -> Manifest {
    Manifest {
        format: BUNDLE_FORMAT.to_owned(),
        source: "12345".to_owned(),
        direction: Direction::In,
        number,
        count,
        after: 0,
        up_to: 0,
        made_at: Timestamp::parse(NOW).unwrap(),
    }
}

/// A signed bundle with these cases.
fn packed(manifest: &Manifest, cases: &[Value]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let lines = cases.iter().map(|case| [&case.to_string(), "\n"].concat());
    let lines: String = lines.collect();
    for (name, content) in [("manifest.json", json!(manifest).to_string()), ("cases.jsonl", lines)] {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    seal(zip.finish().unwrap().into_inner(), &key()).unwrap()
}

async fn read(server: &Server, bytes: &[u8]) -> Result<Taken, String> {
    let path = server.folder.path().join("in.zip");
    std::fs::write(&path, bytes).unwrap();
    read_file(server, &path).await
}

async fn read_file(server: &Server, path: &Path) -> Result<Taken, String> {
    let read = bundle::read(&server.app, &key(), "12345", path).await;
    read.map_err(|error| format!("{error:#}"))
}

async fn cases(server: &Server) -> usize {
    let intake = server.sign_in("intake").await;
    intake.get("/api/v1/desk/cases").await.json()["cases"]
        .as_array()
        .unwrap()
        .len()
}

#[tokio::test]
async fn a_bundle_is_read_once_and_each_of_its_cases_is_here_once() {
    let server = start().await;
    let first = packed(&manifest(1, 2), &[ticket("EZ1"), ticket("EZ2")]);
    assert_eq!(read(&server, &first).await, Ok(Taken { added: 2, known: 0 }));
    assert_eq!(read(&server, &first).await, Ok(Taken { added: 0, known: 2 }));
    let second = packed(&manifest(2, 2), &[ticket("EZ2"), ticket("EZ3")]);
    assert_eq!(read(&server, &second).await, Ok(Taken { added: 1, known: 1 }));
    assert_eq!(cases(&server).await, 3);
    for (bytes, reason) in [
        (
            packed(&manifest(2, 1), &[ticket("EZ9")]),
            "was read before with other content",
        ),
        (
            packed(&manifest(4, 1), &[ticket("EZ9")]),
            "is not the next one: 2 was the last",
        ),
        (
            packed(&manifest(3, 2), &[ticket("EZ9")]),
            "speaks of 2 cases, and there are 1",
        ),
        (
            packed(&manifest(3, 1), &[json!({"x": "王女士"})]),
            "line 1 of the cases is no case",
        ),
        (
            packed(
                &Manifest {
                    source: "12389".to_owned(),
                    ..manifest(3, 1)
                },
                &[ticket("EZ9")],
            ),
            "is of the source 12389",
        ),
        (
            packed(
                &Manifest {
                    direction: Direction::Out,
                    ..manifest(3, 1)
                },
                &[ticket("EZ9")],
            ),
            "one that went out from here",
        ),
    ] {
        let refused = read(&server, &bytes).await.unwrap_err();
        assert!(refused.contains(reason) && !refused.contains("王女士"), "{refused}");
    }
    assert_eq!(cases(&server).await, 3, "nothing of what was refused is here");
}

#[tokio::test]
async fn a_changed_byte_or_another_key_is_refused_before_anything_is_read() {
    let server = start().await;
    let good = packed(&manifest(1, 1), &[ticket("EZ1")]);
    for at in (0..good.len()).step_by(7) {
        let mut changed = good.clone();
        changed[at] ^= 0x20;
        let refused = read(&server, &changed).await.unwrap_err();
        assert!(refused.contains("signature"), "byte {at}: {refused}");
    }
    assert!(read(&server, &good[..good.len() - 1]).await.is_err());
    assert!(read(&server, b"x").await.unwrap_err().contains("too short"));
    let other = BundleKey::of(&[b'x'; 32]).unwrap();
    let path = server.folder.path().join("in.zip");
    std::fs::write(&path, &good).unwrap();
    let refused = bundle::read(&server.app, &other, "12345", &path).await.unwrap_err();
    assert!(refused.to_string().contains("signed with another key"));
    assert_eq!(cases(&server).await, 0);
    assert_eq!(read(&server, &good).await, Ok(Taken { added: 1, known: 0 }));
}

#[tokio::test]
async fn cases_that_cannot_be_taken_are_named_by_codes_and_the_same_bundle_is_read_again() {
    let server = start().await;
    let mut odd = ticket("EZ2");
    odd["kind"] = json!("求决");
    odd["name"] = json!("李女士");
    let bytes = packed(&manifest(1, 2), &[ticket("EZ1"), odd]);
    let refused = read(&server, &bytes).await.unwrap_err();
    assert!(
        refused.contains("1 of 2 cases cannot be taken") && refused.contains("case 2: kind:unknown"),
        "{refused}"
    );
    assert!(!refused.contains("李女士"));
    assert_eq!(cases(&server).await, 1, "the other one is here");
    let intake = server.sign_in("intake").await;
    let source =
        json!({"code": "12345", "name": "12345热线", "channel": "12345", "mapping": {"kinds": {"求决": "enquiry"}}});
    assert_eq!(intake.post("/api/v1/desk/sources", &source).await.status, 200);
    assert_eq!(read(&server, &bytes).await, Ok(Taken { added: 1, known: 1 }));
}
