//! Starting: peppers, demonstration, and what refuses to start.

use crate::support::postgres::Database;
use crate::support::{NOW, Server, settings, site};
use qingyu_domain::time::Timestamp;
use qingyu_server::app::App;
use qingyu_server::clock::Clock;
use qingyu_server::config::{Config, Settings};
use qingyu_server::serve;
use std::path::Path;

async fn open(folder: &Path, change: impl FnOnce(&mut Settings)) -> anyhow::Result<App> {
    site(&folder.join("site"));
    let mut settings = settings(folder);
    change(&mut settings);
    serve::open(
        &Config::of(settings, Settings::default())?,
        Clock::fixed(Timestamp::parse(NOW).unwrap()),
    )
    .await
}

async fn close(app: App) {
    app.store.clone().close().await;
}

#[tokio::test]
async fn a_server_without_its_pepper_refuses_to_start_and_says_so() {
    let folder = tempfile::tempdir().unwrap();
    close(open(folder.path(), |_| {}).await.unwrap()).await;
    close(open(folder.path(), |_| {}).await.unwrap()).await;
    std::fs::remove_file(folder.path().join("data/pepper")).unwrap();
    let error = open(folder.path(), |_| {}).await.err().unwrap();
    assert!(error.to_string().contains("restore it from the backup"), "{error:#}");
    std::fs::write(folder.path().join("data/pepper"), [1; 32]).unwrap();
    let error = open(folder.path(), |_| {}).await.err().unwrap();
    assert!(
        error.to_string().contains("is not the one of this database"),
        "{error:#}"
    );
}

#[tokio::test]
async fn the_demonstration_and_real_cases_never_mix() {
    let folder = tempfile::tempdir().unwrap();
    let app = open(folder.path(), |settings| settings.demo = true).await.unwrap();
    assert!(app.store.has_cases().await.unwrap());
    close(app).await;
    let error = open(folder.path(), |_| {}).await.err().unwrap();
    assert!(error.to_string().contains("start with --demo"), "{error:#}");
    close(open(folder.path(), |settings| settings.demo = true).await.unwrap()).await;

    let real = Server::start().await;
    real.filed().await;
    close(real.app.clone()).await;
    let error = open(real.folder.path(), |settings| settings.demo = true)
        .await
        .err()
        .unwrap();
    assert!(error.to_string().contains("real cases"), "{error:#}");

    let staffed = Server::start().await;
    staffed
        .hire_one("admin", qingyu_domain::person::Role::Admin, "eps")
        .await;
    close(staffed.app.clone()).await;
    let error = open(staffed.folder.path(), |settings| settings.demo = true)
        .await
        .err()
        .unwrap();
    assert!(error.to_string().contains("real accounts"), "{error:#}");
}

#[tokio::test]
async fn every_page_of_the_demonstration_says_so() {
    let server = Server::with(|settings| settings.demo = true).await;
    for path in [
        "/",
        "/track",
        "/submit/about",
        "/lite",
        "/lite/track",
        "/privacy",
        "/index.html",
        "/nothing",
    ] {
        assert!(
            server.get(path, None).await.text().contains("演示数据，并非真实投诉"),
            "{path}"
        );
    }
}

#[tokio::test]
async fn letters_of_a_file_become_cases_and_broken_rows_are_left_out() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("letters.csv");
    std::fs::write(&file, "\u{feff}来件编号,标题,来件时间,来件内容\n1,投诉,2026/1/5 9:00:00,\"一\t行\n两行\"\n2,咨询,没有,x\n3,建议,2026/1/6 9:00:00,好\n").unwrap();
    let server = Server::with(|settings| {
        settings.demo = true;
        settings.letters = Some(file.clone());
    })
    .await;
    let receipts = server.filed().await;
    assert!(!receipts.is_empty());
    assert_eq!(
        server.app.store.rebuild().await.unwrap(),
        3,
        "two letters and one complaint"
    );
}

#[tokio::test]
async fn a_folder_without_the_app_says_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let missing = folder.path().join("nothing");
    let error = open(folder.path(), |settings| settings.site = Some(missing))
        .await
        .err()
        .unwrap();
    assert!(format!("{error:#}").contains("build the app first"), "{error:#}");
}

#[tokio::test]
async fn two_servers_that_start_at_once_on_one_empty_database_share_it_when_they_share_the_pepper() {
    let database = Database::create();
    let folder = tempfile::tempdir().unwrap();
    let start = || {
        open(folder.path(), |settings| {
            settings.database_url = Some(database.url());
        })
    };
    let (one, other) = tokio::join!(start(), start());
    let (one, other) = (one.unwrap(), other.unwrap());
    assert_eq!(one.pepper.fingerprint(), other.pepper.fingerprint());
    let servers = [one, other].map(|app| Server::on(app, tempfile::tempdir().unwrap()));
    let code = servers[0].filed().await;
    let seen = servers[1].get("/api/v1/case", Some(&code)).await;
    assert_eq!(seen.json()["number"], "20261127-000001");
    for server in servers {
        close(server.app).await;
    }
}

#[tokio::test]
async fn of_two_servers_that_start_at_once_with_peppers_of_their_own_one_refuses() {
    let database = Database::create();
    let folders = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
    let start = |at: usize| {
        open(folders[at].path(), |settings| {
            settings.database_url = Some(database.url());
        })
    };
    let (one, other) = tokio::join!(start(0), start(1));
    let (mut started, mut refused) = (Vec::new(), Vec::new());
    for result in [one, other] {
        match result {
            Ok(app) => started.push(app),
            Err(error) => refused.push(error.to_string()),
        }
    }
    assert_eq!((started.len(), refused.len()), (1, 1), "{refused:?}");
    // Whoever looks a moment later finds that the database has a pepper before it has made one of its own.
    let says = ["is not the one of this database", "the database belongs to a pepper"];
    assert!(says.iter().any(|words| refused[0].contains(words)), "{refused:?}");
    close(started.remove(0)).await;
}
