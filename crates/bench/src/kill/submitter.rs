//! A submitter: files case after case, each again with the same code until it is acknowledged.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use serde_json::Value;
use tokio::time::sleep;

use crate::http::{Answer, Connection};
use crate::letter::Letter;
use crate::random::{Code, Random};

/// A code that was sent.
#[derive(Clone, Debug)]
pub struct Filed {
    /// The code.
    pub code: Code,
    /// The answer, when it was acknowledged.
    pub receipt: Option<Value>,
}

/// How long a server may be unreachable without having been killed.
const PATIENCE: Duration = Duration::from_secs(5);

/// Files until the server is gone for good; the last case is then usually unanswered.
pub async fn run(
    address: String,
    letter: Arc<Letter>,
    mut random: Random,
    killed: Arc<AtomicBool>,
) -> Result<Vec<Filed>> {
    let mut filed = Vec::new();
    let mut connection = None;
    loop {
        let code = random.code();
        let request = letter.with(&code);
        let receipt = acknowledged(&address, &request, &mut connection, &killed).await?;
        let is_gone = receipt.is_none();
        filed.push(Filed { code, receipt });
        if is_gone {
            return Ok(filed);
        }
    }
}

/// Sends until a 201 or 200 comes; `None` when the server was killed first.
async fn acknowledged(
    address: &str,
    request: &[u8],
    connection: &mut Option<Connection>,
    killed: &AtomicBool,
) -> Result<Option<Value>> {
    let mut failing_since = None;
    loop {
        match attempt(address, request, connection).await {
            Ok(answer) if matches!(answer.status, 200 | 201) => return Ok(Some(serde_json::from_slice(&answer.body)?)),
            // Full for the moment.
            Ok(answer) if matches!(answer.status, 429 | 503) => {}
            Ok(answer) => bail!(
                "filing gave {}: {}",
                answer.status,
                String::from_utf8_lossy(&answer.body)
            ),
            Err(error) => {
                *connection = None;
                if killed.load(Ordering::SeqCst) {
                    return Ok(None);
                }
                if failing_since.get_or_insert_with(Instant::now).elapsed() > PATIENCE {
                    return Err(error.context("the server is unreachable though nobody killed it"));
                }
            }
        }
        sleep(Duration::from_millis(5)).await;
    }
}

/// Files once, over the connection there is or a new one.
pub async fn attempt(address: &str, request: &[u8], connection: &mut Option<Connection>) -> Result<Answer> {
    let mut open = match connection.take() {
        Some(open) => open,
        None => Connection::open(address).await?,
    };
    let answer = open.exchange(request).await?;
    *connection = Some(open);
    Ok(answer)
}
