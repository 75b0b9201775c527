//! What is offered to a person is what the rules allow them, and nothing else.

use super::moves::commands;
use super::staff::STAFF;
use super::world::{World, id, text};
use crate::case::*;

/// The `type` of a command on the wire, and the `what` of its proposal.
fn names(command: &DeskCommand) -> (String, Option<String>) {
    let wire = serde_json::to_value(Unsaid::from(command.clone())).unwrap();
    let name = |value: &serde_json::Value| value.as_str().map(str::to_owned);
    (
        name(&wire["type"]).unwrap(),
        wire.get("proposal").and_then(|proposal| name(&proposal["what"])),
    )
}

/// Everybody's deeds name every command that the rules allow them.
pub(super) fn offers_what_is_allowed(world: &World) {
    let case = world.case();
    for (name, ..) in STAFF {
        let person = world.org.person(&id(name)).unwrap();
        let deeds = deeds(&case, person, &world.given());
        if let Some(at) = next(&case, person, &deeds) {
            assert_eq!(deeds[at].blocked, None, "what is next for {name} cannot be done");
        }
        for command in commands(world) {
            if decide_desk(&case, command.clone(), person, &world.given()).is_err() {
                continue;
            }
            let (command, proposal) = names(&command);
            let offered = deeds
                .iter()
                .any(|deed| deed.name == command && deed.proposal == proposal.as_deref() && deed.blocked.is_none());
            assert!(offered, "{name} may {command} {proposal:?} and is not told so");
        }
    }
}

#[test]
fn a_command_is_read_without_words_and_decided_only_with_them() {
    let world = World::complaint();
    for command in commands(&world) {
        let holds_words = format!("{command:?}").contains("commitment");
        let wire = serde_json::to_string(&Unsaid::from(command.clone())).unwrap();
        assert!(!wire.contains("text"), "{wire}");
        let read: Unsaid = serde_json::from_str(&wire).unwrap();
        assert_eq!(read.part().is_some(), holds_words, "{wire}");
        let words = read.part().map(text);
        assert!(read.clone().say(words).is_some());
        let wrong = if holds_words { None } else { Some(text(Part::Reason)) };
        // Of one command the words may be left out.
        let is_refused = read.may_be_silent() || read.say(wrong).is_none();
        assert!(is_refused, "{wire}");
        let (_, with_words) = wire.split_at(1);
        let stowaway = format!("{{\"text\":\"x\",{with_words}");
        assert!(serde_json::from_str::<Unsaid>(&stowaway).is_err(), "{stowaway}");
    }
}

#[test]
fn only_what_can_be_made_good_is_offered_as_blocked() {
    let world = World::complaint();
    let case = world.case();
    for (name, ..) in STAFF {
        let person = world.org.person(&id(name)).unwrap();
        for deed in deeds(&case, person, &world.given()) {
            assert!(
                !matches!(
                    deed.blocked,
                    Some(Refusal::NotYours | Refusal::NotNow | Refusal::OwnMatter)
                ),
                "{deed:?}"
            );
        }
    }
}
