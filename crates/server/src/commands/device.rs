//! Supervisors' phones: invited by an administrator, brought in by a link that works once, signed in on with a PIN, ended in one go.

use qingyu_api::desk::device::{DeviceSetting, Invitation, PinEntry};
use qingyu_api::desk::session::Me;
use qingyu_api::{Fault, Field};
use qingyu_domain::person::{Person, PersonId, Role};
use qingyu_domain::time::Day;
use qingyu_store::{Begun, StoreError};

use super::people::change;
use super::sign_in::me;
use crate::accounts::delay::Failures;
use crate::accounts::{Signed, cookie, pin};
use crate::address::Address;
use crate::app::App;
use crate::fresh;
use crate::pepper::hex;
use crate::refusal::Refusal;

/// How long a link can be used: long enough to be handed over in person.
const INVITED_MS: i64 = 3 * 24 * 3_600_000;

/// Somebody who is signed in, and the new cookies: of the session, and of the phone where it is new.
pub struct Entered {
    /// Who.
    pub me: Me,
    /// The session's token.
    pub session: String,
    /// The phone's token.
    pub device: String,
}

/// Whether somebody supervises, now, and does nothing else: a PIN opens no cases.
fn may_have_one(person: &Person, today: Day) -> bool {
    let mut posts = person.posts.iter().filter(|post| post.lasts(today)).peekable();
    person.is_active && posts.peek().is_some() && posts.all(|post| post.role == Role::Supervisor)
}

/// Invites somebody.
pub async fn invite(app: &App, signed: &Signed, id: &PersonId) -> Result<Invitation, Refusal> {
    let now = app.clock.now();
    let person = signed.staff.org.person(id).ok_or(Refusal::NotFound)?;
    if !may_have_one(person, now.day()) {
        return Err(Refusal::NotNow);
    }
    let invitation = hex(&fresh::bytes::<32>()?);
    let until = now.plus_ms(INVITED_MS);
    let record = change(app, Some(signed), "device_invited", id)?;
    app.store.invite(id, invited(app, &invitation), until, record).await?;
    Ok(Invitation { invitation, until })
}

/// Ends somebody's phone.
pub async fn end(app: &App, signed: &Signed, id: &PersonId) -> Result<(), Refusal> {
    signed.staff.org.person(id).ok_or(Refusal::NotFound)?;
    let record = change(app, Some(signed), "device_ended", id)?;
    Ok(app.store.end_device(id, record).await?)
}

/// Brings in a phone. Of an invitation that does not work nothing is said but that.
pub async fn add(
    app: &App,
    address: Address,
    request: &DeviceSetting,
    old: Option<[u8; 32]>,
) -> Result<Entered, Refusal> {
    if let Some(code) = pin::fault(&request.pin) {
        let field = Field::Pin;
        return Err(Refusal::Invalid(vec![Fault { field, code }]));
    }
    let now = app.clock.now();
    let place = app.sign_ins.take(address, now)?;
    let token = invited(app, request.invitation.trim());
    let id = app.store.invited(&token, now).await?.ok_or(Refusal::WrongCredentials)?;
    app.sign_ins.give_back(place);
    check(app, &id).await?;
    let pin = app.passwords.hash(&request.pin).await?;
    let (session, device) = (cookie::fresh_token()?, cookie::fresh_token()?);
    let record = change(app, None, "device_added", &id)?;
    let begun = Begun {
        token: cookie::mac(app, &session),
        old,
        at: now,
    };
    let known = (cookie::mac(app, &device), pin);
    refused(app.store.add_device(token, &id, known, begun, record).await)?;
    Ok(Entered {
        me: me(app, &id).await?,
        session,
        device,
    })
}

/// Signs in on a phone that is known. Wrong PINs wait as wrong passwords do.
pub async fn enter(
    app: &App,
    address: Address,
    device: &str,
    request: &PinEntry,
    old: Option<[u8; 32]>,
) -> Result<Entered, Refusal> {
    let now = app.clock.now();
    let token = cookie::mac(app, device);
    let known = app.store.device(&token).await?.ok_or(Refusal::WrongCredentials)?;
    let failures = Failures {
        count: known.failures,
        last: known.failed_at,
    };
    failures.check(now)?;
    let place = app.sign_ins.take(address, now)?;
    // Counted before it is looked at, as with passwords; of several at once the others wait.
    match app.store.pin_tried(&token, &known, now).await {
        Err(StoreError::Conflict) => return Err(Refusal::TooMany(1)),
        done => done?,
    }
    if !app.passwords.fits(&request.pin, Some(&known.pin)).await? {
        return Err(Refusal::WrongCredentials);
    }
    app.sign_ins.give_back(place);
    check(app, &known.person).await?;
    let session = cookie::fresh_token()?;
    let begun = Begun {
        token: cookie::mac(app, &session),
        old,
        at: now,
    };
    refused(app.store.sign_in_on(&token, &known.person, begun).await)?;
    Ok(Entered {
        me: me(app, &known.person).await?,
        session,
        device: device.to_owned(),
    })
}

/// Ends the phones that were not signed in on for as long as browsers keep their cookie; how many.
pub async fn end_unused(app: &App) -> Result<usize, Refusal> {
    let today = app.clock.now().day();
    let unused = app
        .store
        .unused_devices(today.plus(-cookie::DEVICE_DAYS), today)
        .await?;
    for id in &unused {
        let record = change(app, None, "device_ended", id)?;
        app.store.end_device(id, record).await?;
    }
    Ok(unused.len())
}

/// What the database knows of an invitation.
fn invited(app: &App, invitation: &str) -> [u8; 32] {
    app.pepper
        .mac(&[b"invitation/".as_slice(), invitation.as_bytes()].concat())
}

/// Refuses whose term is over, or who was given something else to do.
async fn check(app: &App, id: &PersonId) -> Result<(), Refusal> {
    let staff = app.staff.fresh(&app.store).await?;
    let today = app.clock.now().day();
    let person = staff.org.person(id).filter(|person| may_have_one(person, today));
    person.map(drop).ok_or(Refusal::WrongCredentials)
}

fn refused(done: Result<(), StoreError>) -> Result<(), Refusal> {
    match done {
        Err(StoreError::Conflict) => Err(Refusal::WrongCredentials),
        done => Ok(done?),
    }
}
