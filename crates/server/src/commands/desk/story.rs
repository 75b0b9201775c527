//! A case as the staff sees it, put together from its events, its texts and the rules.

use qingyu_api::desk::case::{
    AllegationView, DeedView, HelpView, ImprovementView, Named, OriginView, ProposalStanding, ProposalView, Story,
    StoryLine, StoryText, TaskView, TeamMember,
};
use qingyu_api::desk::queue::Urgency;
use qingyu_domain::case::{
    Allegation, Case, Event, Given, Part, Proposed, Recorded, Standing, Status, Task, candidates, deeds, next,
    offer_claim, tasks,
};
use qingyu_domain::person::{Person, PersonId};
use qingyu_domain::submission::HelpKind;
use qingyu_domain::time::Timestamp;

use super::facts::fact;
use super::{directives, find};
use crate::accounts::Signed;
use crate::app::App;
use crate::commands::changes::OPENED;
use crate::commands::find_case::Found;
use crate::commands::joined;
use crate::commands::people::change;
use crate::refusal::Refusal;
use crate::staff::Staff;

/// The story of a case.
pub async fn story(app: &App, signed: &Signed, number: &str) -> Result<Story, Refusal> {
    let found = find(app, signed, number).await?;
    let now = app.clock.now();
    let to_do = to_do(&found.case, signed, now);
    if !to_do.iter().any(|task| task.is_mine) {
        let about = PersonId(number.to_owned());
        app.store.record(change(app, Some(signed), OPENED, &about)?).await?;
    }
    let main = joined::main(app, &found.case).await?;
    let texts = app.store.all_texts(&found.stored.id).await?;
    let shown = shown_lines(&found, signed);
    let text = |(seq, part, text): (i64, Part, String)| {
        // Sequence numbers count from 1.
        let line = usize::try_from(seq).ok()?.checked_sub(1)?;
        let recorded = found.stored.events.get(line)?;
        let line = shown.iter().position(|shown| *shown == line)?;
        reads(&found, recorded, signed).then_some(StoryText { line, part, text })
    };
    Ok(Story {
        texts: texts.into_iter().filter_map(text).collect(),
        tasks: to_do,
        joined: joined::read(app, signed, &found.case).await?,
        ..told(signed, &found, main.as_ref(), now)?
    })
}

/// Everything but texts and tasks.
fn told(signed: &Signed, found: &Found, main: Option<&Found>, now: Timestamp) -> Result<Story, Refusal> {
    let (case, staff) = (&found.case, &*signed.staff);
    let given = staff.given(now);
    let number = case
        .number
        .ok_or_else(|| Refusal::Internal("a case without number".to_owned()))?;
    let with_main = Given {
        main: main.map(|main| &main.case),
        ..staff.given(now)
    };
    let (status, holder, promised) = Status::stands(case, &with_main);
    let deeds = deeds(case, &signed.person, &given);
    let leaders = directives::leaders(case, staff, &deeds);
    let work = &case.work;
    Ok(Story {
        number: number.to_string(),
        version: version(case, &found.stored.events, &signed.person),
        kind: case.kind,
        working_kind: case.working_kind(),
        unit: case.unit.clone(),
        window: case.window.clone(),
        about: case.about().map(str::to_owned),
        channel: case.channel,
        origin: origin(case, &signed.person),
        may_offer_claim: offer_claim(case, &signed.person, &given).is_ok(),
        marks: case.marks_now(&signed.person),
        is_anonymous: case.is_anonymous(),
        received_at: case.filed_at,
        status,
        holder,
        next: promised,
        timeline: timeline(found, signed),
        texts: Vec::new(),
        joined: Vec::new(),
        allegations: work.allegations.iter().map(allegation).collect(),
        proposals: work.proposals.iter().map(|one| proposal(case, one, staff)).collect(),
        improvements: improvements(case),
        help: help(case, signed),
        team: team(case, staff),
        concerned: work.concerned.iter().map(|id| named(staff, id)).collect(),
        tasks: Vec::new(),
        next_deed: next(case, &signed.person, &deeds),
        deeds: deeds.into_iter().map(deed).collect(),
        candidates: candidates(case, &signed.person, &given)
            .iter()
            .map(|id| named(staff, id))
            .collect(),
        directives: directives::directives(case, staff, now.day()),
        chain: directives::chain(case, staff, now),
        leaders,
        may_print: directives::may_print(signed),
    })
}

fn origin(case: &Case, person: &Person) -> Option<OriginView> {
    let origin = case.origin.as_ref().filter(|_| case.may_know_of_origin(person))?;
    Some(OriginView {
        source: origin.source.clone(),
        number: origin.number.clone(),
        due_at: origin.due_at,
        is_claimed: case.is_claimed,
    })
}

fn named(staff: &Staff, id: &PersonId) -> Named {
    Named {
        id: id.clone(),
        shown: staff.shown(id).to_owned(),
    }
}

/// The version of a case for somebody: how many of its events they may know of, so that it tells of no other. An act is
/// stored on the whole history all the same.
pub fn version(case: &Case, history: &[Recorded], person: &Person) -> i64 {
    let known = history
        .iter()
        .filter(|recorded| case.may_know_of(&recorded.event, person));
    i64::try_from(known.count()).unwrap_or(i64::MAX)
}

/// Which events somebody may know of, by their place in the history.
fn shown_lines(found: &Found, signed: &Signed) -> Vec<usize> {
    let events = found.stored.events.iter().enumerate();
    let shown = events.filter(|(_, recorded)| found.case.may_know_of(&recorded.event, &signed.person));
    shown.map(|(line, _)| line).collect()
}

/// Whether somebody may read the words of an event; one's own reasons to look at an identity always.
fn reads(found: &Found, recorded: &Recorded, signed: &Signed) -> bool {
    let is_look = matches!(recorded.event, Event::IdentitySeen { .. });
    let is_own = is_look && recorded.person.as_ref() == Some(&signed.person.id);
    is_own || found.case.may_read(&recorded.event, &signed.person)
}

fn timeline(found: &Found, signed: &Signed) -> Vec<StoryLine> {
    let staff = &*signed.staff;
    let shown = shown_lines(found, signed);
    let mut proposals = 0_u16;
    let mut lines = Vec::with_capacity(shown.len());
    for (at, recorded) in found.stored.events.iter().enumerate() {
        let before = proposals;
        proposals += u16::from(matches!(recorded.event, Event::Proposed { .. }));
        if shown.contains(&at) {
            // Why somebody looked at an identity is told to those only who may read it, and to themselves.
            let event = &recorded.event;
            let is_told = !matches!(event, Event::IdentitySeen { .. }) || reads(found, recorded, signed);
            let told = |withdrawing| found.case.withdrawal_as_told(withdrawing, &signed.person);
            let fact = fact(event, before, told, |id| named(staff, id));
            lines.push(StoryLine {
                at: Timestamp::from_ms(recorded.at),
                by: recorded.by,
                person: recorded.person.as_ref().map(|id| named(staff, id)),
                event: event.name().to_owned(),
                fact: fact.filter(|_| is_told),
            });
        }
    }
    lines
}

fn to_do(case: &Case, signed: &Signed, now: Timestamp) -> Vec<TaskView> {
    let view = |task: Task| TaskView {
        step: task.step,
        due_at: task.due_at,
        urgency: Urgency::of(task.due_at, now),
        role: task.role,
        is_mine: task.is_of(&signed.person),
        person: task.person.map(|id| named(&signed.staff, &id)),
    };
    let tasks = tasks(case).into_iter();
    tasks
        .filter(|task| case.may_know_of_task(task, &signed.person))
        .map(view)
        .collect()
}

fn allegation(one: &Allegation) -> AllegationView {
    let finding = one.finding.as_ref();
    AllegationView {
        cause: one.cause,
        outcome: finding.map(|finding| finding.outcome),
        consequences: finding.map(|finding| finding.consequences.clone()).unwrap_or_default(),
        clarified: one.clarified.clone(),
        accounted: one.accounted,
        improvements: one.improvements,
    }
}

fn proposal(case: &Case, one: &Proposed, staff: &Staff) -> ProposalView {
    let waits = matches!(one.standing, Standing::Waiting(_));
    ProposalView {
        proposal: one.proposal.clone(),
        by: named(staff, &one.by),
        round: one.round,
        standing: match one.standing {
            Standing::Waiting(_) => ProposalStanding::Waiting,
            Standing::Approved(_) => ProposalStanding::Approved,
            Standing::Declined => ProposalStanding::Declined,
            Standing::Objected(..) => ProposalStanding::Objected,
            Standing::Confirmed => ProposalStanding::Confirmed,
            Standing::Fallen => ProposalStanding::Fallen,
        },
        missing: if waits { case.missing(one) } else { Vec::new() },
        endorsed: one.endorsed.as_ref().map(|(who, _)| named(staff, who)),
    }
}

fn improvements(case: &Case) -> Vec<ImprovementView> {
    let improvements = case.work.improvements.iter();
    improvements
        .map(|one| ImprovementView {
            allegation: one.allegation,
            owner: one.owner.clone(),
            due_on: one.due_on,
            is_proved: one.is_proved,
        })
        .collect()
}

/// The help that was asked for, for those who may know of it.
fn help(case: &Case, signed: &Signed) -> Vec<HelpView> {
    if !case.may_know_of_help(&signed.person) {
        return Vec::new();
    }
    let view = |(help, granted): &(HelpKind, Option<bool>)| HelpView {
        help: *help,
        granted: *granted,
    };
    case.work.help.iter().map(view).collect()
}

fn team(case: &Case, staff: &Staff) -> Vec<TeamMember> {
    let team = case.work.team.iter();
    team.map(|one| TeamMember {
        person: named(staff, &one.to),
        role: one.role,
        round: one.round,
        is_taken: one.is_taken,
        is_current: one.is_current,
    })
    .collect()
}

pub(super) fn deed(deed: qingyu_domain::case::Deed) -> DeedView {
    DeedView {
        command: deed.name.to_owned(),
        proposal: deed.proposal.map(str::to_owned),
        of: deed.of,
        blocked: deed.blocked,
    }
}
