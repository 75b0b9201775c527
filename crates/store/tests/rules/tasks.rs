//! The queue: what the rules say is to be done, in the order of urgency.

use qingyu_domain::case::{Mark, fold, tasks};
use qingyu_domain::person::{PersonId, Role};
use qingyu_store::{Act, Acted, Queued, Store, StoreError, StoredCase};

use crate::cases::{acceptance, anonymous, assignment, code, marked_message, message, withdrawal};
use crate::place::Place;

const ROWS: &str = "SELECT role || ' ' || CAST(rank AS TEXT) || ' ' || CAST(due_at AS TEXT) || ' ' || case_id || ' ' \
    || CAST(position AS TEXT) || ' ' || step || ' ' || COALESCE(person, '-') FROM tasks";

/// What is to be done in the cases of these seeds, as the rules say it.
pub async fn expected(store: &Store, seeds: impl Iterator<Item = u64>) -> Vec<String> {
    let mut expected = Vec::new();
    for seed in seeds {
        let stored = store.case_by_code(&code(seed)).await.unwrap().unwrap();
        let case = fold(&stored.events).unwrap().unwrap();
        let rank = i64::from(!case.marks.contains(&Mark::Emergency));
        for (position, task) in tasks(&case).iter().enumerate() {
            let (role, step, due) = (task.role.as_str(), task.step.as_str(), task.due_at.ms());
            let person = task.person.as_ref().map_or("-", |person| person.0.as_str());
            expected.push(format!("{role} {rank} {due} {} {position} {step} {person}", stored.id));
        }
    }
    expected.sort();
    expected
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
    assert_eq!((filed.len(), &stored(place).await), (30, &filed));
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
            .any(|row| row.starts_with("verifier 0") && row.ends_with("v-1"))
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
async fn pages(store: &Store, role: Role, who: &str, limit: i64) -> Vec<Queued> {
    let mut all: Vec<Queued> = Vec::new();
    loop {
        let after = all.last().map(Queued::key);
        let page = store.queue(role, &person(who), after, limit).await.unwrap();
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
        let all = pages(&store, role, "p-1", limit).await;
        let mut rows: Vec<String> = all
            .iter()
            .map(|one| {
                let (role, due, step) = (one.role.as_str(), one.due_at.ms(), one.step.as_str());
                format!("{role} {} {due} {} {} {step} -", one.rank, one.case_id, one.position)
            })
            .collect();
        rows.sort();
        let mut wanted = stored(place).await;
        wanted.retain(|row| row.starts_with(role.as_str()));
        assert_eq!(rows, wanted);
        assert!(all.is_sorted_by_key(Queued::key), "out of order");
    }
    let intake = pages(&store, Role::Intake, "p-1", 50).await;
    let ranks: Vec<i64> = intake.iter().map(|one| one.rank).collect();
    assert_eq!(ranks[..4], [0, 0, 0, 1]);
    assert!(
        intake[2].due_at > intake[3].due_at,
        "an emergency waits for nothing that is due earlier"
    );
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
        let queue = store.queue(role, &person(who), None, 100).await.unwrap();
        queue.into_iter().map(|one| one.person.map(|person| person.0)).collect()
    };
    let of = |who: &str, tasks: usize| vec![Some(who.to_owned()); tasks];
    assert_eq!(whose(Role::Verifier, "v-1").await, of("v-1", 4));
    assert_eq!(whose(Role::Verifier, "v-2").await, of("v-2", 2));
    assert!(whose(Role::Verifier, "v-3").await.is_empty());
    assert!(whose(Role::Handler, "v-1").await.is_empty());
    assert_eq!(whose(Role::Intake, "anybody").await, [None]);
    act(&store, 1, |case| assignment(case, "k3", "v-2")).await;
    assert_eq!(whose(Role::Verifier, "v-1").await, of("v-1", 2));
    assert_eq!(whose(Role::Verifier, "v-2").await, of("v-2", 4));
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
