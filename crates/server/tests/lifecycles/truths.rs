//! What must be true of a case, whatever was tried: read off its stored events, and off what both sides are told.

use std::collections::HashMap;

use qingyu_domain::case::{
    Case, Consequence, Decision, Erasure, Event, Mark, Outcome, Party, Proposal, Recorded, Status, tasks,
};
use qingyu_domain::deadlines::Step;
use qingyu_domain::person::PersonId;
use qingyu_domain::time::Timestamp;
use serde_json::{Value, json};

use super::sides::both_sides_agree;
use super::support::desk::WORDS;

/// A case as it is stored, as its citizen sees it, and as whoever watches sees it.
pub struct Told<'a> {
    pub events: &'a [Recorded],
    pub case: &'a Case,
    pub view: &'a Value,
    pub story: &'a Value,
    /// The main case as whoever watches sees it, where this one is merged into it.
    pub main: Option<&'a Value>,
}

/// All of it.
pub fn hold(told: &Told<'_>) {
    both_sides_agree(told);
    two_people(told.events);
    other_people_look_again(told.events);
    decisions_are_told(told);
    the_end_is_told(told);
    answers_keep_the_musts(told);
}

fn at(recorded: &Recorded) -> Value {
    json!(Timestamp::from_ms(recorded.at))
}

pub fn list<'a>(value: &'a Value, name: &str) -> &'a [Value] {
    value[name].as_array().map_or(&[], Vec::as_slice)
}

/// A proposal with whoever made it and whoever agreed.
struct Asked<'a> {
    proposal: &'a Proposal,
    by: &'a PersonId,
    endorser: Option<&'a PersonId>,
    approver: Option<&'a PersonId>,
}

/// Whatever needs a second person had one, and whatever was objected to another one still.
fn two_people(events: &[Recorded]) {
    let mut proposals: Vec<Asked<'_>> = Vec::new();
    let mut found: HashMap<u16, Vec<&PersonId>> = HashMap::new();
    let mut looks: Vec<&PersonId> = Vec::new();
    let mut is_enterprise = false;
    for recorded in events {
        let person = recorded.person.as_ref();
        is_enterprise |= recorded.event.marks().contains(&Mark::Enterprise);
        match &recorded.event {
            Event::Proposed { proposal, .. } => proposals.push(Asked {
                proposal,
                by: person.unwrap(),
                endorser: None,
                approver: None,
            }),
            Event::Endorsed { proposal, .. } => {
                let one = &mut proposals[usize::from(*proposal)];
                assert!(one.endorser.is_none() && one.by != person.unwrap(), "one of two");
                assert!(is_enterprise && matches!(one.proposal, Proposal::Finding { .. }));
                one.endorser = person;
            }
            Event::Approved { proposal, .. } => {
                let one = &mut proposals[usize::from(*proposal)];
                assert_ne!(one.by, person.unwrap(), "who proposed agreed");
                let second = [Party::Oversight, Party::Legal, Party::Reviewer];
                assert!(second.contains(&recorded.by), "{:?} agreed", recorded.by);
                assert_ne!(one.endorser, person, "one person agreed twice");
                one.approver = person;
                if let Proposal::Finding { allegation, .. } = one.proposal {
                    let is_joint = is_enterprise && recorded.by != Party::Reviewer;
                    assert!(
                        !is_joint || one.endorser.is_some(),
                        "of an enterprise, and agreed to by one"
                    );
                    let people = [one.by, person.unwrap()].into_iter().chain(one.endorser);
                    found.insert(*allegation, people.collect());
                }
                is_enterprise &= *one.proposal != Proposal::Unmark;
            }
            Event::Declined { proposal, .. } => {
                assert_ne!(proposals[usize::from(*proposal)].by, person.unwrap());
            }
            Event::ObjectionDecided { proposal, .. } => {
                let one = &proposals[usize::from(*proposal)];
                assert!(
                    one.by != person.unwrap() && one.approver != person,
                    "who decided decides again"
                );
            }
            Event::FaultObjectionDecided { allegation, .. } => {
                assert!(!found[allegation].contains(&person.unwrap()), "who found decides");
            }
            Event::IdentitySeen { approve: Some(_), .. } => looks.push(person.unwrap()),
            Event::IdentityLookApproved | Event::IdentityLookDeclined { .. } => {
                let another = looks.iter().position(|who| *who != person.unwrap());
                looks.remove(another.unwrap_or_else(|| panic!("who looked judges it")));
            }
            Event::CodeReplaced => {
                let is_agreed = |one: &Asked<'_>| {
                    *one.proposal == Proposal::NewCode && one.approver.is_some() && Some(one.by) == person
                };
                assert!(proposals.iter().any(is_agreed), "a code of one person alone");
            }
            _ => {}
        }
    }
}

/// A second look is other people's, and nobody follows up what they worked on.
fn other_people_look_again(events: &[Recorded]) {
    let (mut team, mut earlier): (Vec<&PersonId>, Vec<&PersonId>) = (Vec::new(), Vec::new());
    for recorded in events {
        match &recorded.event {
            Event::Assigned { to, .. } => {
                assert!(!earlier.contains(&to), "the same person looks again");
                team.push(to);
            }
            Event::LookedAgain { .. } | Event::WentUp { .. } => earlier.append(&mut team),
            Event::FollowedUp { .. } => {
                let person = recorded.person.as_ref().unwrap();
                assert!(
                    !team.contains(&person) && !earlier.contains(&person),
                    "own work is followed up"
                );
            }
            Event::Verified { .. } | Event::Answered { .. } | Event::Conveyed { .. } => {
                assert_eq!(recorded.person.as_ref(), team.last().copied(), "another's work");
            }
            _ => {}
        }
    }
}

/// Every decision of two persons is told with its reason, when it was made, and how it stands; no other is.
fn decisions_are_told(told: &Told<'_>) {
    let erased = told
        .events
        .iter()
        .rposition(|one| matches!(one.event, Event::Erased { what: Erasure::All }));
    let proposed: Vec<usize> = (0..told.events.len())
        .filter(|at| matches!(told.events[*at].event, Event::Proposed { .. }))
        .collect();
    let mut expected = Vec::new();
    for recorded in told.events {
        let Event::Approved { proposal, .. } = &recorded.event else {
            continue;
        };
        let place = proposed[usize::from(*proposal)];
        let Event::Proposed { proposal, .. } = &told.events[place].event else {
            unreachable!()
        };
        let is_erased = erased.is_some_and(|erased| place < erased);
        let reason = match proposal {
            // Its reasons are for discipline inspection alone.
            Proposal::HandOver { quiet: false, .. } => "",
            proposal if !proposal.is_told() && *proposal != Proposal::Withdrawal => continue,
            _ if is_erased => "",
            _ => WORDS,
        };
        expected.push((place, at(recorded), reason));
    }
    // Told in the order of the proposals.
    expected.sort_by_key(|(place, ..)| *place);
    let decisions = list(told.view, "decisions");
    let shown: Vec<(Value, &str)> = decisions
        .iter()
        .map(|one| (one["at"].clone(), one["reason"].as_str().unwrap()))
        .collect();
    let expected: Vec<(Value, &str)> = expected.into_iter().map(|(_, at, reason)| (at, reason)).collect();
    assert_eq!(
        shown, expected,
        "each decision with its moment and reason: {}",
        told.view
    );
    for one in decisions {
        let field = match one["what"].as_str().unwrap() {
            "refuse" => "ground",
            "refer" | "refer_part" => "way",
            "send_on" => "receiver",
            "retype" => "kind",
            _ => continue,
        };
        assert!(one[field].is_string(), "{one} says no {field}");
    }
    let may_object = list(told.view, "may").contains(&json!("object"));
    let of_the_house = [Decision::Withdrawal, Decision::HandOver].map(Decision::as_str);
    let can = |one: &Value| one["standing"] == "stands" && !of_the_house.iter().any(|what| one["what"] == *what);
    assert_eq!(may_object, decisions.iter().any(can), "what stands can be objected to");
}

/// A case that ended, or rests, before it was worked on says which decision did it, or that its citizen did.
fn the_end_is_told(told: &Told<'_>) {
    let status = told.view["status"].as_str().unwrap();
    let decided = |what: &str| {
        let mut decisions = list(told.view, "decisions").iter();
        decisions.any(|one| one["what"] == what && one["standing"] != "fallen")
    };
    match status {
        "refused" | "sent_on" => assert!(decided(if status == "refused" { "refuse" } else { "send_on" })),
        "referred" => assert!(decided("refer"), "{}", told.view),
        "withdrawn" => {
            let own = told
                .events
                .iter()
                .any(|one| matches!(one.event, Event::Withdrawn { .. }) && one.by == Party::You);
            assert!(own || decided("withdrawal"), "nobody withdrew it");
            let is_told = !told.view["next"].is_null();
            assert_eq!(list(told.view, "may").contains(&json!("undo")), is_told);
            assert!(!is_told || told.view["next"]["step"] == "undo", "{}", told.view["next"]);
        }
        _ => {}
    }
    assert_eq!(told.case.overlay.merged_into.is_some(), {
        let mut decisions = Status::decisions(told.case).into_iter().map(|(_, one)| one);
        decisions
            .any(|one| one.what == Decision::Merge && one.standing != qingyu_domain::case::DecisionStanding::Fallen)
    });
}

/// 四必: as long as an answer holds, what it was given on is there, and a complaint that is closed was followed up.
fn answers_keep_the_musts(told: &Told<'_>) {
    let has = |name: &str| told.events.iter().any(|one| one.event.name() == name);
    if !told.case.is_complaint() || told.case.work.answers.is_empty() {
        return;
    }
    assert!(has("verified"), "有投诉必核查");
    assert!(has("preserved") || has("preservation_ordered"), "nothing was preserved");
    for one in &told.case.work.allegations {
        let Some(finding) = &one.finding else { continue };
        let follows = |consequence| finding.consequences.contains(&consequence);
        assert!(finding.outcome != Outcome::NotProvable || !follows(Consequence::NoFault));
        assert!(finding.outcome != Outcome::NotUpheld || !follows(Consequence::Fault));
    }
    let answered = matches!(told.view["status"].as_str().unwrap(), "answered" | "closed");
    if !answered {
        return;
    }
    for one in &told.case.work.allegations {
        let finding = one
            .finding
            .as_ref()
            .unwrap_or_else(|| panic!("an allegation without a finding"));
        assert_eq!(finding.round, told.case.work.round, "a look again finds for itself");
        let follows = |consequence| finding.consequences.contains(&consequence);
        assert!(
            !follows(Consequence::Shortcoming) || one.improvements > 0,
            "有不足必改进"
        );
        // What an objection changed after the answer is somebody's to do.
        let is_to_do = |step| tasks(told.case).iter().any(|task| task.step == step);
        assert!(
            !follows(Consequence::NoFault) || one.clarified.len() == 3 || is_to_do(Step::Clarify),
            "无过错必澄清"
        );
        let is_open = one.objection.is_some() || is_to_do(Step::Account);
        assert!(
            !follows(Consequence::Fault) || one.accounted > 0 || is_open,
            "有过错必追究"
        );
    }
    if told.view["status"] == "closed" {
        assert!(has("followed_up") || has("evaluated"), "nobody followed up");
    }
}
