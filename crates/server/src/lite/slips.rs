//! Slips with the codes of visits, for queue systems that cannot print one. Only tokens that a source has reported are printed, so that nobody
//! at a counter makes any; they come and go in the form alone.

use axum::extract::{Form as Posted, State};
use axum::http::{HeaderMap, Uri};
use axum::response::{IntoResponse as _, Redirect, Response};
use maud::{Markup, PreEscaped, html};
use qingyu_domain::person::Role;
use qingyu_domain::rating::{RatingToken, VALID_DAYS};
use qingyu_domain::time::Day;
use qingyu_words::slips as words;
use qingyu_words::{Lang, dates, rate};
use serde::Deserialize;

use super::framed;
use super::poster::origin;
use crate::accounts::Signed;
use crate::app::App;
use crate::commands::rate::token_mac;
use crate::jobs::rows::{Row, of_csv};
use crate::qr::draw;
use crate::refusal::Refusal;
use crate::shell::Look;

/// Slips on one page at most.
const MOST: usize = 200;

/// What a form brings.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Pasted {
    table: String,
}

/// A slip: what is printed on it.
struct Slip {
    place: String,
    address: String,
    until: Day,
}

/// GET /desk/slips, for central intake.
pub async fn ask(State(app): State<App>, signed: Result<Signed, Refusal>, look: Look) -> Result<Response, Refusal> {
    if let Some(away) = away(signed)?.1 {
        return Ok(away);
    }
    Ok(page(&app, look, form(look, "", None)))
}

/// POST /desk/slips: those of the table that were reported and can still be used.
pub async fn print(
    State(app): State<App>,
    signed: Result<Signed, Refusal>,
    look: Look,
    uri: Uri,
    headers: HeaderMap,
    Posted(pasted): Posted<Pasted>,
) -> Result<Response, Refusal> {
    let signed = match away(signed)? {
        (_, Some(away)) => return Ok(away),
        (signed, None) => signed.ok_or(Refusal::SignedOut)?,
    };
    let rows = of_csv(pasted.table.as_bytes());
    if rows.len() > MOST {
        let note = words::too_many(look.lang, MOST);
        return Ok(page(&app, look, form(look, &pasted.table, Some(note))));
    }
    let base = origin(&app, &uri, &headers)?;
    let (all, mut slips) = (rows.len(), Vec::new());
    for (_, row) in rows {
        slips.extend(slip(&app, &signed, &base, row).await?);
    }
    let left = all - slips.len();
    if slips.is_empty() {
        let note = words::none(look.lang).to_owned();
        return Ok(page(&app, look, form(look, &pasted.table, Some(note))));
    }
    let drawn: Vec<Markup> = slips
        .iter()
        .map(|slip| drawn(look.lang, slip))
        .collect::<Result<_, _>>()?;
    let content = html! {
        div class="flow" {
            h1 class="no-print" { (words::h1(look.lang)) }
            p class="no-print" role="status" { (words::done(look.lang, drawn.len(), left)) }
            p class="hint no-print" { (words::print(look.lang)) }
            ul class="slips" { @for slip in &drawn { (slip) } }
        }
    };
    Ok(page(&app, look, content))
}

/// Whoever is not signed in is sent to do so; whoever is not of central intake has no business here.
fn away(signed: Result<Signed, Refusal>) -> Result<(Option<Signed>, Option<Response>), Refusal> {
    match signed {
        Err(Refusal::SignedOut) => Ok((None, Some(Redirect::to("/desk/").into_response()))),
        signed => {
            let signed = signed?;
            signed.must_be(Role::Intake)?;
            Ok((Some(signed), None))
        }
    }
}

/// A line of the table as a slip; nothing where it has no token, or one that nobody could use. Which of these is not told.
async fn slip(app: &App, signed: &Signed, base: &str, row: Option<Row>) -> Result<Option<Slip>, Refusal> {
    let (window, token, on) = match row {
        Some(Row::Visit(visit)) => (visit.window, visit.token, visit.on),
        Some(Row::Incident(incident)) => (incident.unit, incident.token, incident.on),
        Some(Row::Call(_)) | None => return Ok(None),
    };
    let window = window.unwrap_or_default().trim().to_owned();
    let token = token.as_deref().and_then(RatingToken::parse);
    let on = on.as_deref().and_then(|on| Day::parse(on.trim()));
    let units = &signed.staff.org.units;
    let place = units.window(&window).map_or_else(
        || units.place(&window, None),
        |(unit, _)| units.place(&unit.code, Some(&window)),
    );
    let (Some(token), Some(on), Some(place)) = (token, on, place) else {
        return Ok(None);
    };
    let today = app.clock.now().day();
    let mac = token_mac(app, token.digits());
    if on.plus(VALID_DAYS) < today || !app.store.has_token(&mac, &window, today).await? {
        return Ok(None);
    }
    Ok(Some(Slip {
        place,
        address: format!("{base}/rate?window={window}&token={}", token.digits()),
        until: on.plus(VALID_DAYS),
    }))
}

fn drawn(lang: Lang, slip: &Slip) -> Result<Markup, Refusal> {
    let drawn = draw(&slip.address).map_err(|error| Refusal::internal("a slip", &error))?;
    let picture = drawn.find("<svg").and_then(|at| drawn.get(at..)).unwrap_or_default();
    Ok(html! {
        li class="slip" {
            strong class="slip__place" { (slip.place) }
            span class="slip__code" role="img" aria-label=(words::code(lang)) { (PreEscaped(picture)) }
            span class="slip__scan" { (rate::poster_scan(lang)) }
            span { (words::once(lang)) }
            span { (words::until(lang, &dates::day(lang, slip.until, slip.until))) }
        }
    })
}

fn form(look: Look, table: &str, note: Option<String>) -> Markup {
    let lang = look.lang;
    html! {
        div class="flow" {
            ul class="links" { li { a href=(format!("/desk/{}", look.query())) { (words::to_desk(lang)) } } }
            h1 { (words::h1(lang)) }
            @if let Some(note) = note { p class="panel panel--note" role="alert" { (note) } }
            p class="lead" { (words::lead(lang)) }
            form class="flow" method="post" action=(format!("/desk/slips{}", look.query())) {
                div class="field" {
                    label class="label" for="table" { (words::table(lang)) }
                    p class="hint" id="table-hint" { (words::table_hint(lang)) }
                    textarea class="input" id="table" name="table" rows="8" spellcheck="false" autocomplete="off" aria-describedby="table-hint" { (table) }
                }
                div class="actions" { button class="button" { (words::make(lang)) } }
            }
        }
    }
}

/// Kept nowhere, as every answer that does not say otherwise: it holds what opens a rating.
fn page(app: &App, look: Look, content: Markup) -> Response {
    framed(app, look, words::h1(look.lang), None, false, content)
}
