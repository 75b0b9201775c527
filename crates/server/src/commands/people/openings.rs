//! Openings as those see them who give roles and those who watch.

use qingyu_api::desk::case::Named;
use qingyu_api::desk::openings::{OpeningView, Openings, OpeningsFilter};
use qingyu_api::desk::people::PersonEdit;
use qingyu_domain::opening::{self, Standing};
use qingyu_domain::person::{Org, PersonId, Role};
use qingyu_domain::time::Timestamp;
use qingyu_store::Opening;

use crate::accounts::Signed;
use crate::app::App;
use crate::commands::page::{self, bad_filter};
use crate::refusal::Refusal;
use crate::staff::Staff;

/// Those who can ever be a second person.
pub(super) fn may_look(signed: &Signed) -> Result<(), Refusal> {
    let looks = [Role::Admin, Role::Oversight, Role::Reviewer];
    if looks.iter().any(|role| signed.person.holds(*role)) {
        Ok(())
    } else {
        Err(Refusal::NotAllowed)
    }
}

/// A page of openings, the newest first.
pub async fn list(app: &App, signed: &Signed, filter: &OpeningsFilter) -> Result<Openings, Refusal> {
    may_look(signed)?;
    let limit = page::limit(filter.limit)?;
    let now = app.clock.now();
    let before = filter.after.as_deref().map(key).transpose()?;
    let (person, waiting) = (filter.person.as_ref(), filter.waiting == Some(true));
    let wanted = i64::from(limit) + 1;
    let mut rows = app.store.openings(before, person, waiting, wanted).await?;
    let next = page::cut(&mut rows, limit, |last| format!("{}.{}", last.asked_at.ms(), last.id));
    let views = rows.iter().map(|row| view(&signed.staff, signed, now, row));
    Ok(Openings {
        openings: views.collect::<Result<_, _>>()?,
        next,
    })
}

/// What was asked for, without its password.
pub(super) fn request(opening: &Opening) -> Result<PersonEdit, Refusal> {
    let read = serde_json::from_str(&opening.asked);
    read.map_err(|error| Refusal::internal("an opening cannot be read", &error))
}

/// Those who may agree to it.
pub(super) fn seconds<'a>(org: &'a Org, opening: &Opening) -> Result<Vec<&'a PersonId>, Refusal> {
    let asked = request(opening)?.posts;
    let held = org.person(&opening.person).map(|person| person.posts.clone());
    let posts = asked.or(held).unwrap_or_default();
    Ok(opening::seconds(org, &opening.asked_by, &opening.person, &posts))
}

/// One as somebody sees it.
pub(super) fn view(staff: &Staff, signed: &Signed, now: Timestamp, opening: &Opening) -> Result<OpeningView, Refusal> {
    let asked = request(opening)?;
    let named = |id: &PersonId| Named {
        id: id.clone(),
        shown: staff.shown(id).to_owned(),
    };
    let held = staff.org.person(&opening.person);
    let shown = staff.shown(&opening.person);
    let to_be = asked.shown.as_ref().or(asked.name.as_ref());
    let is_waiting = opening.standing == Standing::Waiting && opening.until > now;
    let seconds = seconds(&staff.org, opening)?;
    Ok(OpeningView {
        id: opening.id.clone(),
        person: opening.person.clone(),
        shown: if shown.is_empty() {
            to_be.cloned().unwrap_or_default()
        } else {
            shown.to_owned()
        },
        is_new: opening.is_new,
        name: asked.name,
        posts: asked.posts,
        held: held.filter(|_| is_waiting).map(|person| person.posts.clone()),
        password: asked.password.is_some() && !opening.is_new,
        without_otp: asked.without_otp == Some(true),
        is_active: asked.is_active,
        by: named(&opening.asked_by),
        at: opening.asked_at,
        until: opening.until,
        standing: match opening.standing {
            Standing::Waiting if !is_waiting => Standing::Expired,
            standing => standing,
        },
        decided_by: opening.decided_by.as_ref().map(named),
        decided_at: opening.decided_at,
        may_decide: is_waiting && seconds.contains(&&signed.person.id),
        may_withdraw: is_waiting && opening.asked_by == signed.person.id,
        seconds: seconds.into_iter().filter(|_| is_waiting).map(named).collect(),
    })
}

fn key(text: &str) -> Result<(Timestamp, String), Refusal> {
    let (at, id) = text.split_once('.').ok_or_else(bad_filter)?;
    let at = at.parse().map_err(|_| bad_filter())?;
    Ok((Timestamp::from_ms(at), id.to_owned()))
}
