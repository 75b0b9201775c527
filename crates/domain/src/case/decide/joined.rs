//! What a main case learns of the cases that are merged into it.

use super::citizen::is_within_addition;
use super::{Decided, is_past_answer, reopened};
use crate::case::care;
use crate::case::command::{Given, Refusal};
use crate::case::event::{Event, Joined, Joining, Party};
use crate::case::state::Case;

/// Judges what is new about another case for the one that it is, or was, merged into. Told once: afterwards there is
/// nothing new until something happens there again.
pub fn decide_joined(main: &Case, other: &Case, given: &Given<'_>) -> Result<Decided, Refusal> {
    let (Some(into), Some(from)) = (main.number, other.number) else {
        return Err(Refusal::NotNow);
    };
    let from = from.to_string();
    let is_merged = other.overlay.merged_into.as_ref() == Some(&into.to_string());
    let known = main.work.joined.iter().find(|(number, _)| *number == from);
    let said = other.additions();
    // One matter under the same eyes: what has become the reviewer's there is the reviewer's here.
    let goes = is_merged && other.is_reviewers(given.org) && !main.is_reviewers(given.org);
    let mut handed = if goes { main.goes_to_reviewer(given) } else { Vec::new() };
    let how = match (known, is_merged) {
        (None, true) => Joining::Began,
        (Some(_), false) => Joining::Ended,
        (Some((_, told)), true) if *told < said => Joining::Added,
        _ if handed.is_empty() => return Err(Refusal::NotNow),
        _ => return Ok(by_system(main, handed, given)),
    };
    let marks = if is_merged { other.marks_for(main) } else { Vec::new() };
    let mut events = vec![Event::Joined(Joined { from, how, said, marks })];
    // As if its own citizen had added it: after the answer for thirty days, and the work begins again. Whoever was merged
    // while the main case got its answer has none from it, however late that is heard.
    let goes_on = match how {
        Joining::Began => true,
        Joining::Added => !is_past_answer(&main.stage) || is_within_addition(main, given),
        Joining::Ended => false,
    };
    if let Some(reopened) = reopened(main, given).filter(|_| goes_on) {
        events.push(reopened);
        if handed.is_empty() {
            events.extend(main.follows(given));
        }
    }
    events.append(&mut handed);
    Ok(by_system(main, events, given))
}

/// Judges what a case learns of the main case that it follows: what has become the reviewer's there is the reviewer's here,
/// or nobody could open what its citizen says.
pub fn decide_led(case: &Case, main: &Case, given: &Given<'_>) -> Result<Decided, Refusal> {
    let leads = main.number.map(|number| number.to_string());
    let follows = case.overlay.merged_into.is_some() && case.overlay.merged_into == leads;
    if !follows || !main.is_reviewers(given.org) || case.is_reviewers(given.org) {
        return Err(Refusal::NotNow);
    }
    Ok(by_system(case, case.goes_to_reviewer(given), given))
}

fn by_system(case: &Case, events: Vec<Event>, given: &Given<'_>) -> Decided {
    Decided {
        by: Party::System,
        person: None,
        events: care::promised(Some(case), events, given),
    }
}
