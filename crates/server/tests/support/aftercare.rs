//! Bad ratings at the desk.

use axum::http::StatusCode;
use qingyu_server::jobs;
use serde_json::{Value, json};

use super::Server;
use super::desk::Desk;
use super::ratings::{KEY, token, visit, with_token};

pub const LIST: &str = "/api/v1/desk/aftercare";
pub const SAID: &str = "只有我知道的那件事";
pub const PHONE: &str = "13900001234";
pub const HEARD: &str = "电话里说：等了两个小时";
pub const REDACTED: &str = "有群众反映等候时间长";

impl Server {
    /// A bad rating of the hall with the token of a visit, and the id under which the desk knows it.
    pub async fn rated_badly(&self, number: usize, phone: Option<&str>) -> String {
        let before = self.held_or_called().await;
        let on = self.app.clock.now().day().to_string();
        let mut visit = visit(number, Some(&token(number)));
        visit["on"] = json!(on);
        assert_eq!(self.report(KEY, &visit).await.status, 201);
        let mut rating = with_token(1, &token(number));
        rating["text"] = json!(SAID);
        rating["service"] = json!(2);
        if let Some(phone) = phone {
            rating["phone"] = json!(phone);
        }
        assert_eq!(self.rate(&rating).await.status, 201);
        let after = self.held_or_called().await;
        let mut new = after.into_iter().filter(|id| !before.contains(id));
        new.next().unwrap()
    }

    async fn held_or_called(&self) -> Vec<String> {
        use qingyu_domain::aftercare::Want;
        let mut all = Vec::new();
        for what in [Want::Call, Want::Hold] {
            let rows = self.app.store.aftercare(what, None, None, 1000).await.unwrap();
            all.extend(rows.into_iter().map(|row| row.about));
        }
        all
    }

    /// Until the unit is told of one that agreed to be told alone.
    pub async fn told(&self, intake: &Desk<'_>, number: usize) -> String {
        let id = self.rated_badly(number, Some(PHONE)).await;
        let call = json!({"type": "call", "reached": true, "alone": true});
        intake.rating_does(&id, call, Some(HEARD)).await;
        jobs::aftercare::tell_units(&self.app).await.unwrap();
        id
    }
}

impl Desk<'_> {
    /// What there is to do: what and about which, in order.
    pub async fn aftercare(&self) -> Vec<(String, String)> {
        let list = self.get(LIST).await;
        assert_eq!(list.status, StatusCode::OK, "{}", list.text());
        let lines = list.json()["lines"].as_array().unwrap().clone();
        let what = |line: &Value| {
            let all: Vec<&str> = line["what"]
                .as_array()
                .unwrap()
                .iter()
                .map(|one| one.as_str().unwrap())
                .collect();
            all.join(" ")
        };
        lines
            .iter()
            .map(|line| (what(line), line["about"].as_str().unwrap().to_owned()))
            .collect()
    }

    pub async fn bad_rating(&self, id: &str) -> Value {
        let answer = self.get(&format!("/api/v1/desk/ratings/{id}")).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
        answer.json()
    }

    pub async fn rating_act(&self, id: &str, command: Value, text: Option<&str>) -> super::Answer {
        let mut body = json!({"command": command});
        if let Some(text) = text {
            body["text"] = json!(text);
        }
        self.post(&format!("/api/v1/desk/ratings/{id}/acts"), &body).await
    }

    pub async fn rating_does(&self, id: &str, command: Value, text: Option<&str>) -> Value {
        let answer = self.rating_act(id, command.clone(), text).await;
        assert_eq!(answer.status, StatusCode::OK, "{command}: {}", answer.text());
        answer.json()
    }
}
