//! What every handler works with.

use std::ops::Deref;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use ipnet::IpNet;
use qingyu_domain::inspection::Checklist;
use qingyu_domain::kind::ReplyBy;
use qingyu_domain::submission::Setting;
use qingyu_domain::time::Timestamp;
use qingyu_store::Store;

use crate::accounts::delay::Strangers;
use crate::accounts::password::Passwords;
use crate::call_taking::CallTaking;
use crate::case_keys::CaseKeys;
use crate::clock::Clock;
use crate::demo::life::Hired;
use crate::figures::ready::Figures;
use crate::headers::Policies;
use crate::intake::files::Imports;
use crate::limiter::Limiter;
use crate::metrics::Metrics;
use crate::notify::Notify;
use crate::oidc::Provider;
use crate::patience::{Patience, Stop};
use crate::pepper::Pepper;
use crate::pictures::Pictures;
use crate::shell::Shells;
use crate::staff::{Current, Staff};
use crate::visit_sources::VisitSources;

/// A shared handle to the parts of the server.
#[derive(Clone)]
pub struct App(pub Arc<Parts>);

/// The parts of the server.
pub struct Parts {
    /// Where cases are kept.
    pub store: Store,
    /// The secret of codes.
    pub pepper: Pepper,
    /// The time.
    pub clock: Clock,
    /// Units, people, days and clocks, which change.
    pub staff: Current,
    /// Passwords.
    pub passwords: Passwords,
    /// Names that nobody has.
    pub strangers: Strangers,
    /// Limits wrong passwords.
    pub sign_ins: Limiter,
    /// The provider of OpenID Connect, if one is configured.
    pub oidc: Option<Provider>,
    /// Ways of writing to citizens.
    pub notify: Notify,
    /// Whether the desk's cookie goes without `Secure`, on a loopback listener only.
    pub insecure_cookie: bool,
    /// Ways of answering.
    pub reply_by: Vec<ReplyBy>,
    /// What calls the duty phone.
    pub alert_program: Option<PathBuf>,
    /// Limits new submissions.
    pub submissions: Limiter,
    /// Limits look-ups of unknown codes.
    pub lookups: Limiter,
    /// Limits open ratings.
    pub ratings: Limiter,
    /// How calls of 110 are judged.
    pub call_taking: CallTaking,
    /// The keys of the systems that report cases.
    pub case_keys: CaseKeys,
    /// The address of citizens, where it is not that of the desk.
    pub public_origin: Option<String>,
    /// Where files lie while they are imported.
    pub imports: Imports,
    /// The queue systems that report visits.
    pub visit_sources: VisitSources,
    /// Where they put files with visits.
    pub visits_dir: Option<PathBuf>,
    /// The published figures.
    pub figures: Figures,
    /// The pages.
    pub shells: Shells,
    /// The number at which oversight answers at any time.
    pub duty_number: Option<String>,
    /// The lists of what inspections look at.
    pub checklists: Vec<Checklist>,
    /// Draws pictures anew.
    pub pictures: Pictures,
    /// What monitoring is told.
    pub metrics: Metrics,
    /// Who may frame what.
    pub policies: Policies,
    /// Proxies that are believed.
    pub trusted_proxies: Vec<IpNet>,
    /// How long is waited for clients.
    pub patience: Patience,
    /// The word to stop.
    pub stop: Stop,
    /// Whether all cases are invented.
    pub demo: bool,
    /// The invented staff, in the demonstration only.
    pub hired: OnceLock<Hired>,
}

impl Deref for App {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}

impl Parts {
    /// What a submission is judged against.
    pub fn setting<'a>(&'a self, staff: &'a Staff, now: Timestamp) -> Setting<'a> {
        Setting {
            today: now.day(),
            units: &staff.org.units,
            reply_by: &self.reply_by,
        }
    }
}
