//! The server of Qingyu: calls, pages without script, and the shell of the citizen app.

pub mod accounts;
pub mod address;
pub mod app;
pub mod assets;
pub mod body;
pub mod clock;
pub mod commands;
pub mod config;
pub mod demo;
pub mod fresh;
pub mod headers;
pub mod http;
pub mod limiter;
pub mod listen;
pub mod lite;
pub mod own_site;
pub mod pages;
pub mod patience;
pub mod pepper;
pub mod private;
pub mod refusal;
pub mod router;
pub mod serve;
pub mod shell;
pub mod staff;
pub mod units;
