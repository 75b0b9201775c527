//! Orders from above, to be tried.

use super::tries::Try;
use crate::case::command::Given;
use crate::case::desk_command::DeskCommand;
use crate::case::event::TextRef;
use crate::case::state::Case;

/// An order of each sort that there is somebody for, and an answer to each that was given.
pub(super) fn tries(case: &Case, given: &Given<'_>) -> Vec<Try> {
    let (due_on, text) = (given.now.day(), TextRef::unsaid);
    let one = |name, of, command| Try { name, of, command };
    let leader = case.leaders(given.org).into_iter().next();
    let instruct = leader.map(|leader| DeskCommand::Instruct {
        leader,
        due_on,
        text: text(),
    });
    let supervise = DeskCommand::Supervise { due_on, text: text() };
    let mut tries = vec![one("supervise", None, supervise)];
    tries.extend(instruct.map(|command| one("instruct", None, command)));
    for directive in (0_u16..).take(case.work.directives.len()) {
        let text = text();
        let answer = DeskCommand::AnswerDirective { directive, text };
        tries.push(one("answer_directive", Some(directive), answer));
    }
    tries
}
