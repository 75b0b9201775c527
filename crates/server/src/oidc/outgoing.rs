//! What this server asks the provider itself: over TLS, for a limited time, with answers of a limited size.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context as _, ensure};
use bytes::Bytes;
use http_body_util::{BodyExt as _, Full, Limited};
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use openidconnect::{HttpRequest, HttpResponse};
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject as _;
use rustls::{ClientConfig, RootCertStore};
use tokio::time::timeout;

use super::Setting;

/// For one question: three of them stay below the time that an answer of ours may take.
const PATIENCE: Duration = Duration::from_secs(5);
/// Bytes of an answer at most.
const LARGEST: usize = 256 * 1024;

/// Asks; follows no redirection.
#[derive(Clone)]
pub struct Outgoing(Client<HttpsConnector<HttpConnector>, Full<Bytes>>);

/// There was no answer.
#[derive(Clone, Copy, Debug)]
pub struct NoAnswer(&'static str);

impl fmt::Display for NoAnswer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl std::error::Error for NoAnswer {}

impl Outgoing {
    /// Ready to ask; reads the authorities that are believed.
    pub fn of(setting: &Setting) -> anyhow::Result<Self> {
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config = ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()?
            .with_root_certificates(roots(setting)?)
            .with_no_client_auth();
        let connector = HttpsConnectorBuilder::new().with_tls_config(config);
        let connector = if setting.is_plain() {
            connector.https_or_http()
        } else {
            connector.https_only()
        };
        let mut client = Client::builder(TokioExecutor::new());
        // Somebody signs in now and then: a connection that was kept would most often be dead.
        client.pool_max_idle_per_host(0);
        Ok(Self(client.build(connector.enable_http1().build())))
    }

    /// Asks once.
    pub async fn ask(self, request: HttpRequest) -> Result<HttpResponse, NoAnswer> {
        let asked = async {
            let request = request.map(|body| Full::new(Bytes::from(body)));
            let answer = self.0.request(request).await;
            let (head, body) = answer.map_err(|_| NoAnswer("no connection"))?.into_parts();
            let body = Limited::new(body, LARGEST).collect().await;
            let body = body.map_err(|_| NoAnswer("the answer broke off or is too long"))?;
            Ok(HttpResponse::from_parts(head, body.to_bytes().to_vec()))
        };
        timeout(PATIENCE, asked)
            .await
            .unwrap_or(Err(NoAnswer("no answer in time")))
    }
}

/// The authorities of the file where one is given, else those of the system.
fn roots(setting: &Setting) -> anyhow::Result<RootCertStore> {
    let mut roots = RootCertStore::empty();
    if let Some(file) = &setting.ca_file {
        let unreadable = || format!("the authorities in {} cannot be read", file.display());
        for certificate in CertificateDer::pem_file_iter(file).with_context(unreadable)? {
            roots
                .add(certificate.with_context(unreadable)?)
                .with_context(unreadable)?;
        }
        ensure!(!roots.is_empty(), "there is no certificate in {}", file.display());
    } else if !setting.is_plain() {
        roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
        ensure!(
            !roots.is_empty(),
            "this machine knows no authority for the provider's certificate: QINGYU_OIDC_CA_FILE can name one"
        );
    }
    Ok(roots)
}
