//! Somebody of the staff for a measurement: added by the first administrator, and signed in.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};
use qingyu_api::Endpoint;
use qingyu_api::desk::people::EditPeople;
use qingyu_api::desk::session::SignIn;
use serde_json::{Value, json};

use crate::http::{Answer, Connection};
use crate::load::runtime;

/// For nobody but one measurement.
const PASSWORD: &str = "measured-once-and-thrown-away";

/// Somebody with a role for a unit; the cookie of their session.
pub fn hire(server: &Path, data: &Path, site: Option<&Path>, address: &str, post_of: [&str; 2]) -> Result<String> {
    let site = site.map_or_else(|| data.with_extension("site"), Path::to_path_buf);
    let mut child = Command::new(server)
        .args(["add-admin", "bench"])
        .env("QINGYU_DATA_DIR", data)
        .env("QINGYU_SITE", site)
        .stdin(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()?;
    let mut words = child.stdin.take().context("no standard input")?;
    writeln!(words, "{PASSWORD}")?;
    drop(words);
    ensure!(child.wait()?.success(), "no administrator could be added");
    let admin = sign_in(address, "bench")?;
    let [role, unit] = post_of;
    let posts = json!([{"role": role, "unit": unit}]);
    let person = json!({"name": "watch", "password": PASSWORD, "posts": posts});
    let added = post(address, EditPeople::PATH, &person, &admin)?;
    ensure!(added.status == 200, "nobody of {role} was added: {}", added.status);
    sign_in(address, "watch")
}

fn sign_in(address: &str, name: &str) -> Result<String> {
    let answer = post(address, SignIn::PATH, &json!({"name": name, "password": PASSWORD}), "")?;
    ensure!(answer.status == 201, "signing in gave {}", answer.status);
    let cookie = answer.head.lines().find_map(|line| {
        let (field, value) = line.split_once(": ")?;
        let value = value.split(';').next()?;
        field.eq_ignore_ascii_case("set-cookie").then(|| value.to_owned())
    });
    cookie.context("no cookie came")
}

/// Changes something, as whoever has the cookie.
pub fn post(address: &str, path: &str, body: &Value, cookie: &str) -> Result<Answer> {
    post_as(address, path, ("application/json", body.to_string().as_bytes()), cookie)
}

/// The same with a body of another type.
pub fn post_as(address: &str, path: &str, (media, body): (&str, &[u8]), cookie: &str) -> Result<Answer> {
    let head = format!(
        "POST {path} HTTP/1.1\r\nhost: bench\r\ncontent-type: {media}\r\ncontent-length: {}\r\ncookie: {cookie}\r\n\r\n",
        body.len()
    );
    send(address, &[head.as_bytes(), body].concat())
}

/// Sends one request.
pub fn send(address: &str, request: &[u8]) -> Result<Answer> {
    runtime()?.block_on(async {
        let mut connection = Connection::open(address).await?;
        connection.exchange(request).await
    })
}
