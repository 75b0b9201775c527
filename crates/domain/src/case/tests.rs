//! Every state × command × party, round trips, and the frozen form of each event.

use super::*;
use crate::calendar::Calendar;
use crate::commitment::Commitment;
use crate::deadlines::Deadlines;
use crate::kind::{Channel, Kind};
use crate::time::{Day, Timestamp};
use proptest::prelude::*;

fn at(text: &str) -> Timestamp {
    Timestamp::parse(text).unwrap()
}

fn text(part: Part) -> TextRef {
    TextRef {
        part,
        commitment: Commitment::of(&[1; 32], "x"),
    }
}

fn filed() -> Filed {
    Filed {
        kind: Kind::Complaint,
        unit: Some("demo-1".to_owned()),
        window: None,
        channel: Channel::Web,
        reply_by: None,
        help: Vec::new(),
        marks: vec![Mark::Emergency],
        texts: vec![text(Part::Account)],
    }
}

struct Desk {
    calendar: Calendar,
    deadlines: Deadlines,
    now: Timestamp,
    events: Vec<Recorded>,
}

impl Desk {
    fn new() -> Self {
        let now = at("2026-11-27T10:00:00+08:00");
        Self {
            calendar: Calendar::bundled().unwrap(),
            deadlines: Deadlines::default(),
            now,
            events: Vec::new(),
        }
    }

    fn filed() -> Self {
        Self::filed_as(filed())
    }

    /// Without a mark.
    fn calm() -> Self {
        Self::filed_as(Filed {
            marks: Vec::new(),
            ..filed()
        })
    }

    fn filed_as(filed: Filed) -> Self {
        let mut desk = Self::new();
        let number = Number {
            day: Day::parse("2026-11-27").unwrap(),
            position: 1,
        };
        desk.act(Command::File { filed, number }, Party::You).unwrap();
        desk
    }

    fn withdrawn(reason: WithdrawalReason) -> Self {
        let mut desk = Self::filed();
        let marks = Vec::new();
        desk.act(
            Command::Withdraw {
                reason,
                text: None,
                marks,
            },
            Party::You,
        )
        .unwrap();
        desk
    }

    fn case(&self) -> Option<Case> {
        fold(&self.events).unwrap()
    }

    fn act(&mut self, command: Command, who: Party) -> Result<(), Refusal> {
        let given = Given {
            now: self.now,
            calendar: &self.calendar,
            deadlines: &self.deadlines,
        };
        let events = decide(self.case().as_ref(), command, who, &given)?;
        self.events.extend(Recorded::stamp(events, who, self.now));
        Ok(())
    }
}

fn message(marks: &[Mark]) -> Command {
    Command::AddMessage {
        text: text(Part::Message),
        marks: marks.to_vec(),
    }
}

fn commands() -> Vec<Command> {
    let number = Number {
        day: Day::parse("2026-11-27").unwrap(),
        position: 2,
    };
    vec![
        Command::File { filed: filed(), number },
        message(&[]),
        Command::Withdraw {
            reason: WithdrawalReason::Solved,
            text: None,
            marks: Vec::new(),
        },
        Command::UndoWithdrawal,
        Command::Evaluate,
        Command::Object,
        Command::AskReview,
        Command::ReportReprisal,
    ]
}

#[test]
fn each_state_allows_exactly_its_commands_to_the_citizen() {
    let desks = [Desk::new(), Desk::filed(), Desk::withdrawn(WithdrawalReason::Solved)];
    let table: Vec<Vec<bool>> = desks
        .into_iter()
        .map(|desk| {
            let allowed = |command| {
                Desk {
                    events: desk.events.clone(),
                    ..Desk::new()
                }
                .act(command, Party::You)
                .is_ok()
            };
            commands().into_iter().map(allowed).collect()
        })
        .collect();
    let (y, n) = (true, false);
    assert_eq!(table[0], [y, n, n, n, n, n, n, n], "no case");
    assert_eq!(table[1], [n, y, y, n, n, n, n, n], "received");
    assert_eq!(table[2], [n, n, n, y, n, n, n, n], "withdrawn");
}

#[test]
fn nobody_but_the_citizen_acts_for_the_citizen() {
    for &party in Party::ALL.iter().filter(|&&party| party != Party::You) {
        for command in commands() {
            for desk in [Desk::filed(), Desk::withdrawn(WithdrawalReason::Other)] {
                let mut desk = desk;
                assert_eq!(
                    desk.act(command.clone(), party),
                    Err(Refusal::NotYours),
                    "{party:?} {command:?}"
                );
            }
        }
    }
}

#[test]
fn what_may_is_what_decide_allows() {
    for desk in [Desk::filed(), Desk::withdrawn(WithdrawalReason::Solved)] {
        let may = Status::of(&desk.case().unwrap(), desk.now).may;
        for (command, permission) in [
            (message(&[]), May::Message),
            (
                Command::Withdraw {
                    reason: WithdrawalReason::Solved,
                    text: None,
                    marks: Vec::new(),
                },
                May::Withdraw,
            ),
            (Command::UndoWithdrawal, May::Undo),
            (Command::Evaluate, May::Evaluate),
            (Command::Object, May::Object),
            (Command::AskReview, May::Review),
            (Command::ReportReprisal, May::Reprisal),
        ] {
            let allowed = Desk {
                events: desk.events.clone(),
                ..Desk::new()
            }
            .act(command, Party::You)
            .is_ok();
            assert_eq!(may.contains(&permission), allowed, "{permission:?}");
        }
    }
}

#[test]
fn a_withdrawal_can_be_undone_for_thirty_days_and_leads_back() {
    let before = Desk::filed().case().unwrap().stage;
    let mut desk = Desk::withdrawn(WithdrawalReason::Mistaken);
    desk.now = at("2026-12-27T23:59:59+08:00");
    let undone = Desk {
        events: desk.events.clone(),
        now: desk.now,
        ..Desk::new()
    };
    let mut undone = undone;
    undone.act(Command::UndoWithdrawal, Party::You).unwrap();
    assert_eq!(undone.case().unwrap().stage, before);
    desk.now = at("2026-12-28T00:00:00+08:00");
    assert_eq!(desk.act(Command::UndoWithdrawal, Party::You), Err(Refusal::TooLate));
    assert_eq!(Status::of(&desk.case().unwrap(), desk.now).may, []);
}

#[test]
fn a_withdrawal_under_pressure_is_marked_even_after_it_was_undone() {
    let mut desk = Desk::withdrawn(WithdrawalReason::Pressed);
    desk.act(Command::UndoWithdrawal, Party::You).unwrap();
    assert_eq!(desk.case().unwrap().marks, [Mark::Emergency, Mark::Pressed]);
    assert_eq!(WithdrawalReason::read("所长劝我撤了"), WithdrawalReason::Pressed);
    assert_eq!(WithdrawalReason::read("有人要求或劝我撤回"), WithdrawalReason::Pressed);
    assert_eq!(WithdrawalReason::read(" "), WithdrawalReason::Unsaid);
    assert_eq!(WithdrawalReason::read("不想说了"), WithdrawalReason::Other);
}

#[test]
fn a_later_hint_at_danger_marks_the_case_once_and_for_ever() {
    let mut desk = Desk::calm();
    desk.act(message(&[]), Party::You).unwrap();
    assert_eq!(desk.case().unwrap().marks, []);
    for _ in 0..2 {
        desk.act(message(&[Mark::Emergency]), Party::You).unwrap();
    }
    desk.act(message(&[]), Party::You).unwrap();
    assert_eq!(desk.case().unwrap().marks, [Mark::Emergency]);
    let hints = desk.events.iter().filter(|recorded| !recorded.event.marks().is_empty());
    assert_eq!(hints.count(), 2, "each message says for itself what it hints at");
}

#[test]
fn a_hint_in_the_reason_of_a_withdrawal_marks_the_case_too() {
    let mut desk = Desk::calm();
    let withdraw = Command::Withdraw {
        reason: WithdrawalReason::Pressed,
        text: Some(text(Part::Reason)),
        marks: vec![Mark::Emergency],
    };
    desk.act(withdraw, Party::You).unwrap();
    assert_eq!(desk.case().unwrap().marks, [Mark::Pressed, Mark::Emergency]);
}

#[test]
fn thirty_messages_fit_into_a_day_and_the_next_day_starts_anew() {
    let mut desk = Desk::filed();
    for _ in 0..MESSAGES_PER_DAY {
        desk.act(message(&[]), Party::You).unwrap();
    }
    let one_more = message(&[]);
    assert_eq!(desk.act(one_more.clone(), Party::You), Err(Refusal::TooManyMessages));
    desk.now = at("2026-11-28T00:00:00+08:00");
    assert_eq!(desk.act(one_more, Party::You), Ok(()));
}

#[test]
fn the_canonical_form_of_each_event_is_frozen() {
    let mut desk = Desk::filed();
    desk.act(message(&[]), Party::You).unwrap();
    desk.act(
        Command::Withdraw {
            reason: WithdrawalReason::Other,
            text: Some(text(Part::Reason)),
            marks: Vec::new(),
        },
        Party::You,
    )
    .unwrap();
    desk.act(Command::UndoWithdrawal, Party::You).unwrap();
    let lines: Vec<String> = desk.events.iter().map(|event| event.canonical().unwrap()).collect();
    insta::assert_snapshot!(lines.join("\n"));
    for (line, event) in lines.iter().zip(&desk.events) {
        assert_eq!(Recorded::read(line).unwrap(), *event);
    }
}

#[test]
fn the_canonical_form_of_events_with_marks_is_frozen() {
    let mut desk = Desk::filed();
    desk.act(message(&[Mark::Emergency]), Party::You).unwrap();
    let withdraw = Command::Withdraw {
        reason: WithdrawalReason::Other,
        text: Some(text(Part::Reason)),
        marks: vec![Mark::Emergency],
    };
    desk.act(withdraw, Party::You).unwrap();
    let lines: Vec<String> = desk.events[2..]
        .iter()
        .map(|event| event.canonical().unwrap())
        .collect();
    insta::assert_snapshot!(lines.join("\n"));
    for (line, event) in lines.iter().zip(&desk.events[2..]) {
        assert_eq!(Recorded::read(line).unwrap(), *event);
    }
}

#[test]
fn events_in_an_impossible_order_are_corrupt() {
    let events = Desk::filed().events;
    assert_eq!(fold(&events[1..]), Err(Corrupt));
    assert_eq!(fold([&events[0], &events[0]]), Err(Corrupt));
    assert_eq!(fold([&events[0], &events[1], &events[1]]), Err(Corrupt));
}

#[test]
fn numbers_are_parsed_back_and_sort_by_time() {
    let number = Number {
        day: Day::parse("2026-01-02").unwrap(),
        position: 37,
    };
    assert_eq!(number.to_string(), "20260102-000037");
    assert_eq!(Number::parse("20260102-000037"), Some(number));
    for bad in [
        "20260102-37",
        "20261302-000001",
        "2026010-0000037",
        "20260102000037",
        "20260102-00003a",
    ] {
        assert_eq!(Number::parse(bad), None, "{bad}");
    }
}

proptest! {
    #[test]
    fn any_sequence_of_commands_keeps_a_total_status(choices in prop::collection::vec((0usize..8, 0i64..40), 0..30)) {
        let mut desk = Desk::filed();
        for (choice, days) in choices {
            desk.now = desk.now.plus_ms(days * 86_400_000);
            let before = desk.events.len();
            let refused = desk.act(commands()[choice].clone(), Party::You).is_err();
            prop_assert_eq!(refused, desk.events.len() == before);
            let case = desk.case().unwrap();
            let status = Status::of(&case, desk.now);
            prop_assert!(matches!(status.code, CaseStatus::Received | CaseStatus::Withdrawn));
            prop_assert_eq!(Status::timeline(&case).len(), desk.events.len());
        }
    }
}
