//! `cargo xtask test`: every suite, whatever the others do, and the sum as the last line.

use std::process::ExitCode;

use anyhow::{Result, bail};

use crate::postgres::Postgres;
use crate::step::{Group, step, table};
use crate::tally::{Count, last_line};
use crate::{build, place, shell, site, suites, tidy, tools};

/// Suites that are one check each.
const CHECKS: [&str; 5] = ["fmt", "clippy", "clippy-wasm", "tidy", "shell"];
/// Suites of named tests.
const TESTS: [&str; 3] = ["native", "wasm", "e2e"];

/// What a person asked for: suites by name; every other word selects tests.
struct Wanted {
    suites: Vec<String>,
    filters: Vec<String>,
}

impl Wanted {
    fn read(args: &[String]) -> Self {
        let is_suite = |word: &&String| CHECKS.iter().chain(&TESTS).any(|name| name == word);
        let (suites, filters) = args.iter().partition::<Vec<_>, _>(is_suite);
        let filters: Vec<_> = filters.into_iter().cloned().collect();
        let mut suites: Vec<_> = suites.into_iter().cloned().collect();
        if suites.is_empty() {
            suites.extend(TESTS.map(String::from));
            if filters.is_empty() {
                suites.extend(CHECKS.map(String::from));
            }
        }
        Self { suites, filters }
    }

    fn any(&self, names: &[&str]) -> bool {
        names.iter().any(|name| self.suites.iter().any(|suite| suite == name))
    }
}

/// A run: what is wanted, what is counted, what cannot be built on.
struct Session {
    wanted: Wanted,
    total: Count,
    broken: Vec<&'static str>,
}

impl Session {
    /// Makes something that suites need; only its failure counts.
    fn ready<T>(&mut self, name: &'static str, suites: &[&str], work: impl FnOnce() -> Result<T>) -> Option<T> {
        if !self.wanted.any(suites) {
            return None;
        }
        match work() {
            Ok(made) => Some(made),
            Err(error) => {
                println!("✗ {name}: {error:#}");
                self.total += Count::FAILED;
                self.broken.push(name);
                None
            }
        }
    }

    /// Runs a suite, unless what it needs is broken.
    fn suite(
        &mut self,
        group: Group,
        name: &'static str,
        needs: &[&'static str],
        work: impl FnOnce(&[String]) -> Result<Count>,
    ) {
        if !self.wanted.any(&[name]) {
            return;
        }
        if let Some(need) = needs.iter().find(|need| self.broken.contains(need)) {
            println!("✗ {name}: not run, because {need} failed");
            self.total += Count::FAILED;
            self.broken.push(name);
            return;
        }
        let mut count = Count::default();
        let result = step(group, &format!("suite: {name}"), || {
            count = work(&self.wanted.filters)?;
            if count.failed > 0 {
                bail!("{}", last_line(count));
            }
            Ok(())
        });
        if let Err(error) = result {
            println!("  {error:#}");
            count.failed = count.failed.max(1);
            self.broken.push(name);
        }
        self.total += count;
    }

    /// Runs a suite that is one check.
    fn check(&mut self, group: Group, name: &'static str, needs: &[&'static str], work: impl FnOnce() -> Result<()>) {
        self.suite(group, name, needs, |_| work().map(|()| Count::PASSED));
    }
}

/// Runs the suites asked for, all of them by default.
pub fn test(args: &[String]) -> ExitCode {
    let mut session = Session {
        wanted: Wanted::read(args),
        total: Count::default(),
        broken: Vec::new(),
    };
    let database = tools_and_database(&mut session);
    on_this_machine(&mut session, database.as_ref());
    in_the_browser(&mut session, database.as_ref());
    drop(database);
    println!("\n{}", table());
    println!("{}", last_line(session.total));
    let is_good = session.total.failed == 0 && session.total.passed > 0;
    if is_good { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn tools_and_database(session: &mut Session) -> Option<Postgres> {
    session.ready(
        "compiler",
        &["fmt", "clippy", "clippy-wasm", "shell", "native"],
        tools::compiler,
    );
    session.ready("site tools", &["e2e"], tools::for_site);
    session.ready("wasm tools", &["wasm"], tools::for_wasm_tests);
    session.ready("packages", &["native"], tools::packages);
    session.ready("browser", &["native", "wasm", "e2e"], tools::browsers);
    session.ready("postgres", &["native", "e2e"], || {
        tools::database()?;
        let database = step(Group::Native, "postgres: throw-away cluster", Postgres::start)?;
        let whose = if database.is_ours() {
            "deleted afterwards"
        } else {
            "from the environment"
        };
        println!("  {}, {whose}", database.url());
        Ok(database)
    })
}

fn on_this_machine(session: &mut Session, database: Option<&Postgres>) {
    use Group::Native;
    session.check(Native, "fmt", &["compiler"], suites::fmt);
    session.check(Native, "clippy", &["compiler"], suites::clippy);
    session.check(Native, "tidy", &[], tidy::tidy);
    session.ready("server", &["shell", "e2e"], build::with_tests);
    session.check(Native, "shell", &["compiler", "server"], || {
        shell::check(&place::server(false))
    });
    session.suite(Native, "native", &["compiler", "packages", "postgres"], |filters| {
        suites::native(filters, database)
    });
}

fn in_the_browser(session: &mut Session, database: Option<&Postgres>) {
    use Group::{Browsers, Wasm};
    session.check(Wasm, "clippy-wasm", &["compiler"], suites::clippy_wasm);
    session.suite(Wasm, "wasm", &["wasm tools", "browser"], suites::wasm);
    if !session.broken.contains(&"site tools") {
        session.ready("site build", &["e2e"], site::build);
    }
    session.suite(
        Browsers,
        "e2e",
        &["server", "site tools", "site build", "browser"],
        |filters| suites::e2e(filters, database),
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    fn session(args: &[&str]) -> Session {
        let args: Vec<_> = args.iter().map(ToString::to_string).collect();
        Session {
            wanted: Wanted::read(&args),
            total: Count::default(),
            broken: Vec::new(),
        }
    }

    #[test]
    fn no_words_mean_everything_and_a_test_name_means_only_tests() {
        assert!(session(&[]).wanted.any(&["fmt"]));
        assert!(session(&[]).wanted.any(&["e2e"]));
        assert!(!session(&["a_name"]).wanted.any(&CHECKS));
        let chosen = session(&["native", "a_name"]).wanted;
        assert!(!chosen.any(&["wasm", "e2e"]));
        assert_eq!(chosen.filters, ["a_name"]);
    }

    #[test]
    fn a_broken_build_fails_what_needs_it_once_and_the_rest_goes_on() {
        let mut session = session(&[]);
        let none: Option<()> = session.ready("server", &["e2e"], || bail!("does not compile"));
        assert_eq!(none, None);
        session.suite(Group::Browsers, "e2e", &["server"], |_| Ok(Count::PASSED));
        session.check(Group::Native, "fmt", &[], || Ok(()));
        session.suite(Group::Native, "native", &[], |_| {
            Ok(Count {
                passed: 5,
                failed: 2,
                ignored: 1,
            })
        });
        assert_eq!(
            session.total,
            Count {
                passed: 6,
                failed: 4,
                ignored: 1
            }
        );
        assert_eq!(session.broken, ["server", "e2e", "native"]);
    }
}
