//! The queue before the writer, and what shares a transaction.

use std::pin::Pin;
use std::sync::mpsc::{Sender, channel};
use std::task::Poll;

use qingyu_store::{Options, Outcome, Store, StoreError};

use crate::cases::{anonymous, code, id, message};
use crate::place::Place;
use crate::rules::filing::filed;

type Filing = Pin<Box<dyn Future<Output = Result<Outcome, StoreError>>>>;

/// Holds the writer in the middle of a batch, so that what follows gathers in the queue.
pub struct Stall {
    release: Sender<()>,
    filing: Filing,
}

impl Stall {
    /// Files a case whose events wait; returns once the writer is there.
    pub async fn of(store: &Store) -> Self {
        let (release, released) = channel();
        let (reach, reached) = channel();
        let mut case = anonymous(1_000_000);
        let events = case.events;
        let waited = std::sync::Mutex::new(Some((released, reach)));
        case.events = Box::new(move |number| {
            if let Some((released, reach)) = waited.lock().unwrap().take() {
                reach.send(()).unwrap();
                released.recv().unwrap();
            }
            events(number)
        });
        let store = store.clone();
        let filing: Filing = queued(Box::pin(async move { store.file(case).await }) as Filing).await;
        reached.recv().unwrap();
        Self { release, filing }
    }

    /// Lets the writer go on.
    pub async fn end(self) {
        self.release.send(()).unwrap();
        filed(self.filing.await.unwrap());
    }
}

/// Starts something, which must have to wait.
pub async fn queued<F: Future>(future: F) -> Pin<Box<F>> {
    let mut future = Box::pin(future);
    std::future::poll_fn(|context| {
        assert!(future.as_mut().poll(context).is_pending(), "it did not have to wait");
        Poll::Ready(())
    })
    .await;
    future
}

/// What something answers without having to wait.
async fn at_once<F: Future>(future: F) -> F::Output {
    let mut future = Box::pin(future);
    std::future::poll_fn(|context| match future.as_mut().poll(context) {
        Poll::Pending => panic!("it had to wait"),
        ready @ Poll::Ready(_) => ready,
    })
    .await
}

pub async fn one_bad_member_does_not_sink_its_batch(place: &Place) {
    let store = place.store().await;
    let old = filed(store.file(anonymous(1)).await.unwrap());
    let stall = Stall::of(&store).await;
    let good = queued(store.file(anonymous(2))).await;
    let mut twin = anonymous(3);
    twin.id = id(1);
    let twin = queued(store.file(twin)).await;
    let mut empty = anonymous(4);
    empty.events = Box::new(|_| Vec::new());
    let empty = queued(store.file(empty)).await;
    let mut wild = anonymous(5);
    wild.events = Box::new(|_| panic!("this panic belongs to the test"));
    let wild = queued(store.file(wild)).await;
    let act = queued(store.act(message(&old, "k", "还在等"))).await;
    let last = queued(store.file(anonymous(6))).await;
    stall.end().await;
    filed(good.await.unwrap());
    assert_eq!(twin.await, Err(StoreError::Conflict));
    assert!(matches!(empty.await, Err(StoreError::Corrupt(_))));
    assert!(matches!(wild.await, Err(StoreError::Corrupt(_))));
    act.await.unwrap();
    filed(last.await.unwrap());
    assert_eq!(store.case_by_code(&code(4)).await.unwrap(), None);
    assert_eq!(place.rows("SELECT CAST(last AS TEXT) FROM numbers").await, ["4"]);
}

pub async fn a_caller_that_hangs_up_is_stored_all_the_same(place: &Place) {
    let store = place.store().await;
    let stall = Stall::of(&store).await;
    drop(queued(store.file(anonymous(1))).await);
    stall.end().await;
    filed(store.file(anonymous(2)).await.unwrap());
    assert!(store.case_by_code(&code(1)).await.unwrap().is_some());
}

pub async fn a_full_queue_says_busy_at_once(place: &Place) {
    let store = Store::open_with(&place.url(), Options { queue: 2 }).await.unwrap();
    let stall = Stall::of(&store).await;
    let first = queued(store.file(anonymous(1))).await;
    let second = queued(store.file(anonymous(2))).await;
    assert_eq!(at_once(store.file(anonymous(3))).await, Err(StoreError::Busy));
    stall.end().await;
    filed(first.await.unwrap());
    filed(second.await.unwrap());
    filed(store.file(anonymous(3)).await.unwrap());
}

pub async fn closing_writes_what_is_queued(place: &Place) {
    let store = place.store().await;
    let stall = Stall::of(&store).await;
    let first = queued(store.file(anonymous(1))).await;
    let closing = queued(store.clone().close()).await;
    stall.end().await;
    closing.await;
    filed(first.await.unwrap());
    assert!(matches!(
        store.file(anonymous(2)).await,
        Err(StoreError::Unavailable(_))
    ));
    assert!(place.store().await.case_by_code(&code(1)).await.unwrap().is_some());
}

/// Ends the writer's thread the way a fault of our own would: by a panic where none is expected.
struct Bomb;

impl Drop for Bomb {
    fn drop(&mut self) {
        panic!("this panic belongs to the test");
    }
}

pub async fn a_store_whose_writer_has_ended_says_so(place: &Place) {
    let store = place.store().await;
    assert_eq!(store.ping().await, Ok(()));
    let mut case = anonymous(1);
    let (events, bomb) = (case.events, Bomb);
    case.events = Box::new(move |number| {
        let _held = &bomb;
        events(number)
    });
    drop(store.file(case).await);
    // The next one is answered once the thread is gone.
    while store.file(anonymous(2)).await.is_ok() {}
    assert!(matches!(store.ping().await, Err(StoreError::Unavailable(_))));
    let closed = place.store().await;
    closed.clone().close().await;
    assert!(matches!(closed.ping().await, Err(StoreError::Unavailable(_))));
}
