//! A bad rating as somebody sees it: from outside the unit with its words, from within as what was told.

pub mod act;

use qingyu_api::desk::bad_ratings::{BadRatingView, OwedLine, RatingEntry, RatingStand};
use qingyu_api::desk::case::Named;
use qingyu_api::{Fault, FaultCode, Field};
use qingyu_domain::aftercare::{RatingDone, RatingStage, RatingStep, Side, Want, Words, rating_deeds};
use qingyu_domain::person::PersonId;
use qingyu_domain::rating::Level;
use qingyu_domain::text::{self, TEXT_LIMIT};
use qingyu_domain::time::Day;
use qingyu_store::StoredRating;

use crate::accounts::Signed;
use crate::app::App;
use crate::refusal::Refusal;

/// A bad rating, for somebody who deals with it; 404 for everybody else, and for the unit before it is told.
async fn find(app: &App, signed: &Signed, id: &str) -> Result<(StoredRating, Side), Refusal> {
    let rating = app.store.bad_rating(id).await?.ok_or(Refusal::NotFound)?;
    let given = signed.staff.given(app.clock.now());
    let side = Side::of(&signed.person, &rating.state.unit, &given);
    let side = side.filter(|side| *side == Side::Central || rating.state.is_told());
    Ok((rating, side.ok_or(Refusal::NotFound)?))
}

/// As somebody sees it.
pub async fn read(app: &App, signed: &Signed, id: &str) -> Result<BadRatingView, Refusal> {
    let (rating, side) = find(app, signed, id).await?;
    let now = app.clock.now();
    let deeds = rating_deeds(&rating.state, &signed.person, &signed.staff.given(now));
    let is_central = side == Side::Central;
    let number = |level: Option<Level>| level.map(Level::number);
    let (year, month, _) = rating.day.ymd();
    let version = u32::try_from(rating.state.version).ok();
    Ok(BadRatingView {
        unit: rating.state.unit.clone(),
        month: format!("{year:04}-{month:02}"),
        on: is_central.then_some(rating.day),
        source: is_central.then_some(rating.source),
        level: rating.levels.overall.number(),
        service: number(rating.levels.service),
        efficiency: number(rating.levels.efficiency),
        conduct: number(rating.levels.conduct),
        reasons: rating.reasons.clone(),
        redacted: redacted(&rating),
        has_number: is_central.then_some(rating.state.has_number),
        stage: stand(rating.state.stage, side),
        end: match rating.state.stage {
            RatingStage::Done(end) if is_central => Some(end),
            _ => None,
        },
        owed: owed(&rating, side, now.day()),
        history: history(signed, &rating, side),
        deeds: deeds.into_iter().map(str::to_owned).collect(),
        version: version.filter(|_| is_central),
        rating: rating.id,
        window: rating.window,
        words: rating.words.filter(|_| is_central),
    })
}

/// The last of what oversight wrote for the unit.
fn redacted(rating: &StoredRating) -> Option<String> {
    let is_one = |(at, done): &(usize, &RatingDone)| done.step == RatingStep::Redacted && rating.notes.contains_key(at);
    let (last, _) = rating.steps.iter().enumerate().rfind(is_one)?;
    rating.notes.get(&last).cloned()
}

/// The unit learns neither whether somebody can be called nor what they said.
const fn stand(stage: RatingStage, side: Side) -> RatingStand {
    match (stage, side) {
        (RatingStage::Removed, _) => RatingStand::Removed,
        (RatingStage::Fix(_), _) => RatingStand::Fix,
        (_, Side::Unit) => RatingStand::Mended,
        (RatingStage::Call(_), Side::Central) => RatingStand::Call,
        (RatingStage::Held(_), Side::Central) => RatingStand::Held,
        (RatingStage::FollowUp(_), Side::Central) => RatingStand::FollowUp,
        (RatingStage::SecondFollowUp(_), Side::Central) => RatingStand::SecondFollowUp,
        (RatingStage::Done(_), Side::Central) => RatingStand::Done,
    }
}

fn owed(rating: &StoredRating, side: Side, today: Day) -> Vec<OwedLine> {
    let all = rating.state.owed().into_iter();
    let seen = all.filter(|one| side == Side::Central || one.what == Want::Fix);
    let line = |one: qingyu_domain::aftercare::Owed| OwedLine {
        what: one.what,
        due: one.due,
        is_overdue: one.due < today,
    };
    seen.map(line).collect()
}

fn history(signed: &Signed, rating: &StoredRating, side: Side) -> Vec<RatingEntry> {
    let is_central = side == Side::Central;
    // On which day something was written for the unit is no matter of the unit's.
    let is_shown = |done: &RatingDone| is_central || (done.step.is_for_unit() && done.step != RatingStep::Redacted);
    let named = |id: &PersonId| Named {
        id: id.clone(),
        shown: signed.staff.shown(id).to_owned(),
    };
    let entry = |(at, done): (usize, &RatingDone)| RatingEntry {
        step: done.step.name().to_owned(),
        on: done.on,
        by: done.by.as_ref().filter(|_| is_central).map(named),
        yes: match done.step {
            RatingStep::Called { reached, .. } => Some(reached),
            RatingStep::FollowedUp { content, .. } => content,
            RatingStep::Judged { upheld } => Some(upheld),
            RatingStep::Checked { reply } => Some(reply),
            _ => None,
        },
        note: rating.notes.get(&at).cloned(),
    };
    let steps = rating.steps.iter().enumerate();
    steps.filter(|(_, done)| is_shown(done)).map(entry).collect()
}

/// The words that go with an act, or what is wrong with them.
pub(super) fn words(needed: Words, typed: Option<&str>) -> Result<Option<String>, Refusal> {
    let wrong = |code| {
        let field = Field::Text;
        Refusal::Invalid(vec![Fault { field, code }])
    };
    let typed = typed.filter(|typed| !typed.trim().is_empty());
    match (needed, typed) {
        (Words::No, Some(_)) => Err(wrong(FaultCode::UnknownField)),
        (Words::Must, None) => Err(wrong(FaultCode::Required)),
        (_, typed) => typed
            .map(|typed| text::parse(typed, TEXT_LIMIT).map_err(wrong))
            .transpose(),
    }
}
