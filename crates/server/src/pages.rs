//! The pages of the citizen app: the same shell, with heading, language and look already right.

use axum::Router;
use axum::body::Bytes;
use axum::extract::{Query, State};
use axum::http::header::{ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, VARY};
use axum::http::{HeaderMap, HeaderValue, Uri};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use qingyu_words::Lang;
use serde::Deserialize;

use crate::app::App;
use crate::headers::Embeddable;
use crate::refusal::Refusal;
use crate::shell::{Compressed, Look, Page};

/// The part of a query string that says how a page looks.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct LookQuery {
    lang: Option<String>,
    elder: Option<String>,
    embed: Option<String>,
}

impl LookQuery {
    /// The look; whatever is not understood is the plain one.
    pub fn look(&self) -> Look {
        let on = |flag: &Option<String>| flag.as_deref().is_some_and(|value| value != "0");
        Look {
            lang: Lang::from_tag(self.lang.as_deref().unwrap_or_default()),
            elder: on(&self.elder),
            embed: on(&self.embed),
        }
    }
}

/// Every page with an address.
pub fn routes() -> Router<App> {
    // The page that the build made is a pattern for these, not one of them.
    let router = Router::new().route("/index.html", get(not_found));
    Page::ADDRESSED
        .iter()
        .fold(router, |router, (_, path)| router.route(path, get(page)))
}

async fn page(State(app): State<App>, uri: Uri, headers: HeaderMap) -> Result<Response, Refusal> {
    shell(&app, Page::at(uri.path()), &uri, &headers)
}

/// The page for every other address.
pub async fn not_found(State(app): State<App>, uri: Uri, headers: HeaderMap) -> Result<Response, Refusal> {
    let mut response = shell(&app, Page::NotFound, &uri, &headers)?;
    *response.status_mut() = Refusal::NotFound.status();
    Ok(response)
}

fn shell(app: &App, page: Page, uri: &Uri, headers: &HeaderMap) -> Result<Response, Refusal> {
    let look = Query::<LookQuery>::try_from_uri(uri)
        .map(|query| query.look())
        .unwrap_or_default();
    let body = app
        .shells
        .page(page, look)
        .map_err(|error| Refusal::Internal(format!("a page was not compressed: {error}")))?
        .ok_or_else(|| Refusal::Internal("a page that was not made".to_owned()))?;
    let mut response = encoded(body, headers);
    if look.embed {
        response.extensions_mut().insert(Embeddable);
    }
    Ok(response)
}

/// Whether the client takes an encoding; one that it refuses by `q=0` does not count.
fn takes(headers: &HeaderMap, encoding: &str) -> bool {
    let listed = headers
        .get_all(ACCEPT_ENCODING)
        .iter()
        .filter_map(|value| value.to_str().ok());
    listed.flat_map(|value| value.split(',')).any(|item| {
        let mut parts = item.split(';').map(str::trim);
        parts.next() == Some(encoding) && !parts.any(|part| matches!(part, "q=0" | "q=0.0"))
    })
}

/// The best encoding of a body that the client takes, and its name.
pub fn best<'a>(body: &'a Compressed, headers: &HeaderMap) -> (&'a Bytes, Option<&'static str>) {
    if takes(headers, "br") {
        (&body.brotli, Some("br"))
    } else if takes(headers, "gzip") {
        (&body.gzip, Some("gzip"))
    } else {
        (&body.plain, None)
    }
}

/// A page in the best encoding that the client takes.
pub fn encoded(body: &Compressed, headers: &HeaderMap) -> Response {
    let (bytes, encoding) = best(body, headers);
    let mut response = bytes.clone().into_response();
    let fields = response.headers_mut();
    fields.insert(CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    fields.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    fields.insert(VARY, HeaderValue::from_static("accept-encoding"));
    if let Some(encoding) = encoding {
        fields.insert(CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    response
}
