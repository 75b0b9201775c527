//! A complaint that the desk has answered, and its citizen's pages.

use serde_json::{Value, json};

use super::desk::{Desk, number};
use super::{Server, code};

pub const NOTE: &str = "核查记录：问了当班的李某，只有我们知道。";
pub const UNPROVED: &str = "【查过什么】问了当班的李某，只有我们知道。【为什么查不清】没有录音。";

/// A complaint with a contact, answered with a finding; its code and number.
pub async fn answered(server: &Server, outcome: &str, consequences: Value) -> (String, String) {
    server.hire().await;
    let code = code();
    let body = json!({"query_code": code, "kind": "complaint", "unit": "demo-1", "text": "昨天在窗口等了两个小时", "channel": "web",
        "officer": "高个子民警", "contact": {"name": "王女士", "phone": "13800138000", "reply_by": "phone"}});
    assert_eq!(server.post("/api/v1/cases", None, &body).await.status, 201);
    let case = number(server, &code).await;
    let (intake, oversight) = (server.sign_in("intake").await, server.sign_in("oversight-1").await);
    let (second, one) = (server.sign_in("oversight-2").await, server.sign_in("verifier").await);
    intake.does(&case, json!({"type": "accept"}), None).await;
    let to = one.id().await;
    oversight.does(&case, json!({"type": "assign", "to": to}), None).await;
    one.does(&case, json!({"type": "take_on"}), None).await;
    one.does(&case, json!({"type": "contact"}), None).await;
    one.does(&case, json!({"type": "preserve"}), Some(NOTE)).await;
    one.does(&case, json!({"type": "allege", "cause": "attitude"}), None)
        .await;
    let acts = ["asked_complainant", "no_person_concerned"];
    let verify = json!({"type": "verify", "acts": acts, "on": "2026-11-27"});
    one.does(&case, verify, Some(NOTE)).await;
    let finding = json!({"what": "finding", "allegation": 0, "outcome": outcome, "consequences": consequences});
    let record = if outcome == "not_provable" { UNPROVED } else { NOTE };
    one.does(&case, json!({"type": "propose", "proposal": finding}), Some(record))
        .await;
    second
        .does(&case, json!({"type": "approve", "proposal": 0}), None)
        .await;
    if outcome == "upheld" {
        let plan = json!({"type": "plan_improvement", "allegation": 0, "measure": "training", "owner": "demo-1", "due_on": "2026-12-20"});
        one.does(&case, plan, Some(NOTE)).await;
    }
    answer(&one, &case).await;
    (code, case)
}

async fn answer(one: &Desk<'_>, case: &str) {
    let answer = json!({"type": "answer", "organ": "eps"});
    one.does(case, answer, Some("经核查，回复如下。")).await;
}

pub async fn view(server: &Server, code: &str) -> Value {
    server.get("/api/v1/case", Some(code)).await.json()
}

pub async fn lite(server: &Server, page: &str, fields: &str) -> String {
    let path = if page.is_empty() {
        "/lite/case".to_owned()
    } else {
        format!("/lite/case/{page}")
    };
    server.post_form(&path, fields).await.text()
}

/// Nothing of the house's: no record, nobody's name, no id, no identity.
pub fn tells_nothing_inner(shown: &str) {
    for inner in [
        "只有我们知道",
        "人员verifier",
        "人员oversight",
        "13800138000",
        "王女士",
        "training",
        "教育培训",
    ] {
        assert!(!shown.contains(inner), "{inner} in {shown}");
    }
}
