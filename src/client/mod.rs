//! The only place that speaks HTTP: one function for every call, one error type.

use std::cell::{Cell, RefCell};
use std::pin::Pin;

use gloo_net::http::Request;
use leptos::prelude::{on_cleanup, window};
use qingyu_api::{Endpoint, Method, Problem, ProblemCode, QUERY_CODE_HEADER};
use qingyu_domain::query_code::QueryCode;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use web_sys::{AbortController, Headers, RequestInit};

pub use self::read::read;
use crate::clock;

pub mod picture;
mod read;
#[cfg(feature = "desk")]
pub mod staff;

/// How long a call may take before the network counts as gone.
const PATIENCE_MS: u32 = 20_000;
/// The same for a file: the server waits half a minute for it, and draws it anew.
#[cfg(feature = "desk")]
const PATIENCE_FILE_MS: u32 = 60_000;
/// The same for a table of another system, which is only stored at first.
#[cfg(feature = "desk")]
const PATIENCE_TABLE_MS: u32 = 900_000;

/// Why a call has no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The network is gone, or nobody answered in time.
    Offline,
    /// Asked to come back after so many seconds.
    RetryAfter {
        /// How long to wait.
        seconds: u32,
        /// A store that broke off may have kept what was sent.
        may_have_arrived: bool,
    },
    /// The server says what is wrong.
    Problem(Problem),
    /// An answer that makes no sense: a proxy in between, or a fault of ours.
    Broken,
}

impl Failure {
    /// The problem's code, if the server named one.
    pub fn code(&self) -> Option<ProblemCode> {
        match self {
            Self::Problem(problem) => Some(problem.code),
            _ => None,
        }
    }

    /// Whether the request may have done its work all the same.
    pub fn may_have_arrived(&self) -> bool {
        match self {
            Self::Offline | Self::Broken => true,
            Self::RetryAfter { may_have_arrived, .. } => *may_have_arrived,
            Self::Problem(problem) => matches!(problem.code, ProblemCode::Internal | ProblemCode::Unavailable),
        }
    }
}

/// Whether this device has a network; where that leads is another matter.
pub fn is_online() -> bool {
    window().navigator().on_line()
}

thread_local! {
    /// Reading calls under way, each with the number its page knows it by.
    static RUNNING: RefCell<Vec<(u32, AbortController)>> = const { RefCell::new(Vec::new()) };
    static NEXT: Cell<u32> = const { Cell::new(0) };
}

/// Makes a reading call and hands over its answer; when the page that asked is left first, it is aborted in silence.
pub fn query<E: Endpoint<Request = ()>>(
    code: Option<QueryCode>,
    then: impl FnOnce(Result<E::Response, Failure>) + 'static,
) {
    let code = code.filter(|_| E::WITH_CODE);
    query_text(
        E::PATH,
        code,
        Box::new(move |answer| then(answer.and_then(|text| read(&text)))),
    );
}

/// Reads what belongs to the whole app and not to one page; it goes on when the page is left.
pub fn load<E: Endpoint<Request = ()>>(then: impl FnOnce(Result<E::Response, Failure>) + 'static) {
    spawn(async move {
        let answer = match AbortController::new() {
            Ok(abort) => exchange(Method::Get, E::PATH, None, None, abort).await,
            Err(_) => Err(Failure::Broken),
        };
        then(answer.and_then(|text| read(&text)));
    });
}

/// What takes the answer of a reading call.
pub type Then = Box<dyn FnOnce(Result<String, Failure>)>;

/// As [`query`], with the answer as it came.
pub fn query_text(path: &'static str, code: Option<QueryCode>, then: Then) {
    let Ok(abort) = AbortController::new() else {
        return then(Err(Failure::Broken));
    };
    let number = NEXT.replace(NEXT.get().wrapping_add(1));
    RUNNING.with_borrow_mut(|running| running.push((number, abort.clone())));
    on_cleanup(move || {
        if let Some(abort) = finish(number) {
            abort.abort();
        }
    });
    spawn(async move {
        let answer = exchange(Method::Get, path, code.as_ref().map(QueryCode::digits), None, abort).await;
        if finish(number).is_some() {
            then(answer);
        }
    });
}

/// Starts something that goes on by itself.
pub fn spawn(work: impl Future<Output = ()> + 'static) {
    let work: Pin<Box<dyn Future<Output = ()>>> = Box::pin(work);
    spawn_local(work);
}

/// Forgets a reading call; `None` when it was forgotten before.
fn finish(number: u32) -> Option<AbortController> {
    RUNNING.with_borrow_mut(|running| {
        let at = running.iter().position(|(other, _)| *other == number)?;
        Some(running.swap_remove(at).1)
    })
}

/// Sends a change as JSON and gives the answer as it came; it goes on when the page is left.
pub async fn text(path: &str, code: Option<&str>, body: String) -> Result<String, Failure> {
    let abort = AbortController::new().map_err(|_| Failure::Broken)?;
    exchange(Method::Post, path, code, Some(body), abort).await
}

/// Sends and reads one answer as text.
async fn exchange(
    method: Method,
    path: &str,
    code: Option<&str>,
    body: Option<String>,
    abort: AbortController,
) -> Result<String, Failure> {
    let body = body.map(|body| ("application/json", JsValue::from_str(&body)));
    let request = request(method, path, code, body, &abort);
    within(PATIENCE_MS, request, abort).await
}

/// Sends a file and reads the answer as text.
#[cfg(feature = "desk")]
async fn send_as(path: &str, media: &str, file: JsValue) -> Result<String, Failure> {
    let abort = AbortController::new().map_err(|_| Failure::Broken)?;
    let request = request(Method::Post, path, None, Some((media, file)), &abort);
    within(PATIENCE_FILE_MS, request, abort).await
}

/// The same for a file of hundreds of megabytes.
#[cfg(feature = "desk")]
async fn send_patiently(path: &str, media: &str, file: JsValue) -> Result<String, Failure> {
    let abort = AbortController::new().map_err(|_| Failure::Broken)?;
    let request = request(Method::Post, path, None, Some((media, file)), &abort);
    within(PATIENCE_TABLE_MS, request, abort).await
}

/// Makes a call, and aborts it when it takes too long.
async fn within(patience: u32, request: Result<Request, JsValue>, abort: AbortController) -> Result<String, Failure> {
    let Ok(request) = request else {
        return Err(Failure::Broken);
    };
    let mut timer = clock::alarm(patience, move || abort.abort());
    let answer = answer(request).await;
    timer.stop();
    answer
}

/// A call. It is built for the browser directly: the library's builder would parse an address that has no query, which
/// costs two kilobytes on every phone.
fn request(
    method: Method,
    path: &str,
    code: Option<&str>,
    body: Option<(&str, JsValue)>,
    abort: &AbortController,
) -> Result<Request, JsValue> {
    let (init, headers) = (RequestInit::new(), Headers::new()?);
    init.set_method(match method {
        Method::Get => "GET",
        Method::Post => "POST",
        Method::Delete => "DELETE",
    });
    // Whoever signs out and goes on at once is signed out all the same.
    #[cfg(feature = "desk")]
    js_sys::Reflect::set(&init, &"keepalive".into(), &(method == Method::Delete).into())?;
    init.set_signal(Some(&abort.signal()));
    if let Some(code) = code {
        headers.set(QUERY_CODE_HEADER, code)?;
    }
    if let Some((media, body)) = body {
        headers.set("content-type", media)?;
        init.set_body(&body);
    }
    init.set_headers(&headers);
    web_sys::Request::new_with_str_and_init(path, &init).map(Request::from)
}

async fn answer(request: Request) -> Result<String, Failure> {
    let response = request.send().await.map_err(|_| Failure::Offline)?;
    // The answer can break off: that is the network, too.
    let text = response.text().await.map_err(|_| Failure::Offline)?;
    if response.ok() {
        return Ok(text);
    }
    let problem = read::<Problem>(&text).ok();
    let code = problem.as_ref().map(|problem| problem.code);
    let wait = response.headers().get("retry-after");
    Err(match (problem, wait.and_then(|value| value.parse().ok())) {
        (_, Some(seconds)) if code != Some(ProblemCode::TooManyMessages) => Failure::RetryAfter {
            seconds,
            may_have_arrived: !matches!(code, Some(ProblemCode::TooMany | ProblemCode::TooSlow)),
        },
        (problem, _) => problem.map_or(Failure::Broken, Failure::Problem),
    })
}
