//! The pages of the desk: one shell, marked in the demonstration, and nothing where it is not built.

use crate::support::Server;
use qingyu_server::config::Settings;
use qingyu_server::router::router;

/// A server beside whose site there is a desk.
async fn with_desk(demo: bool) -> Server {
    with_desk_and(|settings| settings.demo = demo).await
}

async fn with_desk_and(change: impl FnOnce(&mut Settings)) -> Server {
    let mut server = Server::with(change).await;
    let desk = server.folder.path().join("desk");
    std::fs::create_dir_all(&desk).unwrap();
    let page = r#"<!DOCTYPE html><html lang="zh-CN"><head><title>x</title></head><body class="desk"><p>in it</p></body></html>"#;
    std::fs::write(desk.join("index.html"), page).unwrap();
    server.router = router(server.app.clone(), &server.folder.path().join("site"));
    server
}

#[tokio::test]
async fn every_page_of_a_demonstration_says_so_above_everything() {
    for demo in [false, true] {
        let server = with_desk(demo).await;
        for path in [
            "/desk/",
            "/desk/queue",
            "/desk/case/20261127-000001",
            "/desk/cases",
            "/desk/notices",
            "/desk/notice/7K3M-0QX2-9TBE",
            "/desk/aftercare",
            "/desk/rating/r1",
            "/desk/encounters",
            "/desk/encounter/e1",
            "/desk/callbacks",
            "/desk/callback/b1",
            "/desk/rings",
            "/desk/helps",
            "/desk/intake",
            "/desk/intake/new",
            "/desk/import/i1",
            "/desk/slip/20261127-000001",
            "/desk/honours",
            "/desk/care",
            "/desk/care/c1",
        ] {
            let page = server.get(path, None).await;
            assert_eq!(page.status, 200, "{path}");
            assert_eq!(page.header("cache-control"), "no-store");
            assert_eq!(page.header("x-robots-tag"), "noindex");
            let text = page.text();
            let said = text.find("演示数据，并非真实投诉");
            assert_eq!(
                said.is_some_and(|at| at < text.find("in it").unwrap()),
                demo,
                "{path}: {text}"
            );
        }
    }
}

#[tokio::test]
async fn a_page_of_the_desk_that_is_not_there_is_said_by_the_desk() {
    let server = with_desk(false).await;
    for path in ["/desk/queu", "/desk/case", "/desk/settings/units/a/b"] {
        let page = server.get(path, None).await;
        assert_eq!(page.status, 404, "{path}");
        assert!(page.text().contains("in it"), "{path}: {}", page.text());
    }
    for file in ["/desk/x.js", "/desk/index.html"] {
        let answer = server.get(file, None).await;
        assert_eq!(answer.status, 404, "{file}");
        assert!(!answer.text().contains("in it"), "{file}");
    }
}

#[tokio::test]
async fn the_shell_tells_the_app_of_a_provider_where_there_is_one() {
    let folder = tempfile::tempdir().unwrap();
    let secret = folder.path().join("secret");
    std::fs::write(&secret, "x").unwrap();
    let with_provider = |settings: &mut Settings| {
        settings.oidc_issuer = Some("https://id.example.gov.cn".to_owned());
        settings.oidc_client_id = Some("qingyu".to_owned());
        settings.oidc_client_secret_file = Some(secret);
        settings.oidc_redirect = Some("https://a.cn/api/v1/desk/session/oidc/callback".to_owned());
    };
    let server = with_desk_and(with_provider).await;
    assert!(server.get("/desk/", None).await.text().contains("<html data-oidc lang"));
    assert!(!with_desk(false).await.get("/desk/", None).await.text().contains("oidc"));
}

#[tokio::test]
async fn where_the_desk_is_not_built_its_addresses_are_not_found() {
    let server = Server::start().await;
    for path in ["/desk", "/desk/", "/desk/queue", "/desk/x.js"] {
        assert_eq!(server.get(path, None).await.status, 404, "{path}");
    }
}

#[tokio::test]
async fn the_shell_travels_compressed_to_whoever_takes_it_so() {
    let server = with_desk(true).await;
    for (accepted, encoding) in [("gzip, br", "br"), ("gzip", "gzip"), ("identity", "")] {
        let mut asked = crate::support::request("GET", "/desk/", None, None);
        asked.headers_mut().insert("accept-encoding", accepted.parse().unwrap());
        let page = server.send(asked).await;
        let said = page
            .headers
            .get("content-encoding")
            .map_or("", |value| value.to_str().unwrap());
        assert_eq!(
            (said, page.header("vary"), page.header("cache-control")),
            (encoding, "accept-encoding", "no-store")
        );
        assert_eq!(page.header("content-type"), "text/html; charset=utf-8");
    }
}
