//! The sections: what is measured, one per file.

mod bytes;
mod desk;
mod first_field;
mod memory;
mod open;
mod scale;
mod submit;
mod track;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result};

use crate::letter::{Letter, first_unit};
use crate::load::{Codes, Load, Outcome, Until, runtime};
use crate::random::Code;
use crate::server::{Launch, Server};
use crate::table::Table;

/// What the sections measure.
#[derive(Clone, Debug)]
pub struct Setting {
    /// The server.
    pub server: PathBuf,
    /// The built site, if there is one.
    pub site: Option<PathBuf>,
    /// A million cases too.
    pub full: bool,
}

/// A section.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// What the citizen page transfers cold.
    Bytes,
    /// Durable submissions.
    Submit,
    /// Look-ups.
    Track,
    /// Memory.
    Memory,
    /// Submissions and look-ups with ever more cases.
    Scale,
    /// Pages of the desk with ever more cases.
    Desk,
    /// The public figures with ever so many ratings.
    Open,
    /// Time until the first field takes typing.
    FirstField,
}

impl Section {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Bytes,
        Self::Submit,
        Self::Track,
        Self::Memory,
        Self::Scale,
        Self::Desk,
        Self::Open,
        Self::FirstField,
    ];

    /// Its name on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Bytes => "bytes",
            Self::Submit => "submit",
            Self::Track => "track",
            Self::Memory => "memory",
            Self::Scale => "scale",
            Self::Desk => "desk",
            Self::Open => "open",
            Self::FirstField => "first-field",
        }
    }

    /// The section with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|section| section.name() == name)
    }

    /// Measures it.
    pub fn measure(self, setting: &Setting) -> Result<Table> {
        match self {
            Self::Bytes => bytes::measure(setting),
            Self::Submit => submit::measure(setting),
            Self::Track => track::measure(setting),
            Self::Memory => memory::measure(setting),
            Self::Scale => scale::measure(setting),
            Self::Desk => desk::measure(setting),
            Self::Open => open::measure(setting),
            Self::FirstField => first_field::measure(setting),
        }
    }
}

impl Setting {
    /// The site, for sections that look at pages.
    fn built_site(&self) -> Result<&Path> {
        self.site
            .as_deref()
            .context("there is no built site; `cargo xtask build` makes it, or name one with --site")
    }
}

/// How long a load is measured.
const SPAN: Duration = Duration::from_secs(5);
/// Connections of the loads that the aims speak of.
const CLIENTS: usize = 64;

/// How many file at once; the crowd the aims speak of comes between two measurements of the limit.
const CROWDS: [usize; 3] = [256, CLIENTS, 1];

/// Files new cases; hands back their codes too.
fn file(server: &Server, clients: usize, until: Until, seed: u64) -> Result<Outcome> {
    let unit = runtime()?.block_on(first_unit(server.address()))?;
    let load = Load {
        letter: Arc::new(Letter::filing(unit)?),
        codes: Codes::Fresh,
        clients,
        until,
        seed,
    };
    load.send(server.address()).context("filing")
}

/// Looks known codes up.
fn look_up(server: &Server, codes: &Arc<Vec<Code>>, until: Until, seed: u64) -> Result<Outcome> {
    look_up_by(CLIENTS, server, codes, until, seed)
}

/// Looks known codes up, one after the other.
fn look_up_alone(server: &Server, codes: &Arc<Vec<Code>>, span: Duration, seed: u64) -> Result<Outcome> {
    look_up_by(1, server, codes, Until::Span(span), seed)
}

fn look_up_by(clients: usize, server: &Server, codes: &Arc<Vec<Code>>, until: Until, seed: u64) -> Result<Outcome> {
    let load = Load {
        letter: Arc::new(Letter::looking_up()?),
        codes: Codes::Known(Arc::clone(codes)),
        clients,
        until,
        seed,
    };
    load.send(server.address()).context("looking up")
}

/// The limit of look-ups: the same clients against a server that says hello.
fn greet(hello: &Server, span: Duration) -> Result<Outcome> {
    let load = Load {
        letter: Arc::new(Letter::reading("/")),
        codes: Codes::None,
        clients: CLIENTS,
        until: Until::Span(span),
        seed: 0,
    };
    load.send(hello.address()).context("greeting")
}

/// The server that says hello, as a process of its own.
fn hello() -> Result<Server> {
    Launch::own(crate::hello::COMMAND)?.start()
}
