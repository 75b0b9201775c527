//! Somebody of intake takes a case down, and makes the slip with which its citizen can claim it.

use qingyu_api::desk::register::{Registered, Registration, Slip};
use qingyu_api::{Fault, FaultCode, Field};
use qingyu_domain::case::{CLAIM_DAYS, Origin, Recorded, may_register, offer_claim};
use qingyu_domain::intake::ReportedCase;
use qingyu_domain::kind::{Channel, ReplyBy};
use qingyu_domain::person::Role;
use qingyu_domain::submission::Setting;
use qingyu_store::{Act, Acted, NewOrigin, StoreError};

use super::act::key;
use super::find;
use crate::accounts::Signed;
use crate::app::App;
use crate::commands::act::{ATTEMPTS, prepare};
use crate::commands::intake::{Incoming, Token, content, register};
use crate::fresh;
use crate::refusal::Refusal;

/// Registers what was taken down, with a slip.
pub async fn take_down(app: &App, signed: &Signed, request: &Registration) -> Result<(bool, Registered), Refusal> {
    signed.must_be(Role::Intake)?;
    let now = app.clock.now();
    let setting = Setting {
        today: now.day(),
        units: &signed.staff.org.units,
        reply_by: &[ReplyBy::Phone, ReplyBy::Email, ReplyBy::Track],
    };
    let own_key = key(signed, &request.key);
    let numbered = ReportedCase {
        number: request.number.clone(),
        ..ReportedCase::default()
    };
    let number = numbered.parse_number();
    let fault = |field, code| Fault { field, code };
    let wrong = [
        own_key.is_none().then(|| fault(Field::Key, FaultCode::Malformed)),
        number.as_ref().err().map(|code| fault(Field::Number, *code)),
    ];
    let mut faults: Vec<Fault> = wrong.into_iter().flatten().collect();
    let parsed = request.case.parse_uncoded(&setting, &Channel::TAKEN_DOWN);
    let (Ok(submission), Ok(number), Some(own_key), true) = (&parsed, number, own_key, faults.is_empty()) else {
        faults.extend(parsed.err().unwrap_or_default());
        return Err(Refusal::Invalid(faults));
    };
    may_register(&signed.person, submission.unit.as_deref(), &signed.staff.given(now))?;
    let origin = Origin {
        number,
        ..Origin::default()
    };
    let token = Token::fresh()?;
    let filing = register(
        app,
        &Incoming {
            submission,
            origin: &origin,
            key: NewOrigin {
                key: app.pepper.mac(["register/", &own_key].concat().as_bytes()),
                is_content: false,
                import: None,
            },
            content: said(app, request, &origin)?,
            by: Some(signed.person.id.clone()),
            slip: Some(&token),
        },
    )
    .await?;
    let slip = filing.is_new.then(|| Slip {
        claim: token.digits(),
        origin: app.public_origin.clone(),
        until: filing.receipt.received_at.day().plus(CLAIM_DAYS).end(),
    });
    let registered = Registered {
        receipt: filing.receipt,
        slip,
    };
    Ok((filing.is_new, registered))
}

/// All that tells a repeat from another case.
fn said(app: &App, request: &Registration, origin: &Origin) -> Result<[u8; 32], Refusal> {
    let case = request.case.normalised();
    match &origin.number {
        Some(number) => content(app, &(case, number)),
        None => content(app, &case),
    }
}

/// Makes another slip; the one before is void.
pub async fn offer(app: &App, signed: &Signed, number: &str) -> Result<Slip, Refusal> {
    let token = Token::fresh()?;
    for _ in 0..ATTEMPTS {
        let found = find(app, signed, number).await?;
        let now = app.clock.now();
        let decided = offer_claim(&found.case, &signed.person, &signed.staff.given(now))?;
        let until = now.day().plus(CLAIM_DAYS).end();
        let key = ["slip/", &fresh::random_id()?].concat();
        let (act, ()) = prepare(&found, Recorded::stamp(decided, now), None, &key, [0; 32], |_| ())?;
        let act = Act {
            claim: Some((Token::mac(app, &token.digits()), until)),
            ..act
        };
        match app.store.act(act).await {
            Ok(Acted::Done | Acted::Replayed(_)) => {
                return Ok(Slip {
                    claim: token.digits(),
                    origin: app.public_origin.clone(),
                    until,
                });
            }
            Err(StoreError::Conflict) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(StoreError::Conflict.into())
}
