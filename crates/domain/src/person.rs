//! People of the staff: their posts, where they served, and the tree they belong to.

use serde::{Deserialize, Serialize};

use crate::time::{Day, Timestamp};
use crate::unit::Units;

codes! {
    /// What somebody is there for; a person may hold several, each for one unit.
    Role {
        /// 受理人员: registers, completes, merges, routes; central only.
        Intake = "intake",
        /// 承办人员: answers enquiries, praise and suggestions of one unit.
        Handler = "handler",
        /// 核查人员: verifies complaints.
        Verifier = "verifier",
        /// 当事人员: sees own notices and makes statements.
        Concerned = "concerned",
        /// 督察部门: approves, releases summaries, watches.
        Oversight = "oversight",
        /// The independent reviewer: cases about the watchers.
        Reviewer = "reviewer",
        /// 法制部门
        Legal = "legal",
        /// A support department: answers whistles.
        Support = "support",
        /// 指挥部
        Command = "command",
        /// 所队负责人
        UnitHead = "unit_head",
        /// 作风监督员
        Supervisor = "supervisor",
        /// 心理健康服务队
        Psychology = "psychology",
        /// 系统管理员: sees no case text.
        Admin = "admin",
    }
}

/// A person of the staff as events name them: an opaque id, never a name.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PersonId(pub String);

/// A role held for a unit.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Post {
    /// The role.
    pub role: Role,
    /// The unit's code.
    pub unit: String,
    /// The last day of it; a supervisor's alone has one.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>, format = Date))]
    pub until: Option<Day>,
    /// The codes of the windows of the unit that it is for; none: all of them. Only a supervisor's names some.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub windows: Vec<String>,
}

impl Post {
    /// A post without an end, for the whole unit.
    pub fn new(role: Role, unit: &str) -> Self {
        Self {
            role,
            unit: unit.to_owned(),
            until: None,
            windows: Vec::new(),
        }
    }

    /// Whether it is for what concerns a window, or for what concerns none in particular.
    pub fn is_for(&self, window: Option<&str>) -> bool {
        self.windows.is_empty() || window.is_some_and(|window| self.windows.iter().any(|own| own == window))
    }

    /// Whether it lets somebody do all that another one does, and as long.
    pub fn covers(&self, other: &Self) -> bool {
        let is_as_long = self
            .until
            .is_none_or(|end| other.until.is_some_and(|until| until <= end));
        let is_as_wide = self.windows.is_empty()
            || (!other.windows.is_empty() && other.windows.iter().all(|window| self.is_for(Some(window))));
        self.role == other.role && self.unit == other.unit && is_as_long && is_as_wide
    }

    /// Whether it is not over on a day.
    pub fn lasts(&self, today: Day) -> bool {
        self.until.is_none_or(|until| until >= today)
    }
}

/// A time served at a unit.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Service {
    /// The unit's code.
    pub unit: String,
    /// The last day; absent while it lasts.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>, format = Date))]
    pub until: Option<Day>,
}

/// A person of the staff, as far as rules need to know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Who.
    pub id: PersonId,
    /// May act: an ended account keeps its history.
    pub is_active: bool,
    /// Roles, each for a unit.
    pub posts: Vec<Post>,
    /// Units served at, posts included or not.
    pub served: Vec<Service>,
}

/// Units and people as they are now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Org {
    /// The tree of units.
    pub units: Units,
    /// The staff.
    pub people: Vec<Person>,
}

/// How long a service at a unit keeps somebody from judging it: 24 months, counted as 731 days so that a leap day
/// never shortens it.
const SERVICE_DAYS: i64 = 731;

/// The first day that counts for conflicts of interest in what was filed at a moment.
pub fn remembered_since(moment: Timestamp) -> Day {
    remembered_on(moment.day())
}

/// The same for a day.
pub const fn remembered_on(day: Day) -> Day {
    day.plus(-SERVICE_DAYS)
}

impl Person {
    /// Whether they hold a role somewhere.
    pub fn holds(&self, role: Role) -> bool {
        self.is_active && self.posts.iter().any(|post| post.role == role)
    }

    /// Whether they hold a role for a unit.
    pub fn holds_at(&self, role: Role, unit: &str) -> bool {
        self.is_active && self.posts.iter().any(|post| post.role == role && post.unit == unit)
    }

    /// Whether they supervise what concerns a window of a unit, or what concerns none in particular.
    pub fn supervises(&self, unit: &str, window: Option<&str>) -> bool {
        let is_there = |post: &Post| post.role == Role::Supervisor && post.unit == unit && post.is_for(window);
        self.is_active && self.posts.iter().any(is_there)
    }

    /// The units they belong to at a moment, or belonged to within 24 months before it.
    pub fn units_at(&self, moment: Timestamp) -> impl Iterator<Item = &str> {
        let since = remembered_since(moment);
        let served = self.served.iter();
        let recent = served.filter(move |service| service.until.is_none_or(|until| until >= since));
        let posts = self.posts.iter().map(|post| post.unit.as_str());
        posts.chain(recent.map(|service| service.unit.as_str()))
    }
}

impl Org {
    /// The person with this id.
    pub fn person(&self, id: &PersonId) -> Option<&Person> {
        self.people.iter().find(|person| person.id == *id)
    }

    /// Whether anybody holds a role.
    pub fn has(&self, role: Role) -> bool {
        self.people.iter().any(|person| person.holds(role))
    }
}
