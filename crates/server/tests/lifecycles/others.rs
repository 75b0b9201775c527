//! What goes on round a case: those who are told by notices, and time.

use axum::http::StatusCode;
use serde_json::{Value, json};

use super::Sum;
use super::life::{ACCOUNT, Life};
use super::support::crew::Hand;
use super::support::desk::words;
use super::support::key;

impl Life<'_> {
    /// Those who are told by notices do something, sense or nonsense; they never read what the citizen wrote.
    pub async fn by_notice(&mut self, sum: &mut Sum) {
        let told: Vec<&Hand<'_>> = self.hands.iter().filter(|hand| !hand.watches()).collect();
        let hand = *self.choices.pick(&told);
        let desk = hand.desk().await;
        let page = desk.get("/api/v1/desk/notices?limit=100").await.json();
        let notices = page["notices"].as_array().unwrap();
        if notices.is_empty() {
            return;
        }
        let path = format!(
            "/api/v1/desk/notices/{}",
            self.choices.pick(notices)["number"].as_str().unwrap()
        );
        let notice = desk.get(&path).await;
        if notice.json()["subject"] == "complaint" {
            assert!(!notice.text().contains(ACCOUNT), "{}", notice.text());
        }
        let name = *self
            .choices
            .pick(&["acknowledge", "state", "object_to_fault", "prove_improvement"]);
        let of = self.choices.below(3);
        let command = self.wished(None, |around, choices| around.wish(choices, name, "", of));
        let mut body = json!({"key": key(), "command": command});
        body["text"] = words(&command).map_or(Value::Null, |words| json!(words));
        let notice = notice.json();
        let mut deeds = notice["deeds"].as_array().unwrap().iter();
        let has_place = |deed: &Value| deed.get("of").is_none_or(|place| *place == of);
        let is_offered = deeds.any(|deed| deed["command"] == name && deed.get("blocked").is_none() && has_place(deed));
        let answer = desk.post(&format!("{path}/acts"), &body).await;
        assert_eq!(
            answer.status == StatusCode::OK,
            is_offered,
            "{command} {}",
            answer.text()
        );
        if is_offered {
            sum.by_notice += 1;
        } else {
            Self::is_refused(&answer, &command, false, sum);
        }
    }

    /// Time goes by, and what is due by itself is done.
    pub async fn wait(&mut self) {
        const HOUR: i64 = 3_600_000;
        let hours = *self.choices.pick(&[1, 7, 24, 72, 200]);
        let clock = &self.server.app.clock;
        clock.set(clock.now().plus_ms(hours * HOUR));
        qingyu_server::jobs::look(&self.server.app).await.unwrap();
    }
}
