//! Raising a whistle: on what somebody may know of, and on a complaint by who verifies it, in words that lead to nobody.

use qingyu_api::desk::whistles::WhistleMade;
use qingyu_domain::case::Given;
use qingyu_domain::whistle::{NewWhistle, Subject, WhistleAbout, WhistleAnswers, WhistleDone, raise, unredacted};

use crate::accounts::Signed;
use crate::app::App;
use crate::commands::desk;
use crate::refusal::Refusal;

/// Raises it; whether it is new.
pub async fn make(app: &App, signed: &Signed, answers: &WhistleAnswers) -> Result<(bool, WhistleMade), Refusal> {
    let new = answers.parse().map_err(Refusal::Invalid)?;
    let given = signed.staff.given(app.clock.now());
    let (about, first) = first(app, signed, &new, &given).await?;
    if about == WhistleAbout::Complaint {
        must_be_redacted(&new.text)?;
    }
    let is_new = app.store.add_whistle(&new.key, first, new.text.clone()).await?;
    if !is_new {
        let known = app.store.whistle(&new.key).await?.ok_or(Refusal::Conflict)?;
        let state = &known.state;
        let is_as_sent = (state.about, &state.reference, state.is_urgent) == (about, &new.reference, new.is_urgent)
            && known.notes.get(&0).is_none_or(|note| *note == new.text);
        // A key that is somebody else's tells nothing of what is under it.
        if state.by != signed.person.id || !is_as_sent {
            return Err(Refusal::Conflict);
        }
    }
    Ok((is_new, WhistleMade { whistle: new.key }))
}

/// Nothing of a complaint goes along in digits.
pub(super) fn must_be_redacted(text: &str) -> Result<(), Refusal> {
    unredacted(text).map_or(Ok(()), |fault| Err(Refusal::Invalid(vec![fault])))
}

/// The first step, on what is there and theirs; 404 for everything else.
async fn first(
    app: &App,
    signed: &Signed,
    new: &NewWhistle,
    given: &Given<'_>,
) -> Result<(WhistleAbout, WhistleDone), Refusal> {
    let raised = |subject: Subject<'_>| -> Result<(WhistleAbout, WhistleDone), Refusal> {
        Ok((subject.about(), raise(new, subject, &signed.person, given)?))
    };
    match new.about {
        WhistleAbout::Incident => {
            let incident = app.store.incident(&new.reference).await?.ok_or(Refusal::NotFound)?;
            raised(Subject::Incident(&incident.state.unit))
        }
        WhistleAbout::LawCase => {
            let case = app.store.law_case(&new.reference).await?.ok_or(Refusal::NotFound)?;
            raised(Subject::LawCase(&case.row.unit))
        }
        WhistleAbout::Case | WhistleAbout::Complaint => {
            let found = desk::find(app, signed, &new.reference).await?;
            raised(Subject::Case(&found.case))
        }
    }
}
