//! 查找: candidates come from the index, and each is judged by sight and by its words before it is shown.
//!
//! How far one request looks is counted in blocks of the index, in cases that wait for one, and in cases that were looked at and may be read:
//! where a page ends early tells nothing of the others.

mod cut;
mod hunt;

use qingyu_api::desk::search::{Found, FoundCase, Search, SnippetView};
use qingyu_domain::case::{Case, Number, Status};
use qingyu_domain::person::Role;
use qingyu_domain::search::{Query, fold};
use qingyu_store::Filed;

use self::hunt::Hunt;
use super::list::{line_of, start};
use crate::accounts::Signed;
use crate::app::App;
use crate::commands::page::{self, bad_filter};
use crate::commands::people::change;
use crate::refusal::Refusal;

/// Those who may see cases by their roles, and search all of them; the others search those that they work or worked on.
const ALL: [Role; 2] = [Role::Intake, Role::Oversight];
/// Everybody who may search.
const SEARCHING: [Role; 5] = [
    Role::Intake,
    Role::Oversight,
    Role::Reviewer,
    Role::Verifier,
    Role::Handler,
];
/// Characters that can be looked for.
const LONGEST: usize = 100;
/// Cases that are judged at a time, and that may be read and are looked at for a page.
const STEP: usize = 32;
const SEEN: usize = 1024;
/// What is recorded: that somebody searched, not what for.
const SEARCHED: &str = "searched";

/// A page of what somebody looks for and may see.
pub async fn page(app: &App, signed: &Signed, asked: &Search) -> Result<Found, Refusal> {
    if !SEARCHING.iter().any(|role| signed.person.holds(*role)) {
        return Err(Refusal::NotAllowed);
    }
    let limit = page::limit(asked.limit)?;
    let is_short = asked.q.chars().count() <= LONGEST;
    let query = Query::parse(&asked.q).filter(|_| is_short).ok_or_else(bad_filter)?;
    let after = asked
        .after
        .as_deref()
        .map(|after| Number::parse(after).ok_or_else(bad_filter));
    let after = after.transpose()?;
    // Parts of what citizens wrote are read without opening a case.
    app.store
        .record(change(app, Some(signed), SEARCHED, &signed.person.id)?)
        .await?;
    if let Some(number) = Number::find(&asked.q) {
        let cases = by_number(app, signed, asked, number).await?.into_iter().collect();
        return Ok(Found { cases, next: None });
    }
    let mut hunt = Hunt::begin(app, signed, asked, &query, after).await?;
    let mut shown: Vec<FoundCase> = Vec::new();
    let (mut seen, mut last) = (0, None);
    while shown.len() <= usize::from(limit) {
        let some = hunt.next(STEP).await?;
        if some.is_empty() {
            break;
        }
        let (found, readable) = judged(app, signed, asked, &query, some).await?;
        shown.extend(found);
        seen += readable.len();
        if seen >= SEEN {
            // A number of a case that may not be read would tell that it has these words.
            last = readable.into_iter().next_back();
            break;
        }
    }
    let next = page::cut(&mut shown, limit, |last| last.case.number.clone());
    Ok(Found {
        next: next.or(last).or_else(|| hunt.left()),
        cases: shown,
    })
}

/// Straight to one case.
async fn by_number(app: &App, signed: &Signed, asked: &Search, number: Number) -> Result<Option<FoundCase>, Refusal> {
    let found = match super::find(app, signed, &number.to_string()).await {
        Ok(found) => found,
        Err(Refusal::NotFound) => return Ok(None),
        Err(refusal) => return Err(refusal),
    };
    let now = app.clock.now();
    let case = fits(asked, &found.case, now).then(|| line_of(&found.case, signed, &number.to_string(), now));
    Ok(case.map(|case| FoundCase { case, snippet: None }))
}

/// Those whose words were looked for, and that may be seen and read, in their order; and the numbers of all that may be read.
async fn judged(
    app: &App,
    signed: &Signed,
    asked: &Search,
    query: &Query,
    some: Vec<Filed>,
) -> Result<(Vec<FoundCase>, Vec<String>), Refusal> {
    let cases = super::seen(app, signed, some.iter().map(|filed| filed.id.clone())).await?;
    let is_seen = |filed: &Filed| cases.get(&filed.id).is_some_and(|seen| seen.is_story);
    let some: Vec<Filed> = some.into_iter().filter(is_seen).collect();
    let ids: Vec<String> = some.iter().map(|filed| filed.id.clone()).collect();
    let written = app.store.written(&ids).await?;
    let now = app.clock.now();
    let shown = |filed: &Filed| {
        let case = &cases.get(&filed.id)?.case;
        let is_end = query.is_end_of(&filed.number);
        let text = written.get(&filed.id).filter(|_| case.may_read_filed(&signed.person));
        let place = text.and_then(|text| Some((text, query.place_in(&fold(text))?)));
        if !(fits(asked, case, now) && (is_end || place.is_some())) {
            return None;
        }
        let snippet = place.map(|(text, place)| {
            let snippet = query.snippet(text, place);
            SnippetView {
                before: snippet.before,
                found: snippet.found,
                after: snippet.after,
            }
        });
        let case = line_of(case, signed, &filed.number, now);
        Some(FoundCase { case, snippet })
    };
    let found = some.iter().filter_map(shown).collect();
    let is_read = |filed: &Filed| {
        let seen = cases.get(&filed.id);
        seen.is_some_and(|seen| seen.case.may_read_filed(&signed.person))
    };
    let readable = some.into_iter().filter(is_read);
    Ok((found, readable.map(|filed| filed.number).collect()))
}

/// Whether a case is what the filter asks for.
fn fits(asked: &Search, case: &Case, now: qingyu_domain::time::Timestamp) -> bool {
    let day = case.filed_at.day();
    asked.kind.is_none_or(|kind| case.kind == kind)
        && asked.unit.as_ref().is_none_or(|unit| case.unit.as_ref() == Some(unit))
        && asked.from.is_none_or(|from| day >= from)
        && asked.to.is_none_or(|to| day <= to)
        && asked.status.is_none_or(|status| Status::told(case, now).0 == status)
}

/// Between which numbers is looked: from the first on, and before the second.
fn bounds(asked: &Search, after: Option<Number>) -> (String, String) {
    let from = asked.from.map_or_else(String::new, start);
    let to = asked
        .to
        .map_or_else(|| qingyu_store::LAST.to_owned(), |day| start(day.next()));
    let before = after.map_or_else(|| to.clone(), |after| to.clone().min(after.to_string()));
    (from, before)
}
