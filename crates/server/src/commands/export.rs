//! Everything of a case that is its citizen's.

use qingyu_api::export::{CaseExport, IdentityLook, OwnWords};
use qingyu_domain::case::{Event, LookReason, Part, Recorded, What, WithdrawalReason};
use qingyu_domain::time::Timestamp;

use super::find_case::Found;
use crate::app::App;
use crate::refusal::Refusal;

/// The export of a case.
pub async fn export(found: &Found, app: &App) -> Result<CaseExport, Refusal> {
    let texts = app.store.all_texts(&found.stored.id).await?;
    let words = |(seq, part, text): (i64, Part, String)| {
        // Sequence numbers count from 1.
        let line = usize::try_from(seq).ok()?.checked_sub(1)?;
        let recorded = found.stored.events.get(line)?;
        (is_own(&recorded.event) && !TELLING.contains(&part)).then(|| OwnWords {
            at: Timestamp::from_ms(recorded.at),
            part,
            text,
        })
    };
    let mut case = found.view(app).await?;
    // Somebody may make the citizen show this: nothing in it says that they reported anything.
    let is_secret = |what: What| matches!(what, What::ReprisalReported | What::ReprisalHandled);
    case.timeline.retain(|entry| !is_secret(entry.what));
    Ok(CaseExport {
        case,
        words: texts.into_iter().filter_map(words).collect(),
        looks: found.stored.events.iter().filter_map(look).collect(),
    })
}

/// What may say who wrote, or for whom.
const TELLING: [Part; 3] = [Part::OnBehalfOf, Part::EnterpriseName, Part::CreditCode];

/// Words of the citizen that are not among the messages. What was said about pressure is left out, as on the page:
/// somebody may make the citizen show this.
fn is_own(event: &Event) -> bool {
    match event {
        Event::Filed(_) | Event::Evaluated { .. } | Event::Objected { .. } | Event::ReviewAsked(_) => true,
        Event::Withdrawn { reason, .. } => *reason != WithdrawalReason::Pressed,
        _ => false,
    }
}

fn look(recorded: &Recorded) -> Option<IdentityLook> {
    match recorded.event {
        Event::IdentitySeen { reason, .. } if reason != LookReason::Reprisal => Some(IdentityLook {
            at: Timestamp::from_ms(recorded.at),
            by: recorded.by,
            reason,
        }),
        _ => None,
    }
}
