//! What a citizen says about the work: how it went, that they do not accept, that somebody makes trouble, that they agree.

use qingyu_api::add_message::KeyedText;
use qingyu_api::consent::ConsentAnswer;
use qingyu_api::evaluate::{Evaluation, Recorded};
use qingyu_api::{Fault, FaultCode, Field};
use qingyu_domain::case::{Command, EvaluationReason, Mark, Part, Solved, TextRef};

use super::act::{Wish, act};
use super::danger;
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
    let command = |text_ref| {
        Some(Command::Evaluate {
            level: request.level.unwrap_or_default(),
            solved: solved_as(request),
            reasons: reasons_as(request).flatten().collect(),
            text: text_ref,
            marks: text.and_then(danger).into_iter().collect(),
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

/// Its reasons; `None` for what is no code.
fn reasons_as(request: &Evaluation) -> impl Iterator<Item = Option<EvaluationReason>> {
    request.reasons.iter().map(|code| EvaluationReason::from_code(code))
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
    let is_unknown = reasons_as(request).any(|reason| reason.is_none());
    let reasons = is_unknown.then_some(FaultCode::Unknown);
    let faults = [
        (Field::Level, level),
        (Field::Solved, solved),
        (Field::Reasons, reasons),
    ];
    let fault = |(field, code): (Field, Option<FaultCode>)| code.map(|code| Fault { field, code });
    faults.into_iter().filter_map(fault).collect()
}

/// Whether to go on although the text could give the citizen away.
pub async fn consent(
    app: &App,
    address: Address,
    code: Option<&str>,
    request: &ConsentAnswer,
) -> Result<Recorded, Refusal> {
    say(app, address, code, request, ["consent", "no consent"], |yes| {
        Command::Consent { yes }
    })
    .await
}

/// Whether a thank-you may be published.
pub async fn allow_publication(
    app: &App,
    address: Address,
    code: Option<&str>,
    request: &ConsentAnswer,
) -> Result<Recorded, Refusal> {
    let command = |yes| Command::AllowPublication { yes };
    say(app, address, code, request, ["publication", "no publication"], command).await
}

/// Says yes or no.
async fn say(
    app: &App,
    address: Address,
    code: Option<&str>,
    request: &ConsentAnswer,
    what: [&str; 2],
    command: fn(bool) -> Command,
) -> Result<Recorded, Refusal> {
    let missing = [Fault {
        field: Field::Yes,
        code: FaultCode::Required,
    }];
    let yes = request.yes.unwrap_or_default();
    let wish = Wish {
        what: if yes { what[0] } else { what[1] },
        key: request.key.as_deref(),
        text: None,
        faults: if request.yes.is_none() { &missing } else { &[] },
    };
    let command = |_| Some(command(yes));
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
    const fn parts(self) -> (&'static str, Part) {
        match self {
            Self::Objection => ("objection", Part::Objection),
            Self::Review => ("review", Part::Objection),
            Self::Reprisal => ("reprisal", Part::Reprisal),
        }
    }

    const fn command(self, text: TextRef, marks: Vec<Mark>) -> Command {
        match self {
            Self::Objection => Command::Object { text, marks },
            Self::Review => Command::AskReview { text, marks },
            Self::Reprisal => Command::ReportReprisal { text, marks },
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
    let (what, part) = voice.parts();
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
        |text| text.map(|text| voice.command(text, danger(words).into_iter().collect())),
        |_, at| Recorded { at },
    )
    .await
}
