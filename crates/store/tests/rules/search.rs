//! The index of words: cases wait, are sorted into blocks, and leave nothing in them when they are erased.

use std::collections::HashMap;

use qingyu_domain::person::PersonId;
use qingyu_domain::search::{BLOCK, Bucket, Token, fold, sorted, tokens};
use qingyu_store::{Filed, NewContact, Store, StoreError};

use crate::cases::{assignment, complaint, id};
use crate::place::Place;
use crate::rules::filing::filed;

/// After every number.
const LAST: &str = qingyu_store::LAST;

fn words(seed: u64) -> String {
    format!(
        "第{seed:05}封信：户籍窗口{}",
        ["排队", "态度", "材料"][usize::try_from(seed % 3).unwrap()]
    )
}

/// Files so many cases, as many at once as the queue takes.
async fn file(store: &Store, seeds: std::ops::Range<u64>) {
    for lot in seeds.collect::<Vec<_>>().chunks(500) {
        let callers: Vec<_> = lot
            .iter()
            .map(|&seed| {
                let store = store.clone();
                tokio::spawn(async move {
                    let mut case = complaint(seed, &words(seed));
                    case.contact = Some(NewContact {
                        phone: Some(format!("phone-{}", seed % 10)),
                        ..NewContact::default()
                    });
                    filed(store.file(case).await.unwrap());
                })
            })
            .collect();
        for caller in callers {
            caller.await.unwrap();
        }
    }
}

fn contact(phone: &str) -> Token {
    let mut mac = [0; 32];
    mac[..phone.len()].copy_from_slice(phone.as_bytes());
    mac.reverse();
    Token::of_contact(&mac)
}

fn pair(word: &str) -> Token {
    *tokens(&fold(word)).first().unwrap()
}

/// The buckets of these cases, as whoever sorts makes them.
async fn buckets(store: &Store, cases: &[Filed]) -> Vec<Bucket> {
    let ids: Vec<String> = cases.iter().map(|case| case.id.clone()).collect();
    let (written, phones) = (store.written(&ids).await.unwrap(), store.phones(&ids).await.unwrap());
    let found_by = |id: &String| -> Vec<Token> {
        let words = written.get(id).into_iter().flat_map(|text| tokens(&fold(text)));
        words.chain(phones.get(id).map(|phone| contact(phone))).collect()
    };
    let found_by: Vec<Vec<Token>> = ids.iter().map(found_by).collect();
    sorted(found_by.iter().map(Vec::as_slice))
}

/// The cases of a block that have a token, by their ids.
async fn found(store: &Store, token: Token) -> Vec<String> {
    let mut ids = Vec::new();
    for (block, places) in store.places(token, 0, 9).await.unwrap() {
        for place in places {
            let case = store.block_cases(block, place, place).await.unwrap();
            ids.extend(case.into_values().map(|case| case.id));
        }
    }
    ids.sort();
    ids
}

pub async fn cases_wait_are_sorted_once_and_leave_nothing_when_they_are_erased(place: &Place) {
    let store = place.store().await;
    let block = u64::try_from(BLOCK).unwrap();
    file(&store, 0..block - 1).await;
    assert_eq!(store.ripe().await, Ok(None), "too few for a block");
    file(&store, block - 1..block + 2).await;
    let (cases, erased) = store.ripe().await.unwrap().unwrap();
    let made = buckets(&store, &cases).await;
    // Something is erased between reading and writing: what was read is not written.
    let gone = cases[3].id.clone();
    store.erase(&gone, i64::MAX).await.unwrap();
    assert_eq!(
        store.add_block(cases.clone(), made.clone(), erased).await,
        Err(StoreError::Conflict)
    );
    let (cases, erased) = store.ripe().await.unwrap().unwrap();
    assert!(
        cases.iter().all(|case| case.id != gone),
        "what is erased is in no block"
    );
    store.erase_contact(&cases[4].id).await.unwrap();
    assert_eq!(store.add_block(cases, made, erased).await, Err(StoreError::Conflict));
    let (cases, erased) = store.ripe().await.unwrap().unwrap();
    let made = buckets(&store, &cases).await;
    store.add_block(cases.clone(), made.clone(), erased).await.unwrap();
    assert_eq!(
        store.add_block(cases.clone(), made, erased).await,
        Err(StoreError::Conflict),
        "once only"
    );
    assert_eq!(store.unsorted(LAST, 100).await.unwrap().len(), 1);
    let told = store.search_blocks("", LAST, 9).await.unwrap();
    assert_eq!(told.len(), 1);
    assert_eq!(
        [&told[0].first, &told[0].last],
        [&cases[0].number, &cases[BLOCK - 1].number]
    );
    let mut expected: Vec<String> = cases.iter().map(|case| case.id.clone()).collect();
    expected.sort();
    assert_eq!(found(&store, pair("户籍")).await, expected);
    let seed = |case: &str| (0..block + 2).find(|seed| id(*seed) == case).unwrap();
    let one = cases.iter().find(|case| seed(&case.id) % 3 == 1).unwrap();
    let of_one = tokens(&fold(&words(seed(&one.id))));
    let same = contact(&format!("phone-{}", seed(&one.id) % 10));
    assert!(found(&store, same).await.contains(&one.id));
    let length = "SELECT CAST(SUM(octet_length(body)) AS TEXT) FROM search_words";
    let before = place.rows(length).await;
    store.erase_contact(&one.id).await.unwrap();
    assert!(!found(&store, same).await.contains(&one.id), "the same contact no more");
    assert!(
        found(&store, pair("态度")).await.contains(&one.id),
        "but the same words"
    );
    store.erase(&one.id, i64::MAX).await.unwrap();
    for token in of_one {
        assert!(!found(&store, token).await.contains(&one.id));
    }
    assert_eq!(found(&store, pair("户籍")).await.len(), BLOCK - 1, "the others stay");
    assert_eq!(place.rows(length).await, before, "written over in place");
    // What the index lost comes back, and what is erased does not.
    let whole = place.dump().await;
    place.run("DELETE FROM search_unsorted").await;
    store.rebuild().await.unwrap();
    assert_eq!(place.dump().await, whole);
}

pub async fn an_erased_case_leaves_no_byte_in_any_file(place: &Place) {
    let store = place.store().await;
    let block = u64::try_from(BLOCK).unwrap();
    file(&store, 0..block - 1).await;
    let rare = "鸢尾花开了三遍";
    filed(store.file(complaint(block - 1, rare)).await.unwrap());
    let (cases, erased) = store.ripe().await.unwrap().unwrap();
    let made: HashMap<u16, Vec<u8>> = buckets(&store, &cases).await.into_iter().collect();
    // How the index writes what only this case says: the pair, one place, and which.
    let last = cases.iter().position(|case| case.id == id(block - 1)).unwrap();
    let traces: Vec<Vec<u8>> = tokens(&fold(rare))
        .into_iter()
        .map(|token| {
            let place = u16::try_from(last).unwrap().to_be_bytes();
            [&token.rest.to_be_bytes()[1..], &[0, 1], &place].concat()
        })
        .collect();
    store
        .add_block(cases, made.into_iter().collect(), erased)
        .await
        .unwrap();
    let left = || {
        let files = std::fs::read_dir(place.folder()).unwrap();
        let bytes: Vec<u8> = files
            .flat_map(|file| std::fs::read(file.unwrap().path()).unwrap())
            .collect();
        let holds = |trace: &&Vec<u8>| bytes.windows(trace.len()).any(|part| part == trace.as_slice());
        traces.iter().filter(holds).count()
    };
    assert_eq!(
        left(),
        traces.len(),
        "what is not erased must be found, or this test sees nothing"
    );
    store.erase(&id(block - 1), i64::MAX).await.unwrap();
    assert_eq!(left(), 0);
}

pub async fn whoever_was_in_a_team_is_found_by_it_and_rebuild_agrees(place: &Place) {
    let store = place.store().await;
    for seed in 1..=3 {
        let case = filed(store.file(complaint(seed, &words(seed))).await.unwrap());
        store
            .act(assignment(&case, "k", if seed == 2 { "p-9" } else { "p-8" }))
            .await
            .unwrap();
    }
    let of = async |person: &str, before: &str| -> Vec<String> {
        let cases = store.team_cases(&PersonId(person.to_owned()), before, 9).await.unwrap();
        cases.into_iter().map(|case| case.id).collect()
    };
    assert_eq!(of("p-8", LAST).await, [id(3), id(1)]);
    assert_eq!(of("p-9", LAST).await, [id(2)]);
    assert_eq!(of("p-8", "20261127-000003").await, [id(1)]);
    assert!(of("p-7", LAST).await.is_empty());
    let before = place.dump().await;
    place
        .run("DELETE FROM teams WHERE person = 'p-8'; UPDATE teams SET person = 'p-7'")
        .await;
    assert_ne!(place.dump().await, before);
    store.rebuild().await.unwrap();
    assert_eq!(place.dump().await, before);
}
