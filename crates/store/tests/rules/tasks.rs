//! The queue: what the rules say is to be done, in the order of urgency.

use qingyu_domain::case::{Case, Mark, fold, placed};
use qingyu_domain::kind::Kind;
use qingyu_domain::person::{PersonId, Role};
use qingyu_store::{Act, Acted, Queued, Store, StoreError, StoredCase, Wanted};

use crate::cases::{acceptance, anonymous, assignment, code, marked_message, message, withdrawal};
use crate::place::Place;

const ROWS: &str = "SELECT role || ' ' || CAST(rank AS TEXT) || ' ' || CAST(due_at AS TEXT) || ' ' || case_id || ' ' \
    || CAST(position AS TEXT) || ' ' || step || ' ' || COALESCE(person, '-') || ' ' || kind || ' ' || COALESCE(unit, '-') \
    FROM tasks";

/// What is to be done in the cases of these seeds, as the rules say it.
pub async fn expected(store: &Store, seeds: impl Iterator<Item = u64>) -> Vec<String> {
    let mut expected = Vec::new();
    for seed in seeds {
        let stored = store.case_by_code(&code(seed)).await.unwrap().unwrap();
        let case = fold(&stored.events).unwrap().unwrap();
        for (position, task) in placed(&case) {
            let (role, step, due) = (task.role.as_str(), task.step.as_str(), task.due_at.ms());
            let person = task.person.as_ref().map_or("-", |person| person.0.as_str());
            let (rank, what) = (task.rank(&case), what(&case));
            expected.push(format!(
                "{role} {rank} {due} {} {position} {step} {person} {what}",
                stored.id
            ));
        }
    }
    expected.sort();
    expected
}

/// What a queue can be asked for of a case.
fn what(case: &Case) -> String {
    format!("{} {}", case.kind.as_str(), case.about().unwrap_or("-"))
}

/// What is stored.
pub async fn stored(place: &Place) -> Vec<String> {
    let mut rows = place.rows(ROWS).await;
    rows.sort();
    rows
}

/// Decides and does, anew where somebody was quicker.
async fn act(store: &Store, seed: u64, decide: impl Fn(&StoredCase) -> Act) {
    loop {
        let case = store.case_by_code(&code(seed)).await.unwrap().unwrap();
        match store.act(decide(&case)).await {
            Ok(done) => return assert_eq!(done, Acted::Done),
            Err(StoreError::Conflict) => {}
            Err(error) => panic!("{error}"),
        }
    }
}

fn person(id: &str) -> PersonId {
    PersonId(id.to_owned())
}

pub async fn the_queue_is_what_the_rules_say_after_filing_acts_and_rebuild(place: &Place) {
    let store = place.store().await;
    for seed in 0..30 {
        store.file(anonymous(seed)).await.unwrap();
    }
    let filed = expected(&store, 0..30).await;
    assert_eq!(stored(place).await, filed);
    assert_eq!(filed.iter().filter(|task| task.contains(" accept ")).count(), 30);
    for seed in 0..30 {
        if seed % 2 == 0 {
            act(&store, seed, |case| acceptance(case, "k1")).await;
        }
        if seed % 4 == 0 {
            act(&store, seed, |case| assignment(case, "k2", "v-1")).await;
        }
        match seed % 5 {
            1 => act(&store, seed, |case| message(case, "k3", "还在等")).await,
            2 => {
                let danger = |case: &StoredCase| marked_message(case, "k3", "跟踪我", &[Mark::Emergency]);
                act(&store, seed, danger).await;
            }
            3 => act(&store, seed, |case| withdrawal(case, "k3", "算了")).await,
            _ => {}
        }
        assert_eq!(
            stored(place).await,
            expected(&store, 0..30).await,
            "after acts on {seed}"
        );
    }
    let rows = stored(place).await;
    assert_ne!(rows, filed);
    assert!(
        rows.iter()
            .any(|row| row.starts_with("verifier 0") && row.contains(" v-1 "))
    );
    let before = place.dump().await;
    place
        .run(
            "DELETE FROM tasks WHERE step = 'contact';
            UPDATE tasks SET rank = 7, person = 'v-9' WHERE step = 'accept';
            INSERT INTO tasks (role, rank, due_at, case_id, position, step) VALUES ('intake', 0, 1, 'x', 0, 'accept')",
        )
        .await;
    assert_ne!(place.dump().await, before);
    assert_eq!(store.rebuild().await, Ok(30));
    assert_eq!(place.dump().await, before);
}

/// All pages of a queue.
async fn pages(store: &Store, role: Role, who: &str, wanted: &Wanted, limit: i64) -> Vec<Queued> {
    let mut all: Vec<Queued> = Vec::new();
    loop {
        let after = all.last().map(Queued::key);
        let page = store.queue(role, &person(who), wanted, after, limit).await.unwrap();
        if page.is_empty() {
            return all;
        }
        assert!(page.len() <= usize::try_from(limit).unwrap());
        all.extend(page);
    }
}

pub async fn an_emergency_comes_first_and_pages_hold_each_task_once(place: &Place) {
    let store = place.store().await;
    for seed in 0..120 {
        let mut case = anonymous(seed);
        if seed % 3 == 0 {
            let events = case.events;
            // Days later, and due later.
            case.received_at = case.received_at.plus_ms(4 * 86_400_000);
            case.events = Box::new(move |number| {
                let mut events = events(number);
                for event in &mut events {
                    if let qingyu_domain::case::Event::Received { next, .. } = &mut event.event {
                        next.due_at = next.due_at.plus_ms(4 * 86_400_000);
                    }
                }
                events
            });
        }
        store.file(case).await.unwrap();
        if seed % 10 == 0 {
            act(&store, seed, |case| acceptance(case, "k1")).await;
        }
    }
    for (role, limit) in [(Role::Intake, 7), (Role::Intake, 1), (Role::Oversight, 5)] {
        let all = pages(&store, role, "p-1", &Wanted::default(), limit).await;
        let mut rows: Vec<String> = all
            .iter()
            .map(|one| {
                let (role, due, step) = (one.role.as_str(), one.due_at.ms(), one.step.as_str());
                let (rank, position) = (one.rank, one.position);
                format!(
                    "{role} {rank} {due} {} {position} {step} - complaint demo-1",
                    one.case_id
                )
            })
            .collect();
        rows.sort();
        let mut wanted = stored(place).await;
        wanted.retain(|row| row.starts_with(role.as_str()));
        assert_eq!(rows, wanted);
        assert!(all.is_sorted_by_key(Queued::key), "out of order");
    }
    let intake = pages(&store, Role::Intake, "p-1", &Wanted::default(), 50).await;
    let ranks: Vec<i64> = intake.iter().map(|one| one.rank).collect();
    assert_eq!(ranks[..4], [0, 0, 0, 2]);
    assert!(
        intake[2].due_at > intake[3].due_at,
        "an emergency waits for nothing that is due earlier"
    );
}

pub async fn a_narrowed_queue_is_the_whole_one_without_the_rest(place: &Place) {
    use qingyu_domain::case::Event;
    const KINDS: [Kind; 2] = [Kind::Enquiry, Kind::Suggestion];
    const UNITS: [&str; 3] = ["demo-1", "demo-2", "zhaoshan"];
    let store = place.store().await;
    let nth = |seed: u64, of: usize| usize::try_from(seed).unwrap() % of;
    for seed in 0..60 {
        let mut case = anonymous(seed);
        let events = case.events;
        case.events = Box::new(move |number| {
            let mut events = events(number);
            for event in &mut events {
                match &mut event.event {
                    Event::Filed(filed) => {
                        filed.kind = KINDS[nth(seed, 2)];
                        filed.unit = Some(UNITS[nth(seed, 3)].to_owned());
                    }
                    Event::Received { next, .. } => {
                        next.due_at = next.due_at.plus_ms(i64::try_from(seed % 5).unwrap() * 3_600_000);
                    }
                    _ => {}
                }
            }
            events
        });
        store.file(case).await.unwrap();
    }
    let all = pages(&store, Role::Intake, "p-1", &Wanted::default(), 7).await;
    assert_eq!(all.len(), 60);
    let seeds: std::collections::HashMap<String, u64> = (0..60).map(|seed| (crate::cases::id(seed), seed)).collect();
    let early = all.iter().map(|one| one.due_at).min().unwrap();
    let (from, until) = (Some(early.plus_ms(3_600_000)), Some(early.plus_ms(3 * 3_600_000)));
    for unit in [None, Some(UNITS[2].to_owned())] {
        for kind in [None, Some(KINDS[1])] {
            for (from, until) in [(None, None), (from, None), (None, until), (from, until)] {
                let unit = unit.clone();
                let fits = |one: &&Queued| {
                    let seed = seeds[&one.case_id];
                    unit.as_deref().is_none_or(|unit| unit == UNITS[nth(seed, 3)])
                        && kind.is_none_or(|kind| kind == KINDS[nth(seed, 2)])
                        && from.is_none_or(|from| one.due_at >= from)
                        && until.is_none_or(|until| one.due_at < until)
                };
                let expected: Vec<Queued> = all.iter().filter(fits).cloned().collect();
                assert!(!expected.is_empty());
                let mine = false;
                let wanted = Wanted {
                    mine,
                    anybody: false,
                    from,
                    until,
                    unit: unit.clone(),
                    kind,
                };
                assert_eq!(pages(&store, Role::Intake, "p-1", &wanted, 3).await, expected);
            }
        }
    }
    let wanted = Wanted {
        mine: true,
        ..Wanted::default()
    };
    assert_eq!(pages(&store, Role::Intake, "p-1", &wanted, 3).await, []);
}

pub async fn the_task_of_another_person_is_not_in_my_queue(place: &Place) {
    let store = place.store().await;
    for (seed, to) in [(1, "v-1"), (2, "v-2"), (3, "v-1")] {
        store.file(anonymous(seed)).await.unwrap();
        act(&store, seed, |case| acceptance(case, "k1")).await;
        act(&store, seed, |case| assignment(case, "k2", to)).await;
    }
    store.file(anonymous(4)).await.unwrap();
    let whose = async |role, who: &str| -> Vec<Option<String>> {
        let queue = store
            .queue(role, &person(who), &Wanted::default(), None, 100)
            .await
            .unwrap();
        queue.into_iter().map(|one| one.person.map(|person| person.0)).collect()
    };
    let of = |who: &str, tasks: usize| vec![Some(who.to_owned()); tasks];
    assert_eq!(whose(Role::Verifier, "v-1").await, of("v-1", 6));
    assert_eq!(whose(Role::Verifier, "v-2").await, of("v-2", 3));
    assert!(whose(Role::Verifier, "v-3").await.is_empty());
    let anybody = Wanted {
        anybody: true,
        ..Wanted::default()
    };
    let all = store.queue(Role::Verifier, &person("v-3"), &anybody, None, 100).await;
    assert_eq!(all.unwrap().len(), 9, "whoever's they are");
    assert!(whose(Role::Handler, "v-1").await.is_empty());
    assert_eq!(whose(Role::Intake, "anybody").await, [None]);
    act(&store, 1, |case| assignment(case, "k3", "v-2")).await;
    assert_eq!(whose(Role::Verifier, "v-1").await, of("v-1", 3));
    assert_eq!(whose(Role::Verifier, "v-2").await, of("v-2", 6));
}

pub async fn two_rebuilds_and_acts_at_once_leave_the_tasks_of_the_rules(place: &Place) {
    let stores = [place.store().await, place.store().await];
    for seed in 0..60 {
        stores[0].file(anonymous(seed)).await.unwrap();
    }
    for round in 0..5 {
        let acting = async {
            for seed in (0..60).filter(|seed| seed % 5 == round) {
                act(&stores[0], seed, |case| acceptance(case, "k1")).await;
                act(&stores[1], seed, |case| assignment(case, "k2", "v-1")).await;
            }
        };
        let (first, second, ()) = tokio::join!(stores[0].rebuild(), stores[1].rebuild(), acting);
        assert_eq!((first, second), (Ok(60), Ok(60)));
        assert_eq!(stored(place).await, expected(&stores[0], 0..60).await);
    }
}
