//! What two persons decided, as the citizen reads it by API and on the plain pages, and as both timelines have it.

use crate::support::Server;
use crate::support::desk::number;
use serde_json::{Value, json};

/// A complaint about which something was proposed and agreed to: the citizen's view, page, and the staff's story.
async fn decided(proposal: Value, reason: &str) -> (Value, String, Value) {
    let server = Server::start().await;
    server.hire().await;
    let code = server.filed().await;
    let number = number(&server, &code).await;
    let (intake, oversight) = (server.sign_in("intake").await, server.sign_in("oversight-1").await);
    let propose = json!({"type": "propose", "proposal": proposal});
    intake.does(&number, propose, Some(reason)).await;
    let before = server.get("/api/v1/case", Some(&code)).await.json();
    assert!(before.get("decisions").is_none(), "nothing is decided by one alone");
    assert!(!before.to_string().contains(reason));
    oversight
        .does(&number, json!({"type": "approve", "proposal": 0}), None)
        .await;
    let view = server.get("/api/v1/case", Some(&code)).await.json();
    let page = server
        .post_form("/lite/case", &format!("query_code={code}"))
        .await
        .text();
    (view, page, oversight.story(&number).await)
}

#[tokio::test]
async fn a_refusal_names_its_ground_two_persons_and_the_reason() {
    let reason = "图片里没有文字，请补充经过。";
    let (view, page, story) = Box::pin(decided(json!({"what": "refuse", "ground": "unreadable"}), reason)).await;
    let told = &view["decisions"][0];
    assert_eq!(
        (&told["what"], &told["ground"]),
        (&json!("refuse"), &json!("unreadable"))
    );
    assert_eq!((&told["standing"], &told["reason"]), (&json!("stands"), &json!(reason)));
    assert_eq!(view["messages"], json!([]), "a reason is no message");
    assert!(
        page.contains("不予受理：无法辨认，由两人审核决定。") && page.contains(reason),
        "{page}"
    );
    let approved = |timeline: &Value, name: &str| {
        let lines = timeline.as_array().unwrap().iter();
        lines
            .filter(|line| line[name] == "approved")
            .map(|line| line["at"].clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        approved(&view["timeline"], "what"),
        approved(&story["timeline"], "event"),
        "both sides agree"
    );
}

#[tokio::test]
async fn what_is_sent_on_says_to_whom_and_that_the_contact_stays() {
    let send_on = json!({"what": "send_on", "receiver": "市信访局"});
    let (view, page, _) = Box::pin(decided(send_on, "这件事属于信访。")).await;
    assert_eq!(view["decisions"][0]["receiver"], "市信访局");
    assert!(
        page.contains("转办：市信访局，您的联系方式没有转给对方，由两人审核决定。"),
        "{page}"
    );
}

#[tokio::test]
async fn a_lawful_way_is_named_with_where_its_time_limit_stands() {
    let refer = json!({"what": "refer", "way": "reconsideration", "keeps_conduct": true});
    let (view, page, _) = Box::pin(decided(refer, "罚款决定请申请复议。")).await;
    assert_eq!(view["decisions"][0]["what"], "refer_part");
    for words in [
        "部分告知其他渠道：行政复议",
        "民警言行部分留在这里继续核查",
        "期限以您收到的决定书",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
}

#[tokio::test]
async fn a_withdrawal_that_staff_recorded_shows_its_reason_and_can_be_undone() {
    let (view, page, _) = Box::pin(decided(
        json!({"what": "withdrawal"}),
        "来电录音0412，群众说问题已经解决。",
    ))
    .await;
    assert_eq!(
        (&view["status"], &view["decisions"][0]["what"]),
        (&json!("withdrawn"), &json!("withdrawal"))
    );
    assert!(
        page.contains("登记撤回，由两人审核决定。") && page.contains("来电录音0412"),
        "{page}"
    );
    assert!(view["may"].as_array().unwrap().contains(&json!("undo")));
}
