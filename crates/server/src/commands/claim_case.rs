//! A citizen claims a case with the slip that they were given: from then on their query code finds it.

use qingyu_api::claim_case::ClaimAnswers;
use qingyu_api::{Fault, Field};
use qingyu_domain::case::{Recorded, claim};
use qingyu_domain::query_code::QueryCode;
use qingyu_domain::submission::Answers;
use qingyu_store::{Act, Acted, Reply, StoreError, StoredCase};

use super::act::{ATTEMPTS, prepare};
use super::file_case::{Filing, receipt};
use super::find_case::unfold;
use super::intake::Token;
use crate::address::Address;
use crate::app::App;
use crate::pepper::hex;
use crate::refusal::Refusal;

/// Binds the code. The same slip with the same code gets the same receipt; a slip that is unknown, and one that was used with another code,
/// are alike.
pub async fn claim_case(app: &App, address: Address, answers: &ClaimAnswers) -> Result<Filing, Refusal> {
    let (slip, code) = parse(answers)?;
    let (slip, code) = (Token::mac(app, &slip), app.pepper.mac(code.digits().as_bytes()));
    let Some((id, until)) = app.store.claim(&slip).await? else {
        let _counted = app.lookups.take(address, app.clock.now())?;
        return Err(Refusal::NotFound);
    };
    let taken = app.store.case_by_code(&code).await?;
    if let Some(taken) = taken {
        return if taken.id == id {
            again(&taken)
        } else {
            Err(Refusal::Conflict)
        };
    }
    for _ in 0..ATTEMPTS {
        let ids = [id.clone()];
        let stored = app.store.cases(&ids).await?.into_iter().next();
        let found = unfold(stored.ok_or(Refusal::NotFound)?)?;
        let now = app.clock.now();
        let decided = claim(&found.case).map_err(|_| Refusal::NotFound)?;
        if now > until {
            return Err(Refusal::TooLate);
        }
        let key = ["claim/", &hex(&slip)].concat();
        let (act, ()) = prepare(&found, Recorded::stamp(decided, now), None, &key, code, |_| ())?;
        let act = Act {
            new_code: Some(code),
            ..act
        };
        match app.store.act(act).await {
            // Somebody with the same slip was quicker.
            Ok(Acted::Replayed(Reply::Kept { content, .. })) if content == code => return again(&found.stored),
            Ok(Acted::Replayed(_)) => return Err(Refusal::NotFound),
            Ok(Acted::Done) => {
                let claimed = receipt(&found.stored)?;
                return Ok(Filing {
                    receipt: claimed,
                    is_new: true,
                });
            }
            Err(StoreError::Conflict) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(StoreError::Conflict.into())
}

fn again(taken: &StoredCase) -> Result<Filing, Refusal> {
    Ok(Filing {
        receipt: receipt(taken)?,
        is_new: false,
    })
}

/// What stands on the slip, and the code.
fn parse(answers: &ClaimAnswers) -> Result<(String, QueryCode), Refusal> {
    let coded = Answers {
        query_code: answers.query_code.clone(),
        ..Answers::default()
    };
    let code = coded.parse_query_code().map_err(|code| {
        Refusal::Invalid(vec![Fault {
            field: Field::QueryCode,
            code,
        }])
    })?;
    let slip = answers.claim.as_deref().map(str::trim).unwrap_or_default();
    let is_slip = slip.len() == 64 && slip.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_slip
        .then(|| (slip.to_ascii_lowercase(), code))
        .ok_or(Refusal::NotFound)
}
