//! Everything a person types: `cargo xtask <command>`.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command for people at a terminal reports there"
)]

mod bench;
mod build;
mod dist;
mod json;
mod place;
mod postgres;
mod process;
mod run;
mod serve;
mod shell;
mod site;
mod step;
mod style;
mod suites;
mod tally;
mod test;
mod tidy;
mod tools;

use std::process::ExitCode;

use anyhow::{Result, bail};

const HELP: &str = "\
cargo xtask <command>

  run [--release] [--demo] [--letters FILE] [server flags]
                    install what is missing, build everything, serve on 127.0.0.1:8080
  test [suite or test name ...]
                    everything: fmt clippy tidy shell native clippy-wasm wasm e2e
  build [--release] the site and the server
  serve [desk]      work on the pages: trunk serve on 127.0.0.1:8081, the desk on :8082, API on :8080
  style             style/citizen.css, bundled and minified
  shell [--check]   write index.html from the words, or fail when it is stale
  tidy              the doors between the rooms, licences, sizes
  bench [args]      measure a release build; see docs/PERFORMANCE.md
  dist              a release in target/dist with SHA256SUMS
  help              this text
";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match dispatch(&args) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(args: &[String]) -> Result<ExitCode> {
    let (command, rest) = match args.split_first() {
        Some((command, rest)) => (command.as_str(), rest),
        None => ("help", args),
    };
    match command {
        "run" => run::run(rest)?,
        "test" => return Ok(test::test(rest)),
        "build" => build::build(rest)?,
        "serve" => serve::serve(rest)?,
        "style" => style::style()?,
        "shell" => shell::shell(rest)?,
        "tidy" => tidy::tidy()?,
        "bench" => bench::bench(rest)?,
        "dist" => dist::dist()?,
        "help" | "--help" | "-h" => print!("{HELP}"),
        other => bail!("there is no command {other}\n\n{HELP}"),
    }
    Ok(ExitCode::SUCCESS)
}
