//! Who whistles, who sends it on, who answers, and to whom it is passed up.

use super::answers::NewWhistle;
use super::state::{Whistle, WhistleStage};
use super::steps::{PassedTo, WhistleAbout, WhistleCommand, WhistleDone, WhistleStep};
use crate::aftercare::{is_central, is_of_unit};
use crate::case::{Case, Given, Refusal, is_about_watchers, is_of};
use crate::deadlines::Step;
use crate::person::{Person, Role};
use crate::time::Timestamp;

/// Those who whistle for their unit.
const OF_UNIT: &[Role] = &[Role::UnitHead, Role::Handler];

/// What a whistle is raised on.
#[derive(Clone, Copy, Debug)]
pub enum Subject<'a> {
    /// An incident of a unit.
    Incident(&'a str),
    /// A law-enforcement case of a unit.
    LawCase(&'a str),
    /// A case.
    Case(&'a Case),
}

impl Subject<'_> {
    /// What that is; a complaint is one as filed or as worked on.
    pub fn about(&self) -> WhistleAbout {
        match self {
            Self::Incident(_) => WhistleAbout::Incident,
            Self::LawCase(_) => WhistleAbout::LawCase,
            Self::Case(case) if case.is_complaint() => WhistleAbout::Complaint,
            Self::Case(_) => WhistleAbout::Case,
        }
    }

    fn unit(&self) -> Option<&str> {
        match self {
            Self::Incident(unit) | Self::LawCase(unit) => Some(unit),
            Self::Case(case) => case.about(),
        }
    }
}

/// The unit for which somebody may whistle on something: their own; on a case only who works on it now, which on a complaint is who
/// verifies it and has no interest in it; on nothing that is the reviewer's.
pub fn raises(person: &Person, subject: Subject<'_>, given: &Given<'_>) -> Option<String> {
    let case = match subject {
        Subject::Incident(unit) | Subject::LawCase(unit) => {
            return is_of_unit(person, unit, OF_UNIT).then(|| unit.to_owned());
        }
        Subject::Case(case) => case,
    };
    let current = case
        .work
        .current()
        .filter(|current| current.to == person.id && current.is_taken)?;
    // What is the reviewer's is known to nobody else: who sends a whistle on, or answers, could be those whom it is about.
    let is_apart = case.is_in_reviewers_hands() || case.is_reviewers(given.org);
    let verifies = current.role == Role::Verifier && !is_apart;
    if !person.is_active || (case.is_complaint() && (!verifies || case.is_in_conflict(person, given.org))) {
        return None;
    }
    let mut posts = person.posts.iter();
    posts
        .find(|post| post.role == current.role)
        .map(|post| post.unit.clone())
}

/// The first step.
pub fn raise(
    new: &NewWhistle,
    subject: Subject<'_>,
    person: &Person,
    given: &Given<'_>,
) -> Result<WhistleDone, Refusal> {
    let from = raises(person, subject, given).ok_or(Refusal::NotYours)?;
    let step = WhistleStep::Raised {
        about: subject.about(),
        reference: new.reference.clone(),
        // Where it is about none, it is about who asks.
        unit: subject.unit().unwrap_or(&from).to_owned(),
        from,
        is_urgent: new.is_urgent,
        due: due(new.is_urgent, given),
    };
    Ok(WhistleDone::new(given.now, Some(person.id.clone()), step))
}

fn due(is_urgent: bool, given: &Given<'_>) -> Timestamp {
    let step = if is_urgent { Step::WhistleUrgent } else { Step::Whistle };
    given.deadlines.promise(step, given.now, given.calendar).due_at
}

/// Whose it is to send a whistle on: command; oversight where command is concerned itself, and on a complaint about one of those who answer,
/// since it could be seen by who may not be asked; the reviewer where oversight is concerned, and for complaints about those who watch, which
/// oversight does not know of.
pub fn coordinator(whistle: &Whistle, given: &Given<'_>) -> Role {
    let units = &given.org.units;
    let is_near = |unit: &str| units.is_within(unit, &whistle.unit) || units.is_within(&whistle.unit, unit);
    let posts = given
        .org
        .people
        .iter()
        .filter(|person| person.is_active)
        .flat_map(|person| &person.posts);
    let mut centres = posts.filter(|post| post.role == Role::Support);
    let tells = whistle.about == WhistleAbout::Complaint && centres.any(|post| is_near(&post.unit));
    // Where nobody without an interest is left.
    let is_concerned = |role: Role| {
        let mut people = given.org.people.iter().filter(|person| person.holds(role));
        people.all(|person| is_of(person, &whistle.unit, units, given.now))
    };
    let is_of_watchers = is_about_watchers(units, &whistle.unit, given.now);
    if !is_of_watchers && !is_concerned(Role::Command) && !tells {
        Role::Command
    } else if (whistle.about == WhistleAbout::Complaint && is_of_watchers) || is_concerned(Role::Oversight) {
        Role::Reviewer
    } else {
        Role::Oversight
    }
}

/// Who sees to it once it was passed up past command.
fn beyond(whistle: &Whistle, given: &Given<'_>) -> Role {
    match coordinator(whistle, given) {
        Role::Command => Role::Oversight,
        role => role,
    }
}

/// From which side somebody looks at a whistle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhistleSide {
    /// Who raised it, and on anything but a complaint their unit.
    Raiser,
    /// Who sends it on, or sees to it once it was passed up.
    Coordinator,
    /// Whoever answers.
    Answering,
    /// Oversight without an interest, which reads and does nothing.
    Watching,
}

impl WhistleSide {
    /// The side of somebody; none for whoever has nothing to do with it.
    pub fn of(person: &Person, whistle: &Whistle, given: &Given<'_>) -> Option<Self> {
        if !person.is_active {
            return None;
        }
        let is_of_theirs = whistle.about != WhistleAbout::Complaint && is_of_unit(person, &whistle.from, OF_UNIT);
        if whistle.by == person.id || is_of_theirs {
            return Some(Self::Raiser);
        }
        let units = &given.org.units;
        if is_of(person, &whistle.unit, units, given.now) {
            return None;
        }
        let passed_to = whistle.passed_to;
        let is_head =
            passed_to.is_some() && coordinator(whistle, given) == Role::Command && heads_command(person, given);
        let is_beyond = passed_to == Some(PassedTo::Beyond) && person.holds(beyond(whistle, given));
        if person.holds(coordinator(whistle, given)) || is_head || is_beyond {
            return Some(Self::Coordinator);
        }
        let answers = whistle.to().is_some_and(|to| person.holds_at(Role::Support, to));
        if answers {
            return Some(Self::Answering);
        }
        is_central(person, &[Role::Oversight], &whistle.unit, given).then_some(Self::Watching)
    }
}

/// Whether somebody heads a unit that commands.
fn heads_command(person: &Person, given: &Given<'_>) -> bool {
    let commands = |unit: &str| given.org.people.iter().any(|one| one.holds_at(Role::Command, unit));
    let mut posts = person.posts.iter().filter(|post| post.role == Role::UnitHead);
    person.is_active && posts.any(|post| commands(&post.unit))
}

/// Whether a unit may be asked to answer: an open one in which somebody answers whistles, neither the one that it is about nor the one that asks,
/// nor within these or above them.
pub fn may_answer(whistle: &Whistle, unit: &str, given: &Given<'_>) -> bool {
    let units = &given.org.units;
    let is_open = units.unit(unit).is_some_and(|unit| !unit.closed);
    let answers = given
        .org
        .people
        .iter()
        .any(|person| person.holds_at(Role::Support, unit));
    let is_apart = |other: &str| !units.is_within(unit, other) && !units.is_within(other, unit);
    is_open && answers && is_apart(&whistle.unit) && is_apart(&whistle.from)
}

/// Judges a command. Nobody learns from it that there is such a whistle who may not see it.
pub fn decide_whistle(
    whistle: &Whistle,
    command: &WhistleCommand,
    person: &Person,
    given: &Given<'_>,
) -> Result<WhistleDone, Refusal> {
    let side = WhistleSide::of(person, whistle, given).ok_or(Refusal::NotYours)?;
    let must_be = |one: WhistleSide| (side == one).then_some(()).ok_or(Refusal::NotYours);
    let must_stand = |is: bool| is.then_some(()).ok_or(Refusal::NotNow);
    let step = match command {
        WhistleCommand::Send { to } => {
            must_be(WhistleSide::Coordinator)?;
            must_stand(whistle.is_waited_for() && whistle.to() != Some(to.as_str()))?;
            if !may_answer(whistle, to, given) {
                return Err(Refusal::Unknown);
            }
            WhistleStep::Sent { to: to.clone() }
        }
        WhistleCommand::Answer => {
            must_be(WhistleSide::Answering)?;
            must_stand(matches!(whistle.stage, WhistleStage::Answer(_)))?;
            WhistleStep::Answered
        }
        WhistleCommand::SendBack => {
            must_be(WhistleSide::Raiser)?;
            must_stand(matches!(whistle.stage, WhistleStage::Judge(_)))?;
            WhistleStep::SentBack {
                due: due(whistle.is_urgent, given),
            }
        }
        WhistleCommand::Accept => {
            must_be(WhistleSide::Raiser)?;
            must_stand(matches!(whistle.stage, WhistleStage::Judge(_)))?;
            WhistleStep::Accepted
        }
    };
    Ok(WhistleDone::new(given.now, Some(person.id.clone()), step))
}

/// Passes it up when its time has come: to the head of command, and past command where it has none, is concerned itself, or did nothing.
pub fn pass_up(whistle: &Whistle, given: &Given<'_>) -> Option<WhistleDone> {
    let at = whistle.passes_up_at()?;
    if given.now <= at {
        return None;
    }
    let apart = |person: &&Person| !is_of(person, &whistle.unit, &given.org.units, given.now);
    let mut heads = given.org.people.iter().filter(apart);
    let has_head = heads.any(|person| heads_command(person, given));
    let is_first = whistle.passed_to.is_none();
    let to = if is_first && has_head && coordinator(whistle, given) == Role::Command {
        PassedTo::Head
    } else {
        PassedTo::Beyond
    };
    Some(WhistleDone::new(given.now, None, WhistleStep::PassedUp { to }))
}

/// What this person can do now.
pub fn whistle_deeds(whistle: &Whistle, person: &Person, given: &Given<'_>) -> Vec<&'static str> {
    let units = given.org.units.0.iter();
    let to = units
        .map(|unit| unit.code.as_str())
        .find(|unit| whistle.to() != Some(*unit) && may_answer(whistle, unit, given));
    let tries = [
        WhistleCommand::Send {
            to: to.unwrap_or_default().to_owned(),
        },
        WhistleCommand::Answer,
        WhistleCommand::Accept,
        WhistleCommand::SendBack,
    ];
    let may = |command: &WhistleCommand| decide_whistle(whistle, command, person, given).is_ok();
    tries.into_iter().filter(may).map(|command| command.name()).collect()
}
