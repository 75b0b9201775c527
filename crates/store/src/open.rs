//! Opening a store by its URL.

use std::fs::OpenOptions;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::checkpoint::Checkpointer;
use crate::db::sqlite::{self, Role};
use crate::db::{Connection, postgres};
use crate::error::StoreError;
use crate::readers::Readers;
use crate::writer::Writer;
use crate::{Backend, Store, migrations};

/// What can be chosen when a store is opened.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// How many members wait for the writer at most; one more gets [`StoreError::Busy`].
    pub queue: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self { queue: 1024 }
    }
}

impl Store {
    /// Opens `sqlite:///absolute/path`, `sqlite://relative/path` (the file is made) or `postgres://…`, and brings its
    /// tables up to date; where there are cases without tasks, their tasks are made.
    pub async fn open(url: &str) -> Result<Self, StoreError> {
        Self::open_with(url, Options::default()).await
    }

    /// Opens a store with options.
    pub async fn open_with(url: &str, options: Options) -> Result<Self, StoreError> {
        let store = if let Some(path) = sqlite_path(url) {
            Self::open_sqlite(path, options).await?
        } else if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            Self::open_postgres(url, options).await?
        } else {
            return Err(StoreError::unavailable(
                "the database URL must start with sqlite:// or postgres://",
            ));
        };
        store.catch_up().await?;
        store.count_up().await?;
        store.tell_history().await?;
        store.list_inspected_problems().await?;
        Ok(store)
    }

    /// The files on this machine of a URL's database, whether they are there or not.
    pub fn files(url: &str) -> Vec<PathBuf> {
        let Some(path) = sqlite_path(url) else {
            return Vec::new();
        };
        let beside = |ending: &str| {
            let mut name = path.as_os_str().to_owned();
            name.push(ending);
            PathBuf::from(name)
        };
        ["", "-wal", "-shm"].map(beside).to_vec()
    }

    async fn open_sqlite(path: &Path, options: Options) -> Result<Self, StoreError> {
        make_private(path)?;
        let mut db = Connection::Sqlite(sqlite::open(path, Role::Writer)?);
        migrations::run(&mut db).await?;
        let readers = Arc::new(Readers::of_file(path)?);
        let writer = Writer::start(db, Some(Checkpointer::start(path)?), options.queue)?;
        Ok(Self {
            backend: Backend::Sqlite,
            readers,
            writer,
        })
    }

    async fn open_postgres(url: &str, options: Options) -> Result<Self, StoreError> {
        let server = postgres::options(url)?;
        // A connection belongs to the runtime that opened it: the writer opens its own.
        let mut db = Connection::Postgres(Box::new(postgres::Reopening::new(server.clone())));
        migrations::run(&mut db).await?;
        db.close().await;
        Ok(Self {
            backend: Backend::Postgres,
            readers: Arc::new(Readers::Postgres(postgres::pool(server))),
            writer: Writer::start(db, None, options.queue)?,
        })
    }
}

pub(crate) fn sqlite_path(url: &str) -> Option<&Path> {
    let path = url.strip_prefix("sqlite://")?;
    Some(Path::new(path.split_once('?').map_or(path, |(path, _)| path)))
}

/// Makes the file, readable by its owner only; SQLite gives its log the same mode.
fn make_private(path: &Path) -> Result<(), StoreError> {
    let mut options = OpenOptions::new();
    options.create_new(true).write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
        Err(error) if error.kind() != std::io::ErrorKind::AlreadyExists => {
            Err(StoreError::unavailable(format!("the database file: {}", error.kind())))
        }
        _ => Ok(()),
    }
}
