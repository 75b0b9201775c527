//! A PostgreSQL database of a test's own, made and dropped by `psql`.

use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};

const VARIABLE: &str = "QINGYU_TEST_POSTGRES_URL";

/// An empty database; dropped when this is.
pub struct Database {
    admin: String,
    name: String,
}

impl Database {
    pub fn create() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let Ok(admin) = std::env::var(VARIABLE) else {
            panic!("run `cargo xtask test`, or set {VARIABLE} to the URL of a PostgreSQL that may be written to");
        };
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("qingyu_server_{}_{count}", std::process::id());
        psql(&admin, &format!("CREATE DATABASE {name}"));
        Self { admin, name }
    }

    pub fn url(&self) -> String {
        let (server, _) = self.admin.rsplit_once('/').unwrap();
        format!("{server}/{}", self.name)
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        psql(&self.admin, &format!("DROP DATABASE {} WITH (FORCE)", self.name));
    }
}

fn psql(url: &str, sql: &str) {
    let output = Command::new("psql")
        .args(["-X", "-q", "-c", sql, url])
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}
