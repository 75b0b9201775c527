//! What is cleared: incidents reported, ticked; files of law-enforcement cases; problems and whistles.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use qingyu_server::config::Settings;
use serde_json::{Value, json};

use super::desk::Desk;
use super::ratings::KEY;
use super::{Answer, Server, key, request};

pub const BOARD: &str = "/api/v1/desk/board";
pub const INCIDENTS: &str = "/api/v1/desk/incidents";
pub const LAW_CASES: &str = "/api/v1/desk/law-cases";
pub const PROBLEMS: &str = "/api/v1/desk/problems";
pub const WHISTLES: &str = "/api/v1/desk/whistles";

/// As in `crate::support::ratings`, with units.
const SOURCE: &str = "cad:28373c51c0c46ee960774d26bdb6dd0f3bda9775fa5e3b17f1d6e3199a151522:demo-1+demo-2+command";

pub fn with_source(settings: &mut Settings) {
    settings.visit_sources = Some(vec![SOURCE.to_owned()]);
}

impl Server {
    /// A source reports an incident of a unit on a day.
    pub async fn reports(&self, number: &str, unit: &str, on: &str) {
        let incident = json!({"key": number, "on": on, "unit": unit, "kind": "dispute"});
        let body = Some(incident.to_string().into_bytes());
        let mut request = request("POST", "/api/v1/encounters", None, body);
        request.headers_mut().insert("visit-key", KEY.parse().unwrap());
        let answer = self.send(request).await;
        assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text());
    }
}

impl Desk<'_> {
    /// The lines of a list.
    pub async fn lines(&self, path: &str, query: &str) -> Vec<Value> {
        let page = self.get(&format!("{path}{query}")).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.text());
        page.json()["lines"].as_array().unwrap().clone()
    }

    /// The incident with this number, as whoever is signed in sees it.
    pub async fn incident(&self, number: &str) -> Value {
        let lines = self.lines(INCIDENTS, "").await;
        let mut lines = lines.into_iter();
        lines.find(|line| line["number"] == number).unwrap()
    }

    /// Ticks incidents by their numbers; what became of each.
    pub async fn ticks(&self, ticks: &[(&str, &str, Option<&str>)]) -> Vec<String> {
        let mut checks = Vec::new();
        for (number, result, text) in ticks {
            let line = self.incident(number).await;
            checks.push(tick(&line, result, *text));
        }
        let answer = self
            .post(&format!("{INCIDENTS}/checks"), &json!({"checks": checks}))
            .await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
        serde_json::from_value(answer.json()["outcomes"].clone()).unwrap()
    }

    pub async fn send_law_cases(&self, media: &str, file: &[u8]) -> Answer {
        let request = Request::post(format!("{LAW_CASES}/file"))
            .header("cookie", &self.cookie)
            .header("content-type", media);
        self.server.send(request.body(Body::from(file.to_vec())).unwrap()).await
    }

    /// Puts a problem down; its id.
    pub async fn puts_down(&self, unit: &str) -> String {
        let body = json!({"key": key(), "unit": unit, "text": "台账登记不全"});
        let answer = self.post(PROBLEMS, &body).await;
        assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text());
        answer.json()["problem"].as_str().unwrap().to_owned()
    }

    /// Carries a problem on, on the version that it has for whoever is signed in.
    pub async fn problem_act(&self, id: &str, command: Value) -> Answer {
        let path = format!("{PROBLEMS}/{id}");
        let version = self.get(&path).await.json()["version"].as_u64().unwrap_or(1);
        let body = json!({"version": version, "command": command, "text": "已补登，见台账第3页"});
        self.post(&format!("{path}/acts"), &body).await
    }

    /// Whistles on something; its id.
    pub async fn whistles(&self, about: &str, reference: &str, urgent: bool) -> String {
        let answer = self.post(WHISTLES, &wanted(about, reference, urgent)).await;
        assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text());
        answer.json()["whistle"].as_str().unwrap().to_owned()
    }

    /// Carries a whistle on, on the version that it has for whoever is signed in.
    pub async fn whistle_act(&self, id: &str, command: Value) -> Answer {
        let path = format!("{WHISTLES}/{id}");
        let version = self.get(&path).await.json()["version"].as_u64().unwrap_or(1);
        let body = json!({"version": version, "command": command, "text": "已调取，请到中心查看"});
        self.post(&format!("{path}/acts"), &body).await
    }

    /// The ids of the whistles that are listed.
    pub async fn my_whistles(&self, query: &str) -> Vec<String> {
        let lines = self.lines(WHISTLES, query).await;
        let id = |line: &Value| line["whistle"].as_str().unwrap().to_owned();
        lines.iter().map(id).collect()
    }
}

/// A tick of a line.
pub fn tick(line: &Value, result: &str, text: Option<&str>) -> Value {
    let mut tick = json!({"incident": line["incident"], "version": line["version"], "result": result});
    if let Some(text) = text {
        tick["text"] = json!(text);
    }
    tick
}

pub fn wanted(about: &str, reference: &str, urgent: bool) -> Value {
    json!({"key": key(), "about": about, "reference": reference, "urgent": urgent, "text": "请协助调取路口监控"})
}

/// A file of law-enforcement cases: reference, unit, opened, due, status.
pub fn law_file(rows: &[[&str; 5]]) -> Vec<u8> {
    let mut file = "reference,unit,opened,due,status\n".to_owned();
    for row in rows {
        file.push_str(&row.join(","));
        file.push('\n');
    }
    file.into_bytes()
}
