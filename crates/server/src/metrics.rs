//! Numbers for monitoring, in the text form of `OpenMetrics`: how the service does, and nothing about anybody.
//!
//! A request is counted by its room, never by its call: that somebody reported a reprisal or filed a complaint in this very minute would be
//! told by the one number that moves.

use std::sync::atomic::AtomicU64;
use std::time::Duration;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::header::CONTENT_TYPE;
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use prometheus_client::encoding::text::encode;
use prometheus_client::encoding::{EncodeLabelSet, EncodeLabelValue};
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::metrics::info::Info;
use prometheus_client::registry::{Registry, Unit};
use tokio::time::timeout;

use crate::app::App;
use crate::clock::Stopwatch;
use crate::refusal::Refusal;

/// How long the store may take to say that it is there.
const PATIENCE: Duration = Duration::from_secs(3);
/// Upper bounds of answer times, in seconds.
const BOUNDS: [f64; 8] = [0.001, 0.005, 0.02, 0.1, 0.5, 2.0, 5.0, 20.0];
/// The kind of text that is sent.
const TEXT: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

/// A part of the service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EncodeLabelValue)]
pub enum Room {
    /// Calls of citizens, and of sources.
    Calls,
    /// Calls of the desk.
    Desk,
    /// Forms without script.
    Plain,
    /// Pages and files.
    Pages,
}

/// What became of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EncodeLabelValue)]
enum Outcome {
    Answered,
    Refused,
    Failed,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Of {
    room: Room,
    outcome: Outcome,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct In {
    room: Room,
}

/// The numbers of this process.
#[derive(Debug)]
pub struct Metrics {
    registry: Registry,
    requests: Family<Of, Counter>,
    seconds: Family<In, Histogram>,
    store_up: Gauge,
    queued: Gauge,
    resident: Gauge<u64, AtomicU64>,
    /// Calls of the duty phone that failed.
    pub alerts_failed: Counter,
    /// Messages to citizens that were given up, or of which nothing is known.
    pub messages_failed: Counter,
    /// Looks of the jobs that failed.
    pub jobs_failed: Counter,
}

impl Default for Metrics {
    fn default() -> Self {
        let mut registry = Registry::with_prefix("qingyu");
        let requests = Family::default();
        let seconds = Family::new_with_constructor((|| Histogram::new(BOUNDS)) as fn() -> Histogram);
        let (store_up, queued, resident) = (Gauge::default(), Gauge::default(), Gauge::default());
        let (alerts_failed, messages_failed, jobs_failed) =
            (Counter::default(), Counter::default(), Counter::default());
        registry.register("requests", "Requests by room and outcome", requests.clone());
        let until = "Time until an answer begins";
        registry.register_with_unit("answer", until, Unit::Seconds, seconds.clone());
        registry.register(
            "store_up",
            "1 when the database answers and the writer lives",
            store_up.clone(),
        );
        registry.register(
            "writer_queue",
            "Pieces of work that wait for the writer",
            queued.clone(),
        );
        registry.register(
            "alerts_failed",
            "Calls of the duty phone that failed",
            alerts_failed.clone(),
        );
        registry.register(
            "messages_failed",
            "Messages to citizens that failed",
            messages_failed.clone(),
        );
        registry.register("jobs_failed", "Looks for what is due that failed", jobs_failed.clone());
        registry.register_with_unit("resident", "Memory of the process", Unit::Bytes, resident.clone());
        let version = Info::new([("version", env!("CARGO_PKG_VERSION"))]);
        registry.register("build", "The program", version);
        Self {
            registry,
            requests,
            seconds,
            store_up,
            queued,
            resident,
            alerts_failed,
            messages_failed,
            jobs_failed,
        }
    }
}

impl Metrics {
    /// All numbers as they are now.
    async fn text(&self, app: &App) -> Result<String, Refusal> {
        let answers = timeout(PATIENCE, app.store.ping()).await;
        self.store_up.set(i64::from(matches!(answers, Ok(Ok(())))));
        self.queued.set(i64::try_from(app.store.queued()).unwrap_or(i64::MAX));
        self.resident.set(resident());
        let mut text = String::new();
        encode(&mut text, &self.registry).map_err(|error| Refusal::internal("the metrics", &error))?;
        Ok(text)
    }

    fn count(&self, room: Room, response: &Response, since: Stopwatch) {
        let status = response.status();
        let outcome = if status.is_server_error() {
            Outcome::Failed
        } else if status.is_client_error() {
            Outcome::Refused
        } else {
            Outcome::Answered
        };
        self.requests.get_or_create(&Of { room, outcome }).inc();
        self.seconds.get_or_create(&In { room }).observe(since.seconds());
    }
}

/// The one page of the listener for monitoring.
pub fn router(app: App) -> Router {
    Router::new().route("/metrics", get(metrics)).with_state(app)
}

async fn metrics(State(app): State<App>) -> Result<Response, Refusal> {
    let text = app.metrics.text(&app).await?;
    Ok(([(CONTENT_TYPE, TEXT)], text).into_response())
}

/// Counts what a router answers.
pub fn watch(app: &App, router: Router) -> Router {
    Router::new()
        .fallback_service(router)
        .layer(from_fn_with_state(app.clone(), count))
}

async fn count(State(app): State<App>, request: Request, next: Next) -> Response {
    let (room, since) = (room(request.uri().path()), Stopwatch::start());
    let response = next.run(request).await;
    app.metrics.count(room, &response, since);
    response
}

fn room(path: &str) -> Room {
    let begins = |base: &str| {
        path.strip_prefix(base)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    if begins("/api/v1/desk") {
        Room::Desk
    } else if begins("/api") {
        Room::Calls
    } else if begins("/lite") {
        Room::Plain
    } else {
        Room::Pages
    }
}

/// Bytes of this process that are in memory; 0 where the system does not say.
fn resident() -> u64 {
    let pages = std::fs::read_to_string("/proc/self/statm").ok();
    let pages = pages.and_then(|text| text.split(' ').nth(1)?.parse::<u64>().ok());
    pages.unwrap_or_default() * 4096
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_is_counted_by_its_room_alone() {
        for (path, expected) in [
            ("/api/v1/cases", Room::Calls),
            ("/api/v1/case/reprisal", Room::Calls),
            ("/api/v1/desk/queue", Room::Desk),
            ("/api/v1/desks", Room::Calls),
            ("/lite/track", Room::Plain),
            ("/desk/queue", Room::Pages),
            ("/", Room::Pages),
        ] {
            assert_eq!(room(path), expected, "{path}");
        }
    }
}
