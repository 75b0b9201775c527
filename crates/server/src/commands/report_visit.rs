//! A visit as a queue system reports it: each once, with the token that its visitor was given.

use qingyu_api::report_visit::VisitReceipt;
use qingyu_domain::rating::VisitAnswers;
use qingyu_store::NewVisit;

use super::rate::token_mac;
use crate::app::App;
use crate::refusal::Refusal;
use crate::visit_sources::VisitSource;

/// What the queue system gets, and whether the visit is new.
#[derive(Clone, Copy, Debug)]
pub struct Reported {
    /// The answer.
    pub receipt: VisitReceipt,
    /// Kept just now.
    pub is_new: bool,
}

/// Keeps a visit. Of its number only the fingerprint is kept, together with source and day; nothing that leads to its token.
pub async fn report(app: &App, source: &VisitSource, answers: &VisitAnswers) -> Result<Reported, Refusal> {
    let visit = answers.parse(&source.windows, app.clock.now().day());
    let visit = visit.map_err(Refusal::Invalid)?;
    let until = visit.token.as_ref().map(|_| visit.until());
    let named = ["visit/", &source.name, "/", &visit.on.to_string(), "/", &visit.number].concat();
    let new = NewVisit {
        visit: app.pepper.mac(named.as_bytes()),
        window: &visit.window,
        on: visit.on,
        token: visit
            .token
            .as_ref()
            .map(|token| (token_mac(app, token.digits()), visit.until())),
    };
    let is_new = app.store.add_visit(new).await?;
    Ok(Reported {
        receipt: VisitReceipt { until },
        is_new,
    })
}
