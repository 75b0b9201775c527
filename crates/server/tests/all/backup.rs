//! The drill: what was backed up while the server ran is restored into a fresh place, and nobody sees a difference.

use std::path::Path;
use std::process::Command;

use crate::support::postgres::Database;
use crate::support::ratings::{rating, visit};
use crate::support::{Server, settings, site};
use qingyu_domain::time::Timestamp;
use qingyu_server::backup::backup;
use qingyu_server::clock::Clock;
use qingyu_server::config::{Config, Settings};
use qingyu_server::figures::publish::publish_due;
use qingyu_server::serve;

/// After the figures of November were published.
const LATER: &str = "2026-12-15T09:00:00+08:00";

fn config(folder: &Path, change: impl FnOnce(&mut Settings)) -> Config {
    let mut settings = settings(folder);
    settings.visit_sources = Some(vec![crate::support::ratings::SOURCE.to_owned()]);
    change(&mut settings);
    Config::of(settings, Settings::default()).unwrap()
}

/// A server on a configuration.
async fn start(config: &Config) -> Server {
    let folder = tempfile::tempdir().unwrap();
    site(&folder.path().join("site"));
    let config = Config {
        site: folder.path().join("site"),
        ..config.clone()
    };
    let app = serve::open(&config, Clock::fixed(Timestamp::parse(LATER).unwrap())).await;
    Server::on(app.unwrap(), folder)
}

/// Fills a server with cases, ratings and published figures; gives the codes.
async fn fill(server: &Server) -> Vec<String> {
    server.set_clock("2026-11-27T09:00:00+08:00");
    let mut codes = Vec::new();
    for _ in 0..7 {
        codes.push(server.filed().await);
    }
    let reason = serde_json::json!({"key": crate::support::key(), "reason": "solved"});
    let withdrawn = server
        .post("/api/v1/case/withdrawal", codes.first().map(String::as_str), &reason)
        .await;
    assert_eq!(withdrawn.status.as_u16(), 200, "{}", withdrawn.text());
    for level in [5, 4, 5, 3, 5, 1] {
        assert_eq!(server.rate(&rating(level)).await.status.as_u16(), 201);
    }
    let reported = server.report(crate::support::ratings::KEY, &visit(1, None)).await;
    assert_eq!(reported.status.as_u16(), 201, "{}", reported.text());
    server.set_clock(LATER);
    publish_due(&server.app).await.unwrap();
    codes
}

/// All that citizens and the public see.
async fn seen(server: &Server, codes: &[String]) -> Vec<String> {
    let mut all = Vec::new();
    for code in codes {
        for path in ["/api/v1/case", "/api/v1/case/text"] {
            let answer = server.get(path, Some(code)).await;
            assert_eq!(answer.status.as_u16(), 200, "{path}: {}", answer.text());
            all.push(answer.text());
        }
    }
    for path in ["/api/v1/open", "/api/v1/open.csv", "/api/v1/units"] {
        let answer = server.get(path, None).await;
        assert_eq!(answer.status.as_u16(), 200, "{path}: {}", answer.text());
        all.push(answer.text());
    }
    all
}

#[tokio::test]
async fn a_backup_of_a_running_server_is_a_data_folder() {
    let folder = tempfile::tempdir().unwrap();
    let config = config(folder.path(), |_| {});
    let server = start(&config).await;
    let codes = fill(&server).await;
    let before = seen(&server, &codes).await;
    let copy = folder.path().join("copy");
    backup(&config, &copy).unwrap();
    let late = server.filed().await;
    let error = backup(&config, &copy).unwrap_err().to_string();
    assert!(error.contains("is there already"), "{error}");
    server.app.store.clone().close().await;

    let restored_config = self::config(folder.path(), |settings| settings.data_dir = Some(copy.clone()));
    let restored = start(&restored_config).await;
    assert_eq!(seen(&restored, &codes).await, before);
    assert_eq!(restored.app.store.recount().await.unwrap(), 0, "all counters are right");
    assert_eq!(restored.get("/api/v1/case", Some(&late)).await.status.as_u16(), 404);
    let next = restored.filed().await;
    assert_eq!(restored.get("/api/v1/case", Some(&next)).await.status.as_u16(), 200);
    restored.app.store.clone().close().await;

    site(&folder.path().join("site"));
    std::fs::remove_file(copy.join("pepper")).unwrap();
    let error = serve::open(&restored_config, Clock::System).await.err().unwrap();
    assert!(format!("{error:#}").contains("pepper"), "{error:#}");
}

#[tokio::test]
async fn a_backup_is_its_owners_alone_and_never_half_of_one() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let config = config(folder.path(), |_| {});
    let copy = folder.path().join("copy");
    let error = format!("{:#}", backup(&config, &copy).unwrap_err());
    assert!(error.contains("pepper"), "{error}");
    assert!(!copy.exists(), "nothing is begun that cannot be ended");
    let server = start(&config).await;
    backup(&config, &copy).unwrap();
    server.app.store.clone().close().await;
    let broken = Config {
        database_url: format!("sqlite://{}", folder.path().join("data/pepper").display()),
        ..config.clone()
    };
    let half = folder.path().join("half");
    let error = format!("{:#}", backup(&broken, &half).unwrap_err());
    assert!(error.contains("cannot be copied"), "{error}");
    assert!(!half.exists(), "half a backup is none");
    let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&copy), 0o700);
    assert_eq!(mode(&copy.join("pepper")), 0o600);
    assert_eq!(mode(&copy.join("qingyu.sqlite")), 0o600);
}

#[tokio::test]
async fn a_dump_of_postgresql_with_its_pepper_is_a_backup() {
    let (folder, fresh) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (database, other) = (Database::create(), Database::create());
    let config_of = |folder: &Path, database: &Database| {
        let url = database.url();
        config(folder, |settings| settings.database_url = Some(url))
    };
    let config = config_of(folder.path(), &database);
    let server = start(&config).await;
    let codes = fill(&server).await;
    let before = seen(&server, &codes).await;
    let error = backup(&config, &folder.path().join("copy")).unwrap_err().to_string();
    assert!(error.contains("pg_dump"), "{error}");
    let dump = folder.path().join("qingyu.dump");
    run(Command::new("pg_dump")
        .args(["--format=custom", "--no-owner", "--file"])
        .arg(&dump)
        .arg(database.url()));
    server.app.store.clone().close().await;

    run(Command::new("pg_restore")
        .args(["--no-owner", "--exit-on-error", "--dbname", &other.url()])
        .arg(&dump));
    std::fs::create_dir_all(fresh.path().join("data")).unwrap();
    std::fs::copy(folder.path().join("data/pepper"), fresh.path().join("data/pepper")).unwrap();
    let restored = start(&config_of(fresh.path(), &other)).await;
    assert_eq!(seen(&restored, &codes).await, before);
    assert_eq!(restored.app.store.recount().await.unwrap(), 0, "all counters are right");
    restored.app.store.clone().close().await;
}

fn run(command: &mut Command) {
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}
