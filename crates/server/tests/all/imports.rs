//! Files of other systems: looked at, committed once, and what cannot be taken given back.

use axum::body::Body;
use qingyu_domain::person::Role;
use qingyu_domain::time::Timestamp;
use qingyu_server::clock::Clock;
use qingyu_server::config::{Config, Settings};
use qingyu_server::jobs::imports::{forget, look};
use qingyu_server::serve;
use serde_json::{Value, json};

use crate::support::desk::Desk;
use crate::support::imports::{
    HEADER, IMPORTS, act, again, bad_rows, committed, counts, left, rows, sent, settle, start, upload,
};
use crate::support::{NOW, Server, settings};

#[tokio::test]
async fn a_file_is_looked_at_and_then_each_good_row_becomes_a_case_and_each_bad_one_is_given_back() {
    let server = start().await;
    let intake = server.sign_in("intake").await;
    let file = format!(
        "{HEADER}{}EZ9,求决,示例派出所一,要一个说法,,\nEZ10,投诉,没有这个所,\"多行\n内容\",,\n13800138000,投诉,,列错了,,\n",
        rows(1, 2)
    );
    let import = sent(&intake, "text/csv; charset=utf-8", file.clone()).await;
    assert_eq!(
        (&import["line"]["stage"], &import["line"]["total"]),
        (&json!("ready"), &json!(5))
    );
    let preview = &import["preview"];
    assert_eq!((&preview["good"], &preview["bad"]), (&json!(2), &json!(3)));
    let columns = json!({"number": 0, "kind": 1, "unit": 2, "text": 3, "due": 4, "phone": 5});
    assert_eq!(preview["columns"], columns);
    assert_eq!(preview["kinds"], json!([{"word": "求决", "rows": 1}]));
    assert_eq!(preview["units"], json!([{"word": "没有这个所", "rows": 1}]));
    let first = json!({"line": 2, "number": "EZ000001", "kind": "complaint", "unit": "demo-1", "text": "第1件：等了两个小时",
        "is_hidden": false, "on": null, "due_at": "2026-12-01T23:59:59+08:00", "is_reachable": true, "faults": []});
    assert_eq!(preview["rows"][0], first);
    assert_eq!(
        preview["rows"][4]["faults"],
        json!([{"field": "number", "code": "malformed"}])
    );
    let line = committed(&intake, &import).await;
    assert_eq!((&line["stage"], counts(&line)), (&json!("done"), [5, 2, 0, 3]));
    assert_eq!(left(&server), 0, "the file is erased");
    let bad = bad_rows(&intake, &import).await;
    let expected = "\u{feff}行号,原因,工单编号,诉求类型,承办单位,诉求内容,办结时限,联系电话\r\n\
        4,类型没有对应,EZ9,求决,示例派出所一,要一个说法,,\r\n\
        5,单位没有对应,EZ10,投诉,没有这个所,\"多行\n内容\",,\r\n\
        7,来源编号写法不对（是不是列对错了）,13800138000,投诉,,列错了,,\r\n";
    assert_eq!(bad, expected);
    let cases = intake.get("/api/v1/desk/cases").await.json();
    assert_eq!(cases["cases"].as_array().unwrap().len(), 2);
    let number = cases["cases"][0]["number"].as_str().unwrap();
    assert_eq!(intake.story(number).await["origin"]["source"], "12345");
    let import = sent(&intake, "text/csv", file).await;
    assert_eq!(
        counts(&committed(&intake, &import).await),
        [5, 0, 2, 3],
        "the same file again"
    );
    let repaired = bad.replace("求决", "咨询").replace("没有这个所", "示例派出所二");
    let import = sent(&intake, "text/csv", repaired).await;
    assert_eq!(
        counts(&committed(&intake, &import).await),
        [3, 2, 0, 1],
        "repaired as it was given back"
    );
}

#[tokio::test]
async fn what_a_source_calls_things_is_told_once_and_remembered() {
    let server = start().await;
    let intake = server.sign_in("intake").await;
    let file = "流水,门类,管辖,诉求内容\nA1,求决,4207-1,等了很久\nA2,求决,全市,再说一次\n";
    let import = sent(&intake, "text/csv", file).await;
    assert_eq!(import["preview"]["columns"], json!({"text": 3}));
    assert_eq!(import["preview"]["bad"], 2);
    let mapping = json!({"columns": {"number": "流水", "kind": "门类", "unit": "管辖", "text": "诉求内容"},
        "kinds": {"求决": "enquiry"}, "units": {"4207-1": "demo-2", "全市": ""}});
    let wrong = json!({"type": "map", "mapping": {"units": {"x": "nowhere"}}});
    assert_eq!(
        act(&intake, &import, &wrong).await.problem(),
        "422 invalid unit:unknown"
    );
    let mapped = act(&intake, &import, &json!({"type": "map", "mapping": mapping})).await;
    assert_eq!(mapped.json()["line"]["stage"], "checking");
    assert_eq!(
        act(&intake, &import, &json!({"type": "commit"})).await.problem(),
        "409 not_now"
    );
    settle(&server).await;
    let import = again(&intake, &import).await;
    assert_eq!(
        (&import["preview"]["good"], &import["mapping"]["columns"]),
        (&json!(2), &mapping["columns"])
    );
    assert_eq!(import["preview"]["rows"][0]["unit"], "demo-2");
    assert_eq!(import["preview"]["rows"][1]["unit"], Value::Null);
    assert_eq!(counts(&committed(&intake, &import).await), [2, 2, 0, 0]);
    let swapped = "诉求内容,管辖,门类,流水\n第三件,4207-1,求决,A3\n";
    let import = sent(&intake, "text/csv", swapped).await;
    assert_eq!(import["preview"]["good"], 1, "the columns may stand in any order");
    let missing = sent(&intake, "text/csv", "流水,管辖,诉求内容\nA4,4207-1,第四件\n").await;
    assert_eq!(
        missing["line"]["fault"],
        json!({"code": "missing_column", "column": "kind"})
    );
    assert_eq!(
        act(&intake, &missing, &json!({"type": "commit"})).await.problem(),
        "409 not_now"
    );
    let discarded = act(&intake, &missing, &json!({"type": "discard"})).await;
    assert_eq!(discarded.json()["line"]["stage"], "discarded");
    assert_eq!(
        act(&intake, &missing, &json!({"type": "discard"})).await.problem(),
        "409 not_now"
    );
    act(&intake, &import, &json!({"type": "discard"})).await;
    assert_eq!(left(&server), 0);
    let source = json!({"code": "city-app", "name": "鄂汇办", "channel": "system"});
    assert_eq!(intake.post("/api/v1/desk/sources", &source).await.status, 200);
    let list = intake.get(IMPORTS).await.json();
    assert_eq!(list["sources"].as_array().unwrap().len(), 4);
    assert_eq!(list["imports"].as_array().unwrap().len(), 3);
}

#[tokio::test]
async fn a_server_that_ends_in_the_middle_goes_on_where_it_was_and_adds_nothing_twice() {
    let server = start().await;
    let intake = server.sign_in("intake").await;
    let file = format!("{HEADER}{}EZ900,？,,坏的一行,,\n{}", rows(1, 150), rows(100, 150));
    let import = sent(&intake, "text/csv", file).await;
    act(&intake, &import, &json!({"type": "commit"})).await;
    // Two at once take the same rows, as after a kill between the rows and the word that they were handled.
    let (one, two) = tokio::join!(look(&server.app), look(&server.app));
    assert!(one.unwrap() && two.unwrap());
    let before = again(&intake, &import).await["line"].clone();
    assert_eq!(
        (&before["stage"], counts(&before)),
        (&json!("committing"), [64, 64, 0, 0])
    );
    let cookie = intake.cookie.clone();
    let Server { app, folder, router } = server;
    drop(router);
    app.store.clone().close().await;
    let config = Config::of(settings(folder.path()), Settings::default()).unwrap();
    let clock = Clock::fixed(Timestamp::parse(NOW).unwrap());
    let app = Box::pin(serve::open(&config, clock)).await.unwrap();
    let server = Server::on(app, folder);
    let intake = Desk {
        server: &server,
        cookie,
    };
    settle(&server).await;
    let line = again(&intake, &import).await["line"].clone();
    assert_eq!((&line["stage"], counts(&line)), (&json!("done"), [301, 249, 51, 1]));
    assert!(bad_rows(&intake, &import).await.contains("\r\n152,"));
    assert_eq!(left(&server), 0);
}

#[tokio::test]
async fn rows_without_a_number_come_once_by_what_they_say() {
    let server = start().await;
    let intake = server.sign_in("intake").await;
    let file = "诉求类型,诉求内容\n投诉,等了两个小时\n投诉,态度不好\n投诉,等了两个小时\n";
    let import = sent(&intake, "text/csv", file).await;
    assert_eq!(counts(&committed(&intake, &import).await), [3, 2, 1, 0]);
    let import = sent(&intake, "text/csv", file).await;
    assert_eq!(counts(&committed(&intake, &import).await), [3, 0, 3, 0]);
}

#[tokio::test]
async fn nobody_imports_about_their_own_unit_and_only_intake_imports() {
    let server = start().await;
    server.hire_one("intake-own", Role::Intake, "demo-1").await;
    let own = server.sign_in("intake-own").await;
    let file = format!("{HEADER}{}B1,投诉,示例派出所二,别的所的事,,\n", rows(1, 1));
    let import = sent(&own, "text/csv", file).await;
    let rows = &import["preview"]["rows"];
    assert_eq!(rows[0]["faults"], json!([{"field": "unit", "code": "own_matter"}]));
    assert_eq!((&rows[0]["text"], &rows[1]["text"]), (&json!(""), &json!("别的所的事")));
    assert_eq!(counts(&committed(&own, &import).await), [2, 1, 0, 1]);
    let intake = server.sign_in("intake").await;
    let others = sent(
        &intake,
        "text/csv",
        format!("{HEADER}{}", crate::support::imports::rows(7, 1)),
    )
    .await;
    assert_eq!(others["preview"]["rows"][0]["text"], "第7件：等了两个小时");
    assert_eq!(again(&own, &others).await["preview"]["rows"][0]["text"], "");
    let id = others["line"]["import"].as_str().unwrap();
    for (name, role, _) in crate::support::desk::STAFF {
        let desk = server.sign_in(name).await;
        let is_intake = *role == Role::Intake;
        for path in [
            IMPORTS.to_owned(),
            format!("{IMPORTS}/{id}"),
            format!("{IMPORTS}/{id}/bad.csv"),
        ] {
            let status = desk.get(&path).await.status.as_u16();
            assert_eq!(status, if is_intake { 200 } else { 403 }, "{name} {path}");
        }
        if !is_intake {
            let sent = upload(&desk, "12345", "text/csv", Body::from(HEADER)).await;
            assert_eq!(sent.problem(), "403 not_allowed", "{name}");
            let acted = act(&desk, &others, &json!({"type": "commit"})).await;
            assert_eq!(acted.problem(), "403 not_allowed", "{name}");
            let source = json!({"code": "x", "name": "x", "channel": "system"});
            assert_eq!(
                desk.post("/api/v1/desk/sources", &source).await.problem(),
                "403 not_allowed"
            );
        }
    }
}

#[tokio::test]
async fn a_file_that_nobody_commits_is_erased_after_a_week_and_bad_rows_after_thirty_days() {
    let server = start().await;
    let intake = server.sign_in("intake").await;
    let waiting = sent(&intake, "text/csv", format!("{HEADER}{}", rows(1, 1))).await;
    let done = sent(&intake, "text/csv", format!("{HEADER}A1,？,,坏的一行,,\n")).await;
    assert_eq!(counts(&committed(&intake, &done).await), [1, 0, 0, 1]);
    forget(&server.app).await.unwrap();
    assert!(left(&server) > 0 && bad_rows(&intake, &done).await.contains("坏的一行"));
    server.set_clock("2026-12-28T10:00:00+08:00");
    forget(&server.app).await.unwrap();
    let intake = server.sign_in("intake").await;
    assert_eq!(again(&intake, &waiting).await["line"]["stage"], "discarded");
    assert_eq!(left(&server), 0);
    assert!(!bad_rows(&intake, &done).await.contains("坏的一行"));
}
