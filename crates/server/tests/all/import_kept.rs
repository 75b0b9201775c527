//! What becomes of files and imports when something goes wrong: nothing is left, nothing lost in silence, nobody kept waiting.

use std::fs::{self, File};
use std::time::SystemTime;

use axum::body::{Body, Bytes};
use futures_util::{StreamExt as _, stream};
use qingyu_domain::person::{PersonId, Role};
use qingyu_server::jobs::imports::{forget, look, sweep};
use serde_json::{Value, json};
use tokio::sync::oneshot;

use crate::support::Server;
use crate::support::imports::{
    HEADER, IMPORTS, act, again, bad_rows, committed, counts, left, rows, sent, settle, start, upload,
};

fn file(server: &Server, import: &Value, ending: &str) -> std::path::PathBuf {
    let id = import["line"]["import"].as_str().unwrap();
    let folder = server.folder.path().join("data/imports");
    folder.join([id, ".", ending].concat())
}

#[tokio::test]
async fn nothing_is_left_of_an_upload_that_is_cut_off_nor_of_imports_that_are_over() {
    let server = start().await;
    let intake = server.sign_in("intake").await;
    let (tell, begun) = oneshot::channel();
    let folder = server.folder.path().join("data/imports");
    let first = stream::once(async { Ok::<_, std::io::Error>(Bytes::from_static(b"x")) });
    let endless = first.chain(stream::once(async move {
        tell.send(fs::read_dir(folder).unwrap().count()).unwrap();
        std::future::pending().await
    }));
    tokio::select! {
        _ = upload(&intake, "12345", "text/csv", Body::from_stream(endless)) => panic!("it never ends"),
        there = begun => assert_eq!(there, Ok(1)),
    }
    assert_eq!(left(&server), 0, "who is cut off leaves nothing");
    let done = sent(&intake, "text/csv", format!("{HEADER}{}", rows(1, 1))).await;
    committed(&intake, &done).await;
    let ready = sent(&intake, "text/csv", format!("{HEADER}{}", rows(2, 1))).await;
    let here = left(&server);
    let nobody = json!({"line": {"import": "0000"}});
    fs::write(file(&server, &done, "rows"), "x").unwrap();
    fs::write(file(&server, &nobody, "part"), "x").unwrap();
    sweep(&server.app).await.unwrap();
    assert_eq!(left(&server), here + 1, "what may still be coming stays");
    let part = File::options()
        .append(true)
        .open(file(&server, &nobody, "part"))
        .unwrap();
    part.set_modified(SystemTime::UNIX_EPOCH).unwrap();
    forget(&server.app).await.unwrap();
    assert_eq!(left(&server), here);
    assert!(file(&server, &ready, "rows").exists());
}

#[tokio::test]
async fn lines_are_counted_as_they_stand_however_they_end() {
    let server = start().await;
    let intake = server.sign_in("intake").await;
    let text = format!("{HEADER}\nA1,？,,一,,\nA2,投诉,,\"两\n行\",,\nA3,？,,三,,\n\n\nA4,？,,四,,");
    for end in ["\n", "\r\n", "\r"] {
        let import = sent(&intake, "text/csv", text.replace('\n', end)).await;
        let shown = import["preview"]["rows"].as_array().unwrap();
        let shown: Vec<u64> = shown.iter().map(|row| row["line"].as_u64().unwrap()).collect();
        assert_eq!(shown, [3, 4, 6, 9], "{end:?}");
        assert_eq!(committed(&intake, &import).await["bad"], 3, "{end:?}");
        let bad = bad_rows(&intake, &import).await;
        let lines: Vec<&str> = bad.split("\r\n").filter_map(|line| line.split(',').next()).collect();
        assert_eq!(lines, ["\u{feff}行号", "3", "6", "9", ""], "{end:?}");
    }
}

#[tokio::test]
async fn what_was_looked_at_is_committed_and_nothing_else() {
    let server = start().await;
    let intake = server.sign_in("intake").await;
    let import = sent(&intake, "text/csv", "流水,诉求类型,诉求内容\nA1,投诉,等了很久\n").await;
    let source = json!({"code": "12345", "name": "12345热线", "channel": "12345",
        "mapping": {"columns": {"text": "另一列"}}});
    let set = intake.post("/api/v1/desk/sources", &source).await;
    assert_eq!(set.status, 200, "{}", set.text());
    let commit = json!({"type": "commit"});
    assert_eq!(act(&intake, &import, &commit).await.problem(), "409 stale");
    settle(&server).await;
    let line = again(&intake, &import).await["line"].clone();
    assert_eq!(
        (&line["stage"], &line["fault"]),
        (&json!("ready"), &json!({"code": "missing_column", "column": "text"}))
    );
    let mapping = json!({"columns": {"text": "诉求内容", "kind": "诉求类型"}});
    act(&intake, &import, &json!({"type": "map", "mapping": mapping})).await;
    settle(&server).await;
    assert_eq!(counts(&committed(&intake, &import).await), [1, 1, 0, 0]);
}

#[tokio::test]
async fn one_that_fails_keeps_no_other_waiting_and_one_that_lost_rows_says_so() {
    let server = start().await;
    let intake = server.sign_in("intake").await;
    let commit = json!({"type": "commit"});
    let mut imports = Vec::new();
    for at in 0..3 {
        let import = sent(&intake, "text/csv", format!("{HEADER}{}", rows(at * 200, 100))).await;
        imports.push(import);
    }
    for import in &imports {
        act(&intake, import, &commit).await;
    }
    fs::remove_file(file(&server, &imports[0], "rows")).unwrap();
    let short = fs::read_to_string(file(&server, &imports[1], "rows")).unwrap();
    let short: String = short.split_inclusive('\n').take(80).collect();
    fs::write(file(&server, &imports[1], "rows"), short).unwrap();
    while matches!(look(&server.app).await, Ok(true)) {}
    assert!(look(&server.app).await.is_err());
    let mut lines = Vec::new();
    for import in &imports {
        lines.push(again(&intake, import).await["line"].clone());
    }
    assert_eq!(
        (&lines[1]["stage"], &lines[1]["fault"], &lines[1]["added"]),
        (&json!("refused"), &json!({"code": "lost"}), &json!(79))
    );
    assert_eq!(
        (&lines[2]["stage"], counts(&lines[2])),
        (&json!("done"), [100, 100, 0, 0])
    );
    let discard = json!({"type": "discard"});
    fs::remove_file(file(&server, &imports[0], "upload")).unwrap();
    assert_eq!(act(&intake, &imports[0], &discard).await.problem(), "409 not_now");
    server.set_clock("2026-11-27T10:15:00+08:00");
    assert_eq!(again(&intake, &imports[0]).await["may_discard"], true);
    assert_eq!(
        act(&intake, &imports[0], &discard).await.json()["line"]["stage"],
        "discarded"
    );
}

#[tokio::test]
async fn an_import_whose_file_is_gone_is_ended_after_a_week() {
    let server = start().await;
    let intake = server.sign_in("intake").await;
    let import = sent(&intake, "text/csv", format!("{HEADER}{}", rows(1, 1))).await;
    act(&intake, &import, &json!({"type": "commit"})).await;
    for ending in ["upload", "rows"] {
        fs::remove_file(file(&server, &import, ending)).unwrap();
    }
    server.set_clock("2026-12-28T10:00:00+08:00");
    forget(&server.app).await.unwrap();
    let intake = server.sign_in("intake").await;
    let line = again(&intake, &import).await["line"].clone();
    assert_eq!(
        (&line["stage"], &line["fault"]),
        (&json!("refused"), &json!({"code": "lost"}))
    );
}

#[tokio::test]
async fn whoever_commits_registers_and_nobody_sees_or_takes_what_is_their_own() {
    let server = start().await;
    server.hire_one("intake-own", Role::Intake, "demo-1").await;
    let (own, intake) = (server.sign_in("intake-own").await, server.sign_in("intake").await);
    let file = format!(
        "{HEADER}A1,？,示例派出所一,所里的事,,\nA2,？,督察部门,督察的事,,\nA3,投诉,督察部门,督察的事,,\nA4,表扬,督察部门,谢谢,,\n\
        A5,投诉,示例派出所一,所里的事,,\nA6,？,,'=1+1,,\n"
    );
    let import = sent(&intake, "text/csv", file).await;
    let hidden = |import: &Value| -> Vec<bool> {
        let rows = import["preview"]["rows"].as_array().unwrap();
        let is_hidden = |row: &Value| {
            let is_hidden = row["is_hidden"] == true;
            assert_eq!(is_hidden, row["text"] == "", "{row}");
            is_hidden
        };
        rows.iter().map(is_hidden).collect()
    };
    assert_eq!(hidden(&import), [false, true, true, false, false, false]);
    assert_eq!(import["preview"]["rows"][5]["text"], "=1+1");
    let theirs = again(&own, &import).await;
    assert_eq!(hidden(&theirs), [true, true, true, false, true, false]);
    let line = committed(&own, &import).await;
    assert_eq!(
        counts(&line),
        [6, 2, 0, 4],
        "what is the own matter of who commits is not taken"
    );
    assert_eq!(
        (&theirs["may_have_bad_rows"], &import["may_have_bad_rows"]),
        (&json!(false), &json!(true))
    );
    let refused = own
        .get(&format!("{IMPORTS}/{}/bad.csv", line["import"].as_str().unwrap()))
        .await;
    assert_eq!(refused.problem(), "403 not_allowed");
    let bad = bad_rows(&intake, &import).await;
    assert_eq!(bad.matches("所里的事").count(), 2);
    let repaired = bad.replace('？', "投诉");
    assert!(repaired.contains(",'=1+1,"));
    let import = sent(&own, "text/csv", repaired).await;
    let committer = PersonId(import["line"]["by"]["id"].as_str().unwrap().to_owned());
    assert_eq!(counts(&committed(&own, &import).await), [4, 2, 0, 2]);
    assert_eq!(
        bad_rows(&own, &import).await.lines().count(),
        1,
        "two are their own matter"
    );
    let oversight = server.sign_in("oversight-1").await;
    let changes = oversight.get("/api/v1/desk/changes").await.json();
    let changes = changes["changes"].as_array().unwrap();
    let on_record = changes.iter().filter(|change| change["what"] == "import_committed");
    assert_eq!(on_record.count(), 2);
    let origin = server.app.pepper.mac(b"origin/12345/A4");
    let case = server.app.store.case_by_origin(&origin).await.unwrap().unwrap();
    assert_eq!(Some(&case.events[0].person), Some(&Some(committer)));
}
