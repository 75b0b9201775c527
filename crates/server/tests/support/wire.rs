//! A server on a real socket, and a client that sends what it likes, as slowly as it likes.

use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use qingyu_server::listen::listen;
use qingyu_server::patience::{Patience, Stop};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;
use tokio::time::timeout;

/// Longer than anything here may take, on a busy machine too.
const LONG: Duration = Duration::from_secs(20);

/// A server that listens.
pub struct Listening {
    pub address: SocketAddr,
    pub stop: Stop,
    task: JoinHandle<bool>,
}

impl Listening {
    pub async fn start(router: Router, patience: Patience, stop: Stop) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let task = tokio::spawn(listen(listener, router, patience, stop.clone()));
        Self { address, stop, task }
    }

    /// Whether it ends by itself so soon.
    pub async fn ends_within(&mut self, time: Duration) -> bool {
        timeout(time, &mut self.task).await.is_ok()
    }

    /// Waits for the end; says whether everything ended by itself.
    pub async fn end(self) -> bool {
        timeout(LONG, self.task)
            .await
            .expect("the server does not end")
            .unwrap()
    }

    pub async fn connect(&self) -> Client {
        Client(TcpStream::connect(self.address).await.unwrap())
    }
}

/// A connection.
pub struct Client(TcpStream);

impl Client {
    pub async fn send(&mut self, bytes: &str) {
        self.0.write_all(bytes.as_bytes()).await.unwrap();
    }

    /// Everything that comes until the server closes the connection.
    pub async fn rest(&mut self) -> String {
        let mut all = Vec::new();
        let read = timeout(LONG, self.0.read_to_end(&mut all)).await;
        drop(read.expect("the connection is not closed"));
        String::from_utf8(all).unwrap()
    }

    /// What comes until these words have come.
    pub async fn until(&mut self, words: &str) -> String {
        let mut all = String::new();
        while !all.contains(words) {
            let mut part = [0; 4096];
            let length = timeout(LONG, self.0.read(&mut part))
                .await
                .expect("nothing comes")
                .unwrap();
            assert_ne!(length, 0, "closed after {all}");
            all.push_str(std::str::from_utf8(&part[..length]).unwrap());
        }
        all
    }

    /// Sends a byte every few milliseconds until the server says something or closes the connection, and gives that.
    pub async fn dribble(&mut self) -> String {
        let dribbled = async {
            loop {
                let mut first = [0; 1];
                match timeout(Duration::from_millis(5), self.0.read(&mut first)).await {
                    Ok(Ok(1)) => return String::from_utf8_lossy(&first).into_owned(),
                    Ok(_) => return String::new(),
                    Err(_) => drop(self.0.write_all(b"x").await),
                }
            }
        };
        let first = timeout(LONG, dribbled)
            .await
            .expect("a dribbling client is never cut off");
        first + &self.rest().await
    }
}
