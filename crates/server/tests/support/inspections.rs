//! Inspections at the desk.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use serde_json::{Value, json};

use super::desk::Desk;
use super::{Answer, key};

pub const INSPECTIONS: &str = "/api/v1/desk/inspections";
pub const SEEN: &str = "地面湿滑，没有提示";

/// What was noted of the hall's list, or the window's: one thing poor.
pub fn noted(unit: &str, checklist: &str) -> Value {
    let item = if checklist == "window" { "quality" } else { "clean" };
    let other = if checklist == "window" { "efficiency" } else { "dress" };
    json!({"key": key(), "unit": unit, "checklist": checklist, "manner": "covert",
        "marks": {item: "poor", other: "good"}, "days": 10, "text": SEEN})
}

impl Desk<'_> {
    /// Records what was noted; its id.
    pub async fn inspects(&self, noted: &Value) -> String {
        let answer = self.post(INSPECTIONS, noted).await;
        assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text());
        answer.json()["inspection"].as_str().unwrap().to_owned()
    }

    pub async fn inspection(&self, id: &str) -> Value {
        let answer = self.get(&format!("{INSPECTIONS}/{id}")).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
        answer.json()
    }

    /// Carries it on, on the version that it has after so many steps.
    pub async fn inspection_act(&self, id: &str, version: u32, command: Value) -> Answer {
        let body = json!({"version": version, "command": command, "text": "已铺防滑垫"});
        self.post(&format!("{INSPECTIONS}/{id}/acts"), &body).await
    }

    pub async fn send_photo(&self, id: &str, media: &str, file: Vec<u8>) -> Answer {
        let request = Request::post(format!("{INSPECTIONS}/{id}/photos"));
        let request = request.header("cookie", &self.cookie).header("content-type", media);
        self.server.send(request.body(Body::from(file)).unwrap()).await
    }

    /// The inspections that are listed, by their ids.
    pub async fn inspections(&self, query: &str) -> Vec<String> {
        let answer = self.get(&format!("{INSPECTIONS}?{query}")).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
        let lines = answer.json()["lines"].as_array().unwrap().clone();
        lines
            .iter()
            .map(|line| line["inspection"].as_str().unwrap().to_owned())
            .collect()
    }
}
