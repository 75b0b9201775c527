//! A supervisor's windows: what is published of them beside what visits found, and oversight's summaries by month; nothing else, and for nobody else.

use axum::http::StatusCode;
use qingyu_domain::person::{Post, Role};
use qingyu_server::jobs;

use super::open::lived;
use crate::support::Server;
use crate::support::desk::{Team, number};
use crate::support::inspections::{SEEN, noted};

const PAGE: &str = "/desk/windows";

async fn page(server: &Server, name: &str) -> String {
    let answer = server.sign_in(name).await.get(PAGE).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    assert_eq!(answer.header("cache-control"), "no-store");
    answer.text()
}

#[tokio::test]
async fn a_supervisor_reads_the_published_score_of_their_windows_beside_what_visits_found() {
    let (server, _) = Box::pin(lived(5)).await;
    let supervisor = server.sign_in("supervisor").await;
    assert!(supervisor.get(PAGE).await.text().contains("还没有公布的月份"));
    let mut visit = noted("demo-1", "window");
    visit["window"] = "demo-1-hall".into();
    supervisor.inspects(&visit).await;
    server.publish_at("2027-01-15T08:00:00+08:00").await;
    let told = super::open::told(&server, "").await;
    let shown = page(&server, "supervisor").await;
    let names = |unit: &str| {
        let units = &server.app.staff.known().org.units;
        let windows = units.unit(unit).unwrap().windows.clone();
        windows.into_iter().map(|window| window.name).collect::<Vec<_>>()
    };
    for window in names("demo-1") {
        assert!(shown.contains(&window), "{window}");
    }
    assert!(!shown.contains("示例派出所二"), "another unit is not theirs");
    let scores = told.shares.iter().filter(|share| {
        let of = share.of.as_deref().unwrap_or_default();
        share.interval.is_some() && share.topic.as_str() == "verified" && of.starts_with("demo-1")
    });
    let mut seen = 0;
    for share in scores {
        let [low, high] = share.interval.unwrap();
        let interval = qingyu_words::open::percent(low, high);
        assert!(shown.contains(&interval), "{interval} of {:?}", share.of);
        seen += 1;
    }
    assert!(seen > 0, "something is told of a window");
    assert!(shown.contains("2项中1项"), "{shown}");
    assert!(!shown.contains(SEEN), "words of a visit stand where they were written");
    assert!(!shown.contains("<script") && !shown.contains(" style="));
}

#[tokio::test]
async fn a_term_for_one_window_shows_one_and_nobody_else_has_the_page() {
    let server = Server::start().await;
    server.hire().await;
    server.file("complaint", Some("demo-1")).await;
    server.publish_at("2026-12-15T08:00:00+08:00").await;
    let stranger = server.get(PAGE, None).await;
    assert!(stranger.status.is_redirection(), "{}", stranger.status);
    for other in ["oversight-1", "head", "intake", "admin", "reviewer", "handler", "legal"] {
        let refused = server.sign_in(other).await.get(PAGE).await;
        assert_eq!(refused.status, StatusCode::NOT_FOUND, "{other}");
    }
    let units = server.app.staff.known().org.units.clone();
    let windows = units.unit("demo-1").unwrap().windows.clone();
    assert!(windows.len() > 1, "there are several");
    let mut post = Post::new(Role::Supervisor, "demo-1");
    post.windows = vec![windows[0].code.clone()];
    server.hire_with("narrow", post).await;
    let shown = page(&server, "narrow").await;
    assert!(shown.contains(&windows[0].name) && !shown.contains(&windows[1].name));
}

/// Complaints whose summaries were released on one day; the words of each.
async fn released(server: &Server, count: usize) -> Vec<String> {
    let team = Team::of(server).await;
    let mut all = Vec::new();
    for one in 0..count {
        let case = number(server, &server.filed().await).await;
        team.begin(&case).await;
        let words = format!("有群众反映窗口服务态度问题，第{one}件，请说明情况。");
        team.summarise(&case, &words).await;
        all.push(words);
    }
    server.set_clock("2026-11-27T17:00:00+08:00");
    jobs::look(&server.app).await.unwrap();
    all
}

#[tokio::test]
async fn summaries_are_read_by_month_from_five_on_and_not_before_the_month_is_published() {
    for count in [4, 5] {
        let server = Server::start().await;
        server.set_clock("2026-11-27T16:45:00+08:00");
        server.hire().await;
        let words = released(&server, count).await;
        let early = page(&server, "supervisor").await;
        assert!(words.iter().all(|one| !early.contains(one)), "the month is not over");
        server.publish_at("2026-12-15T08:00:00+08:00").await;
        let shown = page(&server, "supervisor").await;
        let told = words.iter().filter(|one| shown.contains(*one)).count();
        assert_eq!(told, if count < 5 { 0 } else { count }, "{shown}");
        assert!(!shown.contains("11月27日") && !shown.contains("2026-11-27"), "no day");
        assert_eq!(shown.contains("不到5件，不写。"), count < 5);
    }
}
