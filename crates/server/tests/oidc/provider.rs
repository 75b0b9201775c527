//! A provider of OpenID Connect on a port of this machine: it signs with a key of its own and asks nobody for a password.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use axum::extract::{Form, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Redirect, Response};
use axum::routing::{get, post};
use axum::serve::Listener;
use axum::{Json, Router};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use hmac::{Hmac, KeyInit as _, Mac as _};
use qingyu_domain::time::Timestamp;
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair as _};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::server::TlsStream;

use crate::support::NOW;

pub const CLIENT: &str = "qingyu";
pub const SECRET: &str = "a secret: with signs/that+are%escaped";

/// How its tokens are signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signed {
    AsItSays,
    ByNobody,
    WithTheSecretOfTheClient,
    ByAStranger,
}

/// What it does otherwise than it should.
#[derive(Clone)]
pub struct Habits {
    pub subject: String,
    pub signed: Signed,
    /// Put into the token in place of what belongs there; null takes away.
    pub claims: Value,
    /// Sent back instead of a code.
    pub error: Option<&'static str>,
    /// It answers nothing but this.
    pub is_broken: bool,
}

struct Inner {
    issuer: String,
    redirect: String,
    key: EcdsaKeyPair,
    kid: String,
    habits: Habits,
    /// Challenge and nonce by code.
    codes: HashMap<String, (String, String)>,
    /// How often it was asked what it is.
    discovered: u32,
}

#[derive(Clone)]
pub struct Provider(Arc<Mutex<Inner>>);

fn fresh_key() -> EcdsaKeyPair {
    let random = SystemRandom::new();
    let bytes = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &random).unwrap();
    EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, bytes.as_ref(), &random).unwrap()
}

impl Provider {
    pub async fn start(redirect: &str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let provider = Self::at(&format!("http://{}/realm", listener.local_addr().unwrap()), redirect);
        let router = provider.router();
        tokio::spawn(async move { axum::serve(listener, router).await });
        provider
    }

    /// One with TLS.
    pub async fn start_with(tls: TlsAcceptor, redirect: &str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let provider = Self::at(&format!("https://{}/realm", listener.local_addr().unwrap()), redirect);
        let router = provider.router();
        tokio::spawn(async move { axum::serve(Tls { listener, tls }, router).await });
        provider
    }

    fn router(&self) -> Router {
        Router::new()
            .route("/realm/.well-known/openid-configuration", get(discovery))
            .route("/realm/keys", get(keys))
            .route("/realm/authorize", get(authorize))
            .route("/realm/token", post(token))
            .with_state(self.clone())
    }

    fn at(issuer: &str, redirect: &str) -> Self {
        let habits = Habits {
            subject: "s-verifier".to_owned(),
            signed: Signed::AsItSays,
            claims: json!({}),
            error: None,
            is_broken: false,
        };
        Self(Arc::new(Mutex::new(Inner {
            issuer: issuer.to_owned(),
            redirect: redirect.to_owned(),
            key: fresh_key(),
            kid: "one".to_owned(),
            habits,
            codes: HashMap::new(),
            discovered: 0,
        })))
    }

    pub fn issuer(&self) -> String {
        self.0.lock().unwrap().issuer.clone()
    }

    pub fn discovered(&self) -> u32 {
        self.0.lock().unwrap().discovered
    }

    pub fn habits(&self, change: impl FnOnce(&mut Habits)) {
        change(&mut self.0.lock().unwrap().habits);
    }

    pub fn change_keys(&self) {
        let mut inner = self.0.lock().unwrap();
        (inner.key, inner.kid) = (fresh_key(), "two".to_owned());
    }
}

/// Connections under TLS; those that fail are not there.
struct Tls {
    listener: TcpListener,
    tls: TlsAcceptor,
}

impl Listener for Tls {
    type Io = TlsStream<TcpStream>;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Self::Io, SocketAddr) {
        loop {
            let (stream, address) = self.listener.accept().await.unwrap();
            if let Ok(stream) = self.tls.accept(stream).await {
                return (stream, address);
            }
        }
    }

    fn local_addr(&self) -> std::io::Result<SocketAddr> {
        self.listener.local_addr()
    }
}

fn encoded(value: &Value) -> String {
    URL_SAFE_NO_PAD.encode(value.to_string())
}

async fn discovery(State(provider): State<Provider>) -> Response {
    let mut inner = provider.0.lock().unwrap();
    inner.discovered += 1;
    if inner.habits.is_broken {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    }
    let issuer = &inner.issuer;
    Json(json!({
        "issuer": issuer,
        "authorization_endpoint": format!("{issuer}/authorize"),
        "token_endpoint": format!("{issuer}/token"),
        "jwks_uri": format!("{issuer}/keys"),
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["ES256", "HS256", "none"],
    }))
    .into_response()
}

async fn keys(State(provider): State<Provider>) -> Json<Value> {
    let inner = provider.0.lock().unwrap();
    let point = inner.key.public_key().as_ref();
    let [x, y] = [&point[1..33], &point[33..]].map(|part| URL_SAFE_NO_PAD.encode(part));
    let key = json!({"kty": "EC", "use": "sig", "alg": "ES256", "crv": "P-256", "kid": inner.kid, "x": x, "y": y});
    Json(json!({"keys": [key]}))
}

async fn authorize(State(provider): State<Provider>, Query(asked): Query<HashMap<String, String>>) -> Redirect {
    let mut inner = provider.0.lock().unwrap();
    let redirect = inner.redirect.clone();
    for (name, value) in [
        ("client_id", CLIENT),
        ("redirect_uri", &redirect),
        ("response_type", "code"),
        ("code_challenge_method", "S256"),
    ] {
        assert_eq!(asked[name], value, "{name}");
    }
    assert!(asked["scope"].split(' ').any(|scope| scope == "openid"));
    let state = &asked["state"];
    if let Some(error) = inner.habits.error {
        return Redirect::to(&format!("{redirect}?error={error}&state={state}"));
    }
    let code = format!("code-{}", inner.codes.len());
    let kept = (asked["code_challenge"].clone(), asked["nonce"].clone());
    inner.codes.insert(code.clone(), kept);
    Redirect::to(&format!("{redirect}?code={code}&state={state}&session_state=x"))
}

async fn token(
    State(provider): State<Provider>,
    headers: HeaderMap,
    Form(asked): Form<HashMap<String, String>>,
) -> Response {
    let mut inner = provider.0.lock().unwrap();
    if inner.habits.is_broken {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    }
    let form = |text: &str| openidconnect::url::form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>();
    let basic = STANDARD.encode(format!("{}:{}", form(CLIENT), form(SECRET)));
    assert_eq!(headers["authorization"], format!("Basic {basic}"));
    assert_eq!(asked["grant_type"], "authorization_code");
    assert_eq!(asked["redirect_uri"], inner.redirect);
    let refused = || (StatusCode::BAD_REQUEST, Json(json!({"error": "invalid_grant"}))).into_response();
    // A code works once.
    let Some((challenge, nonce)) = inner.codes.remove(&asked["code"]) else {
        return refused();
    };
    if URL_SAFE_NO_PAD.encode(Sha256::digest(&asked["code_verifier"])) != challenge {
        return refused();
    }
    let token = inner.token(&nonce);
    Json(json!({"access_token": "a", "token_type": "Bearer", "expires_in": 300, "id_token": token})).into_response()
}

impl Inner {
    fn token(&self, nonce: &str) -> String {
        let now = Timestamp::parse(NOW).unwrap().ms() / 1000;
        let mut claims = json!({"iss": self.issuer, "aud": CLIENT, "sub": self.habits.subject, "nonce": nonce,
            "iat": now, "exp": now + 300});
        for (name, value) in self.habits.claims.as_object().unwrap() {
            claims[name] = value.clone();
        }
        claims.as_object_mut().unwrap().retain(|_, value| !value.is_null());
        let algorithm = match self.habits.signed {
            Signed::AsItSays | Signed::ByAStranger => "ES256",
            Signed::ByNobody => "none",
            Signed::WithTheSecretOfTheClient => "HS256",
        };
        let head = json!({"alg": algorithm, "typ": "JWT", "kid": self.kid});
        let text = format!("{}.{}", encoded(&head), encoded(&claims));
        let random = SystemRandom::new();
        let by = |key: &EcdsaKeyPair| key.sign(&random, text.as_bytes()).unwrap().as_ref().to_vec();
        let signature = match self.habits.signed {
            Signed::AsItSays => by(&self.key),
            Signed::ByAStranger => by(&fresh_key()),
            Signed::ByNobody => Vec::new(),
            Signed::WithTheSecretOfTheClient => {
                let mut mac = Hmac::<Sha256>::new_from_slice(SECRET.as_bytes()).unwrap();
                mac.update(text.as_bytes());
                mac.finalize().into_bytes().to_vec()
            }
        };
        format!("{text}.{}", URL_SAFE_NO_PAD.encode(signature))
    }
}
