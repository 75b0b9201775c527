//! Signing in and out, and what one changes of one's own account.

use qingyu_api::desk::session::{Credentials, Me, OtpSetting, PasswordChange};
use qingyu_api::{Fault, FaultCode, Field};
use qingyu_domain::person::{PersonId, Role};
use qingyu_store::{Account, Edit, NewOtp, StoreError};

use super::people::change;
use crate::accounts::delay::Failures;
use crate::accounts::{Signed, cookie, otp, password};
use crate::address::Address;
use crate::app::App;
use crate::refusal::Refusal;

/// Signs in: a new session and its token; the session that the browser had before ends.
pub async fn sign_in(
    app: &App,
    address: Address,
    credentials: &Credentials,
    old: Option<[u8; 32]>,
) -> Result<(Me, String), Refusal> {
    let now = app.clock.now();
    let name = credentials.name.trim();
    let account = app.store.account(name).await?;
    let failures = match &account {
        Some(account) => Some(Failures {
            count: account.failures,
            last: account.failed_at,
        }),
        None => app.strangers.failures(&app.pepper, name),
    };
    failures.map_or(Ok(()), |failures| failures.check(now))?;
    // Taken before the password is looked at: an address that tries many names waits, too.
    let place = app.sign_ins.take(address, now)?;
    // Counted before it is looked at, so that many tries at once do not all count as the first; signing in clears it.
    match &account {
        Some(account) => app.store.failed(&account.id, now).await?,
        None => app.strangers.failed(&app.pepper, name, now),
    }
    let step = match known(app, account.as_ref(), credentials).await {
        Err(Refusal::OtpNeeded) => {
            app.sign_ins.give_back(place);
            return Err(Refusal::OtpNeeded);
        }
        other => other?,
    };
    app.sign_ins.give_back(place);
    let account = account.ok_or(Refusal::WrongCredentials)?;
    let token = cookie::fresh_token()?;
    let signed = app
        .store
        .sign_in(
            &account.id,
            &account.password,
            &cookie::mac(app, &token),
            old.as_ref(),
            step,
            now,
        )
        .await;
    match signed {
        Ok(()) => Ok((me(app, &account.id).await?, token)),
        // These digits were used before, or the password was changed a moment ago.
        Err(StoreError::Conflict) => Err(Refusal::WrongCredentials),
        Err(error) => Err(error.into()),
    }
}

/// Whether the credentials are those of this account; the step of the second factor where there is one.
async fn known(app: &App, account: Option<&Account>, credentials: &Credentials) -> Result<Option<i64>, Refusal> {
    let active = account.filter(|account| account.is_active);
    let hash = active.map(|account| account.password.as_str());
    if !app.passwords.fits(&credentials.password, hash).await? {
        return Err(Refusal::WrongCredentials);
    }
    let Some(secret) = active.and_then(|account| account.otp.as_deref()) else {
        return Ok(None);
    };
    let digits = credentials.otp.as_deref().ok_or(Refusal::OtpNeeded)?;
    let step = otp::step(secret, digits, app.clock.now())?;
    step.map(Some).ok_or(Refusal::WrongCredentials)
}

/// What somebody is told about their own account.
pub async fn me(app: &App, id: &PersonId) -> Result<Me, Refusal> {
    let account = app.store.account_of(id).await?.ok_or(Refusal::SignedOut)?;
    let staff = app.staff.fresh(&app.store).await?;
    let today = app.clock.now().day();
    let posts = staff.org.person(id).map(|person| {
        let lasting = person.posts.iter().filter(|post| post.lasts(today));
        lasting.cloned().collect::<Vec<_>>()
    });
    let posts = posts.unwrap_or_default();
    let is_supervisor = posts.iter().any(|post| post.role == Role::Supervisor);
    Ok(Me {
        id: account.id,
        name: account.name,
        shown: account.shown,
        duty_number: app.duty_number.clone().filter(|_| is_supervisor),
        posts,
        has_otp: account.otp.is_some(),
    })
}

/// Changes one's own password; every session of theirs ends.
pub async fn change_password(app: &App, signed: &Signed, request: &PasswordChange) -> Result<(), Refusal> {
    again(app, signed, &request.password).await?;
    if let Some(code) = password::fault(&request.new) {
        return Err(invalid(Field::Password, code));
    }
    let hash = app.passwords.hash(&request.new).await?;
    let record = change(app, Some(signed), "password_changed", &signed.person.id)?;
    Ok(app
        .store
        .edit_person(&signed.person.id, vec![Edit::Password(hash)], None, record)
        .await?)
}

/// Sets up one's own second factor; every session of theirs ends. Where there is one already, a code of it is asked for.
pub async fn set_otp(app: &App, signed: &Signed, request: &OtpSetting) -> Result<(), Refusal> {
    let account = again(app, signed, &request.password).await?;
    let now = app.clock.now();
    let current = match &account.otp {
        Some(current) => {
            let digits = request.current.as_deref().ok_or(Refusal::OtpNeeded)?;
            Some((current.clone(), otp::step(current, digits, now)?))
        }
        None => None,
    };
    if let Some((_, None)) = current {
        app.store.failed(&account.id, now).await?;
        return Err(Refusal::WrongCredentials);
    }
    let secret = otp::read(&request.secret).ok_or_else(|| invalid(Field::Otp, FaultCode::Malformed))?;
    let step = otp::step(&secret, &request.otp, now)?;
    let new = NewOtp {
        step: step.ok_or_else(|| invalid(Field::Otp, FaultCode::CheckDigits))?,
        secret,
        current: current.and_then(|(secret, step)| Some((secret, step?))),
        password: account.password,
    };
    let record = change(app, Some(signed), "second_factor_set", &signed.person.id)?;
    match app.store.set_otp(&account.id, new, record).await {
        // The code was used before, or somebody else changed the account a moment ago.
        Err(StoreError::Conflict) => Err(Refusal::WrongCredentials),
        done => Ok(done?),
    }
}

/// Asks for the password once more, with the waits of signing in.
async fn again(app: &App, signed: &Signed, password: &str) -> Result<Account, Refusal> {
    let account = app
        .store
        .account_of(&signed.person.id)
        .await?
        .ok_or(Refusal::SignedOut)?;
    let now = app.clock.now();
    let failures = Failures {
        count: account.failures,
        last: account.failed_at,
    };
    failures.check(now)?;
    if app.passwords.fits(password, Some(&account.password)).await? {
        return Ok(account);
    }
    app.store.failed(&account.id, now).await?;
    Err(Refusal::WrongCredentials)
}

fn invalid(field: Field, code: FaultCode) -> Refusal {
    Refusal::Invalid(vec![Fault { field, code }])
}
