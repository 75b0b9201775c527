//! An incident as a source reports it: each once, with the token of its link or the number to call.

use qingyu_api::report_visit::VisitReceipt;
use qingyu_domain::aftercare::{EncounterAnswers, EncounterWay, import};
use qingyu_domain::clearing;
use qingyu_store::{NewEncounter, NewWay};

use super::rate::token_mac;
use super::report_visit::Reported;
use crate::app::App;
use crate::pepper::hex;
use crate::refusal::Refusal;
use crate::visit_sources::VisitSource;

/// Keeps an incident, and puts it onto the list of its day. Nothing of one with a link leads to its token.
pub async fn report_encounter(
    app: &App,
    source: &VisitSource,
    answers: &EncounterAnswers,
) -> Result<Reported, Refusal> {
    let now = app.clock.now();
    let encounter = answers.parse(&source.windows, now.day()).map_err(Refusal::Invalid)?;
    let staff = app.staff.known();
    let until = encounter.until();
    let named = ["encounter/", &source.name, "/", &encounter.number].concat();
    let way = match &encounter.way {
        EncounterWay::Nothing => NewWay::Nothing,
        EncounterWay::Link(token) => NewWay::Link(token_mac(app, token.digits()), until.unwrap_or(encounter.on)),
        EncounterWay::Call(phone) => {
            let first = import(&encounter.unit, encounter.kind, encounter.on, &staff.given(now));
            NewWay::Call(first, encounter.number.clone(), phone.as_str().to_owned())
        }
    };
    let new = NewEncounter {
        id: hex(&app.pepper.mac(named.as_bytes())),
        unit: encounter.unit.clone(),
        on: encounter.on,
        reported: clearing::report(&encounter.unit, encounter.kind, encounter.on, now.day()),
        number: encounter.number.clone(),
        way,
    };
    let is_new = app.store.add_encounter(new).await?;
    Ok(Reported {
        receipt: VisitReceipt { until },
        is_new,
    })
}
