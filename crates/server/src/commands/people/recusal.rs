//! 回避: what a supervisor says of themselves counts at once, without anybody's consent.

use qingyu_api::desk::people::PersonEdit;
use qingyu_api::desk::terms::Recusal;
use qingyu_domain::person::Role;
use qingyu_store::StoreError;

use super::change;
use super::edit::{TRIES, changed, edits, with_services};
use crate::accounts::Signed;
use crate::app::App;
use crate::refusal::Refusal;

/// Ends somebody's own term at a unit. It is as one that ended: they were there, and are not appointed there within 24 months.
pub async fn recuse(app: &App, signed: &Signed, request: &Recusal) -> Result<(), Refusal> {
    let id = &signed.person.id;
    for _ in 0..TRIES {
        let staff = app.staff.fresh(&app.store).await?;
        let person = staff.org.person(id).ok_or(Refusal::SignedOut)?;
        let mut posts = person.posts.clone();
        posts.retain(|post| post.role != Role::Supervisor || post.unit != request.unit);
        if posts == person.posts {
            return Err(Refusal::NotAllowed);
        }
        let edit = PersonEdit {
            posts: Some(posts),
            ..PersonEdit::default()
        };
        let edit = with_services(edit, person, app.clock.now().day());
        let mut record = change(app, Some(signed), "recused", id)?;
        record.detail = changed(&edit, person);
        let done = app
            .store
            .edit_person(id, edits(edit, None), Some(staff.version()), record);
        match done.await {
            Err(StoreError::Conflict) => {}
            done => return Ok(done?),
        }
    }
    Err(Refusal::Stale)
}
