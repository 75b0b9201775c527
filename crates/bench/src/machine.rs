//! The machine the numbers belong to, and the day.

use std::fs;
use std::process::Command;
use std::thread::available_parallelism;

use anyhow::{Context, Result, ensure};

/// One line: processor, cores, memory, kernel.
pub fn line() -> Result<String> {
    let processors = read("/proc/cpuinfo")?;
    let model = processors.lines().find(|line| line.starts_with("model name"));
    let model = model
        .and_then(|line| line.split_once(':'))
        .map_or("unknown processor", |(_, model)| model.trim());
    let memory = read("/proc/meminfo")?;
    let memory = memory.lines().find_map(|line| line.strip_prefix("MemTotal:"));
    let memory: u64 = memory
        .and_then(|rest| rest.split_whitespace().next())
        .context("no MemTotal")?
        .parse()?;
    let kernel = read("/proc/sys/kernel/osrelease")?;
    let cores = available_parallelism()?;
    let gib = memory.div_ceil(1024 * 1024);
    Ok(format!("{model}, {cores} cores, {gib} GiB, Linux {}", kernel.trim()))
}

/// How busy the machine was before the measurement: on a machine with other work the numbers say little.
pub fn load() -> Result<String> {
    let load = read("/proc/loadavg")?;
    Ok(format!(
        "load average of the last minute before: {}",
        load.split(' ').next().unwrap_or_default()
    ))
}

/// The day and minute, by the `date` command.
pub fn date() -> Result<String> {
    let output = Command::new("date")
        .arg("+%Y-%m-%d %H:%M %z")
        .output()
        .context("could not run date")?;
    ensure!(output.status.success(), "date failed");
    Ok(String::from_utf8(output.stdout)?.trim().to_owned())
}

fn read(path: &str) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("could not read {path}"))
}
