//! A throw-away PostgreSQL for the tests: started on a free port, stopped and deleted afterwards.

use std::fs::{self, File};
use std::net::TcpListener;
use std::os::unix::fs::{PermissionsExt, chown};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;
use std::{env, process};

use anyhow::{Context, Result, bail};

use crate::process::{ask, command, run, which};

/// The variable that names the database to the tests.
pub const VARIABLE: &str = "QINGYU_TEST_POSTGRES_URL";
/// The variable that names the file with the certificate under which it is to be trusted.
const CA: &str = "QINGYU_TEST_POSTGRES_CA";
/// The certificate of our own database, which stands for itself.
const CERTIFICATE: &str = "data/server.crt";

/// A database for the tests; ours is gone when this is dropped.
pub struct Postgres {
    url: String,
    cluster: Option<Cluster>,
}

struct Cluster {
    folder: PathBuf,
    server: Option<Child>,
    user: User,
    programs: PathBuf,
}

/// Who runs the database; it refuses to run as root.
struct User(Option<(u32, u32)>);

/// The folder with `initdb`, `pg_ctl` and `postgres`, the newest version first.
pub fn programs() -> Option<PathBuf> {
    let mut folders: Vec<_> = fs::read_dir("/usr/lib/postgresql")
        .map(|entries| entries.flatten().map(|entry| entry.path().join("bin")).collect())
        .unwrap_or_default();
    folders.sort_by_key(|folder: &PathBuf| {
        let version = folder.parent().and_then(Path::file_name);
        version.and_then(|name| name.to_str()?.parse::<u32>().ok())
    });
    let on_path = which("initdb").and_then(|file| file.canonicalize().ok()?.parent().map(Path::to_path_buf));
    let is_whole = |folder: &PathBuf| {
        ["initdb", "pg_ctl", "postgres"]
            .iter()
            .all(|name| folder.join(name).is_file())
    };
    folders.into_iter().rev().chain(on_path).find(is_whole)
}

impl Postgres {
    /// Takes the database the environment names, or starts one.
    pub fn start() -> Result<Self> {
        if let Ok(url) = env::var(VARIABLE) {
            return Ok(Self { url, cluster: None });
        }
        Self::throw_away()
    }

    /// Starts a database of our own.
    fn throw_away() -> Result<Self> {
        let programs = programs().context("initdb and pg_ctl are missing")?;
        let user = User::find()?;
        let folder = env::temp_dir().join(format!("qingyu-postgres-{}", process::id()));
        fs::create_dir(&folder).with_context(|| format!("could not make {}", folder.display()))?;
        let mut cluster = Cluster {
            folder,
            server: None,
            user,
            programs,
        };
        let port = TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port();
        cluster.start(port)?;
        Ok(Self {
            url: format!("postgres://qingyu@127.0.0.1:{port}/postgres"),
            cluster: Some(cluster),
        })
    }

    /// Where the database answers.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Names the database to a program; one from the environment is named there already.
    pub fn name_to(&self, program: &mut Command) {
        if let Some(cluster) = &self.cluster {
            program
                .env(VARIABLE, &self.url)
                .env(CA, cluster.folder.join(CERTIFICATE));
        }
    }

    /// Says whether the database is ours and will be deleted.
    pub fn is_ours(&self) -> bool {
        self.cluster.is_some()
    }
}

impl User {
    fn find() -> Result<Self> {
        if ask("id", &["-u"]).is_none_or(|id| id != "0") {
            return Ok(Self(None));
        }
        let number = |args: &[&str]| ask("id", args)?.parse().ok();
        for name in ["postgres", "nobody"] {
            if let (Some(user), Some(group)) = (number(&["-u", name]), number(&["-g", name])) {
                return Ok(Self(Some((user, group))));
            }
        }
        bail!("PostgreSQL refuses to run as root, and there is no user postgres or nobody")
    }

    /// Prepares a program as this user; it ends when we end, whatever ends us.
    fn command(&self, program: PathBuf) -> Command {
        if self.0.is_none() && which("setpriv").is_none() {
            return Command::new(program);
        }
        let mut command = command("setpriv");
        if let Some((user, group)) = self.0 {
            command.arg(format!("--reuid={user}")).arg(format!("--regid={group}"));
            command.arg("--clear-groups");
        }
        command.arg("--pdeathsig=INT").arg(program);
        command
    }
}

impl Cluster {
    fn program(&self, name: &str) -> Command {
        self.prepared(self.programs.join(name))
    }

    fn program_on_path(&self, name: &str) -> Command {
        self.prepared(name.into())
    }

    fn prepared(&self, program: PathBuf) -> Command {
        let mut command = self.user.command(program);
        command.current_dir(&self.folder).env("HOME", &self.folder);
        command.env("LC_ALL", "C").stdin(Stdio::null());
        command
    }

    fn start(&mut self, port: u16) -> Result<()> {
        fs::set_permissions(&self.folder, fs::Permissions::from_mode(0o700))?;
        if let Some((user, group)) = self.user.0 {
            chown(&self.folder, Some(user), Some(group))?;
        }
        run(self
            .program("initdb")
            .args(["--pgdata=data", "--username=qingyu", "--auth=trust"])
            .args(["--encoding=UTF8", "--locale=C", "--no-sync"])
            .stdout(Stdio::null()))?;
        run(self
            .program_on_path("openssl")
            .args([
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:P-256",
                "-nodes",
            ])
            .args([
                "-days",
                "2",
                "-subj",
                "/CN=qingyu",
                "-addext",
                "subjectAltName=IP:127.0.0.1",
            ])
            .args(["-addext", "basicConstraints=critical,CA:FALSE"])
            .args(["-keyout", "data/server.key", "-out", CERTIFICATE])
            .stderr(Stdio::null()))?;
        let log = self.folder.join("log");
        let mut server = self.program("postgres");
        server.args(["-D", "data", "-h", "127.0.0.1", "-p", &port.to_string()]);
        server
            .arg("-k")
            .arg(&self.folder)
            .args(["-c", "max_connections=200", "-c", "ssl=on"]);
        server.stdout(Stdio::null()).stderr(File::create(&log)?);
        self.server = Some(server.spawn().context("could not start PostgreSQL")?);
        for _ in 0..600 {
            let said = fs::read_to_string(&log).unwrap_or_default();
            if said.contains("ready to accept connections") {
                return Ok(());
            }
            let ended = self.server.as_mut().map(Child::try_wait).transpose()?.flatten();
            if let Some(status) = ended {
                bail!("PostgreSQL ended with {status}: {said}");
            }
            sleep(Duration::from_millis(50));
        }
        bail!("PostgreSQL was not ready within 30 seconds, see {}", log.display())
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        if let Some(mut server) = self.server.take() {
            let mut stop = self.program("pg_ctl");
            stop.args(["stop", "-D", "data", "-m", "fast", "-w"])
                .stdout(Stdio::null());
            if run(&mut stop).is_err() && server.kill().is_err() {
                println!("  PostgreSQL in {} could not be stopped", self.folder.display());
            }
            if let Err(error) = server.wait() {
                println!("  PostgreSQL was not seen to end: {error}");
            }
        }
        if let Err(error) = fs::remove_dir_all(&self.folder) {
            println!("  could not delete {}: {error}", self.folder.display());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cluster_answers_and_leaves_nothing_behind() {
        let postgres = Postgres::throw_away().unwrap();
        let address = postgres.url().split_once('@').unwrap().1;
        let address = address.strip_suffix("/postgres").unwrap().to_owned();
        let folder = postgres.cluster.as_ref().unwrap().folder.clone();
        assert!(std::net::TcpStream::connect(&address).is_ok());
        drop(postgres);
        assert!(std::net::TcpStream::connect(&address).is_err());
        assert!(!folder.exists());
    }
}
