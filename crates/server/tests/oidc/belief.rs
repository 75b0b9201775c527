//! The provider: what of it is believed, kept, demanded and said.

use std::path::Path;
use std::process::Command;
use std::sync::Arc;

use axum::http::StatusCode;
use qingyu_domain::time::Timestamp;
use rustls::ServerConfig;
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use serde_json::json;
use tokio_rustls::TlsAcceptor;

use crate::place::{BACK, BEGIN, Place, cookies, ended};
use crate::provider::{CLIENT, Provider, Signed};
use crate::support;
use crate::support::desk::PASSWORD;

#[tokio::test]
async fn a_token_that_is_not_for_this_way_here_and_now_is_not_believed() {
    let place = Place::new().await;
    let now = Timestamp::parse(support::NOW).unwrap().ms() / 1000;
    for claims in [
        json!({"nonce": "0".repeat(64)}),
        json!({"nonce": null}),
        json!({"aud": "another"}),
        json!({"aud": [CLIENT, "another"]}),
        json!({"iss": "http://127.0.0.1:1/realm"}),
        json!({"exp": now}),
        json!({"sub": " "}),
    ] {
        place.provider.habits(|habits| habits.claims = claims.clone());
        assert_eq!(place.ends().await, "unavailable", "{claims}");
    }
    place.provider.habits(|habits| habits.claims = json!({}));
    for signed in [Signed::ByNobody, Signed::WithTheSecretOfTheClient, Signed::ByAStranger] {
        place.provider.habits(|habits| habits.signed = signed);
        assert_eq!(place.ends().await, "unavailable", "{signed:?}");
    }
    place.provider.habits(|habits| habits.signed = Signed::AsItSays);
    assert_eq!(place.whole_way().await.header("location"), "/desk/?oidc=done");
}

#[tokio::test]
async fn while_the_provider_is_down_passwords_sign_in() {
    let nobody = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = nobody.local_addr().unwrap().port();
    drop(nobody);
    let place = Place::with(|settings| settings.oidc_issuer = Some(format!("http://127.0.0.1:{port}"))).await;
    let begun = place.server.get(BEGIN, None).await;
    assert_eq!(ended(&begun), "unavailable");
    assert!(cookies(&begun).is_empty());
    let signed = place
        .server
        .try_sign_in(&json!({"name": "verifier", "password": PASSWORD}))
        .await;
    assert_eq!(signed.status, StatusCode::CREATED);
}

#[tokio::test]
async fn what_the_provider_is_is_kept_for_an_hour_and_new_keys_are_asked_for() {
    let place = Place::new().await;
    assert_eq!(place.provider.discovered(), 0, "nobody wanted to sign in");
    let (path, cookie) = place.until_back().await;
    place.provider.habits(|habits| habits.is_broken = true);
    assert_eq!(ended(&place.come_back(&path, &cookie).await), "unavailable");
    place.provider.habits(|habits| habits.is_broken = false);
    assert_eq!(place.whole_way().await.header("location"), "/desk/?oidc=done");
    assert_eq!(place.provider.discovered(), 1);
    place.provider.change_keys();
    assert_eq!(place.ends().await, "unavailable", "not more often than once a minute");
    place.server.set_clock("2026-11-27T10:01:00+08:00");
    assert_eq!(place.whole_way().await.header("location"), "/desk/?oidc=done");
    assert_eq!(place.provider.discovered(), 2);
    place.server.set_clock("2026-11-27T11:01:00+08:00");
    place.until_back().await;
    assert_eq!(place.provider.discovered(), 3);
}

#[tokio::test]
async fn what_the_provider_refuses_is_said_and_the_configured_closeness_is_demanded() {
    let place = Place::with(|settings| settings.oidc_acr = Some("mfa".to_owned())).await;
    let begun = place.server.get(BEGIN, None).await;
    assert!(begun.header("location").contains("acr_values=mfa"));
    assert_eq!(place.ends().await, "weak");
    place
        .provider
        .habits(|habits| habits.claims = json!({"acr": "password"}));
    assert_eq!(place.ends().await, "weak");
    place.provider.habits(|habits| habits.claims = json!({"acr": "mfa"}));
    assert_eq!(place.whole_way().await.header("location"), "/desk/?oidc=done");
    for (error, said) in [("access_denied", "denied"), ("server_error", "unavailable")] {
        place.provider.habits(|habits| habits.error = Some(error));
        assert_eq!(place.ends().await, said);
    }
}

#[tokio::test]
async fn another_claim_can_say_who_somebody_is() {
    for (claim, value) in [
        ("employee", json!("s-verifier")),
        ("preferred_username", json!("s-verifier")),
    ] {
        let place = Place::with(|settings| settings.oidc_claim = Some(claim.to_owned())).await;
        place.provider.habits(|habits| habits.subject = "x".to_owned());
        assert_eq!(place.ends().await, "unavailable", "it is not there");
        place.provider.habits(|habits| habits.claims = json!({ claim: value }));
        assert_eq!(
            place.whole_way().await.header("location"),
            "/desk/?oidc=done",
            "{claim}"
        );
    }
    let place = Place::with(|settings| settings.oidc_claim = Some("number".to_owned())).await;
    place.know("verifier", "1042").await;
    place.provider.habits(|habits| habits.claims = json!({"number": 1042}));
    assert_eq!(place.whole_way().await.header("location"), "/desk/?oidc=done");
}

/// A certificate for this machine that nobody else vouches for, and who serves with it.
fn certified(folder: &Path) -> TlsAcceptor {
    let made = Command::new("openssl")
        .args([
            "req",
            "-x509",
            "-newkey",
            "ec",
            "-pkeyopt",
            "ec_paramgen_curve:P-256",
            "-nodes",
            "-days",
            "2",
        ])
        .args(["-keyout", "key.pem", "-out", "ca.pem", "-subj", "/CN=provider"])
        .args([
            "-addext",
            "subjectAltName=IP:127.0.0.1",
            "-addext",
            "basicConstraints=critical,CA:FALSE",
        ])
        .current_dir(folder)
        .output()
        .unwrap();
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let certificate = CertificateDer::from_pem_file(folder.join("ca.pem")).unwrap();
    let key = PrivateKeyDer::from_pem_file(folder.join("key.pem")).unwrap();
    let config = ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![certificate], key)
        .unwrap();
    TlsAcceptor::from(Arc::new(config))
}

#[tokio::test]
async fn a_provider_with_tls_is_believed_when_the_file_of_authorities_vouches_for_it() {
    let folder = tempfile::tempdir().unwrap();
    let provider = Provider::start_with(certified(folder.path()), BACK).await;
    for (file, is_there) in [(Some(folder.path().join("ca.pem")), true), (None, false)] {
        let place = Place::with(|settings| {
            settings.oidc_issuer = Some(provider.issuer());
            settings.oidc_ca_file = file;
        })
        .await;
        let there = place.server.get(BEGIN, None).await.header("location").to_owned();
        assert_eq!(there.starts_with(&provider.issuer()), is_there, "{there}");
    }
}
