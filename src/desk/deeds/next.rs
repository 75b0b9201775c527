//! The one next action: the deed that serves this person's most urgent task, or what a rule wants done before it.

use qingyu_api::desk::case::{DeedView, Story};
use qingyu_domain::case::Refusal;
use qingyu_domain::deadlines::Step;

/// How many rules may stand before each other.
const DEPTH: usize = 5;

/// The place of the next deed; `None` when nothing can be done.
pub fn next(story: &Story) -> Option<usize> {
    let mut mine: Vec<_> = story.tasks.iter().filter(|task| task.is_mine).collect();
    // What is somebody else's task is not this person's next step, even where they could do it.
    if mine.is_empty() {
        return None;
    }
    mine.sort_by_key(|task| task.due_at);
    let served = mine.iter().find_map(|task| serving(story, task.step));
    served.or_else(|| {
        story
            .deeds
            .iter()
            .position(|deed| deed.blocked.is_none() && !is_aside(deed))
    })
}

/// Deeds that are never what is next by themselves.
fn is_aside(deed: &DeedView) -> bool {
    matches!(
        deed.command.as_str(),
        "mark" | "name_concerned" | "look_at_identity" | "link_repeat" | "return" | "decline" | "propose" | "ask"
    )
}

/// The deed that serves a step.
fn serving(story: &Story, step: Step) -> Option<usize> {
    let is_nobodys = !story.team.iter().any(|member| member.is_current);
    let commands: &[&str] = match step {
        Step::Contact if is_nobodys => &["take_on", "assign", "contact"],
        Step::Accept => &["accept"],
        // Somebody anonymous is met by the first question on the page.
        Step::Contact => &["take_on", "contact", "ask"],
        Step::Preserve => &["preserve"],
        Step::Approve => &["approve"],
        Step::Objection => &["decide_objection", "decide_fault_objection"],
        Step::FollowUp => &["follow_up", "close_in_silence"],
        Step::Reprisal => &["handle_reprisal"],
        Step::ApproveLook => &["approve_look"],
        Step::Account => &["hold_accountable"],
        Step::Improve => &["prove_improvement"],
        _ if is_nobodys => &["take_on", "assign", "answer"],
        _ => &["take_on", "answer"],
    };
    commands.iter().find_map(|command| reach(story, command, DEPTH))
}

/// A deed of that name; where a rule blocks it, the deed that keeps the rule.
fn reach(story: &Story, command: &str, depth: usize) -> Option<usize> {
    let named = |(_, deed): &(usize, &DeedView)| deed.command == command && deed.proposal.is_none();
    let all = || story.deeds.iter().enumerate().filter(named);
    if let Some((at, _)) = all().find(|(_, deed)| deed.blocked.is_none()) {
        return Some(at);
    }
    let (_, blocked) = all().next()?;
    keeping(story, blocked.blocked?, depth.checked_sub(1)?)
}

/// The deed that keeps a rule.
fn keeping(story: &Story, rule: Refusal, depth: usize) -> Option<usize> {
    let commands: &[&str] = match rule {
        Refusal::TakeOnFirst => &["take_on"],
        Refusal::MustAllege => &["allege"],
        Refusal::MustPreserve => &["order_preservation", "preserve"],
        Refusal::MustVerify | Refusal::MustHear => &["verify"],
        Refusal::MustFind => return finding(story, depth),
        Refusal::MustImprove => &["plan_improvement"],
        Refusal::MustClarify => &["clarify"],
        Refusal::MustAccount => &["hold_accountable"],
        Refusal::NeedsConsent => &["ask_consent"],
        Refusal::MustConvey => &["convey"],
        Refusal::MustFollowUp => &["follow_up"],
        _ => &[],
    };
    commands.iter().find_map(|command| reach(story, command, depth))
}

/// A finding that is still to be made, or what it needs first.
fn finding(story: &Story, depth: usize) -> Option<usize> {
    let mut findings = story.deeds.iter().enumerate();
    let is_finding = |deed: &DeedView| deed.proposal.as_deref() == Some("finding");
    if let Some((at, _)) = findings
        .clone()
        .find(|(_, deed)| is_finding(deed) && deed.blocked.is_none())
    {
        return Some(at);
    }
    let (_, blocked) = findings.find(|(_, deed)| is_finding(deed))?;
    keeping(story, blocked.blocked?, depth.checked_sub(1)?)
}
