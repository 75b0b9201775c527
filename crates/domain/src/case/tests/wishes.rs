//! Every move of the citizen, to be tried anywhere.

use super::world::text;
use crate::case::*;

pub(super) fn wishes() -> Vec<(May, Command)> {
    vec![
        (
            May::Message,
            Command::AddMessage {
                text: text(Part::Message),
                marks: Vec::new(),
            },
        ),
        (
            May::Withdraw,
            Command::Withdraw {
                reason: WithdrawalReason::Solved,
                text: None,
                marks: Vec::new(),
            },
        ),
        (
            May::Withdraw,
            Command::Withdraw {
                reason: WithdrawalReason::Pressed,
                text: None,
                marks: Vec::new(),
            },
        ),
        (May::Undo, Command::UndoWithdrawal),
        (
            May::Evaluate,
            Command::Evaluate {
                level: 2,
                solved: Solved::No,
                reasons: vec![EvaluationReason::Slow],
                text: None,
                marks: Vec::new(),
            },
        ),
        (
            May::Object,
            Command::Object {
                text: text(Part::Objection),
                marks: Vec::new(),
            },
        ),
        (
            May::Review,
            Command::AskReview {
                text: text(Part::Objection),
                marks: Vec::new(),
            },
        ),
        (
            May::Reprisal,
            Command::ReportReprisal {
                text: text(Part::Reprisal),
                marks: Vec::new(),
            },
        ),
        (May::Consent, Command::Consent { yes: true }),
        (May::Consent, Command::Consent { yes: false }),
        (May::Publish, Command::AllowPublication { yes: true }),
        (May::Unpublish, Command::AllowPublication { yes: false }),
        (May::Erase, Command::Erase),
    ]
}
