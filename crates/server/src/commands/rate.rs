//! Rating a window: once for a key, once for a token, and never by whoever was not there with the weight of one who was.

use qingyu_api::rate::RatingReceipt;
use qingyu_domain::aftercare::receive;
use qingyu_domain::rating::{RatingAnswers, RatingSource};
use qingyu_store::{KnownRating, NewRating, Rated};

use crate::address::Address;
use crate::app::App;
use crate::fresh;
use crate::refusal::Refusal;

/// What the visitor gets, and whether it is new or given again.
#[derive(Clone, Copy, Debug)]
pub struct Taken {
    /// The answer.
    pub receipt: RatingReceipt,
    /// Taken just now.
    pub is_new: bool,
}

/// Takes a rating. A key that is known answers before any rule is asked, so that a replay never fails one that changed, and before its
/// token is looked for, since that is used up by then.
pub async fn rate(app: &App, address: Address, answers: &RatingAnswers) -> Result<Taken, Refusal> {
    let now = app.clock.now();
    let key = answers.parse_key().ok().map(str::to_ascii_lowercase);
    let key = key.map(|key| app.pepper.mac(["rating/", &key].concat().as_bytes()));
    let content = content(app, answers)?;
    if let Some(key) = &key
        && let Some(known) = app.store.rated(key).await?
    {
        return again(known, &content);
    }
    let staff = app.staff.known();
    let parsed = answers.parse(&staff.org.units);
    let (Some(key), rating) = (key, parsed.map_err(Refusal::Invalid)?) else {
        return Err(Refusal::Internal("a rating without its key is valid".to_owned()));
    };
    let token = rating.token.as_ref().map(|token| token_mac(app, token.digits()));
    let place = match &token {
        Some(token) if !app.store.has_token(token, &rating.window, now.day()).await? => {
            let _counted = app.lookups.take(address, now)?;
            return Err(Refusal::NotFound);
        }
        // Whoever has a good token was there.
        Some(_) => None,
        None => Some(app.ratings.take(address, now)?),
    };
    let units = &staff.org.units;
    let unit = units
        .window(&rating.window)
        .map_or_else(|| units.unit(&rating.window), |(unit, _)| Some(unit));
    let is_bad = rating.levels.overall.is_bad();
    let begun = unit
        .filter(|_| is_bad)
        .map(|unit| receive(&unit.code, rating.phone.is_some(), &staff.given(now)));
    let new = NewRating {
        id: fresh::random_id()?,
        key,
        content,
        window: rating.window,
        token,
        day: now.day(),
        levels: rating.levels,
        reasons: rating.reasons,
        text: rating.text,
        // Nobody calls after a good one: there is nothing to keep it for.
        phone: rating.phone.filter(|_| is_bad).map(|phone| phone.as_str().to_owned()),
    };
    let source = new.source();
    let rated = app.store.rate_and_begin(new, begun).await;
    if let (Some(place), false) = (place, matches!(rated, Ok(Rated::Taken))) {
        app.ratings.give_back(place);
    }
    match rated? {
        Rated::Taken => Ok(taken(source, true)),
        Rated::Known(known) => again(known, &content),
        Rated::NoToken => Err(Refusal::NotFound),
    }
}

/// The fingerprint of a token, as the store keeps it.
pub fn token_mac(app: &App, digits: &str) -> [u8; 32] {
    app.pepper.mac(["token/", digits].concat().as_bytes())
}

fn taken(source: RatingSource, is_new: bool) -> Taken {
    Taken {
        receipt: RatingReceipt { source },
        is_new,
    }
}

fn again(known: KnownRating, content: &[u8; 32]) -> Result<Taken, Refusal> {
    if known.content == *content {
        Ok(taken(known.source, false))
    } else {
        Err(Refusal::Conflict)
    }
}

/// What tells a repeat from another rating: levels and reasons, but neither words, which are not to be kept in any form, nor the token.
fn content(app: &App, answers: &RatingAnswers) -> Result<[u8; 32], Refusal> {
    let mut reasons: Vec<&str> = answers.reasons.iter().map(String::as_str).collect();
    reasons.sort_unstable();
    reasons.dedup();
    let window = answers.window.as_deref().map(str::trim);
    let levels = [answers.level, answers.service, answers.efficiency, answers.conduct];
    let canonical = serde_json::to_vec(&(window, levels, reasons));
    let canonical = canonical.map_err(|error| Refusal::internal("canonical request", &error))?;
    Ok(app.pepper.mac(&canonical))
}
