//! A server with its provider, and the ways that a browser goes between them.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use http_body_util::BodyExt as _;
use hyper_util::client::legacy::Client;
use hyper_util::rt::TokioExecutor;
use qingyu_domain::person::Role;
use qingyu_server::config::Settings;
use serde_json::{Value, json};

use crate::provider::{CLIENT, Provider, SECRET};
use crate::support::desk::Desk;
use crate::support::{Answer, Server};

pub const BEGIN: &str = "/api/v1/desk/session/oidc";
pub const BACK: &str = "https://desk.example.gov.cn/api/v1/desk/session/oidc/callback";

/// A server, its provider, and a verifier whom the provider knows.
pub struct Place {
    pub server: Server,
    pub provider: Provider,
    _folder: tempfile::TempDir,
}

impl Place {
    pub async fn new() -> Self {
        Self::with(|_| {}).await
    }

    pub async fn with(change: impl FnOnce(&mut Settings)) -> Self {
        let provider = Provider::start(BACK).await;
        let folder = tempfile::tempdir().unwrap();
        let secret = folder.path().join("secret");
        std::fs::write(&secret, format!("{SECRET}\n")).unwrap();
        let server = Server::with(|settings| {
            settings.oidc_issuer = Some(provider.issuer());
            settings.oidc_client_id = Some(CLIENT.to_owned());
            settings.oidc_client_secret_file = Some(secret);
            settings.oidc_redirect = Some(BACK.to_owned());
            change(settings);
        })
        .await;
        server.hire_one("admin", Role::Admin, "eps").await;
        server.hire_one("verifier", Role::Verifier, "traffic").await;
        let place = Self {
            server,
            provider,
            _folder: folder,
        };
        place.know("verifier", "s-verifier").await;
        place
    }

    pub async fn know(&self, name: &str, subject: &str) {
        let admin = self.server.sign_in("admin").await;
        let id = id(&admin, name).await;
        let answer = admin
            .post("/api/v1/desk/people", &json!({"id": id, "subject": subject}))
            .await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    }

    /// Begins, and comes as far as the provider's way back: the address and the cookie.
    pub async fn until_back(&self) -> (String, String) {
        let begun = self.server.get(BEGIN, None).await;
        assert_eq!(begun.status, StatusCode::SEE_OTHER, "{}", begun.text());
        let there = begun.header("location");
        assert!(there.starts_with(&self.provider.issuer()), "{there}");
        let client = Client::builder(TokioExecutor::new()).build_http::<Body>();
        let sent = client.get(there.parse().unwrap()).await.unwrap();
        let back = sent.headers()["location"].to_str().unwrap().to_owned();
        drop(sent.into_body().collect().await.unwrap());
        let path = back.strip_prefix("https://desk.example.gov.cn").unwrap();
        (
            path.to_owned(),
            cookies(&begun)[0].split(';').next().unwrap().to_owned(),
        )
    }

    pub async fn come_back(&self, path: &str, cookie: &str) -> Answer {
        let request = Request::get(path).header("cookie", cookie);
        // Browsers say that they come from another site; that is how it must be.
        let request = request.header("sec-fetch-site", "cross-site");
        self.server.send(request.body(Body::empty()).unwrap()).await
    }

    pub async fn whole_way(&self) -> Answer {
        let (path, cookie) = self.until_back().await;
        self.come_back(&path, &cookie).await
    }

    /// How a way ends that signs nobody in.
    pub async fn ends(&self) -> String {
        ended(&self.whole_way().await)
    }
}

pub fn cookies(answer: &Answer) -> Vec<String> {
    let all = answer.headers.get_all("set-cookie").iter();
    all.map(|value| value.to_str().unwrap().to_owned()).collect()
}

pub fn ended(answer: &Answer) -> String {
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    let cookies = cookies(answer);
    assert!(
        !cookies.iter().any(|one| one.starts_with("__Host-qingyu=")),
        "nobody is signed in: {cookies:?}"
    );
    let code = answer.header("location").strip_prefix("/desk/?oidc=").unwrap();
    code.to_owned()
}

pub async fn id(admin: &Desk<'_>, name: &str) -> Value {
    let people = admin.get(&format!("/api/v1/desk/people?name={name}")).await.json();
    people["people"][0]["id"].clone()
}
