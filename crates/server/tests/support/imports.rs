//! Files of other systems at the desk of intake.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use qingyu_server::jobs::imports::look;
use serde_json::{Value, json};

use super::desk::Desk;
use super::{Answer, Server};

pub const IMPORTS: &str = "/api/v1/desk/imports";
pub const HEADER: &str = "工单编号,诉求类型,承办单位,诉求内容,办结时限,联系电话\n";

pub async fn start() -> Server {
    let server = Server::start().await;
    server.hire().await;
    server
}

pub async fn upload(desk: &Desk<'_>, source: &str, media: &str, body: Body) -> Answer {
    let request = Request::post(format!("/api/v1/desk/sources/{source}/imports"));
    let request = request.header("cookie", &desk.cookie).header("content-type", media);
    desk.server.send(request.body(body).unwrap()).await
}

/// Everything that is to be done by itself.
pub async fn settle(server: &Server) {
    while look(&server.app).await.unwrap() {}
}

/// A file that was sent and read: its import.
pub async fn sent(desk: &Desk<'_>, media: &str, file: impl Into<Body>) -> Value {
    let answer = upload(desk, "12345", media, file.into()).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text());
    settle(desk.server).await;
    let id = answer.json()["line"]["import"].as_str().unwrap().to_owned();
    desk.get(&format!("{IMPORTS}/{id}")).await.json()
}

pub async fn act(desk: &Desk<'_>, import: &Value, command: &Value) -> Answer {
    let id = import["line"]["import"].as_str().unwrap();
    desk.post(&format!("{IMPORTS}/{id}/acts"), command).await
}

pub async fn committed(desk: &Desk<'_>, import: &Value) -> Value {
    let answer = act(desk, import, &json!({"type": "commit"})).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    settle(desk.server).await;
    again(desk, import).await["line"].clone()
}

pub async fn again(desk: &Desk<'_>, import: &Value) -> Value {
    let id = import["line"]["import"].as_str().unwrap();
    desk.get(&format!("{IMPORTS}/{id}")).await.json()
}

pub async fn bad_rows(desk: &Desk<'_>, import: &Value) -> String {
    let id = import["line"]["import"].as_str().unwrap();
    desk.get(&format!("{IMPORTS}/{id}/bad.csv")).await.text()
}

/// How many were handled, became cases, were here, and could not be taken.
pub fn counts(line: &Value) -> [u64; 4] {
    ["handled", "added", "known", "bad"].map(|name| line[name].as_u64().unwrap())
}

/// So many good rows from a number on.
pub fn rows(from: usize, count: usize) -> String {
    let row = |at: usize| format!("EZ{at:06},投诉,示例派出所一,第{at}件：等了两个小时,2026-12-01,13800138000\n");
    (from..from + count).map(row).collect()
}

/// What lies in the folder of imports.
pub fn left(server: &Server) -> usize {
    std::fs::read_dir(server.folder.path().join("data/imports"))
        .unwrap()
        .count()
}
