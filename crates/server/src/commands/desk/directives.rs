//! Orders from above, and who has to say that they read a released summary, as somebody sees them.

use qingyu_api::desk::case::Named;
use qingyu_api::desk::directives::{DirectiveView, LinkView, Read};
use qingyu_domain::case::{Case, Deed, Directive, Link};
use qingyu_domain::person::{PersonId, Role};
use qingyu_domain::time::{Day, Timestamp};

use crate::accounts::Signed;
use crate::staff::Staff;

/// Whose papers of a case are: those who verify, and those who watch.
const PRINTING: [Role; 3] = [Role::Verifier, Role::Oversight, Role::Reviewer];

/// Whether somebody who sees a case may have papers of it.
pub fn may_print(signed: &Signed) -> bool {
    PRINTING.iter().any(|role| signed.person.holds(*role))
}

/// The orders of a case.
pub fn directives(case: &Case, staff: &Staff, today: Day) -> Vec<DirectiveView> {
    let view = |one: &Directive| DirectiveView {
        kind: one.kind,
        leader: one.leader.as_ref().map(|id| named(staff, id)),
        by: named(staff, &one.by),
        to: one.to.as_ref().map(|id| named(staff, id)),
        on: one.on,
        due_on: one.due_on,
        answered: one.answered.as_ref().map(|(who, on)| read(staff, who, *on)),
        is_overdue: one.answered.is_none() && one.due_on < today,
    };
    case.work.directives.iter().map(view).collect()
}

/// Those whose instruction somebody could record.
pub fn leaders(case: &Case, staff: &Staff, deeds: &[Deed]) -> Vec<Named> {
    if !deeds.iter().any(|deed| deed.name == "instruct") {
        return Vec::new();
    }
    let leaders = case.leaders(&staff.org);
    leaders.iter().map(|id| named(staff, id)).collect()
}

/// Who has to say that they read the summary.
pub fn chain(case: &Case, staff: &Staff, now: Timestamp) -> Vec<LinkView> {
    let view = |link: Link| LinkView {
        is_overdue: link.is_overdue(now),
        is_above: link.is_above,
        until: link.until.due_at,
        heads: link.heads.iter().map(|id| named(staff, id)).collect(),
        read: link.read.iter().map(|(who, on)| read(staff, who, *on)).collect(),
        unit: link.unit,
    };
    case.chain(&staff.org).into_iter().map(view).collect()
}

fn read(staff: &Staff, who: &PersonId, on: Day) -> Read {
    Read {
        person: named(staff, who),
        on,
    }
}

fn named(staff: &Staff, id: &PersonId) -> Named {
    Named {
        id: id.clone(),
        shown: staff.shown(id).to_owned(),
    }
}
