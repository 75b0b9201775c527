//! Tests of whistles.

use crate::case::Refusal;
use crate::fault::{FaultCode, Field};
use crate::person::Role;
use crate::police::{self, Police};
use crate::time::Timestamp;
use crate::whistle::*;

const STAFF: [(&str, Role, &str); 14] = [
    ("command", Role::Command, "command"),
    ("head-command", Role::UnitHead, "command"),
    ("oversight", Role::Oversight, "oversight"),
    ("reviewer", Role::Reviewer, "discipline"),
    ("head", Role::UnitHead, "station-1"),
    ("handler", Role::Handler, "station-1"),
    ("head-other", Role::UnitHead, "station-2"),
    ("support", Role::Support, "bigdata"),
    ("support-other", Role::Support, "centre"),
    ("verifier", Role::Verifier, "legal"),
    ("verifier-2", Role::Verifier, "legal"),
    ("intake", Role::Intake, "command"),
    ("admin", Role::Admin, "bureau"),
    ("support-own", Role::Support, "station-1"),
];

const HOUR: i64 = 3_600_000;

struct World {
    police: Police,
    steps: Vec<WhistleDone>,
}

fn wanted(is_urgent: bool) -> NewWhistle {
    WhistleAnswers {
        key: Some("0D1F6A3E-1111-4222-8333-444455556666".to_owned()),
        about: Some("incident".to_owned()),
        reference: Some("e1".to_owned()),
        urgent: is_urgent,
        text: Some("请协助调取路口监控".to_owned()),
    }
    .parse()
    .unwrap()
}

fn send(to: &str) -> WhistleCommand {
    WhistleCommand::Send { to: to.to_owned() }
}

impl World {
    /// A whistle of the head of a station on an incident there.
    fn new(unit: &str, by: &str, is_urgent: bool) -> Self {
        let codes = [
            "bureau",
            "oversight",
            "command",
            "station-1",
            "station-2",
            "bigdata",
            "centre",
            "legal",
        ];
        let police = Police::new(police::units(&codes), &STAFF);
        let first = raise(
            &wanted(is_urgent),
            Subject::Incident(unit),
            police.person(by),
            &police.given(),
        );
        Self {
            steps: vec![first.unwrap()],
            police,
        }
    }

    /// The same as if it was raised by who verifies a complaint about a unit.
    fn on_complaint(about: &str) -> Self {
        let mut world = Self::new("station-1", "head", false);
        let verifier = world.police.person("verifier").id.clone();
        let WhistleStep::Raised {
            about: what,
            unit,
            from,
            ..
        } = &mut world.steps[0].step
        else {
            panic!("not raised")
        };
        (*what, *unit, *from) = (WhistleAbout::Complaint, about.to_owned(), "legal".to_owned());
        world.steps[0].by = Some(verifier);
        world
    }

    fn state(&self) -> Whistle {
        fold_whistle(&self.steps).unwrap()
    }

    fn tries(&mut self, name: &str, command: &WhistleCommand) -> Result<(), Refusal> {
        let done = decide_whistle(&self.state(), command, self.police.person(name), &self.police.given())?;
        self.steps.push(done);
        Ok(())
    }

    fn sides(&self) -> Vec<(&'static str, WhistleSide)> {
        let state = self.state();
        let side = |name: &'static str| {
            let side = WhistleSide::of(self.police.person(name), &state, &self.police.given());
            side.map(|side| (name, side))
        };
        STAFF.iter().filter_map(|(name, ..)| side(name)).collect()
    }

    fn able(&self, deed: &str) -> Vec<&'static str> {
        let (state, given) = (self.state(), self.police.given());
        let may = |name: &&str| whistle_deeds(&state, self.police.person(name), &given).contains(&deed);
        STAFF.iter().map(|(name, ..)| *name).filter(may).collect()
    }

    /// What the software does some time later.
    fn after(&mut self, ms: i64) -> Option<PassedTo> {
        let mut given = self.police.given();
        given.now = given.now.plus_ms(ms);
        let done = pass_up(&self.state(), &given)?;
        self.steps.push(done.clone());
        match done.step {
            WhistleStep::PassedUp { to } => Some(to),
            _ => None,
        }
    }
}

#[test]
fn a_unit_whistles_on_its_own_incidents_command_sends_it_and_a_centre_answers() {
    let mut world = World::new("station-1", "head", false);
    let now = world.police.given().now;
    assert_eq!(world.state().due, now.plus_ms(24 * HOUR), "a day");
    assert_eq!(World::new("station-1", "head", true).state().due, now.plus_ms(2 * HOUR));
    let given = world.police.given();
    let raised = |name: &str| raises(world.police.person(name), Subject::Incident("station-1"), &given).is_some();
    let may: Vec<_> = STAFF
        .iter()
        .map(|(name, ..)| *name)
        .filter(|name| raised(name))
        .collect();
    assert_eq!(may, ["head", "handler"]);
    assert_eq!(world.able("send"), ["command"]);
    assert_eq!(
        world.tries("command", &send("station-1")),
        Err(Refusal::Unknown),
        "nobody answers themselves"
    );
    assert_eq!(
        world.tries("command", &send("station-2")),
        Err(Refusal::Unknown),
        "no centre"
    );
    world.tries("command", &send("bigdata")).unwrap();
    assert_eq!(world.able("answer"), ["support"]);
    assert_eq!(world.able("send"), ["command"], "to somebody else instead");
    world.tries("support", &WhistleCommand::Answer).unwrap();
    assert_eq!(world.able("accept"), ["head", "handler"]);
    world.tries("head", &WhistleCommand::SendBack).unwrap();
    assert_eq!(world.able("answer"), ["support"]);
    world.tries("support", &WhistleCommand::Answer).unwrap();
    world.tries("handler", &WhistleCommand::Accept).unwrap();
    let state = world.state();
    assert_eq!((state.stand(), state.in_time), (WhistleStand::Accepted, Some(true)));
    for (name, ..) in STAFF {
        let given = world.police.given();
        assert!(
            whistle_deeds(&state, world.police.person(name), &given).is_empty(),
            "{name}"
        );
    }
    assert_eq!(fold_whistle(&world.steps[1..]), None, "it begins with its raising");
}

#[test]
fn what_nobody_answers_is_passed_up_to_the_head_of_command_and_then_past_command() {
    let mut world = World::new("station-1", "head", true);
    assert_eq!(world.after(2 * HOUR), None, "there is time");
    assert_eq!(world.after(2 * HOUR + 1), Some(PassedTo::Head));
    assert_eq!(world.able("send"), ["command", "head-command"]);
    assert_eq!(world.after(4 * HOUR), None);
    assert_eq!(world.after(4 * HOUR + 1), Some(PassedTo::Beyond));
    assert_eq!(world.able("send"), ["command", "head-command", "oversight"]);
    assert_eq!(world.after(100 * HOUR), None, "there is nobody above");
    world.tries("oversight", &send("bigdata")).unwrap();
    world.tries("support", &WhistleCommand::Answer).unwrap();
    assert!(world.state().was_passed_up);
    assert_eq!(
        world.state().passes_up_at(),
        None,
        "an answer is judged as long as it takes"
    );
    world.tries("head", &WhistleCommand::SendBack).unwrap();
    assert_eq!(world.state().passed_to, None, "its time begins anew");
    assert!(world.state().was_passed_up, "and what happened stays counted");
}

#[test]
fn where_command_is_concerned_itself_oversight_sends_it_and_it_is_passed_up_past_command() {
    let mut world = World::new("command", "head-command", false);
    assert_eq!(coordinator(&world.state(), &world.police.given()), Role::Oversight);
    assert_eq!(world.able("send"), ["oversight"]);
    assert_eq!(world.after(24 * HOUR + 1), Some(PassedTo::Beyond));
    assert_eq!(world.able("send"), ["oversight"]);
}

#[test]
fn on_a_complaint_nobody_of_the_unit_knows_and_its_number_goes_to_nobody() {
    let mut world = World::on_complaint("station-2");
    let all = [
        ("command", WhistleSide::Coordinator),
        ("oversight", WhistleSide::Watching),
        ("verifier", WhistleSide::Raiser),
    ];
    assert_eq!(
        world.sides(),
        all,
        "no colleague of who verifies, and nobody of the unit"
    );
    assert_eq!(world.tries("head-other", &send("bigdata")), Err(Refusal::NotYours));
    world.tries("command", &send("bigdata")).unwrap();
    assert_eq!(world.able("answer"), ["support"]);
    let world = World::on_complaint("station-1");
    assert_eq!(
        coordinator(&world.state(), &world.police.given()),
        Role::Oversight,
        "somebody of that unit answers whistles: who may not be asked would tell command which it is"
    );
}

#[test]
fn complaints_about_those_who_watch_are_coordinated_by_the_reviewer() {
    for unit in ["command", "oversight", "bureau"] {
        let world = World::on_complaint(unit);
        assert_eq!(
            coordinator(&world.state(), &world.police.given()),
            Role::Reviewer,
            "{unit}"
        );
    }
    let world = World::on_complaint("station-2");
    assert_eq!(coordinator(&world.state(), &world.police.given()), Role::Command);
}

#[test]
fn a_whistle_names_every_fault_and_no_number_goes_along_with_a_complaint() {
    let faults = WhistleAnswers::default().parse().err().unwrap();
    let fields: Vec<_> = faults.iter().map(|fault| fault.field).collect();
    assert_eq!(fields, [Field::Key, Field::Kind, Field::Number, Field::Text]);
    for (text, is_right) in [
        ("请协助核对11月27日9时30分路口监控", true),
        ("请联系13800138000", false),
        ("电话138 0013 8000", false),
        ("号码１３８００１３８０００", false),
        ("案件20261127-000001", false),
    ] {
        let fault = unredacted(text).map(|fault| (fault.field, fault.code));
        let wrong = (Field::Text, FaultCode::Malformed);
        assert_eq!(fault, (!is_right).then_some(wrong), "{text}");
    }
}

#[test]
fn a_moment_is_late_when_it_is_after_the_due_one() {
    let world = World::new("station-1", "head", true);
    let state = world.state();
    assert!(!state.is_overdue(state.due));
    assert!(state.is_overdue(state.due.plus_ms(1)));
    assert_eq!(state.raised_at, Timestamp::from_ms(world.police.given().now.ms()));
}
