//! Finding the case of a query code, and what its citizen sees of it.

use qingyu_api::case::{CaseView, Evaluated, LegalReview};
use qingyu_api::case_text::CaseText;
use qingyu_domain::case::{Case, Part, Status, fold};
use qingyu_domain::query_code::QueryCode;
use qingyu_store::StoredCase;

use super::said::Said;
use crate::address::Address;
use crate::app::App;
use crate::refusal::Refusal;
use crate::staff::Staff;

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

/// The name of an organ that is given as a unit's code, or as its name already.
fn named(staff: &Staff, organ: String) -> String {
    staff.org.units.unit(&organ).map_or(organ, |unit| unit.name.clone())
}

impl Found {
    /// What the citizen sees.
    pub async fn view(&self, app: &App) -> Result<CaseView, Refusal> {
        let number = self
            .case
            .number
            .ok_or_else(|| Refusal::Internal("a case without number".to_owned()))?;
        let staff = app.staff.known();
        let given = staff.given(app.clock.now());
        let status = Status::of(&self.case, &given);
        let answer = self.case.work.last_answer();
        let review = answer.and_then(|answer| answer.review.clone());
        let evaluated = answer.and_then(|answer| answer.evaluation);
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
            findings: Status::findings(&self.case),
            review: review.map(|(organ, until)| LegalReview {
                organ: named(&staff, organ),
                until,
            }),
            evaluated: evaluated.map(|said| Evaluated {
                level: said.level,
                solved: said.solved,
            }),
            if_unsatisfied: Status::if_unsatisfied(&self.case, &given),
            objections: Status::objections(&self.case, &given),
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
