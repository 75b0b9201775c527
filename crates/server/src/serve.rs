//! Opening everything in its order, and serving until told to stop.

use std::net::SocketAddr;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use anyhow::{Context as _, bail};
use qingyu_api::desk::people::PersonEdit;
use qingyu_domain::intake::Source;
use qingyu_domain::kind::ReplyBy;
use qingyu_domain::person::{Post, Role};
use qingyu_store::{Backend, Store};
use qingyu_words::{Lang, dial, shell};
use tokio::signal::unix::{SignalKind, signal};

use crate::accounts::delay::Strangers;
use crate::accounts::password::Passwords;
use crate::app::{App, Parts};
use crate::clock::Clock;
use crate::commands::people;

use crate::config::Config;
use crate::doors::Doors;
use crate::figures::publish::publish_due;
use crate::figures::ready::Figures;
use crate::headers::Policies;
use crate::intake::files::Imports;
use crate::jobs;
use crate::limiter::{Allowance, Limiter};
use crate::metrics::Metrics;
use crate::notify::Notify;
use crate::oidc::Provider;
use crate::patience::Stop;
use crate::pepper::{self, Pepper};
use crate::pictures::Pictures;
use crate::refusal::Refusal;
use crate::shell::{Assets, Shells};
use crate::staff::Current;
use crate::{checklists, demo, private, units};

/// Wrong passwords per address and hour; a prefix gets ten times that.
const SIGN_INS_PER_HOUR: u32 = 60;
/// How many times the allowance of an address its prefix gets.
const PREFIX_FACTOR: u32 = 10;
/// How long the writer may take for what is queued, so that all ends within ten seconds of the signal to stop.
const CLOSE: Duration = Duration::from_secs(2);

/// Opens store, pepper, units and pages. Fails, saying what to do, before anything is written that could not be read again.
pub async fn open(config: &Config, clock: Clock) -> anyhow::Result<App> {
    private::make_folder(&config.data_dir)?;
    let mut files = Store::files(&config.database_url);
    files.push(config.pepper_file.clone());
    private::tighten(&config.data_dir, &files)?;
    dial::install(config.numbers.clone());
    let assets = Assets::read(&config.site, &config.portals)?;
    let oidc = config.oidc.as_ref().map(Provider::open).transpose()?;
    let checklists = checklists::read(config.checklists.as_deref())?;
    let store = Store::open(&config.database_url)
        .await
        .context("the database cannot be opened")?;
    demo::check(&store, config.demo).await?;
    let fingerprint = store.setting(pepper::FINGERPRINT).await?;
    let pepper = Pepper::open(&config.pepper_file, fingerprint.as_deref())?;
    if fingerprint.is_none()
        && !store
            .set_setting_once(pepper::FINGERPRINT, &pepper.fingerprint())
            .await?
    {
        // Another server of the same database was quicker: its pepper counts.
        let theirs = store.setting(pepper::FINGERPRINT).await?;
        Pepper::open(&config.pepper_file, theirs.as_deref())?;
    }
    store.seed_units(&units::bundled()?).await?;
    store.seed_sources(Source::bundled()).await?;
    let imports = Imports::within(&config.data_dir)?;
    let staff = Current::open(&store).await;
    let staff = staff.map_err(|refusal| anyhow::anyhow!("the staff cannot be read: {refusal:?}"))?;
    let allowance = |per_address: u32| Allowance {
        per_address,
        per_prefix: per_address.saturating_mul(PREFIX_FACTOR),
    };
    let app = App(Arc::new(Parts {
        staff,
        passwords: Passwords::default(),
        strangers: Strangers::default(),
        sign_ins: Limiter::new(allowance(SIGN_INS_PER_HOUR)),
        oidc,
        notify: Notify::of(&config.notify)?,
        insecure_cookie: config.insecure_cookie,
        store,
        pepper,
        clock,
        reply_by: config.reply_by.clone(),
        alert_program: config.alert_program.clone(),
        submissions: Limiter::new(allowance(config.submissions_per_hour)),
        lookups: Limiter::new(allowance(config.lookups_per_hour)),
        ratings: Limiter::new(allowance(config.ratings_per_hour)),
        call_taking: config.call_taking,
        case_keys: config.case_keys.clone(),
        public_origin: config.public_origin.clone(),
        imports,
        visit_sources: config.visit_sources.clone(),
        visits_dir: config.visits_dir.clone(),
        figures: Figures::default(),
        shells: Shells::new(assets, config.reply_by.clone(), config.demo),
        duty_number: config.duty_number.clone(),
        checklists,
        pictures: Pictures::default(),
        metrics: Metrics::default(),
        policies: Policies::of(&config.portals)?,
        trusted_proxies: config.trusted_proxies.clone(),
        patience: config.patience,
        stop: Stop::default(),
        demo: config.demo,
        hired: OnceLock::new(),
    }));
    if config.demo {
        let hired = demo::life::hire(&app).await?;
        // Opened once: nothing was there before.
        drop(app.hired.set(hired));
        demo::fill(&app, config.letters.as_deref()).await?;
    }
    // The rest of the time jobs do it: nobody should meet an empty page for the first seconds.
    if let Err(refusal) = publish_due(&app).await {
        tracing::warn!(?refusal, "figures could not be published; it is tried again");
    }
    Ok(app)
}

/// The demonstration plays months before it goes on with the machine's time.
pub(crate) const fn clock(config: &Config) -> Clock {
    if config.demo { Clock::played() } else { Clock::System }
}

/// Serves until SIGTERM or SIGINT, then lets running requests end.
pub async fn serve(config: &Config) -> anyhow::Result<()> {
    let app = open(config, clock(config)).await?;
    if let Err(refusal) = jobs::imports::sweep(&app).await {
        tracing::warn!(
            ?refusal,
            "files that imports left could not be erased; it is tried again"
        );
    }
    let doors = Doors::open(config).await?;
    let addresses = doors.addresses()?;
    // Before anybody can know the address: whoever does may send a signal.
    let (mut terminate, mut interrupt) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    let stop = app.stop.clone();
    tokio::spawn(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
        tracing::info!("stopping");
        stop.tell();
    });
    tokio::spawn(jobs::run(app.clone()));
    tokio::spawn(jobs::alert::run(app.clone()));
    tokio::spawn(jobs::tell::run(app.clone()));
    tokio::spawn(jobs::hook::run(app.clone()));
    tokio::spawn(jobs::follow(app.clone()));
    tokio::spawn(jobs::imports::run(app.clone()));
    tokio::spawn(jobs::index::run(app.clone()));
    announce(config, &app, addresses);
    if !doors.serve(&app, &config.site).await {
        tracing::warn!("some requests did not end in time");
    }
    if tokio::time::timeout(CLOSE, app.store.clone().close()).await.is_err() {
        tracing::warn!("the store did not close in time; what was acknowledged is on disk");
    }
    Ok(())
}

#[allow(clippy::print_stdout, reason = "the banner is for the person who starts the program")]
fn announce(
    config: &Config,
    app: &App,
    (address, desk, metrics): (SocketAddr, Option<SocketAddr>, Option<SocketAddr>),
) {
    let (zh, en) = (shell::brand(Lang::Zh), shell::brand(Lang::En));
    println!("{zh} {en} {}  http://{address}/", env!("CARGO_PKG_VERSION"));
    if let Some(desk) = desk {
        println!("  desk     http://{desk}/desk/ alone");
    }
    if let Some(metrics) = metrics {
        println!("  numbers  http://{metrics}/metrics");
    }
    println!(
        "  store    {} in {}",
        app.store.backend().as_str(),
        match app.store.backend() {
            Backend::Sqlite => config.data_dir.display().to_string(),
            Backend::Postgres => "the database given".to_owned(),
        }
    );
    let proxies: Vec<String> = config.trusted_proxies.iter().map(ToString::to_string).collect();
    println!(
        "  proxies  {}",
        if proxies.is_empty() {
            "none trusted: X-Forwarded-For is ignored".to_owned()
        } else {
            proxies.join(", ")
        }
    );
    println!(
        "  portals  {}",
        if config.portals.is_empty() {
            "none: no page may be framed".to_owned()
        } else {
            config.portals.join(", ")
        }
    );
    let called = config.alert_program.as_ref();
    println!(
        "  alerts   {}",
        called.map_or_else(
            || "none: nobody is called for an emergency, it waits in the queue".to_owned(),
            |program| program.display().to_string()
        )
    );
    let offered = [
        (ReplyBy::Email, config.notify.mail.is_some()),
        (ReplyBy::Sms, config.notify.sms.is_some()),
    ];
    for (way, is_set_up) in offered {
        if config.reply_by.contains(&way) {
            let sends = if is_set_up {
                "sent"
            } else {
                "NOT sent: no way is set up"
            };
            println!("  {:<8} messages to citizens are {sends}", way.as_str());
        }
    }
    if let Some(oidc) = &config.oidc {
        println!("  sign-in  with a password, or through {}", oidc.issuer);
    }
    if config.demo {
        println!("  demo     {}", shell::demo_banner(Lang::Zh));
    }
    if let Some(hired) = app.hired.get() {
        let names: Vec<String> = hired
            .people
            .iter()
            .map(|(name, shown)| format!("{name} ({shown})"))
            .collect();
        println!("  staff    {}", names.join(", "));
        println!("  password {} for all of them, until the next start", hired.password);
    }
}

/// Makes an administrator: the first one, or one more when the others have lost their passwords.
pub async fn add_admin(config: &Config, name: String, password: String) -> anyhow::Result<()> {
    let app = open(config, clock(config)).await?;
    let staff = app.staff.known();
    let unit = staff.org.units.0.first().context("there are no units")?.code.clone();
    let post = Post::new(Role::Admin, &unit);
    let request = PersonEdit {
        name: Some(name),
        password: Some(password),
        posts: Some(vec![post]),
        ..PersonEdit::default()
    };
    let added = people::edit(&app, None, request).await;
    app.store.clone().close().await;
    match added {
        Ok(_) => Ok(()),
        Err(Refusal::Conflict) => bail!("somebody has this name already"),
        Err(Refusal::Invalid(_)) => bail!("a name has 1 to 60 characters, a password 12 to 200"),
        Err(refusal) => bail!("the administrator could not be made: {refusal:?}"),
    }
}

/// Counts the ratings, visits, incidents, calls and cases of the configured store anew and says how many counters were wrong.
pub async fn recount(config: &Config) -> anyhow::Result<usize> {
    let store = Store::open(&config.database_url)
        .await
        .context("the database cannot be opened")?;
    let wrong = store.recount().await?;
    store.close().await;
    Ok(wrong)
}

/// Makes the projections of the configured store anew.
pub async fn rebuild(config: &Config) -> anyhow::Result<u64> {
    let store = Store::open(&config.database_url)
        .await
        .context("the database cannot be opened")?;
    if !store.has_cases().await? {
        bail!("there are no cases in this database");
    }
    let rebuilt = store.rebuild().await?;
    store.close().await;
    Ok(rebuilt)
}
