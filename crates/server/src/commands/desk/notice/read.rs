//! A notice as its reader sees it, put together from events, texts and rules.

use qingyu_api::desk::directives::LinkView;
use qingyu_api::desk::notices::{Notice, NoticeFinding, NoticeImprovement, Said, Subject};
use qingyu_domain::case::{Accountability, Allegation, Case, Consequence, Event, Improvement, Reader, Recorded};
use qingyu_domain::time::{Day, Timestamp};

use super::{acknowledge_by, by_number, object_until, own_deeds, subject, unit};
use crate::accounts::Signed;
use crate::app::App;
use crate::commands::desk::{directives, story};
use crate::commands::find_case::Found;
use crate::refusal::Refusal;

/// Since when somebody is told.
fn told_on(case: &Case, signed: &Signed) -> Option<Day> {
    let units = &signed.staff.org.units;
    let told = case
        .work
        .told
        .iter()
        .filter(|(reader, _)| reader.is(&signed.person, units));
    told.map(|(_, on)| *on).min()
}

/// A notice.
pub async fn read(app: &App, signed: &Signed, number: &str) -> Result<Notice, Refusal> {
    let found = by_number(app, signed, number).await?;
    let (case, person) = (&found.case, &signed.person);
    let deeds = own_deeds(app, signed, case);
    let release = &case.work.release;
    let is_named = case.is_told_as_named(person);
    let may_state = deeds.iter().any(|deed| deed.name == "state");
    let statement_until = case.statement_until(&person.id).map(|until| until.due_at);
    let mut notice = Notice {
        number: number.to_owned(),
        told_on: told_on(case, signed).ok_or(Refusal::NotFound)?,
        subject: subject(case, signed),
        unit: unit(case, signed),
        is_named,
        summary: None,
        statement_until: statement_until.filter(|_| may_state),
        praise: None,
        is_verified: case.work.conveyed,
        findings: findings(app, signed, &found),
        clarifications: Vec::new(),
        improvements: improvements(signed, &found),
        said: Vec::new(),
        is_acknowledged: release.is_acknowledged_by(&person.id),
        acknowledge_by: acknowledge_by(case, signed),
        chain: chain(app, signed, case),
        deeds: deeds.into_iter().map(story::deed).collect(),
    };
    for (seq, part, text) in app.store.all_texts(&found.stored.id).await? {
        // Sequence numbers count from 1.
        let at = usize::try_from(seq).ok().and_then(|seq| seq.checked_sub(1));
        let recorded = at.and_then(|at| found.stored.events.get(at).map(|recorded| (at, recorded)));
        let Some((at, recorded)) = recorded else { continue };
        let whom = (person, &signed.staff.org.units);
        if case.may_be_told(&recorded.event, recorded.person.as_ref(), part, whom) {
            put(&mut notice, &found, at, recorded, text);
        }
    }
    Ok(notice)
}

/// Who has to say that they read it, for those who have to themselves.
fn chain(app: &App, signed: &Signed, case: &Case) -> Vec<LinkView> {
    let chain = directives::chain(case, &signed.staff, app.clock.now());
    let is_theirs = |link: &LinkView| link.heads.iter().any(|head| head.id == signed.person.id);
    if chain.iter().any(is_theirs) { chain } else { Vec::new() }
}

/// Puts words where they belong.
fn put(notice: &mut Notice, found: &Found, at: usize, recorded: &Recorded, text: String) {
    match &recorded.event {
        Event::Filed(_) => notice.praise = Some(text),
        Event::Proposed { .. } => notice.summary = Some(text),
        Event::Clarified { .. } => notice.clarifications.push(text),
        Event::ImprovementPlanned { .. } => {
            let earlier = found.stored.events.iter().take(at);
            let place = earlier
                .filter(|one| matches!(one.event, Event::ImprovementPlanned { .. }))
                .count();
            let mut own = notice.improvements.iter_mut();
            if let Some(one) = own.find(|one| usize::from(one.improvement) == place) {
                one.plan = Some(text);
            }
        }
        event => notice.said.push(Said {
            event: event.name().to_owned(),
            on: Timestamp::from_ms(recorded.at).day(),
            text,
        }),
    }
}

/// What a second person has agreed to, for those whom it is about.
fn findings(app: &App, signed: &Signed, found: &Found) -> Vec<NoticeFinding> {
    let case = &found.case;
    if subject(case, signed) == Subject::Improvement {
        return Vec::new();
    }
    let is_named = case.is_told_as_named(&signed.person);
    let is_alone = is_named && case.is_alone_concerned(&signed.person);
    let view = |(allegation, one): (u16, &Allegation)| {
        let finding = one.finding.as_ref()?;
        let is_fault = finding.consequences.contains(&Consequence::Fault);
        let may_object = is_named && is_fault && !one.objected_by.contains(&signed.person.id);
        Some(NoticeFinding {
            allegation,
            cause: one.cause,
            outcome: finding.outcome,
            consequences: finding.consequences.clone(),
            answered_for_by: if is_alone { ways(found, allegation) } else { Vec::new() },
            object_until: object_until(app, signed, case, allegation).filter(|_| may_object),
        })
    };
    (0..).zip(&case.work.allegations).filter_map(view).collect()
}

fn ways(found: &Found, allegation: u16) -> Vec<Accountability> {
    let way = |recorded: &Recorded| match &recorded.event {
        Event::HeldAccountable {
            allegation: of,
            by_way_of,
            ..
        } if *of == allegation => Some(*by_way_of),
        _ => None,
    };
    found.stored.events.iter().filter_map(way).collect()
}

/// Improvements of units that this person is told as.
fn improvements(signed: &Signed, found: &Found) -> Vec<NoticeImprovement> {
    let planned = found.stored.events.iter().filter_map(|recorded| match &recorded.event {
        Event::ImprovementPlanned {
            measure, owner, due_on, ..
        } => Some((*measure, owner, *due_on)),
        _ => None,
    });
    let view = |((improvement, state), (measure, owner, due_on)): ((u16, &Improvement), (_, &String, Day))| {
        NoticeImprovement {
            improvement,
            measure,
            owner: owner.clone(),
            due_on,
            is_proved: state.is_proved,
            plan: None,
        }
    };
    let all = (0..).zip(&found.case.work.improvements).zip(planned).map(view);
    all.filter(|one| Reader::Unit(one.owner.clone()).is(&signed.person, &signed.staff.org.units))
        .collect()
}
