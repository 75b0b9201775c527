//! Visits as queue systems report them, by calls and by files, and what ratings need not keep.

use crate::support::Server;
use crate::support::ratings::{KEY, SOURCE, rating, start, token, visit, with_token};
use qingyu_domain::rating::Coverage;
use serde_json::json;

/// Two visits, one of which was offered a rating, which was given.
const ONE_OF_TWO: Coverage = Coverage {
    visits: 2,
    offered: 1,
    rated: 1,
};

#[tokio::test]
async fn a_queue_system_reports_its_own_windows_under_its_key_and_each_visit_once() {
    let server = start().await;
    let whole = visit(1, Some(&token(1)));
    for wrong in ["", "x", &KEY[1..]] {
        assert_eq!(server.report(wrong, &whole).await.problem(), "401 wrong_credentials");
    }
    assert_eq!(
        server.post("/api/v1/visits", None, &whole).await.problem(),
        "401 wrong_credentials"
    );
    let kept = server.report(KEY, &whole).await;
    assert_eq!(
        (kept.status.as_u16(), kept.json()),
        (201, json!({"until": "2026-12-11"}))
    );
    assert_eq!(server.rate(&with_token(5, &token(1))).await.status, 201);
    let again = server.report(KEY, &whole).await;
    assert_eq!((again.status.as_u16(), again.body), (200, kept.body));
    assert_eq!(
        server.rate(&with_token(5, &token(1))).await.problem(),
        "404 not_found",
        "a used token stays used"
    );
    assert_eq!(server.report(KEY, &visit(2, None)).await.json(), json!({"until": null}));
    let mut foreign = visit(3, Some("1"));
    foreign["window"] = json!("demo-2-hukou");
    foreign["on"] = json!("2026-11-28");
    let faults = "422 invalid on:future window:unknown token:malformed";
    assert_eq!(server.report(KEY, &foreign).await.problem(), faults);
    assert_eq!(server.figures().await.1, ONE_OF_TWO);
}

#[tokio::test]
async fn visits_come_by_file_too_each_once_and_what_is_wrong_is_reported_without_its_words() {
    let folder = tempfile::tempdir().unwrap();
    let drop = folder.path().join("hall");
    std::fs::create_dir(&drop).unwrap();
    let server = Server::with(|settings| {
        settings.visit_sources = Some(vec![SOURCE.to_owned()]);
        settings.visits_dir = Some(folder.path().to_owned());
    })
    .await;
    let good = token(1);
    let file = format!(
        "\u{feff}visit,on,window,token\nA001,2026-11-27,demo-1-hall,{good}\nA002,2026-11-27,demo-1-hall,\nA003,2026-11-29,elsewhere,secret\nA004\n"
    );
    let path = drop.join("morning.csv");
    for (taken, known) in [(2, 0), (0, 2)] {
        std::fs::write(drop.join("half.part"), "visit").unwrap();
        std::fs::write(&path, &file).unwrap();
        qingyu_server::jobs::ratings::take_files(&server.app).await;
        assert!(!path.exists(), "it holds tokens");
        let report = std::fs::read_to_string(drop.join("morning.csv.report")).unwrap();
        let expected = format!(
            "taken {taken}, known {known}, wrong 2\nline 4: on:future window:unknown token:malformed\nline 5: on:required window:required\n"
        );
        assert_eq!(report, expected);
    }
    assert!(drop.join("half.part").exists());
    assert_eq!(server.rate(&with_token(4, &good)).await.status, 201);
    assert_eq!(server.figures().await.1, ONE_OF_TWO);
}

#[tokio::test]
async fn what_is_no_file_is_left_alone_and_a_file_that_brings_nothing_stays_for_its_maker() {
    let folder = tempfile::tempdir().unwrap();
    let drop = folder.path().join("hall");
    std::fs::create_dir(&drop).unwrap();
    let server = Server::with(|settings| {
        settings.visit_sources = Some(vec![SOURCE.to_owned()]);
        settings.visits_dir = Some(folder.path().to_owned());
    })
    .await;
    let elsewhere = folder.path().join("elsewhere");
    std::fs::write(&elsewhere, "visit,on,window,token\nA001,2026-11-27,demo-1-hall,\n").unwrap();
    std::os::unix::fs::symlink(&elsewhere, drop.join("link.csv")).unwrap();
    std::fs::create_dir(drop.join("folder.csv")).unwrap();
    std::fs::write(drop.join("headless.csv"), "A001,2026-11-27,demo-1-hall,\n1,2,3,4\n").unwrap();
    let large = std::fs::File::create(drop.join("large.csv")).unwrap();
    large.set_len((16 << 20) + 1).unwrap();
    qingyu_server::jobs::ratings::take_files(&server.app).await;
    let names = std::fs::read_dir(&drop)
        .unwrap()
        .map(|entry| entry.unwrap().file_name());
    let mut names: Vec<String> = names.map(|name| name.into_string().unwrap()).collect();
    names.sort();
    let expected = [
        "folder.csv",
        "headless.csv.refused",
        "headless.csv.report",
        "large.csv.refused",
        "large.csv.report",
        "link.csv",
    ];
    assert_eq!(names, expected);
    let report = std::fs::read_to_string(drop.join("large.csv.report")).unwrap();
    assert_eq!(report, "taken 0, known 0, wrong 1\nlarger than 16777216 bytes\n");
}

#[tokio::test]
async fn what_ratings_need_not_keep_is_forgotten_in_time() {
    let server = start().await;
    let mut told = rating(1);
    told["text"] = json!("等了两个小时");
    told["phone"] = json!("13800000000");
    assert_eq!(server.rate(&told).await.status, 201);
    server.set_clock("2027-01-26T10:00:00+08:00");
    qingyu_server::jobs::ratings::forget(&server.app).await.unwrap();
    assert_eq!(server.rate(&told).await.status, 200, "sixty days");
    server.set_clock("2027-01-27T10:00:00+08:00");
    qingyu_server::jobs::ratings::forget(&server.app).await.unwrap();
    assert_eq!(server.rate(&told).await.status, 201, "known no longer");
}
