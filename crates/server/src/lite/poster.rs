//! The poster of a window, to be printed by the staff: a code that leads to its rating page, the same for everybody.

use axum::extract::{Query, State};
use axum::http::header::HOST;
use axum::http::uri::Authority;
use axum::http::{HeaderMap, Uri};
use axum::response::Response;
use maud::{PreEscaped, html};
use qingyu_words::rate as words;
use serde::Deserialize;

use super::framed;
use crate::app::App;
use crate::lite::at_desk::AtDesk;
use crate::qr::draw;
use crate::refusal::Refusal;
use crate::shell::Look;

/// Whose poster it is.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Asked {
    window: String,
}

/// GET /desk/poster, for whoever is signed in; for nobody else is there anything to see.
pub async fn poster(
    State(app): State<App>,
    AtDesk(signed): AtDesk,
    look: Look,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let staff = signed.staff;
    let asked = Query::<Asked>::try_from_uri(&uri)
        .map(|query| query.0)
        .unwrap_or_default();
    let units = &staff.org.units;
    let (unit, window) = units.window(asked.window.trim()).ok_or(Refusal::NotFound)?;
    if unit.closed || window.closed {
        return Err(Refusal::NotFound);
    }
    let address = [&origin(&app, &uri, &headers)?, "/rate?window=", &window.code].concat();
    let drawn = draw(&address).map_err(|error| Refusal::internal("a poster", &error))?;
    // Inside a page a picture has no prolog of its own.
    let picture = drawn.find("<svg").and_then(|at| drawn.get(at..)).unwrap_or_default();
    let lang = look.lang;
    let place = units.place(&unit.code, Some(&window.code)).unwrap_or_default();
    let content = html! {
        div class="flow poster" {
            h1 { (words::poster_h1(lang)) }
            p class="lead" { strong { (place) } }
            div class="poster__code" { (PreEscaped(picture)) }
            p class="lead" { (words::poster_scan(lang)) }
            p { (words::poster_voluntary(lang)) }
            p class="hint" { (words::without_token(lang)) }
            p class="hint" { (address) }
            p class="hint no-print" { (words::poster_print(lang)) }
        }
    };
    Ok(framed(&app, look, words::poster_h1(lang), None, false, content))
}

/// Where citizens find us: as configured, else as whoever asks has found us.
pub(super) fn origin(app: &App, uri: &Uri, headers: &HeaderMap) -> Result<String, Refusal> {
    if let Some(origin) = &app.public_origin {
        return Ok(origin.clone());
    }
    // HTTP/2 names the host in the address of the request and sends no Host.
    let host = uri.authority().map(Authority::as_str);
    let host = host
        .or_else(|| headers.get(HOST)?.to_str().ok())
        .ok_or(Refusal::NotJson)?;
    let scheme = if app.insecure_cookie { "http://" } else { "https://" };
    Ok([scheme, host].concat())
}
