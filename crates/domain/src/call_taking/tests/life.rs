//! Who does what about a call-back, and where it leads: every command in every stage by everybody.

use super::reading::at;
use crate::call_taking::*;
use crate::case::Refusal;
use crate::contact::Phone;
use crate::person::{Person, PersonId, Post, Role};
use crate::time::Timestamp;

const PROMISE: Promise = Promise { minutes: 10 };
/// Drawn so that nothing is looked at again, and so that it is.
const NO: Drawn = Drawn(1);
const YES: Drawn = Drawn(40);

fn person(name: &str) -> Person {
    let role = match name.split('-').next().unwrap() {
        "command" => Role::Command,
        "oversight" => Role::Oversight,
        other => Role::from_code(other).unwrap(),
    };
    Person {
        id: PersonId(name.to_owned()),
        is_active: true,
        posts: vec![Post::new(role, "command")],
        served: Vec::new(),
    }
}

struct Life(Vec<CallBackDone>);

impl Life {
    fn of(sort: CallSort, called: &str) -> Self {
        Self::with(sort, called, Some(Phone::parse("13800138000").unwrap()))
    }

    fn with(sort: CallSort, called: &str, phone: Option<Phone>) -> Self {
        let call = Call {
            number: "C1".to_owned(),
            at: at(called),
            rang: 3,
            answered: true,
            sort,
            phone,
        };
        Self(vec![recorded(&call, at("2026-11-25T10:01:02+08:00"), PROMISE)])
    }

    fn state(&self) -> CallBackState {
        fold_call_back(&self.0).unwrap()
    }

    fn tries(&mut self, who: &str, command: CallBackCommand, now: &str, drawn: Drawn) -> Result<(), Refusal> {
        let done = decide_call_back(&self.state(), command, &person(who), at(now), (PROMISE, drawn))?;
        self.0.push(done);
        Ok(())
    }

    fn does(&mut self, who: &str, command: CallBackCommand, now: &str) {
        assert_eq!(self.tries(who, command, now, NO), Ok(()), "{who} {command:?}");
    }
}

const fn called(outcome: CallOutcome) -> CallBackCommand {
    CallBackCommand::Call { outcome }
}

const SETTLED: CallBackCommand = called(CallOutcome::Settled);
const SENT: CallBackCommand = called(CallOutcome::Dispatched);
const SILENCE: CallBackCommand = called(CallOutcome::NotReached);
const HEARD: CallBackCommand = CallBackCommand::Listen { dispatched: false };
const RIGHT: CallBackCommand = CallBackCommand::Check { right: true };
const TEN: &str = "2026-11-25T10:00:00+08:00";
const SOON: &str = "2026-11-25T10:08:00+08:00";

#[test]
fn silent_and_dropped_calls_have_ten_minutes_from_the_call_and_whoever_asks_the_day() {
    for (sort, due) in [
        (CallSort::Silent, "2026-11-25T10:10:00+08:00"),
        (CallSort::Dropped, "2026-11-25T10:10:00+08:00"),
        (CallSort::Asked, "2026-11-25T23:59:59+08:00"),
    ] {
        let state = Life::of(sort, TEN).state();
        assert_eq!((state.due, state.owed()), (at(due), Some(at(due))), "{sort:?}");
    }
}

#[test]
fn a_silent_call_ends_only_by_contact_by_a_second_persons_listening_or_by_sending_somebody() {
    for sort in [CallSort::Silent, CallSort::Dropped] {
        let mut life = Life::of(sort, TEN);
        assert_eq!(
            life.tries("command-2", HEARD, SOON, NO),
            Err(Refusal::NotNow),
            "nobody has called"
        );
        for hour in 10..20 {
            for day in [25, 26, 27] {
                life.does("command-1", SILENCE, &format!("2026-11-{day}T{hour}:05:00+08:00"));
                assert_eq!(life.state().stage, CallBackStage::Owed(at("2026-11-25T10:10:00+08:00")));
            }
        }
        assert_eq!(
            life.tries("command-1", HEARD, SOON, NO),
            Err(Refusal::OtherPeople),
            "not who called"
        );
        for (who, command, end) in [
            ("command-1", SETTLED, CallBackEnd::Settled),
            ("command-1", SENT, CallBackEnd::Dispatched),
            ("command-1", CallBackCommand::Dispatch, CallBackEnd::Dispatched),
            ("command-2", HEARD, CallBackEnd::Listened),
            ("oversight-1", HEARD, CallBackEnd::Listened),
            (
                "command-2",
                CallBackCommand::Listen { dispatched: true },
                CallBackEnd::Dispatched,
            ),
        ] {
            let mut other = Life(life.0.clone());
            other.does(who, command, SOON);
            let state = other.state();
            assert_eq!(
                (state.stage, state.end),
                (CallBackStage::Done, Some((end, at(SOON)))),
                "{who} {command:?}"
            );
            assert_eq!(state.owed(), None);
        }
    }
}

#[test]
fn where_there_is_no_number_the_recording_is_listened_to_at_once() {
    let mut life = Life::with(CallSort::Silent, TEN, None);
    for outcome in CallOutcome::ALL {
        let called = CallBackCommand::Call { outcome: *outcome };
        let refused = life.tries("command-1", called, SOON, NO);
        assert_eq!(refused, Err(Refusal::NotNow), "nobody was called: {outcome:?}");
    }
    life.does("command-2", HEARD, SOON);
    assert_eq!(life.state().stage, CallBackStage::Done);
}

#[test]
fn whoever_asked_is_given_up_after_three_calls_that_were_not_all_on_one_day() {
    let mut life = Life::of(CallSort::Asked, TEN);
    for command in [HEARD, CallBackCommand::Dispatch] {
        assert_eq!(
            life.tries("command-1", command, SOON, NO),
            Err(Refusal::NotNow),
            "{command:?}"
        );
    }
    for now in [SOON, "2026-11-25T11:00:00+08:00", "2026-11-25T12:00:00+08:00"] {
        life.does("command-1", SILENCE, now);
    }
    assert!(matches!(life.state().stage, CallBackStage::Owed(_)), "all on one day");
    life.does("command-1", SILENCE, "2026-11-26T12:00:00+08:00");
    assert_eq!(life.state().end.unwrap().0, CallBackEnd::NotReached);
}

#[test]
fn one_in_twenty_is_looked_at_again_by_somebody_who_had_no_hand_in_it() {
    let chosen = (0..=u16::MAX).filter(|&drawn| {
        let mut life = Life::of(CallSort::Silent, TEN);
        life.tries("command-1", SETTLED, SOON, Drawn(drawn)).unwrap();
        life.state().stage != CallBackStage::Done
    });
    assert_eq!(chosen.count(), 3277, "five per cent of 65536");
    let mut life = Life::of(CallSort::Silent, TEN);
    life.does("command-1", SILENCE, SOON);
    life.tries("command-2", HEARD, SOON, YES).unwrap();
    assert_eq!(
        life.state().stage,
        CallBackStage::Check(at("2026-11-26T23:59:59+08:00"))
    );
    for who in ["command-1", "command-2"] {
        assert_eq!(life.tries(who, RIGHT, SOON, NO), Err(Refusal::OtherPeople), "{who}");
    }
    for command in [SETTLED, HEARD, CallBackCommand::Dispatch, CallBackCommand::Look] {
        assert_eq!(
            life.tries("command-3", command, SOON, NO),
            Err(Refusal::NotNow),
            "{command:?}"
        );
    }
    let mut wrong = Life(life.0.clone());
    life.does("oversight-1", RIGHT, "2026-11-26T09:00:00+08:00");
    assert_eq!(life.state().stage, CallBackStage::Done);
    wrong.does(
        "command-3",
        CallBackCommand::Check { right: false },
        "2026-11-26T09:00:00+08:00",
    );
    let state = wrong.state();
    assert_eq!(
        state.stage,
        CallBackStage::Owed(at("2026-11-26T09:10:00+08:00")),
        "once more"
    );
    assert_eq!(
        (state.end, state.due),
        (None, at("2026-11-25T10:10:00+08:00")),
        "and it was not in time"
    );
    assert_eq!(
        wrong.tries("command-2", HEARD, SOON, NO),
        Err(Refusal::NotNow),
        "called once more first"
    );
}

#[test]
fn each_role_does_exactly_this_in_each_stage() {
    let owed = Life::of(CallSort::Silent, TEN);
    let mut tried = Life::of(CallSort::Silent, TEN);
    tried.does("command-1", SILENCE, SOON);
    let mut check = Life::of(CallSort::Silent, TEN);
    check.tries("command-1", SETTLED, SOON, YES).unwrap();
    let mut over = Life::of(CallSort::Silent, TEN);
    over.does("command-1", SETTLED, SOON);
    let asked = Life::of(CallSort::Asked, TEN);
    for (life, command, oversight) in [
        (&owed, "look call dispatch", ""),
        (&tried, "look call listen dispatch", "listen"),
        (&check, "check", "check"),
        (&over, "", ""),
        (&asked, "look call", ""),
    ] {
        for role in Role::ALL {
            let who = person(&format!("{}-9", role.as_str()));
            let wanted = match role {
                Role::Command => command,
                Role::Oversight => oversight,
                _ => "",
            };
            assert_eq!(
                call_back_deeds(&life.state(), &who, at(SOON)).join(" "),
                wanted,
                "{role:?}"
            );
            assert_eq!(may_see(&who), matches!(role, Role::Command | Role::Oversight));
            if !may_see(&who) {
                let refused = decide_call_back(&life.state(), RIGHT, &who, at(SOON), (PROMISE, NO));
                assert_eq!(refused, Err(Refusal::NotYours), "{role:?}");
            }
        }
    }
}

#[test]
fn it_is_counted_by_the_month_of_the_call_and_what_is_taken_up_again_has_not_ended() {
    use CallBackCount::{InTime, Late, Owed};
    let at_the_end = "2026-11-30T23:55:00+08:00";
    for (called, ended, wanted) in [
        (TEN, "2026-11-25T10:10:00+08:00", &[Owed, InTime][..]),
        (TEN, "2026-11-25T10:10:01+08:00", &[Owed, Late]),
        (TEN, "2026-11-30T23:59:59+08:00", &[Owed, Late]),
        (TEN, "2026-12-01T00:00:00+08:00", &[Owed]),
        (at_the_end, "2026-12-01T00:05:00+08:00", &[Owed, InTime]),
        (at_the_end, "2026-12-01T00:06:00+08:00", &[Owed]),
    ] {
        let mut life = Life::of(CallSort::Dropped, called);
        assert_eq!(counts(&life.state()), [Owed]);
        life.tries("command-1", SETTLED, ended, YES).unwrap();
        assert_eq!(counts(&life.state()), wanted, "{called} {ended}");
        life.does("command-2", CallBackCommand::Check { right: false }, ended);
        assert_eq!(counts(&life.state()), [Owed], "{called} {ended}");
    }
}

#[test]
fn words_go_with_what_ends_it_or_says_that_it_was_not_right() {
    for (command, needed) in [
        (CallBackCommand::Look, false),
        (SILENCE, false),
        (RIGHT, false),
        (SETTLED, true),
        (SENT, true),
        (HEARD, true),
        (CallBackCommand::Dispatch, true),
        (CallBackCommand::Check { right: false }, true),
    ] {
        assert_eq!(command.needs_words(), needed, "{command:?}");
    }
}

#[test]
fn moments_are_stored_to_the_second() {
    let mut life = Life::of(CallSort::Silent, TEN);
    let now = Timestamp::from_ms(at(SOON).ms() + 999);
    let done = decide_call_back(&life.state(), SETTLED, &person("command-1"), now, (PROMISE, NO)).unwrap();
    life.0.push(done);
    let text: Vec<String> = life.0.iter().map(|done| serde_json::to_string(done).unwrap()).collect();
    let again: Vec<CallBackDone> = text.iter().map(|one| serde_json::from_str(one).unwrap()).collect();
    assert_eq!(again, life.0);
}
