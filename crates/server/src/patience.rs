//! How long the server waits for a client, and what becomes of a request that takes longer.

use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use axum::body::{Body, Bytes, HttpBody};
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use hyper::body::{Frame, SizeHint};
use tokio::sync::{oneshot, watch};
use tokio::time::{sleep, timeout};

use crate::app::App;
use crate::refusal::Refusal;

/// How the paths end to which files are sent.
const FILES: [&str; 2] = ["/imports", "/reconciliations"];

/// The limits of time.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    /// For the head of a request, from the first moment that one could come: an idle connection has no longer.
    pub head: Duration,
    /// For the body, once the head is there.
    pub body: Duration,
    /// For the body where it is a file of another system.
    pub file: Duration,
    /// For the answer, once the body is there.
    pub answer: Duration,
    /// For running requests, once the server is told to stop.
    pub drain: Duration,
    /// For whoever is still sending then, and for the last bytes of answers.
    pub tail: Duration,
}

impl Default for Patience {
    /// Draining and closing the store together stay below ten seconds.
    fn default() -> Self {
        Self {
            head: Duration::from_secs(20),
            body: Duration::from_secs(30),
            file: Duration::from_mins(15),
            answer: Duration::from_secs(20),
            drain: Duration::from_secs(6),
            tail: Duration::from_secs(1),
        }
    }
}

/// The word to stop, told once and heard by everybody.
#[derive(Clone, Debug, Default)]
pub struct Stop(Arc<watch::Sender<bool>>);

impl Stop {
    /// Tells it.
    pub fn tell(&self) {
        self.0.send_replace(true);
    }

    /// Whether it was told.
    pub fn is_told(&self) -> bool {
        *self.0.borrow()
    }

    /// Waits until it is told.
    pub async fn told(&self) {
        // The sender lives as long as this handle, so that waiting cannot fail.
        drop(self.0.subscribe().wait_for(|told| *told).await);
    }
}

/// Refuses a request whose body does not come in time, and one that cannot be answered in time.
pub async fn in_time(State(app): State<App>, request: Request, next: Next) -> Response {
    let Patience { answer, tail, .. } = app.patience;
    let is_file = FILES.iter().any(|file| request.uri().path().ends_with(file));
    let body = if is_file { app.patience.file } else { app.patience.body };
    let mut arrived = None;
    let request = request.map(|body| {
        if body.is_end_stream() {
            return body;
        }
        let (there, is_there) = oneshot::channel();
        arrived = Some(is_there);
        Body::new(Arriving {
            body,
            there: Some(there),
        })
    });
    let mut answered = pin!(next.run(request));
    if let Some(arrived) = arrived {
        let too_late = async {
            tokio::select! {
                () = sleep(body) => {}
                () = app.stop.told() => sleep(tail).await,
            }
        };
        tokio::select! {
            // In this order nobody waits for a body that is there at once, as most are.
            biased;
            response = &mut answered => return response,
            // An error says that the handler wants nothing more of the body.
            _ = arrived => {}
            () = too_late => return Refusal::TooSlow.into_response(),
        }
    }
    let late = || Refusal::Unavailable("a request took too long".to_owned()).into_response();
    timeout(answer, answered).await.unwrap_or_else(|_| late())
}

/// The body of a request, which tells when all of it is there.
struct Arriving {
    body: Body,
    there: Option<oneshot::Sender<()>>,
}

impl HttpBody for Arriving {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        let frame = ready!(Pin::new(&mut self.body).poll_frame(context));
        if frame.is_none() || self.body.is_end_stream() {
            // Dropped: that wakes who waits, too.
            self.there = None;
        }
        Poll::Ready(frame)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
