//! The pages of the desk: one shell, which its app fills, and the built files of the app.

use std::path::{Path, PathBuf};

use axum::Router;
use axum::extract::Request;
use axum::http::header::CACHE_CONTROL;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Uri};
use axum::middleware::{self, Next};
use axum::response::{Redirect, Response};
use axum::routing::get;
use maud::html;
use qingyu_words::{Lang, dial, shell as words};
use tower::ServiceExt as _;

use crate::app::App;
use crate::refusal::NOT_FOUND;
use crate::shell::Compressed;
use crate::{assets, pages};

/// Where the desk is.
const BASE: &str = "/desk";

/// The addresses that its app knows.
const PAGES: [&str; 51] = [
    "/desk/",
    "/desk/queue",
    "/desk/hall",
    "/desk/case/{number}",
    "/desk/cases",
    "/desk/search",
    "/desk/musts",
    "/desk/notices",
    "/desk/notice/{number}",
    "/desk/aftercare",
    "/desk/rating/{id}",
    "/desk/encounters",
    "/desk/inspections",
    "/desk/inspections/new",
    "/desk/inspection/{id}",
    "/desk/encounter/{id}",
    "/desk/callbacks",
    "/desk/callback/{id}",
    "/desk/rings",
    "/desk/helps",
    "/desk/board",
    "/desk/incidents",
    "/desk/law-cases",
    "/desk/problems",
    "/desk/problem/{id}",
    "/desk/whistles",
    "/desk/whistles/new",
    "/desk/whistle/{id}",
    "/desk/intake",
    "/desk/intake/new",
    "/desk/import/{id}",
    "/desk/slip/{number}",
    "/desk/sources",
    "/desk/sources/{code}",
    "/desk/reconciliation/{id}",
    "/desk/plans",
    "/desk/honours",
    "/desk/care",
    "/desk/care/{id}",
    "/desk/account",
    "/desk/people",
    "/desk/people/{id}",
    "/desk/card/{id}",
    "/desk/invite",
    "/desk/openings",
    "/desk/changes",
    "/desk/settings",
    "/desk/settings/units",
    "/desk/settings/units/{code}",
    "/desk/settings/calendar",
    "/desk/settings/deadlines",
];

/// The desk's site: beside the citizen app's.
fn site(citizen: &Path) -> PathBuf {
    citizen.with_file_name("desk")
}

/// The desk's pages and files; where its site is not built, every address is the not-found page.
pub fn routes(citizen: &Path, app: &App) -> Router<App> {
    let site = site(citizen);
    let Ok(shell) = std::fs::read_to_string(site.join("index.html")) else {
        return Router::new();
    };
    let shell = if app.demo { marked(&shell) } else { shell };
    let shell = if app.oidc.is_some() {
        told(&shell, "data-oidc")
    } else {
        shell
    };
    let shell = match dial::installed() {
        Some(numbers) => told(&shell, &format!("data-numbers=\"{numbers}\"")),
        None => shell,
    };
    let Ok(shell) = Compressed::of(shell.into_bytes()) else {
        return Router::new();
    };
    let page = move |headers: HeaderMap| {
        let mut response = pages::encoded(&shell, &headers);
        // Unlike a citizen's page this one is kept nowhere, as every answer that does not say otherwise.
        response.headers_mut().remove(CACHE_CONTROL);
        std::future::ready(response)
    };
    let files = assets::assets(&site, app.clone()).map_request(within);
    // The page that the build made is reached as a page only.
    let router = Router::new()
        .route(BASE, get(|| async { Redirect::permanent("/desk/") }))
        .route("/desk/index.html", get(pages::not_found))
        .route_service("/desk/{*file}", files);
    let router = PAGES
        .iter()
        .fold(router, |router, path| router.route(path, get(page.clone())));
    // A page of the desk that does not exist is said by the desk, with its menu.
    let lost = move |request: Request, next: Next| {
        let (page, headers) = (page.clone(), request.headers().clone());
        let is_file = request
            .uri()
            .path()
            .rsplit('/')
            .next()
            .is_some_and(|name| name.contains('.'));
        async move {
            let response = next.run(request).await;
            if is_file || response.status() != NOT_FOUND {
                return response;
            }
            let mut shown = page(headers).await;
            *shown.status_mut() = NOT_FOUND;
            shown
        }
    };
    router
        .layer(middleware::from_fn(lost))
        .layer(middleware::from_fn(unlisted))
}

/// The shell of the demonstration says above everything that nothing in it is true.
fn marked(shell: &str) -> String {
    let banner = html! {
        aside class="banner" aria-label=(words::demo_label(Lang::Zh)) {
            (words::demo_banner(Lang::Zh)) " " span lang="en" { (words::demo_banner(Lang::En)) }
        }
    };
    let body = shell
        .find("<body")
        .and_then(|at| Some(at + shell.get(at..)?.find('>')? + 1));
    let (head, rest) = shell.split_at(body.unwrap_or(shell.len()));
    [head, &banner.into_string(), rest].concat()
}

/// The app is told something by the shell, without a call: that there is a provider to sign in through, and this place's numbers to call.
fn told(shell: &str, what: &str) -> String {
    shell.replacen("<html", &["<html ", what].concat(), 1)
}

/// A request for a file, as its site knows it.
fn within(mut request: Request) -> Request {
    let uri = request.uri().to_string();
    let inner = uri.strip_prefix(BASE).and_then(|path| path.parse::<Uri>().ok());
    if let Some(inner) = inner {
        *request.uri_mut() = inner;
    }
    request
}

/// No search engine lists the desk.
async fn unlisted(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    response.headers_mut().insert(
        HeaderName::from_static("x-robots-tag"),
        HeaderValue::from_static("noindex"),
    );
    response
}
