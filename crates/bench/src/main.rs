//! `cargo xtask bench`: measurements against their limits, and the crash harness.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command for people at a terminal reports there"
)]

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result};
use qingyu_bench::arguments::{Arguments, HELP};
use qingyu_bench::section::{Section, Setting};
use qingyu_bench::{hello, import, kill, machine, place, similar, tone};

fn main() -> ExitCode {
    match run() {
        Ok(code) => code,
        Err(error) => {
            eprintln!("bench: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<ExitCode> {
    let given: Vec<String> = std::env::args().skip(1).collect();
    if given == [hello::COMMAND] {
        hello::serve()?;
        return Ok(ExitCode::SUCCESS);
    }
    let arguments = Arguments::parse(given)?;
    if arguments.help {
        print!("{HELP}");
        return Ok(ExitCode::SUCCESS);
    }
    if let Some(file) = &arguments.tone {
        print!("{}", tone::report(file, arguments.show)?);
        return Ok(ExitCode::SUCCESS);
    }
    if let Some(file) = &arguments.similar {
        print!("{}", similar::report(&file.clone().map_or_else(place::letters, Ok)?)?);
        return Ok(ExitCode::SUCCESS);
    }
    if let Some(letters) = &arguments.import {
        return taken_in(&arguments, letters.as_deref());
    }
    match arguments.kill {
        Some(rounds) => crash(&arguments, rounds),
        None => measure(&arguments),
    }
}

/// Kills the server again and again; fails on any loss.
fn crash(arguments: &Arguments, rounds: u32) -> Result<ExitCode> {
    let server = place::server(arguments.server.as_deref())?;
    let seed = arguments.seed()?;
    println!("killing {} {rounds} times, seed {seed}", server.display());
    let tally = kill::rounds_on(&server, arguments.database.as_deref(), rounds, seed)?;
    print!("{tally}");
    Ok(if tally.is_clean() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// Imports a large file under kills; fails when a row is missing, twice, or not given back.
fn taken_in(arguments: &Arguments, letters: Option<&Path>) -> Result<ExitCode> {
    let plan = import::Plan {
        server: place::server(arguments.server.as_deref())?,
        letters: import::letters(letters)?,
        rows: arguments.rows.unwrap_or(100_000),
        kills: arguments.kills.unwrap_or(5),
        seed: arguments.seed()?,
    };
    println!("{}\n{}", machine::line()?, machine::date()?);
    let found = import::run(&plan)?;
    print!("{found}");
    Ok(if found.is_clean() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// Runs the sections; one that fails is named, and its numbers are not there.
fn measure(arguments: &Arguments) -> Result<ExitCode> {
    let setting = Setting {
        server: place::server(arguments.server.as_deref())?,
        site: place::site(arguments.site.as_deref())?,
        full: arguments.full,
    };
    let sections = if arguments.sections.is_empty() {
        Section::ALL.to_vec()
    } else {
        arguments.sections.clone()
    };
    let place = format!("{}\n{}\n{}", machine::line()?, machine::date()?, machine::load()?);
    println!("{place}\n{}\n", setting.server.display());
    let (mut tables, mut failed, mut missed) = (Vec::new(), Vec::new(), Vec::new());
    for section in sections {
        match section.measure(&setting) {
            Ok(table) => {
                let text = table.markdown();
                println!("{text}");
                tables.push(text);
                missed.extend(table.missed().map(|row| format!("{}: {}", section.name(), row.what)));
            }
            Err(error) => {
                eprintln!("{}: not measured: {error:#}\n", section.name());
                failed.push(section.name());
            }
        }
    }
    if let Some(path) = &arguments.markdown {
        let missing = if failed.is_empty() {
            String::new()
        } else {
            format!("\nNot measured: {}\n", failed.join(", "))
        };
        let text = format!("{}\n\n{}{missing}", place.replace('\n', "  \n"), tables.join("\n"));
        fs::write(path, text).with_context(|| format!("could not write {}", path.display()))?;
    }
    let is_good = failed.is_empty() && (missed.is_empty() || !arguments.strict);
    for aim in &missed {
        eprintln!("not met: {aim}");
    }
    Ok(if is_good { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
