//! Wishes for help: those that wait by when they are due, those of a day beside them, and a function of the events.

use qingyu_domain::case::WishStanding;
use qingyu_domain::submission::HelpKind;
use qingyu_store::{Store, StoredHelp};

use crate::cases::{NOW, anonymous, code, help, id, wishing};
use crate::place::Place;

async fn open(store: &Store) -> Vec<(String, HelpKind)> {
    let (mut all, mut after) = (Vec::new(), None);
    loop {
        let page = store.open_helps(after.as_ref(), 1).await.unwrap();
        after = page.last().map(StoredHelp::key);
        if page.is_empty() {
            return all;
        }
        assert!(
            page.iter()
                .all(|one| one.due_at.is_some() && one.standing == WishStanding::Open)
        );
        all.extend(page.into_iter().map(|one| (one.case_id, one.help)));
    }
}

async fn of_today(store: &Store) -> Vec<(String, HelpKind, WishStanding)> {
    let (mut all, mut after) = (Vec::new(), None);
    loop {
        let page = store.helps_of(NOW.day(), after.as_ref(), 1).await.unwrap();
        after = page.last().map(StoredHelp::key);
        if page.is_empty() {
            return all;
        }
        all.extend(page.into_iter().map(|one| (one.case_id, one.help, one.standing)));
    }
}

pub async fn a_wish_is_listed_until_it_is_answered_and_with_its_day_and_made_anew_by_rebuild(place: &Place) {
    use HelpKind::{BarrierFree, CallBack};
    let store = place.store().await;
    store.file(anonymous(1)).await.unwrap();
    store.file(wishing(2, &[CallBack, BarrierFree])).await.unwrap();
    store.file(wishing(3, &[CallBack])).await.unwrap();
    let all = [(id(2), BarrierFree), (id(2), CallBack), (id(3), CallBack)];
    assert_eq!(open(&store).await, all);
    assert_eq!(of_today(&store).await, []);
    for (seed, granted) in [(2, true), (3, false)] {
        let case = store.case_by_code(&code(seed)).await.unwrap().unwrap();
        store.act(help(&case, "k", CallBack, granted)).await.unwrap();
    }
    assert_eq!(open(&store).await, [(id(2), BarrierFree)]);
    let answered = [
        (id(2), CallBack, WishStanding::Granted),
        (id(3), CallBack, WishStanding::Declined),
    ];
    assert_eq!(of_today(&store).await, answered);
    let tomorrow = NOW.day().next();
    assert_eq!(store.helps_of(tomorrow, None, 9).await, Ok(Vec::new()));
    let before = place.dump().await;
    place
        .run("DELETE FROM helps WHERE help = 'barrier_free'; UPDATE helps SET standing = 'open', due = 7")
        .await;
    store.rebuild().await.unwrap();
    assert_eq!(place.dump().await, before);
}
