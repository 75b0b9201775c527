//! Applying orders from above and their answers.

use super::{Corrupt, Moment};
use crate::case::event::{DirectiveAnswered, Event};
use crate::case::state::Case;
use crate::case::work::Directive;

/// Says whether it was such an event.
pub(super) fn change(case: &mut Case, event: &Event, moment: &Moment<'_>) -> Result<bool, Corrupt> {
    match event {
        Event::Directed(directed) => case.work.directives.push(Directive {
            kind: directed.kind,
            by: moment.person()?,
            leader: directed.leader.clone(),
            to: directed.to.clone(),
            on: moment.at.day(),
            due_on: directed.due_on,
            answered: None,
        }),
        Event::DirectiveAnswered(DirectiveAnswered { directive, .. }) => {
            let one = case.work.directives.get_mut(usize::from(*directive));
            one.ok_or(Corrupt)?.answered = Some((moment.person()?, moment.at.day()));
        }
        _ => return Ok(false),
    }
    Ok(true)
}
