//! A light HTTP/1.1 client: on two cores a heavy one would measure itself.

use std::ops::Range;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::timeout;

/// Longer than any answer may take.
const PATIENCE: Duration = Duration::from_secs(20);
/// How much is read at once.
const CHUNK: usize = 16 * 1024;

/// A kept-alive connection with one request under way at most.
#[derive(Debug)]
pub struct Connection {
    stream: TcpStream,
    buffer: Vec<u8>,
}

/// An answer, copied out of its connection.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// Status line and headers with all line ends: the bytes that came before the body.
    pub head: String,
    /// The body without any chunk marks.
    pub body: Vec<u8>,
    /// All bytes that came, chunk marks included.
    pub wire: usize,
}

/// Where the parts of an answer lie in the buffer.
struct Shape {
    status: u16,
    head: usize,
    framing: Framing,
}

enum Framing {
    Length(usize),
    Chunked,
}

/// A GET request; the extra headers end with line ends.
pub fn get(path: &str, extra: &str) -> String {
    format!("GET {path} HTTP/1.1\r\nhost: bench\r\n{extra}\r\n")
}

impl Connection {
    /// Connects to `host:port`.
    pub async fn open(address: &str) -> Result<Self> {
        let stream = timeout(PATIENCE, TcpStream::connect(address)).await??;
        stream.set_nodelay(true)?;
        Ok(Self {
            stream,
            buffer: Vec::with_capacity(CHUNK),
        })
    }

    /// Sends a request and reads the whole answer; hands back the status only.
    pub async fn status(&mut self, request: &[u8]) -> Result<u16> {
        let (shape, _) = self.round_trip(request).await?;
        Ok(shape.status)
    }

    /// Sends a request and reads the whole answer.
    pub async fn exchange(&mut self, request: &[u8]) -> Result<Answer> {
        let (shape, parts) = timeout(PATIENCE, self.round_trip(request))
            .await
            .context("no answer")??;
        let mut body = Vec::new();
        for part in parts {
            body.extend_from_slice(self.buffer.get(part).unwrap_or_default());
        }
        let head = self.buffer.get(..shape.head).unwrap_or_default();
        Ok(Answer {
            status: shape.status,
            head: String::from_utf8_lossy(head).into_owned(),
            body,
            wire: self.buffer.len(),
        })
    }

    async fn round_trip(&mut self, request: &[u8]) -> Result<(Shape, Vec<Range<usize>>)> {
        self.buffer.clear();
        self.stream.write_all(request).await?;
        let mut shape = None;
        loop {
            if shape.is_none() {
                shape = shape_of(&self.buffer)?;
            }
            if let Some(known) = &shape
                && let Some(parts) = parts_of(&self.buffer, known)?
                && let Some(shape) = shape.take()
            {
                return Ok((shape, parts));
            }
            if self.stream.read_buf(&mut self.buffer).await? == 0 {
                bail!("the server closed the connection within an answer");
            }
        }
    }
}

/// The head of an answer, once it is there.
fn shape_of(buffer: &[u8]) -> Result<Option<Shape>> {
    let Some(end) = buffer.windows(4).position(|four| four == b"\r\n\r\n") else {
        return Ok(None);
    };
    let head = std::str::from_utf8(&buffer[..end]).context("an answer's head is not text")?;
    let mut lines = head.split("\r\n");
    let status = lines
        .next()
        .and_then(|line| line.split(' ').nth(1))
        .context("no status line")?;
    let mut framing = Framing::Length(0);
    for line in lines {
        let Some((name, value)) = line.split_once(':') else {
            continue;
        };
        if name.eq_ignore_ascii_case("content-length") {
            framing = Framing::Length(value.trim().parse()?);
        } else if name.eq_ignore_ascii_case("transfer-encoding") && value.trim().eq_ignore_ascii_case("chunked") {
            framing = Framing::Chunked;
        }
    }
    Ok(Some(Shape {
        status: status.parse()?,
        head: end + 4,
        framing,
    }))
}

/// The pieces of the body, once all of it is there.
fn parts_of(buffer: &[u8], shape: &Shape) -> Result<Option<Vec<Range<usize>>>> {
    if let Framing::Length(length) = shape.framing {
        let body = shape.head..shape.head + length;
        return Ok((buffer.len() >= body.end).then(|| vec![body]));
    }
    let (mut at, mut parts) = (shape.head, Vec::new());
    loop {
        let rest = buffer.get(at..).unwrap_or_default();
        let Some(line) = rest.windows(2).position(|two| two == b"\r\n") else {
            return Ok(None);
        };
        let size = std::str::from_utf8(&rest[..line])?
            .split(';')
            .next()
            .unwrap_or_default();
        let size = usize::from_str_radix(size.trim(), 16).context("a chunk has no size")?;
        let start = at + line + 2;
        at = start + size + 2;
        if buffer.len() < at {
            return Ok(None);
        }
        if size == 0 {
            return Ok(Some(parts));
        }
        parts.push(start..start + size);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(text: &str) -> Option<String> {
        let shape = shape_of(text.as_bytes()).unwrap()?;
        let parts = parts_of(text.as_bytes(), &shape).unwrap()?;
        Some(parts.into_iter().map(|part| &text[part]).collect())
    }

    #[test]
    fn an_answer_is_whole_only_when_all_of_it_came() {
        let answer = "HTTP/1.1 201 Created\r\nContent-Length: 5\r\n\r\nhello";
        assert_eq!(body(answer).as_deref(), Some("hello"));
        for end in 0..answer.len() {
            assert_eq!(body(&answer[..end]), None);
        }
    }

    #[test]
    fn chunks_are_put_together() {
        let answer = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n";
        assert_eq!(body(answer).as_deref(), Some("abcde"));
        for end in 0..answer.len() {
            assert_eq!(body(&answer[..end]), None);
        }
    }
}
