//! What the service did, and where that leaves it: steps with their days, and no words.

use serde::{Deserialize, Serialize};

use super::pass_on::can_pass_on;
use crate::case::Refusal;
use crate::person::{Org, Person, PersonId, Role};
use crate::time::Day;

/// The form in which steps are stored.
const VERSION: u8 = 1;

codes! {
    /// What the service does.
    CareCommand {
        /// They were spoken to, or it was tried.
        Contact = "contact",
        /// A talk was offered.
        Offer = "offer",
        /// They come to talk.
        TakeUp = "take_up",
        /// They would rather not.
        Decline = "decline",
        /// It is over.
        Close = "close",
    }
}

codes! {
    /// Where it stands.
    CareStage {
        /// Nobody of the service was in touch yet.
        Waiting = "waiting",
        /// Somebody was.
        Contacted = "contacted",
        /// A talk was offered.
        Offered = "offered",
        /// They come to talk.
        TakenUp = "taken_up",
        /// They would rather not.
        Declined = "declined",
        /// It is over.
        Closed = "closed",
    }
}

/// A step of the service: who of it did what on which day. Whom it is about is kept apart, so that it can be forgotten.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CareDone {
    /// The form.
    pub v: u8,
    /// On which day.
    pub on: Day,
    /// Who of the service.
    pub by: PersonId,
    /// What.
    pub step: CareCommand,
}

/// Where an entry stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CareEntry {
    /// Where.
    pub stage: CareStage,
    /// How many steps there are.
    pub version: usize,
}

/// The state after these steps; before the first one it waits.
pub fn fold_care<'a>(steps: impl IntoIterator<Item = &'a CareDone>) -> CareEntry {
    let begun = CareEntry {
        stage: CareStage::Waiting,
        version: 0,
    };
    steps.into_iter().fold(begun, |entry, done| CareEntry {
        stage: after(done.step),
        version: entry.version + 1,
    })
}

const fn after(step: CareCommand) -> CareStage {
    match step {
        CareCommand::Contact => CareStage::Contacted,
        CareCommand::Offer => CareStage::Offered,
        CareCommand::TakeUp => CareStage::TakenUp,
        CareCommand::Decline => CareStage::Declined,
        CareCommand::Close => CareStage::Closed,
    }
}

/// Whether somebody reads what is on the list about a colleague: the service alone, and nobody of it about themselves; nor whoever has a say
/// over colleagues besides.
pub fn reads_care(reader: &Person, about: &PersonId) -> bool {
    reader.holds(Role::Psychology) && !can_pass_on(reader) && !reader.holds(Role::Admin) && reader.id != *about
}

/// What can be done: nothing is closed before an offer was answered, but for somebody who serves no more.
pub fn care_deeds(stage: CareStage, has_left: bool) -> Vec<CareCommand> {
    use CareCommand::{Close, Contact, Decline, Offer, TakeUp};
    let mut deeds = match stage {
        CareStage::Waiting => vec![Contact],
        CareStage::Contacted => vec![Contact, Offer],
        CareStage::Offered => vec![TakeUp, Decline],
        CareStage::TakenUp => vec![Close],
        CareStage::Declined => vec![TakeUp, Close],
        CareStage::Closed => return Vec::new(),
    };
    if has_left && !deeds.contains(&Close) {
        deeds.push(Close);
    }
    deeds
}

/// Whether somebody serves no more.
fn has_left(about: &PersonId, org: &Org) -> bool {
    org.person(about).is_none_or(|person| !person.is_active)
}

impl CareEntry {
    /// What somebody can do with it; nothing for whoever does not read it.
    pub fn deeds(&self, about: &PersonId, reader: &Person, org: &Org) -> Vec<CareCommand> {
        if reads_care(reader, about) {
            care_deeds(self.stage, has_left(about, org))
        } else {
            Vec::new()
        }
    }
}

/// Judges a command. Nobody learns from it that there is such an entry who may not read it.
pub fn decide_care(
    entry: CareEntry,
    about: &PersonId,
    command: CareCommand,
    (by, on): (&Person, Day),
    org: &Org,
) -> Result<CareDone, Refusal> {
    if !reads_care(by, about) {
        return Err(Refusal::NotYours);
    }
    if !entry.deeds(about, by, org).contains(&command) {
        return Err(Refusal::NotNow);
    }
    Ok(CareDone {
        v: VERSION,
        on,
        by: by.id.clone(),
        step: command,
    })
}
