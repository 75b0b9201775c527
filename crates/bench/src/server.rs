//! The server as a process of its own: started, found by the address it prints, stopped or killed.

use std::ffi::OsString;
use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};

use crate::place;

/// What a listening server prints, followed by its port.
const SIGN: &str = "http://127.0.0.1:";
/// A prefix gets ten times this, and that must fit 32 bits too.
const WITHOUT_LIMIT: &str = "100000000";
/// Lines of a server that are kept for an error.
const KEPT: usize = 40;

/// How to start it.
#[derive(Clone, Debug)]
pub struct Launch {
    program: OsString,
    arguments: Vec<OsString>,
}

/// A running server; killed when this is dropped.
#[derive(Debug)]
pub struct Server {
    child: Child,
    address: String,
    said: Arc<Mutex<Vec<String>>>,
}

impl Launch {
    /// The server on a data folder; without a database URL it uses SQLite in that folder.
    pub fn new(server: &Path, data: &Path, database: Option<&str>, site: Option<&Path>) -> Result<Self> {
        let site = match site {
            Some(site) => site.to_path_buf(),
            None => stand_in(data)?,
        };
        let mut arguments: Vec<OsString> = vec!["--listen".into(), "127.0.0.1:0".into()];
        arguments.extend(["--data-dir".into(), data.into(), "--site".into(), site.into()]);
        if let Some(url) = database {
            arguments.extend(["--database-url".into(), url.into()]);
        }
        Ok(Self {
            program: server.into(),
            arguments,
        })
    }

    /// This program as another server, by a hidden command.
    pub fn own(command: &str) -> Result<Self> {
        Ok(Self {
            program: std::env::current_exe()?.into(),
            arguments: vec![command.into()],
        })
    }

    /// The same under another program, such as a tracer that leaves the server our child.
    #[must_use]
    pub fn under(mut self, program: &str, arguments: &[OsString]) -> Self {
        let mut all = arguments.to_vec();
        all.push(std::mem::replace(&mut self.program, program.into()));
        all.append(&mut self.arguments);
        self.arguments = all;
        self
    }

    /// Starts it and waits until it listens.
    pub fn start(&self) -> Result<Server> {
        let mut command = Command::new(&self.program);
        for (name, _) in std::env::vars_os() {
            if name.to_string_lossy().starts_with("QINGYU_") {
                command.env_remove(name);
            }
        }
        command
            .args(&self.arguments)
            .env("QINGYU_SUBMISSIONS_PER_HOUR", WITHOUT_LIMIT)
            .env("QINGYU_LOOKUPS_PER_HOUR", WITHOUT_LIMIT)
            .env("RUST_BACKTRACE", "0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let name = self.program.to_string_lossy();
        let mut child = command.spawn().with_context(|| format!("could not start {name}"))?;
        let (found, address) = channel();
        let said = Arc::new(Mutex::new(Vec::new()));
        if let Some(out) = child.stdout.take() {
            listen(out, found.clone(), Arc::clone(&said));
        }
        if let Some(err) = child.stderr.take() {
            listen(err, found, Arc::clone(&said));
        }
        let mut server = Server {
            child,
            address: String::new(),
            said,
        };
        server.address = server
            .wait_for(&address)
            .with_context(|| format!("{name} does not listen"))?;
        Ok(server)
    }
}

/// A folder with the least page a server accepts, for runs that look at no page; the files it names are not there.
fn stand_in(data: &Path) -> Result<PathBuf> {
    let site = data.with_extension("site");
    fs::create_dir_all(&site)?;
    let page = "<!doctype html>\n<html lang=\"zh-CN\">\n<head><meta charset=\"utf-8\"><title>晴雨</title>\n\
                <link rel=\"stylesheet\" href=\"/none.css\">\n\
                <script src=\"/boot.js\" defer data-js=\"/none.js\" data-wasm=\"/none.wasm\"></script></head>\n\
                <body><main id=\"app\"></main></body>\n</html>\n";
    fs::write(site.join("index.html"), page)?;
    Ok(site)
}

/// Reads what a server says for as long as it lives, so that it never waits for us.
fn listen(stream: impl Read + Send + 'static, found: Sender<String>, said: Arc<Mutex<Vec<String>>>) {
    thread::spawn(move || {
        for line in BufReader::new(stream).lines().map_while(Result::ok) {
            if let Some(address) = address_in(&line) {
                // Nobody listens any more once the address is known.
                found.send(address).ok();
            }
            if let Ok(mut said) = said.lock() {
                if said.len() >= KEPT {
                    said.remove(0);
                }
                said.push(line);
            }
        }
    });
}

fn address_in(line: &str) -> Option<String> {
    let (_, rest) = line.split_once(SIGN)?;
    let port: String = rest.chars().take_while(char::is_ascii_digit).collect();
    (!port.is_empty()).then(|| format!("127.0.0.1:{port}"))
}

impl Server {
    fn wait_for(&mut self, address: &Receiver<String>) -> Result<String> {
        let deadline = Instant::now() + Duration::from_mins(1);
        while Instant::now() < deadline {
            if let Ok(address) = address.recv_timeout(Duration::from_millis(20)) {
                return Ok(address);
            }
            if let Some(status) = self.child.try_wait()? {
                bail!("it ended with {status} and said:\n{}", self.said());
            }
        }
        bail!("it printed no {SIGN} within a minute, but:\n{}", self.said())
    }

    /// Where it listens, as `host:port`.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// The number of its process.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// The last lines it printed.
    pub fn said(&self) -> String {
        self.said.lock().map(|said| said.join("\n")).unwrap_or_default()
    }

    /// Whether it still runs.
    pub fn is_running(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(None))
    }

    /// SIGKILL: it gets no chance to tidy up.
    pub fn kill(mut self) -> Result<()> {
        self.child.kill()?;
        self.child.wait()?;
        Ok(())
    }

    /// SIGTERM; says how long it took, with some seconds more than the server promises.
    pub fn stop(mut self) -> Result<Duration> {
        let id = self.child.id().to_string();
        let sent = Command::new("kill").args(["-TERM", &id]).status();
        sent.context("could not run kill")?;
        let start = Instant::now();
        while start.elapsed() < Duration::from_secs(15) {
            if let Some(status) = self.child.try_wait()? {
                ensure!(
                    status.success(),
                    "the server ended with {status} and said:\n{}",
                    self.said()
                );
                return Ok(start.elapsed());
            }
            thread::sleep(Duration::from_millis(10));
        }
        bail!(
            "the server did not end within 15 seconds of SIGTERM and said:\n{}",
            self.said()
        )
    }

    /// Memory in use, in KiB, by a field of `/proc/PID/status` such as `RssAnon`.
    pub fn memory(&self, field: &str) -> Result<u32> {
        let path = format!("/proc/{}/status", self.child.id());
        let text = fs::read_to_string(&path).with_context(|| format!("could not read {path}"))?;
        let line = text
            .lines()
            .find_map(|line| line.strip_prefix(field)?.strip_prefix(':'));
        let number = line.and_then(|line| line.split_whitespace().next());
        number
            .with_context(|| format!("{path} has no {field}"))?
            .parse()
            .context("not a number")
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended already.
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

/// A server on a fresh folder, which goes with it.
#[derive(Debug)]
pub struct Fresh {
    /// The server.
    pub server: Server,
    /// Its data folder.
    pub data: PathBuf,
    /// What holds the folder; deleted at the end.
    _folder: tempfile::TempDir,
}

impl Fresh {
    /// Starts one with SQLite.
    pub fn start(server: &Path, site: Option<&Path>) -> Result<Self> {
        let folder = place::scratch()?;
        let data = folder.path().join("data");
        let server = Launch::new(server, &data, None, site)?.start()?;
        Ok(Self {
            server,
            data,
            _folder: folder,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_is_found_in_a_line() {
        assert_eq!(
            address_in("晴雨 http://127.0.0.1:4711/ (sqlite)").as_deref(),
            Some("127.0.0.1:4711")
        );
        assert_eq!(address_in("listening on http://127.0.0.1:"), None);
    }
}
