//! Who can be put on the list, by whom and for what.

use serde::{Deserialize, Serialize};

use crate::fault::{Fault, FaultCode, Faults, Field};
use crate::person::{Org, Person, PersonId, Role};
use crate::rating::visit::{filled, needed};
use crate::text;
use crate::unit::Units;

codes! {
    /// Why the service is asked. How a case ended is no reason.
    CareReason {
        /// 工作负荷
        Workload = "workload",
        /// 疑难或惨烈警情
        HardIncident = "hard_incident",
        /// 遭受辱骂或伤害
        Abuse = "abuse",
        /// No reason is said: only for oneself.
        Unsaid = "unsaid",
    }
}

codes! {
    /// From where it comes; not who it was, so that passing somebody on is held against nobody.
    CareFrom {
        /// 本人
        Own = "own",
        /// 所队负责人
        Head = "head",
        /// 督察部门
        Oversight = "oversight",
        /// 指挥部
        Command = "command",
    }
}

/// Who is passed on and why, as it comes over the wire; nothing is checked yet.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields, default)]
pub struct CareAnswers {
    /// A UUID drawn by whoever sends it: sent again, it is the same.
    pub key: Option<String>,
    /// The id of a colleague; absent for oneself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub person: Option<String>,
    /// `workload`, `hard_incident`, `abuse`; for oneself also `unsaid`.
    pub reason: Option<String>,
}

/// Somebody who is to be put on the list.
#[derive(Clone, PartialEq, Eq)]
pub struct NewCare {
    /// Its UUID, in small letters.
    pub key: String,
    /// Whom.
    pub person: PersonId,
    /// Why.
    pub reason: CareReason,
    /// From where it comes.
    pub from: CareFrom,
}

crate::without_debug!(CareAnswers, NewCare);

impl CareAnswers {
    /// Parses everything for whoever sends it; on failure names every fault. Somebody who is not theirs to pass on is as unknown as somebody
    /// who is not there.
    pub fn parse(&self, by: &Person, org: &Org) -> Result<NewCare, Vec<Fault>> {
        let mut faults = Faults::default();
        let key = faults.keep(
            Field::Key,
            text::parse_uuid(self.key.as_deref()).map(str::to_ascii_lowercase),
        );
        let whom = faults.keep(Field::Person, self.parse_person(by, org));
        let is_own = whom.as_ref().is_none_or(|(_, from)| *from == CareFrom::Own);
        let reason = faults.keep(Field::Reason, self.parse_reason(is_own));
        if let Some(list) = faults.into_list() {
            return Err(list);
        }
        let whole = || {
            let (person, from) = whom?;
            Some(NewCare {
                key: key?,
                person,
                reason: reason?,
                from,
            })
        };
        // Without a fault everything is there.
        whole().ok_or_else(|| {
            vec![Fault {
                field: Field::Body,
                code: FaultCode::Malformed,
            }]
        })
    }

    fn parse_person(&self, by: &Person, org: &Org) -> Result<(PersonId, CareFrom), FaultCode> {
        let id = filled(self.person.as_deref()).map_or_else(|| by.id.clone(), |id| PersonId(id.to_owned()));
        let about = org.person(&id).ok_or(FaultCode::Unknown)?;
        let from = passes_on(by, about, &org.units).ok_or(FaultCode::Unknown)?;
        Ok((id, from))
    }

    fn parse_reason(&self, is_own: bool) -> Result<CareReason, FaultCode> {
        let reason = CareReason::from_code(needed(self.reason.as_deref())?);
        reason
            .filter(|reason| is_own || *reason != CareReason::Unsaid)
            .ok_or(FaultCode::Unknown)
    }
}

/// From where it comes when somebody passes on a colleague, or themselves; none where it is not theirs to do.
pub fn passes_on(by: &Person, about: &Person, units: &Units) -> Option<CareFrom> {
    if !is_of_the_police(by) || !is_of_the_police(about) {
        return None;
    }
    if by.id == about.id {
        return Some(CareFrom::Own);
    }
    if by.holds(Role::Oversight) {
        return Some(CareFrom::Oversight);
    }
    if by.holds(Role::Command) {
        return Some(CareFrom::Command);
    }
    is_head_of(by, about, units).then_some(CareFrom::Head)
}

/// Those who pass on colleagues, beside themselves.
pub const PASSING_ON: [Role; 3] = [Role::Oversight, Role::Command, Role::UnitHead];

/// Whether somebody may pass on colleagues at all, beside themselves.
pub fn can_pass_on(by: &Person) -> bool {
    PASSING_ON.iter().any(|role| by.holds(*role))
}

/// A volunteer supervisor is a neighbour, not a colleague.
fn is_of_the_police(person: &Person) -> bool {
    person.is_active && person.posts.iter().any(|post| post.role != Role::Supervisor)
}

/// Whether somebody serves now in a unit that another one heads, or below it.
fn is_head_of(by: &Person, about: &Person, units: &Units) -> bool {
    let mut headed = by.posts.iter().filter(|post| post.role == Role::UnitHead);
    let lasting = about.served.iter().filter(|service| service.until.is_none());
    let posts = about.posts.iter().map(|post| post.unit.as_str());
    let now: Vec<&str> = posts.chain(lasting.map(|service| service.unit.as_str())).collect();
    headed.any(|head| now.iter().any(|unit| units.is_within(unit, &head.unit)))
}
