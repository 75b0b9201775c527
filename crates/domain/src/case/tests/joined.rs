//! 合并办理: what the citizen of a merged case is told and may do, what the main case learns, and what neither does.

use super::world::{DAY, World, id, text, why};
use crate::case::*;
use crate::kind::Kind;

/// Another complaint about the same unit.
pub(super) fn another() -> World {
    numbered(World::complaint(), 2)
}

fn numbered(mut world: World, position: u32) -> World {
    if let Event::Received { number, .. } = &mut world.events[1].event {
        number.position = position;
    }
    world
}

pub(super) fn number(world: &World) -> String {
    world.case().number.unwrap().to_string()
}

/// Merges one case into another, and lets that know.
pub(super) fn merge(other: &mut World, main: &mut World) {
    let into = number(main);
    let at = other.propose("intake-1", Proposal::Merge { into }).unwrap();
    other.approve("oversight-1", at).unwrap();
    hear(main, other).unwrap();
}

pub(super) fn pair() -> (World, World) {
    let (mut main, mut other) = (World::complaint(), another());
    merge(&mut other, &mut main);
    (main, other)
}

pub(super) fn hear(main: &mut World, other: &World) -> Result<(), Refusal> {
    let decided = decide_joined(&main.case(), &other.case(), &main.given())?;
    main.record(decided);
    Ok(())
}

/// What the citizen of the merged case does, with the main case at hand.
pub(super) fn adds(other: &mut World, main: &World) -> Result<(), Refusal> {
    let (case, of) = (other.case(), main.case());
    let add = Command::AddMessage {
        text: text(Part::Message),
        marks: Vec::new(),
    };
    let given = Given {
        now: main.now,
        main: Some(&of),
        ..other.given()
    };
    let decided = decide(Some(&case), add, &given)?;
    other.now = main.now;
    other.record(decided);
    Ok(())
}

pub(super) fn allege(main: &mut World) {
    let cause = Cause::Attitude;
    main.desk("verifier-1", DeskCommand::Allege { cause }).unwrap();
}

fn told(other: &World, main: &World) -> Status {
    let of = main.case();
    let given = Given {
        now: main.now,
        main: Some(&of),
        ..other.given()
    };
    Status::of(&other.case(), &given)
}

#[test]
fn its_citizen_is_told_where_the_main_case_stands() {
    let (mut main, other) = pair();
    let same = |main: &World, code| {
        let (one, all) = (told(&other, main), main.status());
        assert_eq!((one.code, one.holder, &one.next), (code, all.holder, &all.next));
    };
    same(&main, CaseStatus::Received);
    main.accept();
    same(&main, CaseStatus::Accepted);
    main.give_to("oversight-1", "verifier-1");
    same(&main, CaseStatus::Verifying);
    allege(&mut main);
    main.look_and_answer("verifier-1", "oversight-1");
    let answered = told(&other, &main);
    assert_eq!((answered.code, answered.next), (CaseStatus::Answered, None));
    assert!(
        !answered.may.contains(&May::Evaluate),
        "its citizen adds, and is heard so"
    );
    main.evaluate(1, Solved::No).unwrap();
    same(&main, CaseStatus::SecondLook);
}

#[test]
fn nothing_of_the_other_citizen_is_told() {
    let (mut main, other) = pair();
    main.accept();
    main.give_to("oversight-1", "verifier-1");
    let reason = LookReason::AskCitizen;
    let look = DeskCommand::LookAtIdentity { reason, text: why() };
    main.desk("verifier-1", look).unwrap();
    main.desk(
        "verifier-1",
        DeskCommand::Ask {
            text: text(Part::Question),
        },
    )
    .unwrap();
    let waiting = told(&other, &main);
    assert_eq!(
        waiting.code,
        CaseStatus::Verifying,
        "it is not this citizen who is asked"
    );
    assert_eq!(waiting.next, None, "the clock stands still");
    main.citizen(Command::AddMessage {
        text: text(Part::Message),
        marks: Vec::new(),
    })
    .unwrap();
    let lines: Vec<What> = Status::timeline_with(&other.case(), &main.case())
        .iter()
        .map(|line| line.what)
        .collect();
    let own = [What::Filed, What::Received, What::Approved];
    assert_eq!(lines, [&own[..], &[What::Accepted, What::Assigned]].concat());
    main.withdraw(WithdrawalReason::Solved);
    assert_eq!(told(&other, &main).code, CaseStatus::Verifying);
}

#[test]
fn a_main_case_that_is_taken_back_is_worked_on_for_the_others() {
    let (mut main, mut other) = pair();
    main.withdraw(WithdrawalReason::Solved);
    assert!(main.case().is_workable());
    main.accept();
    let free = Event::ObjectionDecided {
        proposal: 0,
        upheld: true,
        text: why(),
    };
    other.record(Decided {
        by: Party::Oversight,
        person: Some(id("oversight-2")),
        events: vec![
            Event::Objected {
                proposal: 0,
                text: why(),
                until: main.case().overlay.withdrawn.unwrap(),
                marks: Vec::new(),
            },
            free,
        ],
    });
    assert!(other.case().is_workable(), "it goes on by itself");
    hear(&mut main, &other).unwrap();
    assert!(!main.case().is_workable());
    assert_eq!(hear(&mut main, &other), Err(Refusal::NotNow), "told once");
}

#[test]
fn what_is_added_reaches_the_main_case_and_reopens_it_for_thirty_days() {
    let (mut main, mut other) = pair();
    assert!(told(&other, &main).may.contains(&May::Message));
    assert!(!other.status().may.contains(&May::Message), "not without the main case");
    adds(&mut other, &main).unwrap();
    hear(&mut main, &other).unwrap();
    assert_eq!(hear(&mut main, &other), Err(Refusal::NotNow), "told once");
    main.accept();
    main.give_to("oversight-1", "verifier-1");
    allege(&mut main);
    main.look_and_answer("verifier-1", "oversight-1");
    adds(&mut other, &main).unwrap();
    hear(&mut main, &other).unwrap();
    assert_eq!(main.case().stage, Stage::Working);
    assert_eq!(told(&other, &main).code, CaseStatus::Verifying);
    main.look_and_answer("verifier-1", "oversight-1");
    main.wait(31 * DAY);
    assert!(!told(&other, &main).may.contains(&May::Message));
    assert_eq!(adds(&mut other, &main), Err(Refusal::TooLate));
}

#[test]
fn marks_that_protect_go_along() {
    let (mut main, mut other) = (World::complaint(), another());
    let mark = Mark::Emergency;
    other.desk("intake-1", DeskCommand::Mark { mark }).unwrap();
    let text = text(Part::Reason);
    other.desk("intake-1", DeskCommand::MarkEnterprise { text }).unwrap();
    merge(&mut other, &mut main);
    assert_eq!(
        main.case().marks,
        [Mark::Emergency, Mark::Enterprise],
        "what is found there takes legal"
    );
}

#[test]
fn an_answer_from_before_is_not_for_the_other_citizen() {
    let mut main = World::answered();
    main.evaluate(1, Solved::No).unwrap();
    main.wait(DAY);
    let mut other = another();
    other.now = main.now;
    merge(&mut other, &mut main);
    assert_eq!(other.case().shared_answer(&main.case()), None);
    main.wait(DAY);
    main.give_to("oversight-2", "verifier-2");
    main.look_and_answer("verifier-2", "oversight-2");
    assert!(other.case().shared_answer(&main.case()).is_some());
}

#[test]
fn only_a_case_of_the_same_kind_that_goes_on_leads_and_nobody_reads_of_their_own_unit() {
    let lead = |main: &World, other: &World| main.case().may_lead(&other.case(), &main.org);
    let (main, other) = pair();
    let third = numbered(World::complaint(), 3);
    assert_eq!(lead(&main, &third), Ok(()));
    assert_eq!(lead(&third, &main), Err(Refusal::NotNow), "others follow it");
    assert_eq!(lead(&other, &third), Err(Refusal::NotNow), "it follows another");
    assert_eq!(lead(&World::answered(), &third), Err(Refusal::NotNow));
    let enquiry = World::filed(Kind::Enquiry, Some("station-1"), true);
    assert_eq!(lead(&enquiry, &third), Err(Refusal::DoesNotFit));
    let watchers = World::filed(Kind::Complaint, Some("oversight"), true);
    assert_eq!(lead(&watchers, &third), Err(Refusal::DoesNotFit));
    let traffic = World::filed(Kind::Complaint, Some("traffic"), true);
    let verifying = World::verifying();
    assert_eq!(
        lead(&verifying, &traffic),
        Err(Refusal::DoesNotFit),
        "about another unit, which verifier-1 is of"
    );
    let verifier = verifying.org.person(&id("verifier-1")).unwrap();
    assert!(third.case().is_read_with(&main.case(), verifier, &third.org));
    assert!(!traffic.case().is_read_with(&main.case(), verifier, &traffic.org));
    let oversight = watchers.org.person(&id("legal-1")).unwrap();
    assert!(!watchers.case().is_read_with(&main.case(), oversight, &watchers.org));
}

#[test]
fn whoever_is_named_in_the_main_case_sees_no_case_that_follows_it() {
    let (mut main, other) = pair();
    main.accept();
    let sees = |main: &World, who: &str| {
        let person = main.org.person(&id(who)).unwrap();
        main.case().is_shown_beside(person, &main.org)
    };
    for who in ["intake-1", "oversight-1", "reviewer-1"] {
        assert!(sees(&main, who), "{who}");
    }
    let name = DeskCommand::NameConcerned {
        people: vec![id("intake-1")],
        superiors: Vec::new(),
    };
    main.desk("oversight-1", name).unwrap();
    for (who, sees_it) in [("intake-1", false), ("oversight-1", false), ("reviewer-1", true)] {
        assert_eq!(sees(&main, who), sees_it, "{who}");
    }
    let minor = DeskCommand::Mark { mark: Mark::Minor };
    main.desk("reviewer-1", minor).unwrap();
    let reads = |who: &str| {
        other
            .case()
            .is_read_with(&main.case(), main.org.person(&id(who)).unwrap(), &main.org)
    };
    assert!(reads("reviewer-1") && !reads("intake-2"), "the words of a minor");
}

#[test]
fn what_others_follow_is_not_sent_away() {
    let (main, _) = pair();
    let receiver = Some("市信访局".to_owned());
    let away = [
        Proposal::Refuse {
            ground: RefusalGround::NoContent,
        },
        Proposal::Refer {
            way: LawfulWay::OtherAuthority,
            keeps_conduct: false,
        },
        Proposal::SendOn { receiver },
        Proposal::Merge {
            into: "20261123-000009".to_owned(),
        },
    ];
    for proposal in away {
        assert!(World::complaint().propose("intake-1", proposal.clone()).is_ok());
        assert_eq!(main.clone().propose("intake-1", proposal), Err(Refusal::NotNow));
    }
}
