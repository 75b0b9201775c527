//! Where the service is listened for: citizens and desk at one address, or the desk at one of its own; numbers for monitoring at a third.

use std::net::SocketAddr;
use std::path::Path;

use anyhow::Context as _;
use axum::Router;
use axum::extract::Request;
use axum::http::Uri;
use axum::serve::ListenerExt as _;
use tokio::net::TcpListener;
use tower::ServiceExt as _;

use crate::app::App;
use crate::config::Config;
use crate::listen::listen;
use crate::metrics;
use crate::router::router;

/// What belongs to the desk, pages and calls.
const DESK: [&str; 2] = ["/desk", "/api/v1/desk"];
/// Where nothing is, for pages and for calls.
const NOWHERE: [&str; 2] = ["/-", "/api/-"];

/// The listeners, before anybody is answered.
#[derive(Debug)]
pub struct Doors {
    public: TcpListener,
    desk: Option<TcpListener>,
    metrics: Option<TcpListener>,
}

impl Doors {
    /// Takes the addresses of a configuration.
    pub async fn open(config: &Config) -> anyhow::Result<Self> {
        let optional = async |address: Option<SocketAddr>| match address {
            Some(address) => bind(address).await.map(Some),
            None => Ok(None),
        };
        Ok(Self {
            public: bind(config.listen).await?,
            desk: optional(config.desk_listen).await?,
            metrics: optional(config.metrics_listen).await?,
        })
    }

    /// The addresses as they are: of citizens, of the desk, of the numbers.
    pub fn addresses(&self) -> std::io::Result<(SocketAddr, Option<SocketAddr>, Option<SocketAddr>)> {
        let of = |one: &Option<TcpListener>| one.as_ref().map(TcpListener::local_addr).transpose();
        Ok((self.public.local_addr()?, of(&self.desk)?, of(&self.metrics)?))
    }

    /// Answers at all of them until told to stop; says whether all requests ended in time.
    pub async fn serve(self, app: &App, site: &Path) -> bool {
        let whole = watched(app, router(app.clone(), site), self.metrics.is_some());
        let public = match self.desk {
            Some(_) => without_desk(whole.clone()),
            None => whole.clone(),
        };
        let at = async |listener: Option<TcpListener>, router: Router| match listener {
            Some(listener) => {
                let listener = listener.tap_io(|connection| {
                    // Small answers must not wait for more.
                    if let Err(error) = connection.set_nodelay(true) {
                        tracing::debug!(%error, "nodelay");
                    }
                });
                listen(listener, router, app.patience, app.stop.clone()).await
            }
            None => true,
        };
        let (public, desk, metrics) = tokio::join!(
            at(Some(self.public), public),
            at(self.desk, whole),
            at(self.metrics, metrics::router(app.clone())),
        );
        public && desk && metrics
    }
}

async fn bind(address: SocketAddr) -> anyhow::Result<TcpListener> {
    let bound = TcpListener::bind(address).await;
    bound.with_context(|| format!("{address} cannot be listened on"))
}

/// Counted only where somebody reads the numbers.
fn watched(app: &App, router: Router, is_watched: bool) -> Router {
    if is_watched {
        metrics::watch(app, router)
    } else {
        router
    }
}

/// The same service, in which the desk is not there: its addresses are answered as any that does not exist.
pub fn without_desk(router: Router) -> Router {
    Router::new().fallback_service(router.map_request(hidden))
}

fn hidden(mut request: Request) -> Request {
    let path = request.uri().path();
    let mut bases = DESK.into_iter();
    let is_of_desk = bases.any(|base| {
        let rest = path.strip_prefix(base);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    });
    if is_of_desk {
        let [page, call] = NOWHERE;
        let nowhere = if path.starts_with("/api/") { call } else { page };
        *request.uri_mut() = Uri::from_static(nowhere);
    }
    request
}
