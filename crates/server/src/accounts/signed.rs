//! Whoever is signed in, as handlers ask for them.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use qingyu_domain::person::{Person, Role};
use qingyu_domain::time::Timestamp;
use qingyu_store::Session;

use super::cookie;
use crate::app::App;
use crate::refusal::Refusal;
use crate::staff::Staff;

/// How long a session lives without a call.
const IDLE_MS: i64 = 30 * 60_000;
/// How long it lives at all.
const WHOLE_MS: i64 = 12 * 3_600_000;
/// How exactly it is known when it was last used: a write a minute is enough.
const TOUCH_MS: i64 = 60_000;

/// Somebody of the staff, signed in.
#[derive(Clone, Debug)]
pub struct Signed {
    /// Who.
    pub person: Person,
    /// Their session, as the database knows it.
    pub token: [u8; 32],
    /// Units and people as they are now.
    pub staff: Arc<Staff>,
}

impl Signed {
    /// Refuses whoever does not hold a role.
    pub fn must_be(&self, role: Role) -> Result<(), Refusal> {
        if self.person.holds(role) {
            Ok(())
        } else {
            Err(Refusal::NotAllowed)
        }
    }
}

/// When sessions must have been used and started to live at a moment.
pub const fn limits(now: Timestamp) -> (Timestamp, Timestamp) {
    (now.plus_ms(-IDLE_MS), now.plus_ms(-WHOLE_MS))
}

fn is_alive(session: &Session, now: Timestamp) -> bool {
    let (used, started) = limits(now);
    session.seen_at > used && session.started_at > started
}

impl FromRequestParts<App> for Signed {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Refusal> {
        let token = cookie::named(app, &parts.headers).ok_or(Refusal::SignedOut)?;
        let session = app.store.session(&token).await?.ok_or(Refusal::SignedOut)?;
        let now = app.clock.now();
        if !is_alive(&session, now) {
            app.store.sign_out(&token).await?;
            return Err(Refusal::SignedOut);
        }
        let staff = app.staff.fresh(&app.store).await?;
        let person = staff.org.person(&session.person).filter(|person| person.is_active);
        let mut person = person.ok_or(Refusal::SignedOut)?.clone();
        // With the end of a term its sight ends, whether or not somebody has come to take the post away.
        person.posts.retain(|post| post.lasts(now.day()));
        if now.ms() - session.seen_at.ms() > TOUCH_MS {
            app.store.seen(&token, now).await?;
        }
        Ok(Self { person, token, staff })
    }
}
