//! The public figures, checked by a program that knows nothing of this one but its documents (`tests/outside`). What it needs of us is a server on a
//! real socket whose clock is set when it says so.

use std::fmt::Write as _;
use std::process::Stdio;

use qingyu_domain::time::Timestamp;
use qingyu_server::app::App;
use qingyu_server::figures::publish::publish_due;
use qingyu_server::patience::Patience;
use sha2::{Digest as _, Sha256};
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::process::{Child, Command};

use crate::support::Server;
use crate::support::desk::PASSWORD;
use crate::support::postgres::Database;
use crate::support::wire::Listening;

const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/outside/barometer.mjs");
/// The keys of a queue system and of a source of incidents.
const QUEUE: &str = "the-key-of-the-queue-system";
const INCIDENTS: &str = "the-key-of-the-incidents";
/// Units of incidents, and of an enquiry that is answered where nobody complains.
const UNITS: [&str; 3] = ["demo-1", "demo-2", "zhaoshan"];
/// How many encounters are made where it says so, and by which seed.
const VARIABLE: &str = "QINGYU_OUTSIDE";
const SEED: &str = "QINGYU_OUTSIDE_SEED";

/// How much is made: encounters, months, and the seed of chance.
struct Size {
    encounters: u32,
    months: u32,
    seed: u32,
}

fn source(name: &str, key: &str, of: &[&str]) -> String {
    let hash = Sha256::digest(key).iter().fold(String::new(), |mut hash, byte| {
        write!(hash, "{byte:02x}").unwrap();
        hash
    });
    format!("{name}:{hash}:{}", of.join("+"))
}

async fn start(database: Option<&Database>) -> Server {
    let units = qingyu_server::units::bundled().unwrap();
    let windows = units.0.iter().flat_map(|unit| &unit.windows);
    let windows: Vec<&str> = windows.map(|window| window.code.as_str()).collect();
    let server = Server::with(|settings| {
        settings.visit_sources = Some(vec![
            source("queue", QUEUE, &windows),
            source("incidents", INCIDENTS, &UNITS),
        ]);
        // Whoever sends names an address of everybody's own, so that the limits are those of every day.
        settings.trusted_proxies = Some(vec!["127.0.0.1".to_owned()]);
        (settings.submissions_per_hour, settings.lookups_per_hour) = (None, None);
        settings.database_url = database.map(Database::url);
    })
    .await;
    server.hire().await;
    server
}

fn begin(address: &str, size: &Size) -> Child {
    let mut command = Command::new("node");
    command.args([SCRIPT, "--url", &format!("http://{address}"), "--password", PASSWORD]);
    command.args(["--visits", QUEUE, "--incidents", INCIDENTS, "--units", &UNITS.join(",")]);
    for (name, value) in [
        ("--count", size.encounters),
        ("--months", size.months),
        ("--seed", size.seed),
    ] {
        command.args([name, &value.to_string()]);
    }
    let command = command.stdin(Stdio::piped()).stdout(Stdio::piped()).kill_on_drop(true);
    command.spawn().unwrap()
}

/// Sets the clock whenever it is told to, until the script ends; what the script said besides.
#[allow(
    clippy::print_stdout,
    reason = "a long run says how far it is, for whoever watches it"
)]
async fn attend(app: &App, child: &mut Child) -> String {
    let mut orders = child.stdin.take().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut said = String::new();
    while let Some(line) = lines.next_line().await.unwrap() {
        let Some(at) = line.strip_prefix("> clock ") else {
            println!("{line}");
            said.extend([line.as_str(), "\n"]);
            continue;
        };
        app.clock.set(Timestamp::parse(at).unwrap());
        publish_due(app).await.unwrap();
        orders.write_all(b"ok\n").await.unwrap();
    }
    said
}

async fn check(database: Option<&Database>, size: Size) -> String {
    let server = start(database).await;
    let listening = Listening::start(server.router.clone(), Patience::default(), server.app.stop.clone()).await;
    let mut child = begin(&listening.address.to_string(), &size);
    let said = attend(&server.app, &mut child).await;
    let status = child.wait().await.unwrap();
    assert!(status.success(), "{status}:\n{said}");
    assert_eq!(server.app.store.recount().await, Ok(0));
    listening.stop.tell();
    listening.end().await;
    server.app.store.clone().close().await;
    said
}

#[tokio::test(flavor = "multi_thread")]
async fn an_outsider_reckons_every_published_number_alike_and_computes_nothing_hidden() {
    let asked = |name: &str| std::env::var(name).ok().and_then(|value| value.parse::<u32>().ok());
    let encounters = asked(VARIABLE);
    let size = Size {
        encounters: encounters.unwrap_or(1_600),
        // A whole year and more where much is asked for, so that what is said of a year is said.
        months: if encounters.is_some() { 14 } else { 3 },
        seed: asked(SEED).unwrap_or(1),
    };
    let said = Box::pin(check(None, size)).await;
    assert!(said.contains("everything is right"), "{said}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_outsider_reckons_alike_on_postgresql() {
    let database = Database::create();
    let size = Size {
        encounters: 160,
        months: 1,
        seed: 2,
    };
    let said = Box::pin(check(Some(&database), size)).await;
    assert!(said.contains("everything is right"), "{said}");
}
