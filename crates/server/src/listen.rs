//! Connections: accepted, answered, cut off when nothing comes, and ended when the server is told to stop.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::{Context, Poll};

use axum::Router;
use axum::body::{Body, Bytes, HttpBody};
use axum::extract::{ConnectInfo, Request};
use axum::serve::Listener;
use hyper::body::{Frame, Incoming, SizeHint};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};
use tower::ServiceExt as _;

use crate::patience::{Patience, Stop};

/// What every connection is served with.
#[derive(Clone)]
struct Serving {
    router: Router,
    patience: Patience,
    stop: Stop,
    /// Has a receiver for every request that is not yet answered to its last byte.
    running: Arc<watch::Sender<()>>,
}

/// Serves until told to stop; then lets running requests end, and waits for nobody who only holds a connection.
///
/// Says whether all of them ended in time.
pub async fn listen<L>(mut listener: L, router: Router, patience: Patience, stop: Stop) -> bool
where
    L: Listener<Addr = SocketAddr>,
{
    let serving = Serving {
        router,
        patience,
        stop: stop.clone(),
        running: Arc::default(),
    };
    let mut connections = JoinSet::new();
    let mut told = pin!(stop.told());
    loop {
        tokio::select! {
            (io, peer) = listener.accept() => {
                connections.spawn(serving.clone().connection(io, peer));
            }
            Some(ended) = connections.join_next() => {
                if let Err(error) = ended {
                    tracing::error!(%error, "a connection did not end well");
                }
            }
            () = &mut told => break,
        }
    }
    drop(listener);
    drain(connections, &serving).await
}

/// Whatever is left of the connections in the end is cut off.
async fn drain(mut connections: JoinSet<()>, serving: &Serving) -> bool {
    let Patience { drain, tail, .. } = serving.patience;
    let running = &serving.running;
    let answered = async {
        loop {
            // Also when none runs: a request may be half-way here, or the end of an answer half-way there.
            sleep(tail).await;
            if running.receiver_count() == 0 {
                break;
            }
            running.closed().await;
        }
    };
    tokio::select! {
        () = async { while connections.join_next().await.is_some() {} } => true,
        in_time = timeout(drain, answered) => in_time.is_ok(),
    }
}

impl Serving {
    async fn connection<I>(self, io: I, peer: SocketAddr)
    where
        I: tokio::io::AsyncRead + tokio::io::AsyncWrite + Unpin,
    {
        let (patience, stop) = (self.patience, self.stop.clone());
        let service = service_fn(move |request| self.clone().answer(request, peer));
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(patience.head)
            .serve_connection(TokioIo::new(io), service);
        let mut connection = pin!(connection);
        let ended = tokio::select! {
            ended = connection.as_mut() => ended,
            () = stop.told() => {
                connection.as_mut().graceful_shutdown();
                connection.await
            }
        };
        if let Err(error) = ended {
            tracing::debug!(%error, "connection");
        }
    }

    async fn answer(self, request: Request<Incoming>, peer: SocketAddr) -> Result<hyper::Response<Held>, Infallible> {
        let running = self.running.subscribe();
        let mut request = request.map(Body::new);
        request.extensions_mut().insert(ConnectInfo(peer));
        let response = self.router.oneshot(request).await?;
        Ok(response.map(|body| Held {
            body,
            _running: running,
        }))
    }
}

/// The body of an answer, which keeps its request running until it is sent.
struct Held {
    body: Body,
    _running: watch::Receiver<()>,
}

impl HttpBody for Held {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        Pin::new(&mut self.body).poll_frame(context)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
