//! Sorts what was filed into blocks of the index, shortly after it was acknowledged: a submission waits for none of it, and what waits here is
//! found all the same.

use std::time::Duration;

use qingyu_domain::case::{Event, Number};
use qingyu_domain::search::{Token, fold, sorted, tokens};
use qingyu_store::{Filed, StoreError};

use crate::app::App;
use crate::commands::desk::similar::contact;
use crate::refusal::Refusal;

/// Between two looks at whether there is enough for a block.
const LOOK: Duration = Duration::from_secs(1);

/// Sorts until the server is told to stop.
pub async fn run(app: App) {
    loop {
        let pause = match sort_one(&app).await {
            Ok(true) => Duration::ZERO,
            Ok(false) => LOOK,
            Err(refusal) => {
                tracing::warn!(?refusal, "what was filed could not be sorted; it is tried again");
                LOOK
            }
        };
        tokio::select! {
            () = app.stop.told() => return,
            () = tokio::time::sleep(pause) => {}
        }
    }
}

/// Sorts the oldest cases, where they fill a block; whether they did.
pub async fn sort_one(app: &App) -> Result<bool, Refusal> {
    let Some((cases, erased)) = app.store.ripe().await? else {
        return Ok(false);
    };
    let found_by = found_by(app, &cases).await?;
    let buckets = tokio::task::spawn_blocking(move || sorted(found_by.iter().map(Vec::as_slice)));
    let buckets = buckets.await.map_err(|error| Refusal::internal("sorting", &error))?;
    match app.store.add_block(cases, buckets, erased).await {
        // Another server was quicker, or something was erased: it is read anew.
        Ok(()) | Err(StoreError::Conflict) => Ok(true),
        Err(error) => Err(error.into()),
    }
}

/// What each of these cases is found by.
async fn found_by(app: &App, cases: &[Filed]) -> Result<Vec<Vec<Token>>, Refusal> {
    let ids: Vec<String> = cases.iter().map(|filed| filed.id.clone()).collect();
    let (written, phones) = (app.store.written(&ids).await?, app.store.phones(&ids).await?);
    let mut filed = Vec::with_capacity(ids.len());
    for stored in app.store.cases(&ids).await? {
        if let Some(Event::Filed(first)) = stored.events.into_iter().next().map(|recorded| recorded.event) {
            filed.push((stored.id, first));
        }
        tokio::task::yield_now().await;
    }
    let mut filed: std::collections::HashMap<_, _> = filed.into_iter().collect();
    let found_by = |case: &Filed| {
        let mut all: Vec<Token> = Vec::new();
        // What is erased is not found by its number either: a look-up by its whole number finds it.
        if let Some(text) = written.get(&case.id) {
            all.extend(tokens(&fold(text)));
            all.extend(phones.get(&case.id).map(|phone| contact(app, phone)));
            all.extend(Number::parse(&case.number).into_iter().flat_map(Token::of_number));
            if let Some(first) = filed.remove(&case.id) {
                all.push(Token::of_kind(first.kind));
                all.extend(first.unit.as_deref().map(Token::of_unit));
            }
        }
        all
    };
    Ok(cases.iter().map(found_by).collect())
}
