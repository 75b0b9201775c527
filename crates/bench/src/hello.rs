//! The limit of reading: an axum server that answers a small JSON and knows nothing.

use anyhow::Result;
use axum::routing::get;
use axum::{Json, Router};
use tokio::net::TcpListener;

/// The hidden command that starts it, so that it is a process of its own as the real server is.
pub const COMMAND: &str = "hello-server";

/// Serves until it is killed; prints its address as the real server does.
pub fn serve() -> Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        let router = Router::new().route("/", get(async || Json(["hello"])));
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        println!("http://{}", listener.local_addr()?);
        axum::serve(listener, router).await?;
        Ok(())
    })
}
