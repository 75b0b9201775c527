//! A database of a test's own, and a look into it past the store.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use qingyu_store::Store;
use rusqlite::types::ValueRef;
use sqlx::postgres::{PgConnectOptions, PgSslMode};
use sqlx::{AssertSqlSafe, Connection as _, Executor as _, PgConnection, Row as _};

/// Runs every rule on both databases.
macro_rules! contract {
    ($($file:ident: $($rule:ident),+;)+) => {
        mod sqlite {
            $($(
                #[tokio::test]
                async fn $rule() {
                    let place = crate::place::Place::sqlite();
                    crate::rules::$file::$rule(&place).await;
                    place.end().await;
                }
            )+)+
        }

        mod postgres {
            $($(
                #[tokio::test]
                async fn $rule() {
                    let place = crate::place::Place::postgres().await;
                    crate::rules::$file::$rule(&place).await;
                    place.end().await;
                }
            )+)+
        }
    };
}

const VARIABLE: &str = "QINGYU_TEST_POSTGRES_URL";

/// Every value of every column as text, bytes as hexadecimal digits.
pub type Dump = BTreeMap<(String, String), Vec<String>>;

/// An empty database.
pub enum Place {
    /// In a folder of its own.
    Sqlite(tempfile::TempDir),
    /// On the server of [`VARIABLE`].
    Postgres { admin: String, name: String },
}

impl Place {
    /// A file.
    pub fn sqlite() -> Self {
        Self::Sqlite(tempfile::tempdir().unwrap())
    }

    /// A database on the server that the environment names.
    pub async fn postgres() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let Ok(admin) = std::env::var(VARIABLE) else {
            panic!("run `cargo xtask test`, or set {VARIABLE} to the URL of a PostgreSQL that may be written to");
        };
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("qingyu_test_{}_{count}", std::process::id());
        let mut db = connect(&admin).await;
        db.execute(AssertSqlSafe(format!("CREATE DATABASE {name}")))
            .await
            .unwrap();
        Self::Postgres { admin, name }
    }

    /// Where it is.
    pub fn url(&self) -> String {
        match self {
            Self::Sqlite(_) => format!("sqlite://{}", self.file().display()),
            Self::Postgres { admin, name } => {
                let (server, _) = admin.rsplit_once('/').unwrap();
                format!("{server}/{name}")
            }
        }
    }

    /// The file of SQLite.
    pub fn file(&self) -> PathBuf {
        match self {
            Self::Sqlite(folder) => folder.path().join("qingyu.db"),
            Self::Postgres { .. } => panic!("not a file"),
        }
    }

    /// The folder of SQLite.
    pub fn folder(&self) -> &Path {
        match self {
            Self::Sqlite(folder) => folder.path(),
            Self::Postgres { .. } => panic!("not a file"),
        }
    }

    /// A store on it.
    pub async fn store(&self) -> Store {
        Store::open(&self.url()).await.unwrap()
    }

    /// Runs statements past the store.
    pub async fn run(&self, sql: &str) {
        match self {
            Self::Sqlite(_) => rusqlite::Connection::open(self.file())
                .unwrap()
                .execute_batch(sql)
                .unwrap(),
            Self::Postgres { .. } => {
                let mut db = connect(&self.url()).await;
                db.execute(AssertSqlSafe(sql.to_owned())).await.unwrap();
            }
        }
    }

    /// The rows of a query, each as one text.
    pub async fn rows(&self, sql: &str) -> Vec<String> {
        match self {
            Self::Sqlite(_) => {
                let db = rusqlite::Connection::open(self.file()).unwrap();
                let mut statement = db.prepare(sql).unwrap();
                let rows = statement.query_map([], |row| Ok(shown(row.get_ref(0)?))).unwrap();
                rows.map(Result::unwrap).collect()
            }
            Self::Postgres { .. } => texts(&mut connect(&self.url()).await, sql).await,
        }
    }

    /// Everything in the database.
    pub async fn dump(&self) -> Dump {
        let columns = match self {
            Self::Sqlite(_) => {
                "SELECT t.name || '/' || c.name FROM sqlite_schema t JOIN pragma_table_info(t.name) c \
                    WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%'"
            }
            Self::Postgres { .. } => {
                "SELECT table_name || '/' || column_name FROM information_schema.columns WHERE table_schema = 'public'"
            }
        };
        let mut dump = Dump::new();
        let mut db = match self {
            Self::Sqlite(_) => None,
            Self::Postgres { .. } => Some(connect(&self.url()).await),
        };
        for place in self.rows(columns).await {
            let (table, column) = place.split_once('/').unwrap();
            let mut values = match &mut db {
                None => self.rows(&format!("SELECT \"{column}\" FROM {table}")).await,
                Some(db) => texts(db, &format!("SELECT CAST(\"{column}\" AS TEXT) FROM {table}")).await,
            };
            values.sort();
            dump.insert((table.to_owned(), column.to_owned()), values);
        }
        assert!(dump.len() > 40, "only {} columns were found", dump.len());
        dump
    }

    /// Removes it.
    pub async fn end(self) {
        if let Self::Postgres { admin, name } = self {
            let mut db = connect(&admin).await;
            let drop = format!("DROP DATABASE {name} WITH (FORCE)");
            db.execute(AssertSqlSafe(drop)).await.unwrap();
        }
    }
}

/// A connection past the store; without TLS, since nothing leaves this machine.
async fn connect(url: &str) -> PgConnection {
    let options: PgConnectOptions = url.parse().unwrap();
    PgConnection::connect_with(&options.ssl_mode(PgSslMode::Disable))
        .await
        .unwrap()
}

/// The rows of a query, each as one text.
async fn texts(db: &mut PgConnection, sql: &str) -> Vec<String> {
    let rows = db.fetch_all(AssertSqlSafe(sql.to_owned())).await.unwrap();
    let text = |row: &sqlx::postgres::PgRow| row.get::<Option<String>, _>(0).unwrap_or_default();
    rows.iter().map(text).collect()
}

/// Bytes as hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut hex, byte| {
        write!(hex, "{byte:02x}").unwrap();
        hex
    })
}

fn shown(value: ValueRef<'_>) -> String {
    match value {
        ValueRef::Null => String::new(),
        ValueRef::Integer(number) => number.to_string(),
        ValueRef::Real(number) => number.to_string(),
        ValueRef::Text(text) => String::from_utf8_lossy(text).into_owned(),
        ValueRef::Blob(bytes) => hex(bytes),
    }
}
