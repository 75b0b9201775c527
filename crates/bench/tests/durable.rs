//! A 201 is a promise: the disk has the case before the citizen is told.
#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says what it expects"
)]

use std::ffi::OsString;
use std::fs;
use std::process::Command;
use std::thread::sleep;
use std::time::{Duration, Instant};

use qingyu_bench::http::Connection;
use qingyu_bench::letter::Letter;
use qingyu_bench::load::runtime;
use qingyu_bench::random::Random;
use qingyu_bench::server::Launch;
use qingyu_bench::{place, trace};

/// Says why strace cannot run, if so.
fn strace_refused() -> Option<String> {
    match Command::new("strace").args(["-f", "-o", "/dev/null", "true"]).output() {
        Err(error) => Some(format!(
            "strace could not be started ({error}); `apt-get install strace` brings it"
        )),
        Ok(output) if !output.status.success() => {
            let reason = String::from_utf8_lossy(&output.stderr);
            Some(format!(
                "strace may not trace here, so the order cannot be checked: {}",
                reason.trim()
            ))
        }
        Ok(_) => None,
    }
}

#[test]
fn a_201_is_sent_only_after_fdatasync() {
    if let Some(reason) = strace_refused() {
        panic!("{reason}");
    }
    let server = place::server(None).unwrap_or_else(|error| panic!("{error}"));
    let folder = place::scratch().unwrap();
    let (data, file) = (folder.path().join("data"), folder.path().join("trace"));
    let mut options: Vec<OsString> = trace::OPTIONS.map(OsString::from).to_vec();
    options.extend(["-o".into(), file.clone().into()]);
    let launch = Launch::new(&server, &data, None, None)
        .unwrap()
        .under("strace", &options);
    let server = launch.start().unwrap_or_else(|error| panic!("{error:#}"));
    let request = Letter::filing(None).unwrap().with(&Random::new(1).code());
    let answer = runtime().unwrap().block_on(async {
        let mut connection = Connection::open(server.address()).await.unwrap();
        connection.exchange(&request).await.unwrap()
    });
    assert_eq!(answer.status, 201, "{}", String::from_utf8_lossy(&answer.body));
    server.stop().unwrap_or_else(|error| panic!("{error:#}"));
    let deadline = Instant::now() + Duration::from_secs(10);
    let text = loop {
        let text = String::from_utf8_lossy(&fs::read(&file).unwrap()).into_owned();
        if text.contains("\"HTTP/1.1 201") || Instant::now() > deadline {
            break text;
        }
        // The tracer writes on for a moment after the server has ended.
        sleep(Duration::from_millis(20));
    };
    let data = fs::canonicalize(&data).unwrap();
    let order = trace::order(&text, &format!("{}/", data.display()));
    let order = order.unwrap_or_else(|error| panic!("{error}; the trace:\n{}", last_lines(&text, 60)));
    println!("{order:?}");
}

fn last_lines(text: &str, count: usize) -> String {
    let lines: Vec<_> = text.lines().collect();
    lines[lines.len().saturating_sub(count)..].join("\n")
}
