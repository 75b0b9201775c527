//! Papers of a case: who gets them, what stands on them, what never does, and that they are on record.

use std::io::{Cursor, Read as _};

use axum::http::StatusCode;
use qingyu_domain::person::Role;
use qingyu_server::jobs;
use serde_json::json;
use zip::ZipArchive;

use crate::support::desk::{Desk, NOTE, STAFF, Team, number};
use crate::support::{Answer, Server};

const SUMMARY: &str = "有群众反映近期窗口服务态度问题。";
const ORDER: &str = "请在两日内查清并答复群众。";
const FILED: &str = "排队两个小时，没有人理我，我姓王。";

/// A complaint with everything that a paper can have, answered.
async fn lived(server: &Server) -> String {
    server.hire().await;
    server.hire_one("chief", Role::UnitHead, "eps").await;
    let body = json!({"query_code": crate::support::code(), "kind": "complaint", "unit": "demo-1", "text": FILED, "channel": "web",
        "officer": "高个子民警", "contact": {"name": "王女士", "phone": "13800138000", "reply_by": "phone"}});
    assert_eq!(server.post("/api/v1/cases", None, &body).await.status, 201);
    let case = number(server, body["query_code"].as_str().unwrap()).await;
    let team = Team::of(server).await;
    team.begin(&case).await;
    team.verifier.does(&case, json!({"type": "contact"}), None).await;
    team.summarise(&case, SUMMARY).await;
    server.set_clock("2026-11-27T17:00:00+08:00");
    jobs::look(&server.app).await.unwrap();
    let team = Team::of(server).await;
    team.oversight
        .does(&case, json!({"type": "mark", "mark": "serious"}), None)
        .await;
    let order = json!({"type": "supervise", "due_on": "2026-11-30"});
    team.oversight.does(&case, order, Some(ORDER)).await;
    team.verify(&case).await;
    team.answer(&case).await;
    case
}

fn page(case: &str, paper: &str) -> String {
    format!("/desk/paper/{case}/{paper}")
}

fn file(case: &str, paper: &str) -> String {
    format!("/api/v1/desk/cases/{case}/papers/{paper}")
}

/// The words of a DOCX, as its document has them.
fn document(answer: &Answer) -> String {
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    assert!(answer.header("content-type").ends_with("wordprocessingml.document"));
    assert!(
        answer
            .header("content-disposition")
            .starts_with("attachment; filename=\"")
    );
    let mut archive = ZipArchive::new(Cursor::new(answer.body.as_slice())).unwrap();
    let mut text = String::new();
    archive
        .by_name("word/document.xml")
        .unwrap()
        .read_to_string(&mut text)
        .unwrap();
    text
}

/// What no paper holds: who wrote it, and what they wrote in their own words.
fn tells_nothing_of_the_citizen(shown: &str, what: &str) {
    for secret in ["王女士", "13800138000", FILED, "高个子民警", "网页"] {
        assert!(!shown.contains(secret), "{secret} in {what}: {shown}");
    }
}

#[tokio::test]
async fn each_paper_is_a_page_and_a_file_with_the_same_words_and_nothing_of_the_citizen() {
    let server = Server::start().await;
    let case = lived(&server).await;
    let verifier = server.sign_in("verifier").await;
    let all = [
        (
            "supervision?of=0",
            vec!["督办单", ORDER, "反映的是严重问题", "2026年11月30日", "签发人"],
        ),
        (
            "report",
            vec!["核查报告", SUMMARY, NOTE, "态度不好", "属实", "人员verifier"],
        ),
        (
            "closing",
            vec!["结案呈批表", "必改进", "经核查，您反映的情况属实。", "局领导意见"],
        ),
        (
            "file",
            vec![
                "案卷",
                "卷内目录",
                "督办单",
                "核查报告",
                "结案呈批表",
                "办理过程",
                ORDER,
            ],
        ),
    ];
    for (paper, words) in all {
        let shown = verifier.get(&page(&case, paper)).await;
        assert_eq!(shown.status, StatusCode::OK, "{paper}: {}", shown.text());
        let (shown, written) = (shown.text(), document(&verifier.get(&file(&case, paper)).await));
        for words in words.into_iter().chain([case.as_str(), "示例派出所一"]) {
            assert!(shown.contains(words), "{words} on the page of {paper}: {shown}");
            assert!(written.contains(words), "{words} in the file of {paper}: {written}");
        }
        assert_eq!(shown.matches("<h1").count(), 1);
        tells_nothing_of_the_citizen(&shown, paper);
        tells_nothing_of_the_citizen(&written, paper);
        assert!(!shown.contains("演示数据") && !written.contains("演示数据"));
    }
    let english = verifier.get(&page(&case, "report?lang=en")).await.text();
    assert!(
        english.contains("Verification report") && english.contains("Upheld"),
        "{english}"
    );
}

#[tokio::test]
async fn papers_are_for_those_who_verify_or_watch_and_see_the_case() {
    let server = Server::start().await;
    let case = lived(&server).await;
    for (who, role, _) in STAFF {
        let desk = server.sign_in(who).await;
        let sees = desk.get(&format!("/api/v1/desk/cases/{case}")).await.status == StatusCode::OK;
        let prints = [Role::Oversight, Role::Verifier, Role::Reviewer].contains(role);
        let expected = match (sees, prints) {
            (true, true) => StatusCode::OK,
            (true, false) => StatusCode::FORBIDDEN,
            (false, _) => StatusCode::NOT_FOUND,
        };
        for paper in ["report", "closing", "file", "supervision?of=0"] {
            assert_eq!(desk.get(&file(&case, paper)).await.status, expected, "{who} {paper}");
            let shown = desk.get(&page(&case, paper)).await;
            assert_eq!(shown.status, expected, "{who} {paper}");
            assert!(sees && prints || !shown.text().contains(SUMMARY), "{who}");
        }
        for none in ["supervision", "supervision?of=1", "instruction?of=0", "nonsense"] {
            let status = desk.get(&file(&case, none)).await.status;
            assert!(
                status == StatusCode::NOT_FOUND || status == StatusCode::FORBIDDEN,
                "{who} {none}: {status}"
            );
        }
    }
    let nobody = server.get(&page(&case, "report"), None).await;
    assert_eq!(
        (nobody.status, nobody.header("location")),
        (StatusCode::SEE_OTHER, "/desk/")
    );
}

#[tokio::test]
async fn a_paper_that_is_opened_without_a_task_is_on_record_as_the_case_is() {
    let server = Server::start().await;
    server.hire().await;
    let case = number(&server, &server.filed().await).await;
    let team = Team::of(&server).await;
    team.begin(&case).await;
    team.summarise(&case, SUMMARY).await;
    server.set_clock("2026-11-27T17:00:00+08:00");
    jobs::look(&server.app).await.unwrap();
    // Nothing is left for oversight to do.
    Team::of(&server).await.look(&case, "no_person_concerned").await;
    let other = server.sign_in("oversight-2").await;
    let changes = async |desk: &Desk<'_>| desk.get("/api/v1/desk/changes").await.text();
    assert!(!changes(&other).await.contains("took_paper"));
    let opened = changes(&other).await.matches("opened_without_task").count();
    assert_eq!(other.get(&page(&case, "report")).await.status, StatusCode::OK);
    assert_eq!(changes(&other).await.matches("opened_without_task").count(), opened + 1);
    document(&other.get(&file(&case, "report")).await);
    assert_eq!(changes(&other).await.matches("took_paper").count(), 1);
}

#[tokio::test]
async fn a_notice_is_a_paper_for_whoever_is_told_by_it() {
    let server = Server::start().await;
    let case = lived(&server).await;
    let head = server.sign_in("head").await;
    let list = head.get("/api/v1/desk/notices").await.json();
    let notice = list["notices"][0]["number"].as_str().unwrap().to_owned();
    let shown = head.get(&format!("/desk/paper/notice/{notice}")).await;
    let written = document(&head.get(&format!("/api/v1/desk/notices/{notice}/paper")).await);
    assert_eq!(shown.status, StatusCode::OK);
    for text in [shown.text(), written] {
        assert!(
            text.contains(SUMMARY) && text.contains(&notice) && text.contains("人员chief"),
            "{text}"
        );
        assert!(!text.contains(&case) && !text.contains(NOTE), "{text}");
        tells_nothing_of_the_citizen(&text, "the notice");
    }
    for who in ["oversight-1", "verifier", "handler"] {
        let desk = server.sign_in(who).await;
        let refused = desk.get(&format!("/api/v1/desk/notices/{notice}/paper")).await;
        assert_eq!(refused.problem(), "404 not_found", "{who}");
    }
}

#[tokio::test]
async fn in_the_demonstration_every_paper_says_that_nothing_of_it_is_true() {
    let server = Server::with(|settings| settings.demo = true).await;
    let hired = server.app.hired.get().unwrap();
    let sign_in = json!({"name": "oversight1", "password": hired.password});
    let answer = server.try_sign_in(&sign_in).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text());
    let cookie = answer.header("set-cookie").split(';').next().unwrap().to_owned();
    let desk = Desk {
        server: &server,
        cookie,
    };
    let cases = desk.get("/api/v1/desk/cases?kind=complaint&limit=1").await.json();
    let case = cases["cases"][0]["number"].as_str().unwrap().to_owned();
    let shown = desk.get(&page(&case, "file")).await.text();
    let sheets = shown.matches("<article").count();
    assert!(sheets > 1);
    assert_eq!(shown.matches("paper__mark").count(), sheets, "on every sheet");
    let written = document(&desk.get(&file(&case, "file")).await);
    assert_eq!(written.matches("演示数据，并非真实投诉").count(), sheets);
    let bulletin = desk.get("/desk/bulletin").await.text();
    assert!(bulletin.contains("paper__mark"), "{bulletin}");
    assert!(document(&desk.get("/api/v1/desk/bulletin.docx").await).contains("演示数据，并非真实投诉"));
}
