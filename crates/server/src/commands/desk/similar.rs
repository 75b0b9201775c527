//! 再查一次: whether the same was filed before. Candidates are those who share the rarest pairs of characters, or a phone number; each is then
//! compared as a whole, judged by sight, and shown with why it is alike. That both left the same phone number is told of like words only: alone it
//! would answer whoever knows a number and asks who it was that complained.

use std::collections::{HashMap, HashSet};

use qingyu_api::desk::similar::{Similar, SimilarCase};
use qingyu_domain::case::Case;
use qingyu_domain::person::{PersonId, Role};
use qingyu_domain::search::{Shingles, Token, fold, likeness, rarest, tokens};
use qingyu_domain::unit::Units;
use qingyu_store::{Change, Filed, SearchBlock, StoreError};

use super::list::{line_of, start};
use super::{Seen, find, seen};
use crate::accounts::Signed;
use crate::app::App;
use crate::commands::find_case::Found;
use crate::commands::people::change;
use crate::pepper::hex;
use crate::refusal::Refusal;

/// Those who decide whether cases are merged.
const DECIDING: [Role; 3] = [Role::Intake, Role::Oversight, Role::Reviewer];
/// How long before and after a case the same may have been filed.
const WINDOW_MS: i64 = 60 * 86_400_000;
/// Blocks that are looked through at most: so many thousand cases.
const BLOCKS: i64 = 128;
/// Cases that are in no block yet and are compared: more than a block leaves over.
const WAITING: i64 = 2048;
/// What is recorded: that somebody looked for what is like a case, not which.
const LOOKED: &str = "looked_for_similar";

/// What a case is compared by.
struct Sample {
    shingles: Shingles,
    rare: Vec<Token>,
    contact: Option<Token>,
    phone: Option<String>,
}

/// The cases that are like one, of those that somebody may see.
pub async fn similar(app: &App, signed: &Signed, number: &str) -> Result<Similar, Refusal> {
    if !DECIDING.iter().any(|role| signed.person.holds(*role)) {
        return Err(Refusal::NotAllowed);
    }
    let found = find(app, signed, number).await?;
    record(app, signed, number).await?;
    let id = found.stored.id.clone();
    let written = app.store.written(std::slice::from_ref(&id)).await?.remove(&id);
    let Some(written) = written.filter(|_| found.case.may_read_filed(&signed.person)) else {
        return Ok(Similar { cases: Vec::new() });
    };
    let phone = app.store.phones(std::slice::from_ref(&id)).await?.remove(&id);
    let at = found.case.filed_at;
    let bounds = (
        start(at.plus_ms(-WINDOW_MS).day()),
        start(at.plus_ms(WINDOW_MS).day().next()),
    );
    let blocks = app.store.search_blocks(&bounds.0, &bounds.1, BLOCKS).await?;
    let sample = sample(app, &written, phone, &blocks).await?;
    let mut near = sorted(app, &sample, &blocks, &bounds).await?;
    let waiting = app.store.unsorted(&bounds.1, WAITING).await?;
    near.extend(waiting.into_iter().filter(|filed| filed.number >= bounds.0));
    near.retain(|filed| filed.id != id);
    compared(app, signed, &found, &sample, near).await
}

/// That somebody looked, once for each case and day.
async fn record(app: &App, signed: &Signed, number: &str) -> Result<(), Refusal> {
    let PersonId(person) = &signed.person.id;
    let day = app.clock.now().day().to_string();
    let once = app.pepper.mac([LOOKED, person, number, &day].join("/").as_bytes());
    let looked = Change {
        id: hex(&once),
        ..change(app, Some(signed), LOOKED, &signed.person.id)?
    };
    match app.store.record(looked).await {
        Ok(()) | Err(StoreError::Conflict) => Ok(()),
        Err(error) => Err(error.into()),
    }
}

async fn sample(app: &App, written: &str, phone: Option<String>, blocks: &[SearchBlock]) -> Result<Sample, Refusal> {
    let folded = fold(written);
    let counts = match blocks.first() {
        Some(newest) => {
            let own: Vec<Token> = tokens(&folded).into_iter().collect();
            app.store.token_counts(newest.block, &own).await?
        }
        None => HashMap::new(),
    };
    Ok(Sample {
        shingles: Shingles::of(written),
        rare: rarest(&folded, |token| counts.get(token).copied().unwrap_or(0), likeness::RARE),
        contact: phone.as_deref().map(|phone| contact(app, phone)),
        phone,
    })
}

/// By what the index knows a phone number.
pub fn contact(app: &App, phone: &str) -> Token {
    Token::of_contact(&app.pepper.mac(["phone/", phone].concat().as_bytes()))
}

/// Of the cases in blocks those that share most of what is rare, and all with the same contact.
async fn sorted(
    app: &App,
    sample: &Sample,
    blocks: &[SearchBlock],
    (from, before): &(String, String),
) -> Result<Vec<Filed>, Refusal> {
    let numbers = || blocks.iter().map(|block| block.block);
    let (Some(low), Some(high)) = (numbers().min(), numbers().max()) else {
        return Ok(Vec::new());
    };
    let known: HashSet<i64> = numbers().collect();
    let all = |(block, places): (i64, Vec<u16>)| places.into_iter().map(move |place| (block, place));
    let mut hits: Vec<(i64, u16)> = Vec::new();
    for token in &sample.rare {
        hits.extend(app.store.places(*token, low, high).await?.into_iter().flat_map(all));
        tokio::task::yield_now().await;
    }
    let mut candidates = likeness::candidates(hits.into_iter());
    if let Some(contact) = sample.contact {
        // The newest of somebody who writes often.
        let mut same: Vec<_> = app
            .store
            .places(contact, low, high)
            .await?
            .into_iter()
            .flat_map(all)
            .collect();
        same.sort_unstable_by(|one, other| other.cmp(one));
        candidates.extend(same.into_iter().take(likeness::COMPARED));
    }
    let mut found = Vec::with_capacity(candidates.len());
    for (block, place) in candidates.into_iter().filter(|(block, _)| known.contains(block)) {
        found.extend(app.store.block_cases(block, place, place).await?.into_values());
    }
    found.retain(|filed| filed.number >= *from && filed.number < *before);
    Ok(found)
}

/// What of them is alike, about the same unit as far as that is known, and may be seen.
async fn compared(
    app: &App,
    signed: &Signed,
    found: &Found,
    sample: &Sample,
    near: Vec<Filed>,
) -> Result<Similar, Refusal> {
    let numbers: HashMap<String, String> = near.into_iter().map(|filed| (filed.id, filed.number)).collect();
    let ids: Vec<String> = numbers.keys().cloned().collect();
    let near = near_in_words(sample.shingles.clone(), app.store.written(&ids).await?).await?;
    let ids: Vec<String> = near.iter().map(|(id, _)| id.clone()).collect();
    let phones = app.store.phones(&ids).await?;
    let told = |(id, share): (String, u8)| {
        let same_contact = sample.phone.is_some() && phones.get(&id) == sample.phone.as_ref();
        (same_contact || share >= likeness::ALIKE).then_some((same_contact, share, id))
    };
    let alike: Vec<(bool, u8, String)> = near.into_iter().filter_map(told).collect();
    let cases = seen(app, signed, alike.iter().map(|(.., id)| id.clone())).await?;
    let now = app.clock.now();
    let org = &signed.staff.org;
    let shown = |(same_contact, share, id): (bool, u8, String)| {
        let Seen { case, .. } = cases.get(&id).filter(|seen| seen.is_story)?;
        // How much two texts share tells of both.
        let is_shown = case.may_read_filed(&signed.person) && is_about_same(&org.units, &found.case, case);
        is_shown.then(|| SimilarCase {
            case: line_of(case, signed, &numbers[&id], now),
            share,
            same_contact,
            may_lead: case.may_lead(&found.case, org).is_ok(),
        })
    };
    let mut shown: Vec<SimilarCase> = alike.into_iter().filter_map(shown).collect();
    let key = |one: &SimilarCase| (one.share >= likeness::ALIKE, one.same_contact, one.share);
    shown.sort_by(|one, other| {
        key(other)
            .cmp(&key(one))
            .then_with(|| one.case.number.cmp(&other.case.number))
    });
    shown.truncate(likeness::SHOWN);
    Ok(Similar { cases: shown })
}

/// Of these texts those that are somewhat like one, with how much is the same; there may be thousands, so others get their turn meanwhile.
async fn near_in_words(shingles: Shingles, written: HashMap<String, String>) -> Result<Vec<(String, u8)>, Refusal> {
    let compare = move || {
        let share = |(id, text): (String, String)| (id, shingles.shared_with(&Shingles::of(&text)));
        let shares = written.into_iter().map(share);
        shares.filter(|(_, share)| *share >= likeness::NEAR).collect()
    };
    let compared = tokio::task::spawn_blocking(compare).await;
    compared.map_err(|error| Refusal::internal("comparing", &error))
}

/// Whether two cases may be about the same unit: one of them, or one that is below the other, or nobody said which.
fn is_about_same(units: &Units, one: &Case, other: &Case) -> bool {
    match (one.about(), other.about()) {
        (Some(one), Some(other)) => units.is_within(one, other) || units.is_within(other, one),
        _ => true,
    }
}
