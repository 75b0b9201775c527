//! Who passes on whom, for what.

use crate::care_list::*;
use crate::fault::FaultCode::{self, Malformed, Required, Unknown};
use crate::fault::Field;
use crate::person::{Person, PersonId, Post, Role, Service};
use crate::police::{self, Police};
use crate::time::Day;

const STAFF: [(&str, Role, &str); 15] = [
    ("intake", Role::Intake, "command"),
    ("handler", Role::Handler, "post"),
    ("verifier", Role::Verifier, "station-1"),
    ("concerned", Role::Concerned, "station-1"),
    ("oversight", Role::Oversight, "oversight"),
    ("reviewer", Role::Reviewer, "discipline"),
    ("legal", Role::Legal, "bureau"),
    ("support", Role::Support, "bureau"),
    ("command", Role::Command, "command"),
    ("head", Role::UnitHead, "station-1"),
    ("head-other", Role::UnitHead, "station-2"),
    ("head-bureau", Role::UnitHead, "bureau"),
    ("supervisor", Role::Supervisor, "station-1"),
    ("psychology", Role::Psychology, "bureau"),
    ("admin", Role::Admin, "bureau"),
];

/// A post below the first station.
fn world() -> Police {
    let mut units = police::units(&["bureau", "oversight", "command", "station-1", "station-2", "post"]);
    let post = units.0.iter_mut().find(|unit| unit.code == "post").unwrap();
    post.parent = Some("station-1".to_owned());
    Police::new(units, &STAFF)
}

fn from(world: &Police, by: &str, about: &str) -> Option<CareFrom> {
    passes_on(world.person(by), world.person(about), &world.org.units)
}

#[test]
fn each_passes_on_exactly_these() {
    let world = world();
    for (by, ..) in STAFF {
        for (about, ..) in STAFF {
            let expected = match (by, about) {
                ("supervisor", _) | (_, "supervisor") => None,
                (by, about) if by == about => Some(CareFrom::Own),
                ("oversight", _) => Some(CareFrom::Oversight),
                ("command", _) => Some(CareFrom::Command),
                ("head", "handler" | "verifier" | "concerned") => Some(CareFrom::Head),
                // The reviewer stands outside the bureau.
                ("head-bureau", about) if about != "reviewer" => Some(CareFrom::Head),
                _ => None,
            };
            assert_eq!(from(&world, by, about), expected, "{by} {about}");
        }
    }
    let able = STAFF.iter().filter(|(name, ..)| can_pass_on(world.person(name)));
    let able: Vec<&str> = able.map(|(name, ..)| *name).collect();
    assert_eq!(able, ["oversight", "command", "head", "head-other", "head-bureau"]);
}

#[test]
fn a_head_passes_on_those_who_serve_there_now_and_nobody_who_left() {
    let mut world = world();
    let set = |world: &mut Police, change: &dyn Fn(&mut Person)| {
        let person = world.org.people.iter_mut().find(|one| one.id.0 == "legal").unwrap();
        change(person);
    };
    let served = |until: Option<&str>| Service {
        unit: "station-1".to_owned(),
        until: until.map(|day| Day::parse(day).unwrap()),
    };
    set(&mut world, &|person| person.served = vec![served(None)]);
    assert_eq!(from(&world, "head", "legal"), Some(CareFrom::Head));
    set(&mut world, &|person| person.served = vec![served(Some("2026-11-24"))]);
    assert_eq!(from(&world, "head", "legal"), None);
    set(&mut world, &|person| {
        person.posts.push(Post::new(Role::Handler, "station-1"));
        person.is_active = false;
    });
    assert_eq!(from(&world, "head", "legal"), None, "whoever has left is nobody's");
    assert_eq!(from(&world, "legal", "legal"), None);
}

const KEY: &str = "0D1F6A3E-1111-4222-8333-444455556666";

fn parsed(by: &str, key: &str, person: Option<&str>, reason: Option<&str>) -> Result<NewCare, Vec<(Field, FaultCode)>> {
    let world = world();
    let answers = CareAnswers {
        key: Some(key.to_owned()),
        person: person.map(str::to_owned),
        reason: reason.map(str::to_owned),
    };
    let faults = |faults: Vec<crate::fault::Fault>| faults.iter().map(|one| (one.field, one.code)).collect();
    answers.parse(world.person(by), &world.org).map_err(faults)
}

#[test]
fn whom_and_why_is_known_or_all_faults_are() {
    let own = parsed("concerned", KEY, None, Some("unsaid")).unwrap();
    assert_eq!(
        (own.key.as_str(), own.person.0.as_str()),
        ("0d1f6a3e-1111-4222-8333-444455556666", "concerned")
    );
    assert_eq!((own.reason, own.from), (CareReason::Unsaid, CareFrom::Own));
    let named = parsed("concerned", KEY, Some("concerned"), Some("abuse")).unwrap();
    assert_eq!((named.reason, named.from), (CareReason::Abuse, CareFrom::Own));
    let passed = parsed("head", KEY, Some("verifier"), Some("hard_incident")).unwrap();
    assert_eq!(passed.person, PersonId("verifier".to_owned()));
    assert_eq!(
        parsed("head", KEY, Some("verifier"), Some("unsaid")).unwrap_err(),
        [(Field::Reason, Unknown)],
        "a colleague is passed on for something"
    );
    assert_eq!(
        parsed("head", "x", Some("nobody"), None).unwrap_err(),
        [
            (Field::Key, Malformed),
            (Field::Person, Unknown),
            (Field::Reason, Required)
        ]
    );
    let stranger = parsed("head", KEY, Some("handler-of-nobody"), Some("abuse")).unwrap_err();
    let of_another = parsed("head", KEY, Some("head-other"), Some("abuse")).unwrap_err();
    assert_eq!(
        stranger, of_another,
        "who is not theirs is as unknown as who is not there"
    );
}

#[test]
fn how_a_case_ended_is_no_reason() {
    for code in [
        "no_fault",
        "cleared",
        "not_upheld",
        "fault",
        "case",
        "complaint",
        "finding",
    ] {
        assert_eq!(CareReason::from_code(code), None, "{code}");
        assert_eq!(
            parsed("oversight", KEY, Some("concerned"), Some(code)).unwrap_err(),
            [(Field::Reason, Unknown)]
        );
    }
}
