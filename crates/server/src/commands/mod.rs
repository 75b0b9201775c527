//! What changes a case, one file each; a page and a call do the same through here.

pub mod act;
pub mod changes;
pub mod claim_case;
pub mod desk;
pub mod device;
pub mod erase;
pub mod export;
pub mod file_case;
pub mod find_case;
pub mod intake;
pub mod joined;
pub mod oidc;
pub mod page;
pub mod people;
pub mod rate;
pub mod report_call;
pub mod report_case;
pub mod report_encounter;
pub mod report_visit;
mod said;
pub mod settings;
pub mod sign_in;
pub mod source_steps;
pub mod speak_up;
pub mod units;

use qingyu_api::Field;
use qingyu_api::add_message::{KeyedText, MessageAdded};
use qingyu_api::withdraw::{KeyedReason, StatusChanged};
use qingyu_domain::case::{Case, Command, Mark, Part, Status, TextRef, WithdrawalReason};
use qingyu_domain::commitment::Commitment;
use qingyu_domain::emergency::{self, Weight};
use qingyu_domain::time::Timestamp;
use qingyu_store::NewText;

use crate::address::Address;
use crate::app::App;
use crate::refusal::Refusal;
use act::{Wish, act};

/// Salts and commits a text, for the event and for the store.
pub fn commit(part: Part, body: &str) -> Result<(TextRef, NewText), Refusal> {
    let salt = crate::fresh::bytes()?;
    let text = TextRef {
        part,
        commitment: Commitment::of(&salt, body),
    };
    Ok((
        text,
        NewText {
            part,
            salt,
            body: body.to_owned(),
        },
    ))
}

/// 疑似危急, if these words say that somebody may be in danger.
fn danger(words: &str) -> Option<Mark> {
    matches!(emergency::hint(words), Some((_, Weight::Strong))).then_some(Mark::Emergency)
}

/// Adds a message of the citizen.
pub async fn add_message(
    app: &App,
    address: Address,
    code: Option<&str>,
    request: &KeyedText,
) -> Result<MessageAdded, Refusal> {
    let words = request.text.as_deref().unwrap_or_default();
    let wish = Wish {
        what: "message",
        key: request.key.as_deref(),
        text: Some((Field::Text, Part::Message, words)),
        faults: &[],
    };
    let command = |text: Option<TextRef>| {
        let marks = danger(words).into_iter().collect();
        text.map(|text| Command::AddMessage { text, marks })
    };
    act(app, address, code, wish, command, |_, at| MessageAdded { at }).await
}

fn status_changed(case: &Case, now: Timestamp) -> StatusChanged {
    let (status, _, next) = Status::told(case, now);
    StatusChanged { status, next }
}

/// Takes the case back.
pub async fn withdraw(
    app: &App,
    address: Address,
    code: Option<&str>,
    request: &KeyedReason,
) -> Result<StatusChanged, Refusal> {
    let words = request.reason.as_deref().unwrap_or_default();
    let reason = WithdrawalReason::read(words);
    let in_own_words = WithdrawalReason::from_code(words.trim()).is_none() && !words.trim().is_empty();
    let wish = Wish {
        what: reason.as_str(),
        key: request.key.as_deref(),
        text: in_own_words.then_some((Field::Reason, Part::Reason, words)),
        faults: &[],
    };
    let command = |text: Option<TextRef>| {
        let marks = danger(words).into_iter().collect();
        Some(Command::Withdraw { reason, text, marks })
    };
    act(app, address, code, wish, command, status_changed).await
}

/// Takes the withdrawal back.
pub async fn undo_withdrawal(
    app: &App,
    address: Address,
    code: Option<&str>,
    request: &KeyedReason,
) -> Result<StatusChanged, Refusal> {
    let wish = Wish {
        what: "undo",
        key: request.key.as_deref(),
        text: None,
        faults: &[],
    };
    act(
        app,
        address,
        code,
        wish,
        |_| Some(Command::UndoWithdrawal),
        status_changed,
    )
    .await
}
