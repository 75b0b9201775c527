//! What the server keeps is its owner's alone, whatever the umask was and whoever changed it since.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says what it expects"
)]

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use qingyu_bench::http::Connection;
use qingyu_bench::letter::Letter;
use qingyu_bench::load::runtime;
use qingyu_bench::place;
use qingyu_bench::random::Random;
use qingyu_bench::server::{Launch, Server};

/// The folder and every file in it, each with its mode.
fn modes(data: &Path) -> Vec<(String, u32)> {
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let mut modes = vec![("folder".to_owned(), mode(data))];
    for entry in fs::read_dir(data).unwrap() {
        let entry = entry.unwrap();
        modes.push((entry.file_name().into_string().unwrap(), mode(&entry.path())));
    }
    modes
}

fn assert_private(data: &Path) {
    let modes = modes(data);
    assert!(modes.len() >= 5, "folder, pepper, database, log and index: {modes:?}");
    assert!(modes.iter().all(|(_, mode)| mode & 0o700 == *mode), "{modes:?}");
}

fn file(server: &Server) {
    let request = Letter::filing(None).unwrap().with(&Random::new(1).code());
    let answer = runtime().unwrap().block_on(async {
        let mut connection = Connection::open(server.address()).await.unwrap();
        connection.exchange(&request).await.unwrap()
    });
    assert!(matches!(answer.status, 200 | 201), "{}", answer.status);
}

#[test]
fn data_is_private_under_a_loose_umask_and_is_made_so_again() {
    let program = place::server(None).unwrap_or_else(|error| panic!("{error}"));
    let folder = place::scratch().unwrap();
    let data = folder.path().join("data");
    let shell = ["-c", "umask 000; exec \"$@\"", "sh"].map(Into::into);
    let launch = Launch::new(&program, &data, None, None).unwrap().under("sh", &shell);
    let server = launch.start().unwrap_or_else(|error| panic!("{error:#}"));
    file(&server);
    assert_private(&data);
    assert!(!server.said().contains("open to others"), "{}", server.said());
    server.kill().unwrap();
    for (name, mode) in [
        (".", 0o755),
        ("pepper", 0o644),
        ("qingyu.sqlite", 0o666),
        ("qingyu.sqlite-wal", 0o664),
    ] {
        fs::set_permissions(data.join(name), Permissions::from_mode(mode)).unwrap();
    }
    let server = launch.start().unwrap_or_else(|error| panic!("{error:#}"));
    file(&server);
    assert_private(&data);
    assert_eq!(server.said().matches("open to others").count(), 1, "{}", server.said());
}
