//! The board beside the figures of the desk, and as a table.

use axum::http::StatusCode;
use serde_json::{Value, json};

use super::clearing_board::house;
use crate::support::clearing::BOARD;

#[tokio::test]
async fn feedback_cases_stand_on_the_board_as_the_figures_of_the_desk_show_them() {
    let server = house().await;
    for _ in 0..3 {
        server.filed().await;
    }
    let row = async |name: &str| -> (Value, Option<Value>) {
        let board = server.sign_in(name).await.get(BOARD).await.json();
        let rows = board["rows"].as_array().unwrap().clone();
        let row = rows.into_iter().find(|row| row["unit"] == "demo-1");
        (board["is_feedback_exact"].clone(), row)
    };
    let (is_exact, seen) = row("oversight-1").await;
    assert_eq!(is_exact, true);
    assert_eq!(seen.unwrap()["feedback"]["open"], json!({"shown": 3}));
    for name in ["head", "command"] {
        let (is_exact, seen) = row(name).await;
        assert_eq!(is_exact, false, "{name}");
        assert_eq!(
            seen.unwrap()["feedback"],
            Value::Null,
            "{name}: nothing is published yet"
        );
    }
}

#[tokio::test]
async fn the_board_is_taken_along_as_a_table_and_that_is_recorded() {
    let server = house().await;
    server.reports("J1", "demo-1", "2026-11-27").await;
    let head = server.sign_in("head").await;
    let table = head.get("/api/v1/desk/board.csv").await;
    assert_eq!(table.status, StatusCode::OK, "{}", table.text());
    let text = table.text();
    let lines: Vec<&str> = text.trim_end().split("\r\n").collect();
    assert_eq!(lines.len(), 2, "a head has their own line: {text}");
    assert!(
        lines[1].starts_with("\"示例派出所一\",\"1\",\"0\",\"2026-11-27\""),
        "{text}"
    );
    assert!(
        head.get("/api/v1/desk/board.csv?lang=en")
            .await
            .text()
            .contains("Incidents")
    );
    let changes = server.sign_in("admin").await.get("/api/v1/desk/changes").await.text();
    assert!(changes.contains("exported_board"), "{changes}");
}
