//! Events after the work: answers, follow-ups, second looks, the end.

use super::working::met_on_page;
use super::{Corrupt, Moment};
use crate::case::event::Event;
use crate::case::state::{Case, Stage};
use crate::case::vocabulary::{Reached, Round};
use crate::case::work::{Answer, Evaluation, Standing};

/// Applies an event after the work; `false` when it is none.
pub(super) fn change(case: &mut Case, event: &Event, moment: &Moment<'_>) -> Result<bool, Corrupt> {
    match event {
        Event::Conveyed { verified } => case.work.conveyed = Some(*verified),
        Event::Answered {
            follow_up,
            organ,
            review,
            addition,
            ..
        } => {
            met_on_page(case);
            case.work.answers.push(Answer {
                at: moment.at,
                by: moment.person()?,
                round: case.work.round,
                review: organ.clone().zip(review.clone()),
                addition: addition.clone(),
                evaluation: None,
                reported: None,
                followed_up_by: Vec::new(),
            });
            // The answer ends every pause.
            case.overlay.waiting = None;
            case.stage = Stage::Answered {
                follow_up: follow_up.clone(),
            };
        }
        Event::Evaluated { level, solved, .. } => {
            last(case)?.evaluation = Some(Evaluation {
                level: *level,
                solved: *solved,
            });
        }
        Event::FollowedUp { reached, level, solved } => {
            let person = moment.person()?;
            let answer = last(case)?;
            answer.followed_up_by.push(person);
            if let (Reached::Spoken, Some(level), Some(solved)) = (reached, level, solved) {
                answer.reported = Some(Evaluation {
                    level: *level,
                    solved: *solved,
                });
            }
        }
        Event::ReviewAsked(_) => {}
        Event::LookedAgain { until } => {
            again(case, Round::Second);
            case.work.answer_due = Some(until.clone());
        }
        Event::WentUp { to, until } => {
            again(case, Round::Up);
            case.work.up_to = Some(*to);
            case.work.answer_due = Some(until.clone());
        }
        Event::Reopened { answer } => {
            case.stage = if case.work.current().is_some() {
                Stage::Working
            } else {
                Stage::Accepted
            };
            case.work.answer_due = Some(answer.clone());
            case.work.reopened_at = Some(moment.at);
        }
        Event::Closed { evaluation, .. } => {
            case.stage = Stage::Closed {
                at: moment.at,
                evaluation: evaluation.clone(),
            };
        }
        _ => return Ok(false),
    }
    Ok(true)
}

/// Another round: nobody works on it until other people are named.
fn again(case: &mut Case, round: Round) {
    for assignment in &mut case.work.team {
        assignment.is_current = false;
    }
    // What waited for a second person belonged to the look before.
    for one in &mut case.work.proposals {
        if matches!(one.standing, Standing::Waiting(_)) {
            one.standing = Standing::Declined;
        }
    }
    case.work.round = round;
    case.stage = Stage::Accepted;
}

fn last(case: &mut Case) -> Result<&mut Answer, Corrupt> {
    case.work.answers.last_mut().ok_or(Corrupt)
}
