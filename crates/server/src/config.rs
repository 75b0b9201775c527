//! Configuration: flags, then the environment, then one TOML file, then defaults.

mod command;
mod given;
mod resolved;

use std::net::SocketAddr;
use std::path::PathBuf;

use anyhow::{Context as _, ensure};
use clap::Parser;
use serde::Deserialize;

pub use self::command::{BundleCommand, Command};
use self::given::{default_site, networks, number, numbers, portals, ways};
pub use self::resolved::Config;
use crate::bundle::keys::BundleKeys;
use crate::call_taking::CallTaking;
use crate::case_keys::CaseKeys;
use crate::notify;
use crate::oidc;
use crate::patience::Patience;
use crate::visit_sources::VisitSources;

/// The server of Qingyu: citizens praise, complain, ask and suggest, and follow each case to its end.
#[derive(Debug, Parser)]
#[command(name = "qingyu-server", version, args_conflicts_with_subcommands = true)]
pub struct Cli {
    /// What to do instead of serving.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// A TOML file with the settings below, names with underscores.
    #[arg(long, env = "QINGYU_CONFIG", value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// The settings.
    #[command(flatten)]
    pub settings: Settings,
}

/// Settings as given in one place; absent ones are looked for in the next place.
#[derive(Clone, Debug, Default, Deserialize, Parser)]
#[serde(deny_unknown_fields, default)]
pub struct Settings {
    /// Where to listen [default: 127.0.0.1:8080]; port 0 takes a free one.
    #[arg(long, env = "QINGYU_LISTEN", value_name = "ADDRESS")]
    pub listen: Option<SocketAddr>,
    /// Where alone the desk is listened for; citizens then find no trace of it at theirs [default: the same address].
    #[arg(long, env = "QINGYU_DESK_LISTEN", value_name = "ADDRESS")]
    pub desk_listen: Option<SocketAddr>,
    /// Where numbers for monitoring are read, at /metrics [default: nowhere].
    #[arg(long, env = "QINGYU_METRICS_LISTEN", value_name = "ADDRESS")]
    pub metrics_listen: Option<SocketAddr>,
    /// A URL such as `sqlite:///path` or `postgres://…` [default: SQLite in the data folder].
    #[arg(long, env = "QINGYU_DATABASE_URL", value_name = "URL", hide_env_values = true)]
    pub database_url: Option<String>,
    /// The folder of database and pepper [default: ./data].
    #[arg(long, env = "QINGYU_DATA_DIR", value_name = "FOLDER")]
    pub data_dir: Option<PathBuf>,
    /// The secret under which query codes are kept [default: pepper in the data folder].
    #[arg(long, env = "QINGYU_PEPPER_FILE", value_name = "FILE")]
    pub pepper_file: Option<PathBuf>,
    /// The folder of the built citizen app [default: site/citizen beside the program, else target/site/citizen].
    #[arg(long, env = "QINGYU_SITE", value_name = "FOLDER")]
    pub site: Option<PathBuf>,
    /// Origins that may show the citizen pages in a frame, such as `https://www.example.gov.cn`.
    #[arg(long, env = "QINGYU_PORTALS", value_name = "ORIGINS", value_delimiter = ',')]
    pub portals: Option<Vec<String>>,
    /// Proxies whose X-Forwarded-For is believed, as addresses or networks.
    #[arg(long, env = "QINGYU_TRUSTED_PROXIES", value_name = "NETWORKS", value_delimiter = ',')]
    pub trusted_proxies: Option<Vec<String>>,
    /// New submissions per address and hour [default: 20]; a prefix gets ten times that.
    #[arg(long, env = "QINGYU_SUBMISSIONS_PER_HOUR", value_name = "N")]
    pub submissions_per_hour: Option<u32>,
    /// Look-ups of unknown codes per address and hour [default: 10]; a prefix gets ten times that.
    #[arg(long, env = "QINGYU_LOOKUPS_PER_HOUR", value_name = "N")]
    pub lookups_per_hour: Option<u32>,
    /// Open ratings per address and hour [default: 20]; a prefix gets ten times that. Those with a visit's token are not limited.
    #[arg(long, env = "QINGYU_RATINGS_PER_HOUR", value_name = "N")]
    pub ratings_per_hour: Option<u32>,
    /// Queue systems that report visits, each as NAME:SHA256-OF-ITS-KEY:WINDOW+WINDOW [default: none].
    #[arg(
        long,
        env = "QINGYU_VISIT_SOURCES",
        value_name = "SOURCES",
        value_delimiter = ',',
        hide_env_values = true
    )]
    pub visit_sources: Option<Vec<String>>,
    /// A folder with a folder for each of them, from which files with visits are taken [default: none].
    #[arg(long, env = "QINGYU_VISITS_DIR", value_name = "FOLDER")]
    pub visits_dir: Option<PathBuf>,
    /// Seconds from one ring of a 110 call to the next [default: 5]; three of them are the time to answer.
    #[arg(long, env = "QINGYU_RING_SECONDS", value_name = "N")]
    pub ring_seconds: Option<u16>,
    /// Minutes within which a silent or dropped 110 call is called back [default: 10].
    #[arg(long, env = "QINGYU_CALL_BACK_MINUTES", value_name = "N")]
    pub call_back_minutes: Option<u16>,
    /// Systems that report cases, each as SOURCE:SHA256-OF-ITS-KEY [default: none].
    #[arg(
        long,
        env = "QINGYU_CASE_KEYS",
        value_name = "KEYS",
        value_delimiter = ',',
        hide_env_values = true
    )]
    pub case_keys: Option<Vec<String>>,
    /// Keys of signed files, SOURCE:FILE-WITH-ITS-KEY each, of at least 32 bytes [default: none].
    #[arg(long, env = "QINGYU_BUNDLE_KEYS", value_delimiter = ',', value_name = "KEYS")]
    pub bundle_keys: Option<Vec<String>>,
    /// The address of citizens, which slips name [default: the one at which the desk is open].
    #[arg(long, env = "QINGYU_PUBLIC_ORIGIN", value_name = "ORIGIN")]
    pub public_origin: Option<String>,
    /// Ways of answering that are set up: phone, sms, email, track [default: phone,track].
    #[arg(long, env = "QINGYU_REPLY_BY", value_name = "WAYS", value_delimiter = ',')]
    pub reply_by: Option<Vec<String>>,
    /// Numbers to call that are others here, such as `12389=0711-5366110`; known are 110, 12110, 120, 12356, 12355, 12389, 12345.
    #[arg(long, env = "QINGYU_NUMBERS", value_name = "PAIRS")]
    pub numbers: Option<String>,
    /// The number at which oversight answers at any time, for supervisors who find something urgent [default: none].
    #[arg(long, env = "QINGYU_DUTY_NUMBER", value_name = "NUMBER")]
    pub duty_number: Option<String>,
    /// A JSON file with this city's lists of what inspections look at [default: those that come with the program].
    #[arg(long, env = "QINGYU_CHECKLISTS", value_name = "FILE")]
    pub checklists: Option<PathBuf>,
    /// A program that calls the duty phone: run with `emergency` or `pressed` as its only argument [default: none].
    #[arg(long, env = "QINGYU_ALERT_PROGRAM", value_name = "FILE")]
    pub alert_program: Option<PathBuf>,
    /// The provider of OpenID Connect that the staff may sign in with, exactly as it names itself [default: none].
    #[arg(long, env = "QINGYU_OIDC_ISSUER", value_name = "URL")]
    pub oidc_issuer: Option<String>,
    /// As whom the provider knows this server.
    #[arg(long, env = "QINGYU_OIDC_CLIENT_ID", value_name = "ID")]
    pub oidc_client_id: Option<String>,
    /// The file with the client's secret.
    #[arg(long, env = "QINGYU_OIDC_CLIENT_SECRET_FILE", value_name = "FILE")]
    pub oidc_client_secret_file: Option<PathBuf>,
    /// The desk's public origin followed by /api/v1/desk/session/oidc/callback, as the provider has it.
    #[arg(long, env = "QINGYU_OIDC_REDIRECT", value_name = "URL")]
    pub oidc_redirect: Option<String>,
    /// Authorities (PEM) that the provider's certificate must come from [default: those of the system].
    #[arg(long, env = "QINGYU_OIDC_CA_FILE", value_name = "FILE")]
    pub oidc_ca_file: Option<PathBuf>,
    /// The claim of the ID token that says who somebody is [default: sub].
    #[arg(long, env = "QINGYU_OIDC_CLAIM", value_name = "NAME")]
    pub oidc_claim: Option<String>,
    /// The value of `acr` that is demanded of the provider, for a second factor there [default: none].
    #[arg(long, env = "QINGYU_OIDC_ACR", value_name = "VALUE")]
    pub oidc_acr: Option<String>,
    /// Ways of writing to citizens; in a file the table `notify`.
    #[command(flatten)]
    pub notify: notify::Given,
    /// Send the desk's cookie without `Secure`, for trying the desk on 127.0.0.1 without TLS.
    #[arg(long)]
    pub insecure_cookie: bool,
    /// Fill an empty database with demonstration cases; every page says so.
    #[arg(long)]
    pub demo: bool,
    /// The letters for the demonstration, in the form of the bundled file.
    #[arg(long, value_name = "FILE", requires = "demo")]
    pub letters: Option<PathBuf>,
}

impl Cli {
    /// Puts all places together.
    pub fn resolve(&self) -> anyhow::Result<Config> {
        let file = match &self.config {
            Some(path) => {
                let text =
                    std::fs::read_to_string(path).with_context(|| format!("{} cannot be read", path.display()))?;
                toml::from_str(&text).with_context(|| format!("{} is not a valid configuration", path.display()))?
            }
            None => Settings::default(),
        };
        Config::of(self.settings.clone(), file)
    }
}

impl Config {
    /// From two places, the first one counting more.
    pub fn of(first: Settings, second: Settings) -> anyhow::Result<Self> {
        let oidc = oidc::Setting::of(&first, &second)?;
        let call_taking = CallTaking::given(&first, &second)?;
        let data_dir = first
            .data_dir
            .or(second.data_dir)
            .unwrap_or_else(|| PathBuf::from("data"));
        let in_data = |name: &str| data_dir.join(name);
        let database_url = first
            .database_url
            .or(second.database_url)
            .unwrap_or_else(|| format!("sqlite://{}", in_data("qingyu.sqlite").display()));
        let listen = first.listen.or(second.listen);
        let listen = listen.unwrap_or_else(|| SocketAddr::from(([127, 0, 0, 1], 8080)));
        let public_origin = portals(first.public_origin.or(second.public_origin).into_iter().collect())?.pop();
        let desk_listen = first.desk_listen.or(second.desk_listen);
        ensure!(
            desk_listen.is_none() || public_origin.is_some(),
            "QINGYU_DESK_LISTEN needs QINGYU_PUBLIC_ORIGIN: posters and slips that the desk prints name where citizens are"
        );
        let insecure_cookie = first.insecure_cookie || second.insecure_cookie;
        let desk = desk_listen.unwrap_or(listen);
        ensure!(
            !insecure_cookie || desk.ip().is_loopback(),
            "--insecure-cookie is for a loopback address only, and {desk} is none"
        );
        Ok(Self {
            listen,
            desk_listen,
            metrics_listen: first.metrics_listen.or(second.metrics_listen),
            insecure_cookie,
            notify: notify::Setting::of(first.notify, second.notify, public_origin.as_deref())?,
            oidc,
            database_url,
            pepper_file: first
                .pepper_file
                .or(second.pepper_file)
                .unwrap_or_else(|| in_data("pepper")),
            data_dir,
            site: first.site.or(second.site).unwrap_or_else(default_site),
            portals: portals(first.portals.or(second.portals).unwrap_or_default())?,
            trusted_proxies: networks(&first.trusted_proxies.or(second.trusted_proxies).unwrap_or_default())?,
            submissions_per_hour: first.submissions_per_hour.or(second.submissions_per_hour).unwrap_or(20),
            lookups_per_hour: first.lookups_per_hour.or(second.lookups_per_hour).unwrap_or(10),
            ratings_per_hour: first.ratings_per_hour.or(second.ratings_per_hour).unwrap_or(20),
            visit_sources: VisitSources::of(&first.visit_sources.or(second.visit_sources).unwrap_or_default())?,
            visits_dir: first.visits_dir.or(second.visits_dir),
            call_taking,
            public_origin,
            bundle_keys: BundleKeys::of(&first.bundle_keys.or(second.bundle_keys).unwrap_or_default())?,
            case_keys: CaseKeys::of(&first.case_keys.or(second.case_keys).unwrap_or_default())?,
            reply_by: ways(first.reply_by.or(second.reply_by))?,
            numbers: numbers(&first.numbers.or(second.numbers).unwrap_or_default())?,
            duty_number: first.duty_number.or(second.duty_number).map(number).transpose()?,
            checklists: first.checklists.or(second.checklists),
            alert_program: first.alert_program.or(second.alert_program),
            demo: first.demo || second.demo,
            letters: first.letters.or(second.letters),
            patience: Patience::default(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory as _;

    #[test]
    fn the_first_place_that_says_something_counts() {
        let flags = Settings {
            lookups_per_hour: Some(7),
            ..Settings::default()
        };
        let file: Settings = toml::from_str(
            "lookups_per_hour = 9\nsubmissions_per_hour = 5\ntrusted_proxies = [\"10.0.0.0/8\", \"::1\"]",
        )
        .unwrap();
        let config = Config::of(flags, file).unwrap();
        assert_eq!((config.lookups_per_hour, config.submissions_per_hour), (7, 5));
        assert_eq!(config.trusted_proxies.len(), 2);
        assert_eq!(config.database_url, "sqlite://data/qingyu.sqlite");
    }

    #[test]
    fn a_portal_is_kept_as_browsers_name_it() {
        let given = [
            "https://WWW.Example.gov.cn:443",
            " http://b.cn:8080",
            "",
            "http://[::1]:80",
        ];
        let kept = portals(given.map(str::to_owned).to_vec()).unwrap();
        assert_eq!(kept, ["https://www.example.gov.cn", "http://b.cn:8080", "http://[::1]"]);
        assert!(portals(vec!["https://example.gov.cn/path".to_owned()]).is_err());
        assert!(portals(vec!["https://*.example.gov.cn".to_owned()]).is_err());
    }

    #[test]
    fn a_duty_number_can_be_dialled_and_nothing_configured_is_none() {
        let of = |number: &str| {
            let settings = Settings {
                duty_number: Some(number.to_owned()),
                ..Settings::default()
            };
            Config::of(settings, Settings::default()).map(|config| config.duty_number)
        };
        assert_eq!(of(" 0711-5366110 ").unwrap().as_deref(), Some("0711-5366110"));
        for wrong in ["", "12", "0711-", "ext. 4"] {
            assert!(of(wrong).is_err(), "{wrong}");
        }
        let none = Config::of(Settings::default(), Settings::default()).unwrap();
        assert_eq!(none.duty_number, None);
    }

    #[test]
    fn nonsense_is_refused_with_its_value() {
        let bad = Settings {
            portals: Some(vec!["example.gov.cn; script-src *".to_owned()]),
            ..Settings::default()
        };
        assert!(
            Config::of(bad, Settings::default())
                .unwrap_err()
                .to_string()
                .contains("is not an origin")
        );
        assert!(toml::from_str::<Settings>("colour = 1").is_err());
        Cli::command().debug_assert();
    }
}
