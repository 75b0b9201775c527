//! Signing in through the provider of OpenID Connect: on the way there, and back from it.

use openidconnect::url::Url;
use qingyu_api::desk::oidc::{Outcome, Returned};
use qingyu_domain::person::PersonId;
use qingyu_store::StoreError;

use crate::accounts::cookie;
use crate::address::Address;
use crate::app::App;
use crate::oidc::{Provider, Way};
use crate::refusal::Refusal;

/// Why somebody is not signed in.
#[derive(Debug)]
pub enum Stop {
    /// As the desk says it.
    Ended(Outcome),
    /// As any call is refused.
    Refused(Refusal),
}

impl From<Outcome> for Stop {
    fn from(outcome: Outcome) -> Self {
        Self::Ended(outcome)
    }
}

impl From<Refusal> for Stop {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::TooMany(_) => Self::Ended(Outcome::Busy),
            other => Self::Refused(other),
        }
    }
}

impl From<StoreError> for Stop {
    fn from(error: StoreError) -> Self {
        Self::Refused(error.into())
    }
}

fn provider(app: &App) -> Result<&Provider, Refusal> {
    app.oidc.as_ref().ok_or(Refusal::NotFound)
}

/// Begins: where to send the browser. The session that it had ends here, because on the way back from another site
/// browsers do not say which one that was.
pub async fn begin(app: &App, old: Option<[u8; 32]>) -> Result<(Url, Way), Stop> {
    let provider = provider(app)?;
    let way = Way::begin(app)?;
    let address = provider.address(&way, app.clock.now()).await?;
    if let Some(old) = old {
        app.store.sign_out(&old).await?;
    }
    Ok((address, way))
}

/// Comes back: a new session's token.
pub async fn finish(
    app: &App,
    address: Address,
    way: Option<Way>,
    returned: Returned,
    old: Option<[u8; 32]>,
) -> Result<String, Stop> {
    let provider = provider(app)?;
    let way = way.filter(|way| way.is_of(returned.state.as_deref()));
    let way = way.ok_or(Outcome::Expired)?;
    if let Some(error) = returned.error {
        let is_denied = error == "access_denied";
        return Err(if is_denied {
            Outcome::Denied
        } else {
            Outcome::Unavailable
        }
        .into());
    }
    let code = returned.code.ok_or(Outcome::Unavailable)?;
    let now = app.clock.now();
    // Taken before the provider is asked: nobody makes this server ask it without end.
    let place = app.sign_ins.take(address, now)?;
    let subject = provider.who(code, &way, now).await?;
    let token = cookie::fresh_token()?;
    let id = known(app, &subject).await?.ok_or(Outcome::Unknown)?;
    let mac = cookie::mac(app, &token);
    match app.store.sign_in_as(&id, &subject, &mac, old.as_ref(), now).await {
        Ok(()) => {
            app.sign_ins.give_back(place);
            Ok(token)
        }
        // They were ended, or are known by something else, since a moment ago.
        Err(StoreError::Conflict) => Err(Outcome::Unknown.into()),
        Err(error) => Err(error.into()),
    }
}

/// Whose account it is, if it is somebody's who may sign in.
async fn known(app: &App, subject: &str) -> Result<Option<PersonId>, Refusal> {
    let staff = app.staff.fresh(&app.store).await?;
    let known = staff.known_as(subject).and_then(|id| staff.org.person(id));
    Ok(known.filter(|person| person.is_active).map(|person| person.id.clone()))
}
