//! What a server runs with, once all places were put together.

use std::net::SocketAddr;
use std::path::PathBuf;

use ipnet::IpNet;
use qingyu_domain::kind::ReplyBy;
use qingyu_words::dial::Numbers;

use crate::bundle::keys::BundleKeys;
use crate::call_taking::CallTaking;
use crate::case_keys::CaseKeys;
use crate::notify;
use crate::oidc;
use crate::patience::Patience;
use crate::visit_sources::VisitSources;

/// The configuration in force.
#[derive(Clone, Debug)]
pub struct Config {
    /// Where to listen.
    pub listen: SocketAddr,
    /// Where the desk is, if it has an address of its own.
    pub desk_listen: Option<SocketAddr>,
    /// Where numbers for monitoring are, if anywhere.
    pub metrics_listen: Option<SocketAddr>,
    /// The database.
    pub database_url: String,
    /// The data folder.
    pub data_dir: PathBuf,
    /// The pepper.
    pub pepper_file: PathBuf,
    /// The built app.
    pub site: PathBuf,
    /// Origins that may frame.
    pub portals: Vec<String>,
    /// Trusted proxies.
    pub trusted_proxies: Vec<IpNet>,
    /// Per address.
    pub submissions_per_hour: u32,
    /// Per address.
    pub lookups_per_hour: u32,
    /// Open ratings, per address.
    pub ratings_per_hour: u32,
    /// Queue systems.
    pub visit_sources: VisitSources,
    /// Where they put files.
    pub visits_dir: Option<PathBuf>,
    /// How calls of 110 are judged.
    pub call_taking: CallTaking,
    /// Keys of the systems that report cases.
    pub case_keys: CaseKeys,
    /// Where the keys of signed files are.
    pub bundle_keys: BundleKeys,
    /// The address of citizens.
    pub public_origin: Option<String>,
    /// Ways of answering.
    pub reply_by: Vec<ReplyBy>,
    /// Numbers to call that are others here.
    pub numbers: Numbers,
    /// The number at which oversight answers at any time.
    pub duty_number: Option<String>,
    /// This city's lists of what inspections look at.
    pub checklists: Option<PathBuf>,
    /// What calls the duty phone.
    pub alert_program: Option<PathBuf>,
    /// The provider of OpenID Connect, if there is one.
    pub oidc: Option<oidc::Setting>,
    /// Ways of writing to citizens.
    pub notify: notify::Setting,
    /// Whether the desk's cookie goes without `Secure`.
    pub insecure_cookie: bool,
    /// Whether this is the demonstration.
    pub demo: bool,
    /// Other letters for it.
    pub letters: Option<PathBuf>,
    /// How long is waited for clients; only tests choose.
    pub patience: Patience,
}
