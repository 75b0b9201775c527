//! A small police with somebody of every role, and a case that they act on.

use super::staff::STAFF;
use crate::calendar::Calendar;
use crate::case::*;
use crate::commitment::Commitment;
use crate::deadlines::Deadlines;
use crate::kind::{Channel, Kind, ReplyBy};
use crate::person::{Org, Person, PersonId, Post, Role};
use crate::submission::HelpKind;
use crate::time::{Day, Timestamp};
use crate::unit::{Unit, UnitKind, Units};

pub(super) const HOUR: i64 = 3_600_000;
pub(super) const DAY: i64 = 24 * HOUR;

pub(super) fn at(text: &str) -> Timestamp {
    Timestamp::parse(text).unwrap()
}

pub(super) fn text(part: Part) -> TextRef {
    TextRef {
        part,
        commitment: Commitment::of(&[1; 32], "x"),
    }
}

pub(super) fn why() -> TextRef {
    text(Part::Reason)
}

pub(super) fn id(name: &str) -> PersonId {
    PersonId(name.to_owned())
}

fn org() -> Org {
    let unit = |code: &str, parent: Option<&str>, watches: bool| Unit {
        parent: parent.map(str::to_owned),
        watches,
        ..Unit::new(code, code, UnitKind::Department)
    };
    let units = vec![
        unit("bureau", None, false),
        unit("oversight", Some("bureau"), true),
        unit("command", Some("bureau"), true),
        unit("centre", Some("bureau"), true),
        unit("legal", Some("bureau"), false),
        unit("traffic", Some("bureau"), false),
        unit("fire", Some("bureau"), false),
        unit("branch", Some("bureau"), false),
        unit("station-1", Some("branch"), false),
        unit("station-2", Some("branch"), false),
        unit("province", None, false),
    ];
    let person = |&(name, role, unit): &(&str, Role, &str)| Person {
        id: id(name),
        is_active: true,
        posts: vec![Post::new(role, unit)],
        served: Vec::new(),
    };
    Org {
        units: Units(units),
        people: STAFF.iter().map(person).collect(),
    }
}

#[derive(Clone)]
pub(super) struct World {
    pub(super) calendar: Calendar,
    pub(super) deadlines: Deadlines,
    pub(super) org: Org,
    pub(super) now: Timestamp,
    pub(super) events: Vec<Recorded>,
}

impl World {
    pub(super) fn new() -> Self {
        Self {
            calendar: Calendar::bundled().unwrap(),
            deadlines: Deadlines::default(),
            org: org(),
            now: at("2026-11-23T10:00:00+08:00"),
            events: Vec::new(),
        }
    }

    pub(super) fn given(&self) -> Given<'_> {
        Given {
            now: self.now,
            calendar: &self.calendar,
            deadlines: &self.deadlines,
            org: &self.org,
            main: None,
        }
    }

    /// A case as it was filed, about a unit.
    pub(super) fn filed(kind: Kind, unit: Option<&str>, is_named: bool) -> Self {
        Self::asking(kind, unit, is_named, &[])
    }

    /// A case as it was filed, with a wish for help.
    pub(super) fn asking(kind: Kind, unit: Option<&str>, is_named: bool, help: &[HelpKind]) -> Self {
        let mut world = Self::new();
        let is_of = |unit: &str| is_about_watchers(&world.org.units, unit, world.now);
        let watchers = kind == Kind::Complaint && unit.is_some_and(is_of);
        let filed = Filed {
            kind,
            unit: unit.map(str::to_owned),
            window: None,
            channel: Channel::Web,
            reply_by: is_named.then_some(ReplyBy::Phone),
            help: help.to_vec(),
            marks: if watchers { vec![Mark::Watchers] } else { Vec::new() },
            texts: vec![text(Part::Account)],
            origin: None,
        };
        let number = Number {
            day: Day::parse("2026-11-23").unwrap(),
            position: 1,
        };
        world.citizen(Command::File { filed, number }).unwrap();
        world
    }

    pub(super) fn complaint() -> Self {
        Self::filed(Kind::Complaint, Some("station-1"), true)
    }

    pub(super) fn case(&self) -> Case {
        fold(&self.events).unwrap().unwrap()
    }

    /// Whether this is what happened last.
    pub(super) fn ended(&self, so: Ending) -> bool {
        matches!(self.events.last().unwrap().event, Event::Closed { ending, .. } if ending == so)
    }

    pub(super) fn status(&self) -> Status {
        Status::of(&self.case(), &self.given())
    }

    pub(super) fn record(&mut self, decided: Decided) {
        self.events.extend(Recorded::stamp(decided, self.now));
    }

    pub(super) fn citizen(&mut self, command: Command) -> Result<(), Refusal> {
        let case = fold(&self.events).unwrap();
        let decided = decide(case.as_ref(), command, &self.given())?;
        self.record(decided);
        Ok(())
    }

    pub(super) fn desk(&mut self, who: &str, command: DeskCommand) -> Result<(), Refusal> {
        let person = self.org.person(&id(who)).unwrap().clone();
        let decided = decide_desk(&self.case(), command, &person, &self.given())?;
        self.record(decided);
        Ok(())
    }

    pub(super) fn system(&mut self, command: SystemCommand) -> Result<(), Refusal> {
        let decided = decide_system(&self.case(), command, &self.given())?;
        self.record(decided);
        Ok(())
    }

    /// Some time later.
    pub(super) fn wait(&mut self, ms: i64) {
        self.now = self.now.plus_ms(ms);
    }

    pub(super) fn accept(&mut self) {
        let accept = DeskCommand::Accept {
            about: None,
            marks: Vec::new(),
        };
        self.desk("intake-1", accept).unwrap();
    }

    /// The citizen takes it back.
    pub(super) fn withdraw(&mut self, reason: WithdrawalReason) {
        let withdraw = Command::Withdraw {
            reason,
            text: None,
            marks: Vec::new(),
        };
        self.citizen(withdraw).unwrap();
    }

    pub(super) fn give_to(&mut self, by: &str, to: &str) {
        self.desk(by, DeskCommand::Assign { to: id(to) }).unwrap();
        self.desk(to, DeskCommand::TakeOn).unwrap();
    }

    /// Accepted, assigned to the first verifier, and one allegation made out.
    pub(super) fn verifying() -> Self {
        let mut world = Self::complaint();
        world.accept();
        world.give_to("oversight-1", "verifier-1");
        let cause = Cause::Attitude;
        world.desk("verifier-1", DeskCommand::Allege { cause }).unwrap();
        world.preserve("verifier-1");
        world
    }

    pub(super) fn verify(&mut self, who: &str, acts: &[VerifyingAct]) -> Result<(), Refusal> {
        let verify = DeskCommand::Verify {
            acts: acts.to_vec(),
            on: self.now.day(),
            text: text(Part::Record),
        };
        self.desk(who, verify)
    }

    pub(super) fn propose(&mut self, who: &str, proposal: Proposal) -> Result<u16, Refusal> {
        let before = self.case().work.proposals.len();
        let text = why();
        self.desk(who, DeskCommand::Propose { proposal, text })?;
        Ok(u16::try_from(before).unwrap())
    }

    pub(super) fn find(&mut self, who: &str, outcome: Outcome, consequences: &[Consequence]) -> Result<u16, Refusal> {
        let finding = Proposal::Finding {
            allegation: 0,
            outcome,
            consequences: consequences.to_vec(),
        };
        self.propose(who, finding)
    }

    pub(super) fn approve(&mut self, who: &str, proposal: u16) -> Result<(), Refusal> {
        self.desk(who, DeskCommand::Approve { proposal })
    }

    pub(super) fn clarify(&mut self, who: &str) {
        let clarify = DeskCommand::Clarify {
            allegation: 0,
            to: vec![Audience::Complainant, Audience::Officer, Audience::Unit],
            on: None,
            text: text(Part::Clarification),
        };
        self.desk(who, clarify).unwrap();
    }

    pub(super) fn answer(&mut self, who: &str) -> Result<(), Refusal> {
        let answer = DeskCommand::Answer {
            text: text(Part::Answer),
            adoption: None,
            organ: Some("province".to_owned()),
        };
        self.desk(who, answer)
    }

    /// Verified, found without fault by this person, cleared and answered.
    pub(super) fn look_and_answer(&mut self, who: &str, approver: &str) {
        if !self.case().work.was_preserved {
            self.preserve(who);
        }
        self.verify(who, &[VerifyingAct::HeardConcerned]).unwrap();
        let finding = self.find(who, Outcome::NotUpheld, &[Consequence::NoFault]).unwrap();
        self.approve(approver, finding).unwrap();
        self.clarify(who);
        self.answer(who).unwrap();
    }

    /// Recordings are preserved, or it is said why not.
    pub(super) fn preserve(&mut self, who: &str) {
        let text = text(Part::Record);
        self.desk(who, DeskCommand::Preserve { text }).unwrap();
    }

    /// A complaint that is answered for the first time.
    pub(super) fn answered() -> Self {
        let mut world = Self::verifying();
        world.look_and_answer("verifier-1", "oversight-1");
        world
    }

    pub(super) fn evaluate(&mut self, level: u8, solved: Solved) -> Result<(), Refusal> {
        self.citizen(Command::Evaluate {
            level,
            solved,
            reasons: Vec::new(),
            text: None,
            marks: Vec::new(),
        })
    }
}
