//! What a citizen says about the work: how it went, that they do not accept, that somebody makes trouble, that they agree.

use qingyu_api::add_message::KeyedText;
use qingyu_api::consent::ConsentAnswer;
use qingyu_api::evaluate::{Evaluation, Recorded};
use qingyu_api::{Fault, FaultCode, Field};
use qingyu_domain::case::{Command, Part, Solved, TextRef};

use super::act::{Wish, act};
use crate::address::Address;
use crate::app::App;
use crate::refusal::Refusal;

/// How it went.
pub async fn evaluate(
    app: &App,
    address: Address,
    code: Option<&str>,
    request: &Evaluation,
) -> Result<Recorded, Refusal> {
    let Evaluation {
        level, solved, reasons, ..
    } = request;
    let what = format!("evaluation {level:?} {solved:?} {reasons:?}");
    let text = request.text.as_deref();
    let wish = Wish {
        what: &what,
        key: request.key.as_deref(),
        text: text.map(|words| (Field::Text, Part::Evaluation, words)),
        faults: &evaluation_faults(request),
    };
    let command = |text| {
        Some(Command::Evaluate {
            level: request.level.unwrap_or_default(),
            solved: solved_as(request),
            text,
        })
    };
    act(app, address, code, wish, command, |_, at| Recorded { at }).await
}

/// Whether it is solved; what is no code was named as a fault before this is asked.
fn solved_as(request: &Evaluation) -> Solved {
    request
        .solved
        .as_deref()
        .and_then(Solved::from_code)
        .unwrap_or(Solved::No)
}

fn evaluation_faults(request: &Evaluation) -> Vec<Fault> {
    let level = match request.level {
        None => Some(FaultCode::Required),
        Some(1..=5) => None,
        Some(_) => Some(FaultCode::Unknown),
    };
    let solved = match request.solved.as_deref() {
        None => Some(FaultCode::Required),
        Some(code) => Solved::from_code(code).is_none().then_some(FaultCode::Unknown),
    };
    let fault = |field, code: Option<FaultCode>| code.map(|code| Fault { field, code });
    [fault(Field::Level, level), fault(Field::Solved, solved)]
        .into_iter()
        .flatten()
        .collect()
}

/// Whether to go on although the text could give the citizen away.
pub async fn consent(
    app: &App,
    address: Address,
    code: Option<&str>,
    request: &ConsentAnswer,
) -> Result<Recorded, Refusal> {
    let missing = [Fault {
        field: Field::Yes,
        code: FaultCode::Required,
    }];
    let yes = request.yes.unwrap_or_default();
    let wish = Wish {
        what: if yes { "consent" } else { "no consent" },
        key: request.key.as_deref(),
        text: None,
        faults: if request.yes.is_none() { &missing } else { &[] },
    };
    let command = |_| Some(Command::Consent { yes });
    act(app, address, code, wish, command, |_, at| Recorded { at }).await
}

/// The words of somebody who does not accept, or is in trouble.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voice {
    /// 我有异议
    Objection,
    /// A second look is asked for.
    Review,
    /// 有人因此为难我
    Reprisal,
}

impl Voice {
    const fn parts(self) -> (&'static str, Part, fn(TextRef) -> Command) {
        match self {
            Self::Objection => ("objection", Part::Objection, |text| Command::Object { text }),
            Self::Review => ("review", Part::Objection, |text| Command::AskReview { text }),
            Self::Reprisal => ("reprisal", Part::Reprisal, |text| Command::ReportReprisal { text }),
        }
    }
}

/// Speaks up.
pub async fn speak_up(
    app: &App,
    address: Address,
    code: Option<&str>,
    voice: Voice,
    request: &KeyedText,
) -> Result<Recorded, Refusal> {
    let (what, part, command) = voice.parts();
    let words = request.text.as_deref().unwrap_or_default();
    let wish = Wish {
        what,
        key: request.key.as_deref(),
        text: Some((Field::Text, part, words)),
        faults: &[],
    };
    act(
        app,
        address,
        code,
        wish,
        |text| text.map(command),
        |_, at| Recorded { at },
    )
    .await
}
