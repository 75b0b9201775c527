//! The queue before the writer, and the loop that empties it.

use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;

use futures_util::future::LocalBoxFuture;
use tokio::sync::{mpsc, oneshot};

use super::batch::{self, Member};
use crate::acting::{Act, Acted};
use crate::checkpoint::Checkpointer;
use crate::db::Connection;
use crate::error::StoreError;
use crate::filing::{NewCase, Outcome};

/// Members of one transaction.
const BATCH: usize = 256;

/// A piece of work with a transaction of its own, or with none.
type Job = Box<dyn for<'c> FnOnce(&'c mut Connection) -> LocalBoxFuture<'c, ()> + Send>;

/// What the writer is asked to do.
enum Work {
    Member(Member),
    Alone(Job),
    Close,
}

/// The handle of the writer.
#[derive(Clone)]
pub(crate) struct Writer {
    queue: mpsc::Sender<Work>,
    thread: Arc<Mutex<Option<JoinHandle<()>>>>,
}

impl Writer {
    /// Starts the writer over a connection; it owns it until it ends.
    pub(crate) fn start(
        db: Connection,
        checkpointer: Option<Checkpointer>,
        capacity: usize,
    ) -> Result<Self, StoreError> {
        let (queue, work) = mpsc::channel(capacity.max(1));
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        let runtime = runtime.map_err(|_| StoreError::unavailable("the writer has no runtime"))?;
        let thread = std::thread::Builder::new()
            .name("qingyu-writer".to_owned())
            .spawn(move || runtime.block_on(run(db, checkpointer, work)))
            .map_err(|_| StoreError::unavailable("the writer has no thread"))?;
        let thread = Arc::new(Mutex::new(Some(thread)));
        Ok(Self { queue, thread })
    }

    /// Files a case with others in one transaction.
    pub(crate) async fn file(&self, case: NewCase) -> Result<Outcome, StoreError> {
        let (answer, answered) = oneshot::channel();
        self.submit(Work::Member(Member::File(Box::new(case), answer)))?;
        answered.await.map_err(|_| StoreError::closed())?
    }

    /// Changes a case with others in one transaction.
    pub(crate) async fn act(&self, act: Act) -> Result<Acted, StoreError> {
        let (answer, answered) = oneshot::channel();
        self.submit(Work::Member(Member::Act(Box::new(act), answer)))?;
        answered.await.map_err(|_| StoreError::closed())?
    }

    /// Runs something on the writer's connection, between two batches.
    pub(crate) async fn alone<T, F>(&self, job: F) -> Result<T, StoreError>
    where
        T: Send + 'static,
        F: AsyncFnOnce(&mut Connection) -> Result<T, StoreError> + Send + 'static,
    {
        let (answer, answered) = oneshot::channel();
        let job: Job = Box::new(move |db| {
            Box::pin(async move {
                batch::answer(answer, job(db).await);
            })
        });
        self.submit(Work::Alone(job))?;
        answered.await.map_err(|_| StoreError::closed())?
    }

    /// [`Writer::alone`] in a transaction.
    pub(crate) async fn transaction<T, F>(&self, job: F) -> Result<T, StoreError>
    where
        T: Send + 'static,
        F: AsyncFnOnce(&mut Connection) -> Result<T, StoreError> + Send + 'static,
    {
        self.alone(async move |db| {
            db.begin().await?;
            let result = job(db).await;
            db.end(result).await
        })
        .await
    }

    /// Whether it takes anything: not once it is closed, nor when its thread has ended for another reason.
    pub(crate) fn is_alive(&self) -> bool {
        !self.queue.is_closed()
    }

    /// How much waits for it.
    pub(crate) fn queued(&self) -> usize {
        self.queue.max_capacity().saturating_sub(self.queue.capacity())
    }

    /// Lets the writer finish what is queued, and waits until it has ended.
    pub(crate) async fn close(&self) {
        // An error says that the writer has ended already.
        drop(self.queue.send(Work::Close).await);
        let thread = self.thread.lock().map(|mut thread| thread.take()).ok().flatten();
        let ended = tokio::task::spawn_blocking(|| thread.map(JoinHandle::join)).await;
        if !matches!(ended, Ok(None | Some(Ok(())))) {
            tracing::error!("the writer did not end well");
        }
    }

    fn submit(&self, work: Work) -> Result<(), StoreError> {
        self.queue.try_send(work).map_err(|error| match error {
            mpsc::error::TrySendError::Full(_) => StoreError::Busy,
            mpsc::error::TrySendError::Closed(_) => StoreError::closed(),
        })
    }
}

/// Empties the queue until it is closed.
async fn run(mut db: Connection, checkpointer: Option<Checkpointer>, mut work: mpsc::Receiver<Work>) {
    let mut batch = Vec::with_capacity(BATCH);
    while let Some(first) = work.recv().await {
        let mut next = Some(first);
        let mut job = None;
        while let Some(one) = next.take() {
            match one {
                Work::Member(member) => batch.push(member),
                Work::Alone(alone) => job = Some(alone),
                // Nothing new comes in; what is queued is still received.
                Work::Close => work.close(),
            }
            if batch.len() < BATCH && job.is_none() {
                next = work.try_recv().ok();
            }
        }
        batch::write(&mut db, &mut batch).await;
        if let Some(job) = job {
            checkpointer.iter().for_each(Checkpointer::rouse);
            job(&mut db).await;
        }
        if let Some(checkpointer) = &checkpointer {
            checkpointer.committed(&db);
        }
    }
    if let Some(checkpointer) = checkpointer {
        checkpointer.end();
    }
    db.close().await;
}
