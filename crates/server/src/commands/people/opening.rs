//! Accounts that open cases to somebody: asked for by one, and done when a second person agrees.

use qingyu_api::desk::openings::{Decision, OpeningDecision, OpeningView};
use qingyu_api::desk::people::{PersonEdit, PersonView};
use qingyu_api::{Fault, Field};
use qingyu_domain::opening::{self, Asked, Second, Standing, WAITING_DAYS};
use qingyu_domain::person::{Org, Person, PersonId, Role};
use qingyu_store::{Doing, Opening, StoreError};
use serde_json::json;

use super::edit::{TRIES, changed, edits, new_person, takes_the_reader, with_services};
use super::faults::faults;
use super::{change, openings, revision};
use crate::accounts::Signed;
use crate::app::App;
use crate::fresh as random;
use crate::refusal::Refusal;
use crate::staff::Staff;

const DAY_MS: i64 = 24 * 3_600_000;

/// An account is opened, by somebody who needs a second person.
#[derive(Clone, Copy)]
pub(super) struct Open<'a> {
    by: &'a Signed,
    /// Nobody could be the second person: it is done, and known as done by one alone.
    pub(super) is_alone: bool,
}

/// What a request asks for, as far as the rule needs to know. Another way to sign in counts as another password does.
fn asked(request: &PersonEdit) -> Asked<'_> {
    let is_known_anew = request
        .subject
        .as_deref()
        .is_some_and(|subject| !subject.trim().is_empty());
    Asked {
        posts: request.posts.as_deref(),
        signs_in_anew: request.password.is_some() || request.without_otp == Some(true) || is_known_anew,
        is_active: request.is_active,
    }
}

/// Whether a request of somebody opens an account; at the command line nobody is asked.
pub(super) fn of<'a>(
    org: &Org,
    by: Option<&'a Signed>,
    held: Option<&Person>,
    request: &PersonEdit,
) -> Option<Open<'a>> {
    let by = by?;
    match opening::second(org, &by.person.id, held, asked(request)) {
        Second::Needless => None,
        second => Some(Open {
            by,
            is_alone: second == Second::Missing,
        }),
    }
}

/// Whether nobody else would be left who could agree to anything.
pub(super) fn leaves_alone(org: &Org, by: Option<&Signed>, held: &Person, request: &PersonEdit) -> bool {
    by.is_some_and(|signed| opening::leaves_alone(org, &signed.person.id, held, asked(request)))
}

/// How a change is called on the record.
pub(super) fn what(opens: Option<Open<'_>>, done: &'static str) -> &'static str {
    match (opens.map(|open| open.is_alone), done) {
        (None, done) => done,
        (Some(false), _) => "opening_asked",
        (Some(true), "person_added") => "person_added_alone",
        (Some(true), _) => "person_changed_alone",
    }
}

/// Somebody who is not there before a second person has agreed.
pub(super) fn not_yet(id: PersonId, request: PersonEdit) -> PersonView {
    let name = request.name.unwrap_or_default().trim().to_owned();
    PersonView {
        id,
        shown: request.shown.unwrap_or_else(|| name.clone()).trim().to_owned(),
        name,
        is_active: false,
        has_otp: false,
        subject: None,
        posts: Vec::new(),
        served: Vec::new(),
        revision: String::new(),
    }
}

/// A new opening, about somebody as they were known; its password is kept as a hash only.
pub(super) fn fresh(
    app: &App,
    open: Open<'_>,
    (person, revision): (&PersonId, String),
    mut request: PersonEdit,
    hash: Option<String>,
) -> Result<Opening, Refusal> {
    let now = app.clock.now();
    (request.password, request.make_password) = (hash.as_ref().map(|_| String::new()), None);
    let asked = serde_json::to_string(&request).map_err(|error| Refusal::internal("an opening", &error))?;
    let by = open.by.person.id.clone();
    Ok(Opening {
        id: random::case_id(now)?,
        person: person.clone(),
        is_new: request.id.is_none(),
        asked,
        password: hash.filter(|_| !open.is_alone),
        revision,
        asked_by: by.clone(),
        asked_at: now,
        until: now.plus_ms(WAITING_DAYS * DAY_MS),
        standing: if open.is_alone {
            Standing::Alone
        } else {
            Standing::Waiting
        },
        decided_by: open.is_alone.then_some(by),
        decided_at: open.is_alone.then_some(now),
    })
}

/// Agrees to an opening and does it, refuses it, or takes it back.
pub async fn decide(app: &App, signed: &Signed, request: &OpeningDecision) -> Result<OpeningView, Refusal> {
    openings::may_look(signed)?;
    for _ in 0..TRIES {
        let (now, staff) = (app.clock.now(), app.staff.fresh(&app.store).await?);
        let found = app.store.opening(&request.opening).await?;
        let opening = found.ok_or(Refusal::NotNow)?;
        let standing = standing(&staff.org, signed, &opening, request.decision)?;
        if opening.standing != Standing::Waiting {
            return Err(Refusal::NotNow);
        }
        if opening.until <= now {
            return Err(Refusal::TooLate);
        }
        let (doing, detail) = if standing == Standing::Approved {
            let (doing, detail) = agreed(app, &staff, &opening).await?;
            (Some(doing), detail)
        } else {
            (None, json!({}))
        };
        let what = ["opening_", standing.as_str()].concat();
        let mut record = change(app, Some(signed), &what, &opening.person)?;
        record.detail = detail.to_string();
        let decided = (standing, signed.person.id.clone(), now);
        let decided = app
            .store
            .decide_opening(&opening.id, decided, doing, staff.version(), record);
        match decided.await {
            Err(StoreError::Conflict) => {}
            done => {
                done?;
                let staff = app.staff.fresh(&app.store).await?;
                let opening = app.store.opening(&opening.id).await?.ok_or(Refusal::NotNow)?;
                return openings::view(&staff, signed, now, &opening);
            }
        }
    }
    Err(Refusal::Stale)
}

/// What becomes of it by this person's decision.
fn standing(org: &Org, signed: &Signed, opening: &Opening, decision: Decision) -> Result<Standing, Refusal> {
    let is_own = opening.asked_by == signed.person.id;
    let may = openings::seconds(org, opening)?.contains(&&signed.person.id);
    match decision {
        Decision::Approve if may => Ok(Standing::Approved),
        Decision::Decline if may => Ok(Standing::Declined),
        Decision::Withdraw if is_own => Ok(Standing::Withdrawn),
        _ => Err(Refusal::NotAllowed),
    }
}

/// What is done now, and what goes on the record: on what is known of them, which must be what it was asked about.
async fn agreed(app: &App, staff: &Staff, opening: &Opening) -> Result<(Doing, serde_json::Value), Refusal> {
    let request = openings::request(opening)?;
    let by = staff.org.person(&opening.asked_by);
    if !by.is_some_and(|by| by.holds(Role::Admin)) {
        return Err(Refusal::Stale);
    }
    // Of what was right when it was asked for, a unit or a window may be closed by now.
    let is_wrong = |fault: &Fault| matches!(fault.field, Field::Posts | Field::Window | Field::Until);
    if faults(app, &request).iter().any(is_wrong) {
        return Err(Refusal::Stale);
    }
    if opening.is_new {
        let person = new_person(&opening.person, request, opening.password.clone());
        if app.store.account(&person.name).await?.is_some() {
            return Err(Refusal::Conflict);
        }
        let detail = json!({"old": {}, "new": {"posts": person.posts}});
        return Ok((Doing::Add(Box::new(person)), detail));
    }
    let person = staff.org.person(&opening.person).ok_or(Refusal::Conflict)?;
    let subject = staff.subject(&person.id);
    if revision(staff.shown(&person.id), subject, person) != opening.revision {
        return Err(Refusal::Stale);
    }
    let leaves = opening::leaves_alone(&staff.org, &opening.asked_by, person, asked(&request));
    if leaves || takes_the_reader(&staff.org, person, &request, app.clock.now()) {
        return Err(Refusal::Conflict);
    }
    let request = with_services(request, person, app.clock.now().day());
    let detail = serde_json::from_str(&changed(&request, person)).unwrap_or_default();
    let edits = edits(request, opening.password.clone());
    Ok((Doing::Change(person.id.clone(), edits), detail))
}
