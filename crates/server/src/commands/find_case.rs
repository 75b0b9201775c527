//! Finding the case of a query code, and what its citizen sees of it.

use qingyu_api::case::CaseView;
use qingyu_api::case_text::CaseText;
use qingyu_domain::case::{Case, Part, Status, fold};
use qingyu_domain::query_code::QueryCode;
use qingyu_store::StoredCase;

use super::said::Said;
use crate::address::Address;
use crate::app::App;
use crate::refusal::Refusal;

/// A case as found: as stored, and as the state that its events make.
#[derive(Clone, Debug)]
pub struct Found {
    /// As stored.
    pub stored: StoredCase,
    /// Its state.
    pub case: Case,
}

/// Finds a case. Unknown and malformed codes are the same 404; only well-formed unknown ones are counted.
pub async fn find_case(app: &App, address: Address, code: Option<&str>) -> Result<Found, Refusal> {
    let code = code.and_then(QueryCode::parse_strict).ok_or(Refusal::NotFound)?;
    let code = app.pepper.mac(code.digits().as_bytes());
    let Some(stored) = app.store.case_by_code(&code).await? else {
        let _counted = app.lookups.take(address, app.clock.now())?;
        return Err(Refusal::NotFound);
    };
    let case = fold(&stored.events).ok().flatten();
    let case = case.ok_or_else(|| Refusal::Internal(format!("the events of case {} are corrupt", stored.id)))?;
    Ok(Found { stored, case })
}

impl Found {
    /// What the citizen sees.
    pub async fn view(&self, app: &App) -> Result<CaseView, Refusal> {
        let number = self
            .case
            .number
            .ok_or_else(|| Refusal::Internal("a case without number".to_owned()))?;
        let status = Status::of(&self.case, &app.staff.known().given(app.clock.now()));
        let said = Said::of(self, app).await?;
        let view = CaseView::new(
            number,
            self.case.kind,
            (self.case.unit.clone(), self.case.window.clone()),
            status,
            Status::timeline(&self.case),
            said.messages,
        );
        Ok(CaseView {
            answer: said.answer,
            ..view
        })
    }

    /// What the citizen wrote.
    pub async fn text(&self, app: &App) -> Result<CaseText, Refusal> {
        let kept = app.store.texts(&self.stored.id, Part::Account).await?;
        Ok(CaseText {
            text: kept.into_iter().next().map(|text| text.body).unwrap_or_default(),
        })
    }
}
