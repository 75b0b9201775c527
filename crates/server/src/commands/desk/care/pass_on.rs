//! Passing on: what comes back is the same whatever stands on the list.

use qingyu_api::desk::care::PassedOn;
use qingyu_api::desk::people::Colleague;
use qingyu_domain::care_list::{CareAnswers, can_pass_on, passes_on};
use qingyu_domain::person::Role;

use crate::accounts::Signed;
use crate::app::App;
use crate::commands::people;
use crate::refusal::Refusal;

/// Puts somebody on the list; sent again under its key it is the same, and something else under it is refused.
pub async fn pass_on(app: &App, signed: &Signed, answers: &CareAnswers) -> Result<PassedOn, Refusal> {
    if is_outside(signed) {
        return Err(Refusal::NotAllowed);
    }
    let new = answers
        .parse(&signed.person, &signed.staff.org)
        .map_err(Refusal::Invalid)?;
    if !app.store.add_care(new.clone(), app.clock.now().day()).await? {
        let known = app.store.care(&new.key).await?.ok_or(Refusal::Conflict)?.listed;
        if (known.person, known.reason) != (new.person, new.reason) {
            return Err(Refusal::Conflict);
        }
    }
    Ok(PassedOn { passed_on: true })
}

/// Those whom somebody may pass on beside themselves, by name.
pub fn colleagues(signed: &Signed) -> Vec<Colleague> {
    if !can_pass_on(&signed.person) {
        return Vec::new();
    }
    let org = &signed.staff.org;
    let mut all = people::colleagues(signed);
    all.retain(|one| {
        let about = org.person(&one.id).filter(|about| about.id != signed.person.id);
        about.is_some_and(|about| passes_on(&signed.person, about, &org.units).is_some())
    });
    all
}

/// A volunteer supervisor is no colleague, and passes on nobody.
fn is_outside(signed: &Signed) -> bool {
    signed.person.posts.iter().all(|post| post.role == Role::Supervisor)
}
