//! Cases as the server would hand them in, made from a seed; shared by the tests and the measurement.

#![allow(dead_code, reason = "each of those who share it uses a part")]

pub mod findings;
pub mod of_sources;

use qingyu_domain::calendar::Calendar;
use qingyu_domain::case::Party;
use qingyu_domain::case::{
    Case, Command, Event, Filed, Given, HelpAnswered, Mark, Number, Part, Proposal, Recorded, SummaryReleased, TextRef,
    WithdrawalReason, apply, decide, fold,
};
use qingyu_domain::commitment::Commitment;
use qingyu_domain::deadlines::{Deadlines, Due, Step};
use qingyu_domain::kind::{Channel, Kind};
use qingyu_domain::person::{Org, PersonId, Role};
use qingyu_domain::submission::HelpKind;
use qingyu_domain::time::Timestamp;
use qingyu_store::{Act, NewCase, NewText, StoredCase};

/// When cases arrive unless said otherwise: 2026-11-27 in the morning.
pub const NOW: Timestamp = Timestamp::from_ms(1_795_745_000_000);

/// A UUID of version 7 as text, in the order of the seeds.
pub fn id(seed: u64) -> String {
    let (high, low, random) = (0x0193_6b00 + (seed >> 16), seed & 0xffff, mix(seed) >> 16);
    format!("{high:08x}-{low:04x}-7000-8000-{random:012x}")
}

/// The HMAC of the query code of a seed: looks random.
pub fn code(seed: u64) -> [u8; 32] {
    let mut code = [0; 32];
    for (at, part) in code.chunks_exact_mut(8).enumerate() {
        part.copy_from_slice(&mix(seed.wrapping_mul(4).wrapping_add(at as u64)).to_le_bytes());
    }
    code
}

fn mix(seed: u64) -> u64 {
    let mut z = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// A text with its commitment.
pub fn text(part: Part, body: &str) -> (NewText, TextRef) {
    let salt = code(body.len() as u64 ^ 0x5a17);
    let commitment = Commitment::of(&salt, body);
    let body = body.to_owned();
    (NewText { part, salt, body }, TextRef { part, commitment })
}

/// An anonymous complaint.
pub fn anonymous(seed: u64) -> NewCase {
    complaint(
        seed,
        &format!("窗口排队两个小时，没有人解释原因，也没有人来维持秩序。{seed}"),
    )
}

/// An anonymous complaint with these words.
pub fn complaint(seed: u64, words: &str) -> NewCase {
    of_kind(seed, Kind::Complaint, "demo-1", words)
}

/// Anonymous praise of a unit.
pub fn praise(seed: u64, unit: &str) -> NewCase {
    let praise = of_kind(seed, Kind::Praise, unit, "民警帮我找回了钱包");
    assert!(praise.topics.is_empty(), "a seed that marks nothing");
    praise
}

/// An anonymous complaint whose citizen asks for help.
pub fn wishing(seed: u64, help: &[HelpKind]) -> NewCase {
    filing(seed, Kind::Complaint, "demo-1", ("没有人理我", help))
}

fn of_kind(seed: u64, kind: Kind, unit: &str, words: &str) -> NewCase {
    filing(seed, kind, unit, (words, &[]))
}

fn filing(seed: u64, kind: Kind, unit: &str, (words, help): (&str, &[HelpKind])) -> NewCase {
    let (account, reference) = text(Part::Account, words);
    let filed = Filed {
        kind,
        unit: Some(unit.to_owned()),
        window: Some(format!("{unit}-w2")),
        channel: Channel::Web,
        reply_by: None,
        help: help.to_vec(),
        marks: if seed % 50 == 7 {
            vec![Mark::Emergency]
        } else {
            Vec::new()
        },
        texts: vec![reference],
        origin: None,
    };
    NewCase {
        house: None,
        id: id(seed),
        code: code(seed),
        origin: None,
        claim: None,
        content: code(seed ^ 0xc0),
        received_at: NOW,
        contact: None,
        texts: vec![account],
        topics: if seed % 50 == 7 {
            vec!["emergency".to_owned()]
        } else {
            Vec::new()
        },
        events: Box::new(move |number| {
            let filed = filed.clone();
            decided(None, Command::File { filed, number }, NOW)
        }),
    }
}

static CALENDAR: std::sync::LazyLock<Calendar> = std::sync::LazyLock::new(|| Calendar::bundled().unwrap());

/// What the rules make of a citizen's command.
pub fn decided(case: Option<&Case>, command: Command, now: Timestamp) -> Vec<Recorded> {
    let deadlines = Deadlines::default();
    let org = Org::default();
    let given = Given {
        main: None,
        now,
        calendar: &CALENDAR,
        deadlines: &deadlines,
        org: &org,
    };
    Recorded::stamp(decide(case, command, &given).unwrap(), now)
}

/// The number of a stored case.
pub fn number(case: &StoredCase) -> Number {
    let number = case.events.iter().find_map(|recorded| match recorded.event {
        Event::Received { number, .. } => Some(number),
        _ => None,
    });
    number.unwrap()
}

/// A message to a case, decided against it.
pub fn message(case: &StoredCase, key: &str, words: &str) -> Act {
    marked_message(case, key, words, &[])
}

/// A message that the server marked.
pub fn marked_message(case: &StoredCase, key: &str, words: &str, marks: &[Mark]) -> Act {
    let (new, text) = text(Part::Message, words);
    let marks = marks.to_vec();
    act(case, key, Command::AddMessage { text, marks }, vec![(0, new)])
}

/// A withdrawal of a case because somebody pressed for it.
pub fn withdrawal(case: &StoredCase, key: &str, words: &str) -> Act {
    let (new, reference) = text(Part::Reason, words);
    let reason = WithdrawalReason::Pressed;
    let withdraw = Command::Withdraw {
        reason,
        text: Some(reference),
        marks: Vec::new(),
    };
    act(case, key, withdraw, vec![(0, new)])
}

/// Intake takes it.
pub fn acceptance(case: &StoredCase, key: &str) -> Act {
    let accepted = Event::Accepted {
        about: None,
        marks: Vec::new(),
        contact: Some(promise(Step::Contact)),
        answer: promise(Step::AnswerComplaint),
    };
    work(case, key, Party::Intake, accepted)
}

/// A verifier is to work on it.
pub fn assignment(case: &StoredCase, key: &str, to: &str) -> Act {
    let assigned = Event::Assigned {
        to: PersonId(to.to_owned()),
        role: Role::Verifier,
        until: promise(Step::Return),
    };
    work(case, key, Party::Oversight, assigned)
}

/// The summary goes to those complained about, so many days later.
pub fn release(case: &StoredCase, key: &str, days: i64) -> Act {
    let released = Event::SummaryReleased(SummaryReleased {
        statement: promise(Step::Statement),
        acknowledge: Some(promise(Step::Acknowledge)),
    });
    let at = NOW.plus_ms(days * 86_400_000);
    work_at(case, key, Party::System, released, at)
}

/// Praise reaches those it is for, so many days later.
pub fn conveyance(case: &StoredCase, key: &str, days: i64, verified: bool) -> Act {
    let at = NOW.plus_ms(days * 86_400_000);
    work_at(case, key, Party::Handler, Event::Conveyed { verified }, at)
}

fn promise(step: Step) -> Due {
    Deadlines::default().promise(step, NOW, &CALENDAR)
}

/// Something that the staff does.
fn work(case: &StoredCase, key: &str, by: Party, event: Event) -> Act {
    work_at(case, key, by, event, NOW.plus_ms(60_000))
}

fn work_at(case: &StoredCase, key: &str, by: Party, event: Event, at: Timestamp) -> Act {
    let recorded = Recorded {
        v: case.events[0].v,
        at: at.ms(),
        by,
        person: Some(PersonId("p-1".to_owned())),
        event,
    };
    happened(case, key, vec![recorded], Vec::new())
}

fn act(case: &StoredCase, key: &str, command: Command, texts: Vec<(usize, NewText)>) -> Act {
    let before = fold(&case.events).unwrap();
    let events = decided(before.as_ref(), command, NOW.plus_ms(60_000));
    happened(case, key, events, texts)
}

fn happened(case: &StoredCase, key: &str, events: Vec<Recorded>, texts: Vec<(usize, NewText)>) -> Act {
    let before = fold(&case.events).unwrap();
    let after = events
        .iter()
        .try_fold(before.clone(), |case, event| apply(case, event).map(Some));
    Act {
        beside: None,
        case_id: case.id.clone(),
        version: case.version,
        key: key.to_owned(),
        content: code(key.len() as u64),
        answer: format!("{{\"given\":\"{key}\"}}"),
        events,
        texts,
        before: before.unwrap(),
        after: after.unwrap().unwrap(),
        topics: vec!["changed".to_owned()],
        new_code: None,
        claim: None,
    }
}

/// Intake answers a wish for help.
pub fn help(case: &StoredCase, key: &str, help: HelpKind, granted: bool) -> Act {
    let (new, text) = text(Part::Message, "下午打给您。");
    let answered = Event::HelpAnswered(HelpAnswered { help, granted, text });
    Act {
        texts: vec![(0, new)],
        ..work(case, key, Party::Intake, answered)
    }
}

/// Its citizen agrees that it is published, or no longer does.
pub fn allowance(case: &StoredCase, key: &str, yes: bool) -> Act {
    act(case, key, Command::AllowPublication { yes }, Vec::new())
}

/// Words for everybody are written.
pub fn publication(case: &StoredCase, key: &str, words: &str) -> Act {
    let (new, text) = text(Part::Publication, words);
    let proposed = Event::Proposed {
        proposal: Proposal::Publication,
        text,
        until: promise(Step::Approve),
    };
    Act {
        texts: vec![(0, new)],
        ..work(case, key, Party::Intake, proposed)
    }
}
