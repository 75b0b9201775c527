//! Setting up a second factor.

use qingyu_store::StoreError;

use crate::cases::NOW;
use crate::place::Place;
use crate::rules::people::{add, hash, otp, set_otp, who};

pub async fn a_second_factor_is_set_with_codes_that_work_no_more(place: &Place) {
    let store = place.store().await;
    add(&store, "p-1", "wang").await;
    let (id, password) = (who("p-1"), hash("p-1"));
    let sign_in = |token: u8, step| {
        let (store, id, password) = (&store, &id, &password);
        async move { store.sign_in(id, password, &[token; 32], None, Some(step), NOW).await }
    };
    store.sign_in(&id, &password, &[1; 32], None, None, NOW).await.unwrap();
    let refused = set_otp(&store, "c-0", otp("$argon2id$other", 5, None)).await;
    assert_eq!(refused, Err(StoreError::Conflict), "the password was changed meanwhile");
    set_otp(&store, "c-1", otp(&password, 5, None)).await.unwrap();
    assert_eq!(store.session(&[1; 32]).await, Ok(None));
    assert_eq!(sign_in(2, 5).await, Err(StoreError::Conflict), "that code proved it");
    assert_eq!(sign_in(2, 6).await, Ok(()));
    let before = place.dump().await;
    for (what, current) in [("none", None), ("another", Some((8, 9))), ("used", Some((7, 6)))] {
        let refused = set_otp(&store, "c-2", otp(&password, 9, current)).await;
        assert_eq!(refused, Err(StoreError::Conflict), "{what}");
    }
    assert_eq!(place.dump().await, before);
    set_otp(&store, "c-3", otp(&password, 8, Some((7, 9)))).await.unwrap();
    assert_eq!(
        sign_in(3, 9).await,
        Err(StoreError::Conflict),
        "nor does the code of the one before"
    );
    assert_eq!(sign_in(3, 10).await, Ok(()));
}
