//! Reads what strace wrote: did the disk have the case before the citizen was told?

use std::collections::HashMap;

use anyhow::{Context, Result, ensure};

/// The options for strace: it follows threads, names files, and leaves the server our child (`-D`).
pub const OPTIONS: [&str; 8] = [
    "-D",
    "-f",
    "-y",
    "-qq",
    "-s",
    "64",
    "-e",
    "trace=fdatasync,fsync,read,recvfrom,recvmsg,write,writev,sendto,sendmsg,pwrite64",
];

/// A call that came back; begun and ended are positions in the trace.
#[derive(Debug)]
struct Call {
    begun: usize,
    ended: usize,
    text: String,
}

/// The order of things, as positions in the trace.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Order {
    /// The request was read.
    pub arrived: usize,
    /// A page of the case was handed to the system.
    pub written: usize,
    /// The disk was asked to keep it.
    pub sync_begun: usize,
    /// The disk said that it does.
    pub synced: usize,
    /// The 201 was sent.
    pub answered: usize,
}

/// Finds request, write, sync and 201 in the trace, in this order; fails when one is missing or out of order.
pub fn order(trace: &str, data: &str) -> Result<Order> {
    let calls = calls(trace);
    let named = |call: &Call, names: &[&str]| names.iter().any(|name| call.text.starts_with(&format!("{name}(")));
    let on_data = |call: &Call| {
        let file = call.text.split_once('<').and_then(|(_, rest)| rest.split('>').next());
        file.is_some_and(|file| file.starts_with(data))
    };
    let arrived = calls
        .iter()
        .find(|call| named(call, &["read", "recvfrom", "recvmsg"]) && call.text.contains("\"POST /api/v1/cases "))
        .context("the trace does not show the request arrive")?;
    let answered = calls
        .iter()
        .find(|call| named(call, &["write", "writev", "sendto", "sendmsg"]) && call.text.contains("\"HTTP/1.1 201"))
        .context("the trace does not show a 201")?;
    let written = calls
        .iter()
        .filter(|call| named(call, &["pwrite64", "write"]) && on_data(call))
        .filter(|call| call.begun > arrived.ended && call.ended < answered.begun)
        .max_by_key(|call| call.ended)
        .context("nothing was written to the data folder between the request and its 201")?;
    let synced = calls
        .iter()
        .filter(|call| named(call, &["fdatasync", "fsync"]) && on_data(call) && call.text.ends_with("= 0"))
        .find(|call| call.begun > written.ended && call.ended < answered.begun)
        .context("no fdatasync or fsync returned 0 between the last write of the case and its 201")?;
    ensure!(
        arrived.ended < answered.begun,
        "the 201 was sent before the request was read"
    );
    Ok(Order {
        arrived: arrived.ended,
        written: written.ended,
        sync_begun: synced.begun,
        synced: synced.ended,
        answered: answered.begun,
    })
}

/// The calls of all threads, those in two pieces put together.
fn calls(trace: &str) -> Vec<Call> {
    let mut open: HashMap<&str, (usize, &str)> = HashMap::new();
    let mut calls = Vec::new();
    for (at, line) in trace.lines().enumerate() {
        let Some((thread, rest)) = line.trim_start().split_once(char::is_whitespace) else {
            continue;
        };
        let rest = rest.trim();
        if let Some(start) = rest.strip_suffix("<unfinished ...>") {
            open.insert(thread, (at, start.trim_end()));
        } else if let Some(resumed) = rest.strip_prefix("<... ") {
            let end = resumed.split_once("resumed>").map_or("", |(_, end)| end);
            if let Some((begun, start)) = open.remove(thread) {
                calls.push(Call {
                    begun,
                    ended: at,
                    text: format!("{start}{end}"),
                });
            }
        } else {
            calls.push(Call {
                begun: at,
                ended: at,
                text: rest.to_owned(),
            });
        }
    }
    calls
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = r#"
11 recvfrom(9<socket:[5]>, "POST /api/v1/cases HTTP/1.1\r\nhos"..., 1024, 0, NULL, NULL) = 300
12 pwrite64(7</d/q.db-wal>, "\0\0", 4096, 32) = 4096
12 fdatasync(7</d/q.db-wal> <unfinished ...>
11 write(1<pipe:[3]>, "x", 1) = 1
12 <... fdatasync resumed>)         = 0
11 writev(9<socket:[5]>, [{iov_base="HTTP/1.1 201 Created\r\n"..., iov_len=200}], 1) = 200
"#;

    #[test]
    fn the_order_is_read_across_threads() {
        let order = order(GOOD, "/d/").unwrap();
        assert!(order.arrived < order.written && order.written < order.sync_begun);
        assert!(order.sync_begun < order.synced && order.synced < order.answered);
    }

    #[test]
    fn a_201_before_the_sync_is_found() {
        let lines: Vec<_> = GOOD.trim().lines().collect();
        let early = [lines[0], lines[1], lines[2], lines[5], lines[4]].join("\n");
        assert!(order(&early, "/d/").unwrap_err().to_string().contains("returned 0"));
        let failed = GOOD.replace("resumed>)         = 0", "resumed>) = -1 EIO");
        assert!(order(&failed, "/d/").is_err());
        let elsewhere = GOOD.replace("/d/q.db", "/e/q.db");
        assert!(order(&elsewhere, "/d/").is_err());
    }
}
