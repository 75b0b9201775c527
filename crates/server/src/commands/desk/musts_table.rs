//! The lists of musts as a table for spreadsheets, page by page while it is sent.

use std::io;

use axum::body::{Body, Bytes};
use futures_util::stream;
use qingyu_api::desk::musts::{MustLine, MustsFilter};
use qingyu_words::Lang;
use qingyu_words::desk::{acts, codes, musts as words};

use super::export::{lines, moment};
use super::musts;
use crate::accounts::Signed;
use crate::app::App;
use crate::commands::people::change;
use crate::refusal::Refusal;

/// Musts that are read at a time.
const PAGE: u16 = 100;

/// The whole table; that it was taken is recorded. What goes wrong before its first line is a refusal; afterwards the answer breaks off.
pub async fn csv(app: App, signed: Signed, filter: MustsFilter) -> Result<Body, Refusal> {
    let filter = MustsFilter {
        limit: Some(PAGE),
        ..filter
    };
    let (first, next) = part(&app, &signed, &filter, true).await?;
    let record = change(&app, Some(&signed), "exported_musts", &signed.person.id)?;
    app.store.record(record).await?;
    let begun = (Some(first), next);
    let all = stream::unfold(
        (app, signed, filter, begun),
        |(app, signed, filter, (ready, next))| async move {
            if let Some(ready) = ready {
                return Some((Ok(ready), (app, signed, filter, (None, next))));
            }
            let filter = MustsFilter {
                after: Some(next?),
                ..filter
            };
            match part(&app, &signed, &filter, false).await {
                Ok((bytes, next)) => Some((Ok(bytes), (app, signed, filter, (None, next)))),
                Err(_) => Some((
                    Err(io::Error::other("the table breaks off")),
                    (app, signed, filter, (None, None)),
                )),
            }
        },
    );
    Ok(Body::from_stream(all))
}

/// The lines of a page, and where the next one begins.
async fn part(
    app: &App,
    signed: &Signed,
    filter: &MustsFilter,
    is_first: bool,
) -> Result<(Bytes, Option<String>), Refusal> {
    let page = musts::page(app, signed, filter).await?;
    let mut rows: Vec<_> = page.musts.iter().map(|one| cells(signed, one)).collect();
    let mut text = Vec::new();
    if is_first {
        // The mark by which spreadsheets know UTF-8.
        text.extend("\u{feff}".bytes());
        rows.insert(0, words::columns(Lang::Zh).map(str::to_owned));
    }
    text.extend(lines(&rows)?);
    Ok((Bytes::from(text), page.next))
}

fn cells(signed: &Signed, one: &MustLine) -> [String; 12] {
    let lang = Lang::Zh;
    let owner = one.owner.as_deref().unwrap_or_default();
    let unit = signed.staff.org.units.unit(owner);
    let unit = unit.map_or_else(|| owner.to_owned(), |unit| unit.name.clone());
    let whose = one.person.as_ref().map_or(unit, |person| person.shown.clone());
    let measure = one.measure.map(|measure| acts::measure(lang, measure));
    let how = measure.or_else(|| one.by_way_of.map(|way| acts::accountability(lang, way)));
    [
        one.number.clone().or_else(|| one.notice.clone()).unwrap_or_default(),
        words::must(lang, one.what).to_owned(),
        one.cause
            .map(|cause| codes::cause(lang, cause))
            .unwrap_or_default()
            .to_owned(),
        whose,
        how.unwrap_or_default().to_owned(),
        one.due_at.map(moment).unwrap_or_default(),
        one.done_on.map(|day| day.to_string()).unwrap_or_default(),
        words::yes_no(lang, one.is_overdue).to_owned(),
        words::yes_no(lang, one.has_evidence).to_owned(),
        one.effect
            .map(|effect| words::span(lang, effect.before.cases, effect.before.of))
            .unwrap_or_default(),
        one.effect
            .and_then(|effect| effect.after)
            .map(|after| words::span(lang, after.cases, after.of))
            .unwrap_or_default(),
        one.effect
            .map(|effect| words::change(lang, effect.change).to_owned())
            .unwrap_or_default(),
    ]
}
