//! PostgreSQL over TLS, as the URL asks for.

use qingyu_store::{Store, StoreError};

use crate::cases::anonymous;
use crate::place::Place;

const CA: &str = "QINGYU_TEST_POSTGRES_CA";

fn ca() -> String {
    std::env::var(CA).unwrap_or_else(|_| {
        panic!("run `cargo xtask test`, or set {CA} to the file of the certificate authority of a PostgreSQL with TLS")
    })
}

async fn open(place: &Place, options: &str) -> Result<Store, StoreError> {
    Store::open(&format!("{}?{options}", place.url())).await
}

/// Whether the connections of the store are encrypted: those that read and the one that writes.
async fn is_encrypted(place: &Place, store: &Store) -> Vec<String> {
    store.ping().await.unwrap();
    store.file(anonymous(1)).await.unwrap();
    let connections = "SELECT CAST(ssl AS TEXT) FROM pg_stat_ssl JOIN pg_stat_activity USING (pid) \
        WHERE application_name = 'qingyu' AND datname = current_database()";
    place.rows(connections).await
}

#[tokio::test]
async fn a_certificate_that_is_trusted_for_its_host_is_accepted() {
    let place = Place::postgres().await;
    let store = open(&place, &format!("sslmode=verify-full&sslrootcert={}", ca()))
        .await
        .unwrap();
    assert_eq!(is_encrypted(&place, &store).await, ["true", "true"]);
    store.close().await;
    place.end().await;
}

#[tokio::test]
async fn a_certificate_that_nobody_vouches_for_or_of_another_host_is_refused() {
    let place = Place::postgres().await;
    let unknown = open(&place, "sslmode=verify-full").await;
    assert!(matches!(unknown, Err(StoreError::Unavailable(_))), "{unknown:?}");
    let by_name = place.url().replace("127.0.0.1", "localhost");
    assert_ne!(by_name, place.url(), "the certificate is for the address only");
    let trusted = |mode: &str| format!("{by_name}?sslmode={mode}&sslrootcert={}", ca());
    let other = Store::open(&trusted("verify-full")).await;
    assert!(matches!(other, Err(StoreError::Unavailable(_))), "{other:?}");
    Store::open(&trusted("verify-ca")).await.unwrap().close().await;
    place.end().await;
}

#[tokio::test]
async fn the_mode_of_the_url_is_kept() {
    let place = Place::postgres().await;
    let store = open(&place, "sslmode=disable").await.unwrap();
    assert_eq!(is_encrypted(&place, &store).await, ["false", "false"]);
    store.close().await;
    open(&place, "sslmode=require").await.unwrap().close().await;
    let nonsense = open(&place, "sslmode=perhaps").await.unwrap_err();
    assert!(nonsense.to_string().contains("URL cannot be read"), "{nonsense}");
    place.end().await;
}
