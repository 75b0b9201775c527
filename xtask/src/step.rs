//! One step at a time: what it does, how long it took, and the table against the budget.

use std::fmt::Write;
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

use anyhow::Result;

/// The part of the budget a step counts against.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Group {
    /// Installing what is missing.
    Tools,
    /// Everything compiled for this machine.
    Native,
    /// Everything compiled for the browser.
    Wasm,
    /// Journeys in real browsers.
    Browsers,
}

impl Group {
    const ALL: [Self; 4] = [Self::Tools, Self::Native, Self::Wasm, Self::Browsers];

    const fn name(self) -> &'static str {
        match self {
            Self::Tools => "tools",
            Self::Native => "native",
            Self::Wasm => "wasm",
            Self::Browsers => "browsers",
        }
    }

    /// Seconds the group may take on two cores.
    const fn budget(self) -> u32 {
        60 * match self {
            Self::Tools => 15,
            Self::Native => 10,
            Self::Wasm => 8,
            Self::Browsers => 7,
        }
    }
}

/// A step that has ended.
struct Taken {
    group: Group,
    name: String,
    seconds: f64,
    ok: bool,
}

static TAKEN: Mutex<Vec<Taken>> = Mutex::new(Vec::new());

/// Does one thing, says what, and says how long it took.
pub fn step<T>(group: Group, name: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    println!("▶ {name}");
    let start = Instant::now();
    let result = work();
    let seconds = start.elapsed().as_secs_f64();
    let mark = if result.is_ok() { "✓" } else { "✗" };
    println!("{mark} {name} {seconds:.1} s");
    let mut taken = TAKEN.lock().unwrap_or_else(PoisonError::into_inner);
    taken.push(Taken {
        group,
        name: name.to_owned(),
        seconds,
        ok: result.is_ok(),
    });
    result
}

/// The table of step, seconds and budget so far.
pub fn table() -> String {
    render(&TAKEN.lock().unwrap_or_else(PoisonError::into_inner))
}

fn render(taken: &[Taken]) -> String {
    let mut text = format!("  {:<42}{:>9}{:>9}\n", "step", "seconds", "budget");
    for group in Group::ALL {
        let mine: Vec<_> = taken.iter().filter(|step| step.group == group).collect();
        for step in &mine {
            let mark = if step.ok { ' ' } else { '✗' };
            line(&mut text, mark, &step.name, step.seconds, "");
        }
        let sum = mine.iter().fold(0.0, |sum, step| sum + step.seconds);
        let over = if sum > f64::from(group.budget()) { '!' } else { ' ' };
        let budget = group.budget().to_string();
        line(&mut text, over, &format!("= {}", group.name()), sum, &budget);
    }
    text
}

fn line(text: &mut String, mark: char, name: &str, seconds: f64, budget: &str) {
    // Writing to a String cannot fail.
    let written = writeln!(text, "{mark} {name:<42}{seconds:>9.1}{budget:>9}");
    debug_assert!(written.is_ok());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_adds_each_group_up_and_marks_what_is_over() {
        let taken = |group, seconds, ok| Taken {
            group,
            name: "some step".to_owned(),
            seconds,
            ok,
        };
        let text = render(&[
            taken(Group::Wasm, 300.0, true),
            taken(Group::Wasm, 200.0, false),
            taken(Group::Native, 1.5, true),
        ]);
        assert!(
            text.lines()
                .any(|line| line.starts_with("! = wasm") && line.contains("500.0"))
        );
        assert!(text.lines().any(|line| line.starts_with("✗ some step")));
        assert!(
            text.lines()
                .any(|line| line.starts_with("  = native") && line.ends_with("600"))
        );
    }

    #[test]
    fn a_failed_step_hands_its_error_on() {
        let result: Result<()> = step(Group::Tools, "fails", || anyhow::bail!("no"));
        assert_eq!(result.unwrap_err().to_string(), "no");
        assert!(table().contains("✗ fails"));
    }
}
