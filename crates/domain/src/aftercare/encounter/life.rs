//! The life of an incident whose people are called: asked once, and where they are not content asked again by somebody else.

use serde::{Deserialize, Serialize};

use super::answers::EncounterKind;
use crate::aftercare::tried::is_tried;
use crate::aftercare::want::{Owed, Want};
use crate::case::{Given, Refusal};
use crate::deadlines::Step;
use crate::person::{Person, PersonId};
use crate::time::Day;

/// The form in which steps are stored.
const VERSION: u8 = 1;

codes! {
    /// How it ended.
    EncounterEnd {
        /// Content.
        Content = "content",
        /// Not content, twice.
        NotContent = "not_content",
        /// They did not answer.
        NotReached = "not_reached",
    }
}

/// A step with who took it and when: never finer than a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EncounterDone {
    /// The form.
    pub v: u8,
    /// On which day.
    pub on: Day,
    /// Who; nobody where the software did.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub by: Option<PersonId>,
    /// What.
    pub step: EncounterStep,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum EncounterStep {
    /// It was reported.
    Imported {
        /// The unit that was there.
        unit: String,
        /// What sort.
        kind: EncounterKind,
        /// The day of the incident.
        day: Day,
        /// The last day to ask.
        ask: Day,
    },
    /// Somebody looked at the number to call.
    Looked,
    /// They were called.
    Asked {
        /// What they said; none when they did not answer.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        content: Option<bool>,
        /// The last day to ask again, where they are not content for the first time.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        again: Option<Day>,
    },
}

impl EncounterStep {
    /// Its name on the wire.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Imported { .. } => "imported",
            Self::Looked => "looked",
            Self::Asked { .. } => "followed_up",
        }
    }
}

/// What somebody asks for; the words go beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum EncounterCommand {
    /// Look at the number to call.
    Look,
    /// Record a follow-up.
    FollowUp {
        /// Whether they are content; absent when they did not answer.
        #[serde(default)]
        content: Option<bool>,
    },
}

/// Where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EncounterStage {
    /// To be asked.
    Ask(Day),
    /// To be asked again, by somebody else.
    AskAgain(Day),
    /// Over.
    Done(EncounterEnd),
}

/// An incident whose people are called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EncounterState {
    /// The unit that was there.
    pub unit: String,
    /// What sort.
    pub kind: EncounterKind,
    /// The day of the incident.
    pub day: Day,
    /// Where it stands.
    pub stage: EncounterStage,
    /// Who asked, each time that somebody answered or was tried enough.
    pub asked_by: Vec<PersonId>,
    /// Calls without an answer since the last one with one.
    pub tries: Vec<Day>,
    /// What was said each time, the first time first.
    pub said: Vec<bool>,
    /// Whether anybody called at all.
    pub is_called: bool,
    /// How many steps there are.
    pub version: usize,
}

/// The first step.
pub fn import(unit: &str, kind: EncounterKind, day: Day, given: &Given<'_>) -> EncounterDone {
    let step = EncounterStep::Imported {
        unit: unit.to_owned(),
        kind,
        day,
        ask: given.last_day(Step::EncounterAsk),
    };
    done(given, None, step)
}

const fn done(given: &Given<'_>, by: Option<PersonId>, step: EncounterStep) -> EncounterDone {
    EncounterDone {
        v: VERSION,
        on: given.now.day(),
        by,
        step,
    }
}

impl EncounterState {
    /// What is to be done now.
    pub fn owed(&self) -> Vec<Owed> {
        let owed = match self.stage {
            EncounterStage::Ask(due) => Some((Want::Ask, due)),
            EncounterStage::AskAgain(due) => Some((Want::AskAgain, due)),
            EncounterStage::Done(_) => None,
        };
        owed.into_iter().map(|(what, due)| Owed { due, what }).collect()
    }

    fn apply(mut self, done: &EncounterDone) -> Self {
        self.version += 1;
        let EncounterStep::Asked { content, again } = done.step else {
            return self;
        };
        self.is_called = true;
        let end = match content {
            None => {
                self.tries.push(done.on);
                if !is_tried(&self.tries) {
                    return self;
                }
                Some(EncounterEnd::NotReached)
            }
            Some(true) => Some(EncounterEnd::Content),
            Some(false) => None,
        };
        self.said.extend(content);
        self.asked_by.extend(done.by.clone());
        self.tries.clear();
        self.stage = match (end, again) {
            (Some(end), _) => EncounterStage::Done(end),
            (None, Some(again)) => EncounterStage::AskAgain(again),
            (None, None) => EncounterStage::Done(EncounterEnd::NotContent),
        };
        self
    }
}

/// The state after these steps; nothing where the first one is not its report.
pub fn fold_encounter<'a>(steps: impl IntoIterator<Item = &'a EncounterDone>) -> Option<EncounterState> {
    let mut steps = steps.into_iter();
    let EncounterStep::Imported { unit, kind, day, ask } = &steps.next()?.step else {
        return None;
    };
    let begun = EncounterState {
        unit: unit.clone(),
        kind: *kind,
        day: *day,
        stage: EncounterStage::Ask(*ask),
        asked_by: Vec::new(),
        tries: Vec::new(),
        said: Vec::new(),
        is_called: false,
        version: 1,
    };
    Some(steps.fold(begun, EncounterState::apply))
}

/// Judges a command: of people outside the unit only, and the second time of nobody who asked before.
pub fn decide_encounter(
    encounter: &EncounterState,
    command: EncounterCommand,
    person: &Person,
    given: &Given<'_>,
) -> Result<EncounterDone, Refusal> {
    let (what, is_first) = match encounter.stage {
        EncounterStage::Ask(_) => (Want::Ask, true),
        EncounterStage::AskAgain(_) => (Want::AskAgain, false),
        EncounterStage::Done(_) => return Err(Refusal::NotNow),
    };
    if !what.is_of(person, &encounter.unit, given) {
        return Err(Refusal::NotYours);
    }
    if encounter.asked_by.contains(&person.id) {
        return Err(Refusal::OtherPeople);
    }
    let step = match command {
        EncounterCommand::Look => EncounterStep::Looked,
        EncounterCommand::FollowUp { content } => EncounterStep::Asked {
            content,
            again: (is_first && content == Some(false)).then(|| given.last_day(Step::EncounterAgain)),
        },
    };
    Ok(done(given, Some(person.id.clone()), step))
}

/// What this person can do now.
pub fn encounter_deeds(encounter: &EncounterState, person: &Person, given: &Given<'_>) -> Vec<&'static str> {
    let tries = [
        ("look", EncounterCommand::Look),
        ("follow_up", EncounterCommand::FollowUp { content: None }),
    ];
    let may = |command: EncounterCommand| decide_encounter(encounter, command, person, given).is_ok();
    tries
        .into_iter()
        .filter(|(_, command)| may(*command))
        .map(|(name, _)| name)
        .collect()
}
