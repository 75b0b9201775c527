//! What this server asks others itself: over TLS, for a limited time, with answers of a limited size.

use std::fmt;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context as _, ensure};
use axum::http::{Request, Response};
use bytes::Bytes;
use http_body_util::{BodyExt as _, Full, Limited};
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject as _;
use rustls::{ClientConfig, RootCertStore};
use tokio::time::timeout;

/// For one question: three of them stay below the time that an answer of ours may take.
const PATIENCE: Duration = Duration::from_secs(5);
/// Until a connection stands.
const CONNECT: Duration = Duration::from_secs(3);
/// Bytes of an answer at most.
const LARGEST: usize = 256 * 1024;

/// Asks; follows no redirection.
#[derive(Clone)]
pub struct Outgoing(Client<HttpsConnector<HttpConnector>, Full<Bytes>>);

/// There was no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoAnswer {
    /// Nobody was reached: nothing of the request can have arrived.
    Unreached,
    /// What became of the request is not known.
    Broken,
    /// The same, because it took too long.
    Late,
}

impl fmt::Display for NoAnswer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Unreached => "no connection",
            Self::Broken => "the answer broke off or is too long",
            Self::Late => "no answer in time",
        })
    }
}

impl std::error::Error for NoAnswer {}

impl Outgoing {
    /// Ready to ask; reads the authorities that are believed, those of a file alone where one is given. Without TLS where `is_plain`.
    pub fn of(ca_file: Option<&Path>, is_plain: bool) -> anyhow::Result<Self> {
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config = ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()?
            .with_root_certificates(roots(ca_file, is_plain)?)
            .with_no_client_auth();
        let connector = HttpsConnectorBuilder::new().with_tls_config(config);
        let connector = if is_plain {
            connector.https_or_http()
        } else {
            connector.https_only()
        };
        let mut tcp = HttpConnector::new();
        tcp.enforce_http(false);
        // Sooner than an answer is given up, so that nobody who was never reached counts as perhaps told.
        tcp.set_connect_timeout(Some(CONNECT));
        let mut client = Client::builder(TokioExecutor::new());
        // Others are asked now and then: a connection that was kept would most often be dead.
        client.pool_max_idle_per_host(0);
        Ok(Self(client.build(connector.enable_http1().wrap_connector(tcp))))
    }

    /// Asks once.
    pub async fn ask(self, request: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, NoAnswer> {
        let asked = async {
            let request = request.map(|body| Full::new(Bytes::from(body)));
            let answer = self.0.request(request).await;
            let answer = answer.map_err(|error| {
                if error.is_connect() {
                    NoAnswer::Unreached
                } else {
                    NoAnswer::Broken
                }
            })?;
            let (head, body) = answer.into_parts();
            let body = Limited::new(body, LARGEST).collect().await;
            let body = body.map_err(|_| NoAnswer::Broken)?;
            Ok(Response::from_parts(head, body.to_bytes().to_vec()))
        };
        timeout(PATIENCE, asked).await.unwrap_or(Err(NoAnswer::Late))
    }
}

/// The authorities of the file where one is given, else those of the system.
fn roots(ca_file: Option<&Path>, is_plain: bool) -> anyhow::Result<RootCertStore> {
    let mut roots = RootCertStore::empty();
    if let Some(file) = ca_file {
        let unreadable = || format!("the authorities in {} cannot be read", file.display());
        for certificate in CertificateDer::pem_file_iter(file).with_context(unreadable)? {
            roots
                .add(certificate.with_context(unreadable)?)
                .with_context(unreadable)?;
        }
        ensure!(!roots.is_empty(), "there is no certificate in {}", file.display());
    } else if !is_plain {
        roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
        ensure!(
            !roots.is_empty(),
            "this machine knows no authority for certificates of others: the configuration can name a file with some"
        );
    }
    Ok(roots)
}
