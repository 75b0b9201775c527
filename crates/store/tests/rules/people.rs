//! The staff: added once, changed on the record.

use qingyu_domain::person::{PersonId, Post, Role, Service};
use qingyu_domain::time::Day;
use qingyu_store::{Change, Edit, NewOtp, NewPerson, Staff, Store, StoreError};

use crate::cases::NOW;
use crate::place::Place;

pub fn who(id: &str) -> PersonId {
    PersonId(id.to_owned())
}

/// The hash of somebody's first password.
pub fn hash(id: &str) -> String {
    format!("$argon2id${id}")
}

pub fn post(role: Role, unit: &str) -> Post {
    Post::new(role, unit)
}

fn service(unit: &str, until: Option<&str>) -> Service {
    Service {
        unit: unit.to_owned(),
        until: until.map(|day| Day::parse(day).unwrap()),
    }
}

/// Somebody with a post and a service.
pub fn somebody(id: &str, name: &str) -> NewPerson {
    NewPerson {
        id: who(id),
        name: name.to_owned(),
        shown: format!("shown {name}"),
        password: hash(id),
        subject: None,
        posts: vec![post(Role::Verifier, "traffic")],
        served: vec![service("station-1", Some("2025-06-30"))],
    }
}

/// A record of something done at the command line.
pub fn change(id: &str, what: &str) -> Change {
    Change {
        id: id.to_owned(),
        at: NOW,
        person: None,
        what: what.to_owned(),
        about: "p-1".to_owned(),
        detail: "{}".to_owned(),
    }
}

/// Adds somebody.
pub async fn add(store: &Store, id: &str, name: &str) {
    let added = store.add_person(somebody(id, name), change(&format!("add-{id}"), "person_added"));
    added.await.unwrap();
}

/// Tries to change somebody.
pub async fn edited(store: &Store, id: &str, record: &str, edits: Vec<Edit>) -> Result<(), StoreError> {
    store
        .edit_person(&who(id), edits, None, change(record, "person_edited"))
        .await
}

async fn edit(store: &Store, record: &str, edits: Vec<Edit>) {
    edited(store, "p-1", record, edits).await.unwrap();
}

/// A second factor, proved by the codes of these steps.
pub fn otp(password: &str, step: i64, current: Option<(u8, i64)>) -> NewOtp {
    NewOtp {
        secret: vec![7; 20],
        step,
        current: current.map(|(secret, step)| (vec![secret; 20], step)),
        password: password.to_owned(),
    }
}

/// Tries to set up a second factor.
pub async fn set_otp(store: &Store, record: &str, otp: NewOtp) -> Result<(), StoreError> {
    store
        .set_otp(&who("p-1"), otp, change(record, "second_factor_set"))
        .await
}

async fn first(store: &Store) -> Staff {
    store.staff().await.unwrap().remove(0)
}

pub async fn a_name_and_an_id_are_taken_once(place: &Place) {
    let store = place.store().await;
    assert_eq!(store.account("wang").await, Ok(None));
    add(&store, "p-1", "wang").await;
    let before = place.dump().await;
    for (id, name) in [("p-2", "wang"), ("p-1", "li")] {
        let taken = store.add_person(somebody(id, name), change("c-2", "person_added"));
        assert_eq!(taken.await, Err(StoreError::Conflict), "{id} {name}");
    }
    let nobody = edited(&store, "p-9", "c-3", vec![Edit::Posts(Vec::new())]).await;
    assert_eq!(nobody, Err(StoreError::Conflict));
    assert_eq!(place.dump().await, before);
    add(&store, "p-0", "li").await;
    let ids: Vec<_> = store
        .staff()
        .await
        .unwrap()
        .into_iter()
        .map(|one| one.person.id)
        .collect();
    assert_eq!(ids, [who("p-0"), who("p-1")]);
    let account = store.account("wang").await.unwrap().unwrap();
    assert_eq!(store.account_of(&who("p-1")).await, Ok(Some(account.clone())));
    assert_eq!(
        (account.id, account.shown.as_str(), account.is_active),
        (who("p-1"), "shown wang", true)
    );
    assert_eq!(
        (account.password.as_str(), account.otp, account.failures),
        ("$argon2id$p-1", None, 0)
    );
}

pub async fn an_edit_changes_what_it_says_and_nothing_else(place: &Place) {
    let store = place.store().await;
    add(&store, "p-1", "wang").await;
    add(&store, "p-2", "li").await;
    let mut wanted = store.staff().await.unwrap();
    assert_eq!(wanted[0].person.posts, [post(Role::Verifier, "traffic")]);
    assert_eq!(wanted[0].person.served, [service("station-1", Some("2025-06-30"))]);
    let windowed = Post {
        windows: vec!["centre-a".to_owned(), "centre-b".to_owned()],
        ..post(Role::Intake, "centre")
    };
    let posts = vec![post(Role::Admin, "centre"), windowed];
    let served = vec![service("branch", Some("2024-02-29")), service("station-2", None)];
    let edits = vec![
        Edit::Shown("王".to_owned()),
        Edit::Posts([posts.clone(), posts.clone()].concat()),
        Edit::Served(served.clone()),
        Edit::Active(false),
    ];
    set_otp(&store, "c-0", otp(&hash("p-1"), 5, None)).await.unwrap();
    edit(&store, "c-1", edits).await;
    "王".clone_into(&mut wanted[0].shown);
    wanted[0].has_otp = true;
    wanted[0].person.posts = posts;
    wanted[0].person.served = served;
    wanted[0].person.is_active = false;
    assert_eq!(store.staff().await.unwrap(), wanted);
    let account = store.account("wang").await.unwrap().unwrap();
    assert_eq!((account.otp, account.is_active), (Some(vec![7; 20]), false));
    edit(
        &store,
        "c-2",
        vec![Edit::WithoutOtp, Edit::Password("$argon2id$new".to_owned())],
    )
    .await;
    let account = store.account("wang").await.unwrap().unwrap();
    assert_eq!((account.otp, account.password.as_str()), (None, "$argon2id$new"));
    assert!(!first(&store).await.has_otp);
}

pub async fn an_old_password_or_a_missing_factor_begins_no_session(place: &Place) {
    let store = place.store().await;
    add(&store, "p-1", "wang").await;
    edit(&store, "c-1", vec![Edit::Password("$argon2id$new".to_owned())]).await;
    let old = store
        .sign_in(&who("p-1"), &hash("p-1"), &[1; 32], None, None, NOW)
        .await;
    assert_eq!(old, Err(StoreError::Conflict), "it was changed while it was looked at");
    let id = who("p-1");
    let new = |step| store.sign_in(&id, "$argon2id$new", &[1; 32], None, step, NOW);
    assert_eq!(new(None).await, Ok(()));
    set_otp(&store, "c-2", otp("$argon2id$new", 4, None)).await.unwrap();
    assert_eq!(
        new(None).await,
        Err(StoreError::Conflict),
        "a second factor was set up meanwhile"
    );
    assert_eq!(new(Some(5)).await, Ok(()));
}

pub async fn an_edit_ends_the_sessions_where_it_must(place: &Place) {
    let store = place.store().await;
    add(&store, "p-1", "wang").await;
    add(&store, "p-2", "li").await;
    store
        .sign_in(&who("p-2"), &hash("p-2"), &[2; 32], None, None, NOW)
        .await
        .unwrap();
    let ends = [
        (Edit::Shown("王".to_owned()), false),
        (Edit::Posts(Vec::new()), false),
        (Edit::Served(Vec::new()), false),
        (Edit::Active(true), false),
        (Edit::Password("$argon2id$new".to_owned()), true),
        (Edit::WithoutOtp, true),
        (Edit::Subject(None), true),
        (Edit::Active(false), true),
    ];
    for (at, (one, must_end)) in (1..).zip(ends) {
        let account = store.account_of(&who("p-1")).await.unwrap().unwrap();
        let step = account.otp.map(|_| i64::from(at));
        store
            .sign_in(&who("p-1"), &account.password, &[at + 10; 32], None, step, NOW)
            .await
            .unwrap();
        let shown = format!("{one:?}");
        edit(&store, &format!("c-{at}"), vec![one]).await;
        let session = store.session(&[at + 10; 32]).await.unwrap();
        assert_eq!(session.is_none(), must_end, "{shown}");
    }
    assert!(
        store.session(&[2; 32]).await.unwrap().is_some(),
        "another person's goes on"
    );
}

pub async fn every_change_of_people_is_counted_and_recorded(place: &Place) {
    let store = place.store().await;
    assert_eq!(store.org_version().await, Ok(0));
    add(&store, "p-1", "wang").await;
    assert_eq!(store.org_version().await, Ok(1));
    edit(
        &store,
        "c-1",
        vec![Edit::Shown("王".to_owned()), Edit::Posts(Vec::new())],
    )
    .await;
    assert_eq!(store.org_version().await, Ok(2));
    let before = place.dump().await;
    let twice = edited(&store, "p-1", "c-1", vec![Edit::Shown("李".to_owned())]).await;
    assert_eq!(twice, Err(StoreError::Conflict), "a change without its record");
    assert_eq!(place.dump().await, before);
    store.failed(&who("p-1"), NOW).await.unwrap();
    store
        .sign_in(&who("p-1"), &hash("p-1"), &[1; 32], None, None, NOW)
        .await
        .unwrap();
    assert_eq!(store.org_version().await, Ok(2), "signing in changes nobody");
    let recorded: Vec<_> = store
        .changes(None, None, 10)
        .await
        .unwrap()
        .into_iter()
        .map(|one| one.id)
        .collect();
    assert_eq!(recorded, ["c-1", "add-p-1"]);
    let stores = [store.clone(), place.store().await];
    let edits = |at: usize| {
        let (store, record) = (stores[at % 2].clone(), change(&format!("d-{at}"), "person_edited"));
        tokio::spawn(async move {
            store
                .edit_person(&who("p-1"), vec![Edit::Active(true)], None, record)
                .await
        })
    };
    let running: Vec<_> = (0..20).map(edits).collect();
    for one in running {
        one.await.unwrap().unwrap();
    }
    assert_eq!(store.org_version().await, Ok(22));
}

pub async fn of_several_services_at_a_unit_the_last_day_counts(place: &Place) {
    let store = place.store().await;
    add(&store, "p-1", "wang").await;
    let served = vec![
        service("a", Some("2025-01-31")),
        service("b", None),
        service("a", Some("2026-01-31")),
        service("b", Some("2020-01-31")),
        service("a", Some("2024-01-31")),
    ];
    edit(&store, "c-1", vec![Edit::Served(served)]).await;
    let kept = [service("a", Some("2026-01-31")), service("b", None)];
    assert_eq!(first(&store).await.person.served, kept);
}
