//! Finding the case of a query code, and what its citizen sees of it.

use qingyu_api::case::{CaseView, Evaluated, LegalReview};
use qingyu_api::case_text::CaseText;
use qingyu_api::publication::PublicationView;
use qingyu_domain::case::{Case, DecisionTold, Given, Part, Status, fold};
use qingyu_domain::query_code::QueryCode;
use qingyu_store::StoredCase;

use super::joined;
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
    unfold(stored)
}

/// The state that the stored events make.
pub(super) fn unfold(stored: StoredCase) -> Result<Found, Refusal> {
    let case = fold(&stored.events).ok().flatten();
    let case = case.ok_or_else(|| Refusal::Internal(format!("the events of case {} are corrupt", stored.id)))?;
    Ok(Found { stored, case })
}

/// The name of an organ that is given as a unit's code, or as its name already.
fn named(staff: &Staff, organ: String) -> String {
    staff.org.units.unit(&organ).map_or(organ, |unit| unit.name.clone())
}

impl Found {
    /// What the citizen sees. In a merged case status and answer are those of the main case.
    pub async fn view(&self, app: &App) -> Result<CaseView, Refusal> {
        let number = self
            .case
            .number
            .ok_or_else(|| Refusal::Internal("a case without number".to_owned()))?;
        let staff = app.staff.known();
        let main = joined::main(app, &self.case).await?;
        let given = Given {
            main: main.as_ref().map(|main| &main.case),
            ..staff.given(app.clock.now())
        };
        let status = Status::of(&self.case, &given);
        let timeline = match given.main {
            Some(main) => Status::timeline_with(&self.case, main),
            None => Status::timeline(&self.case),
        };
        let mut said = Said::of(self, app).await?;
        let decisions = Status::decisions(&self.case)
            .into_iter()
            .map(|(place, told)| DecisionTold {
                reason: said.reasons.remove(&place).unwrap_or_default(),
                ..told
            });
        let decisions = decisions.collect();
        let publication = self.case.publication();
        let view = CaseView::new(
            number,
            self.case.kind,
            (self.case.unit.clone(), self.case.window.clone()),
            status,
            timeline,
            said.messages,
        );
        let view = match &main {
            Some(main) => main.answer_with(&self.case, app, view).await?,
            None => self.answered(&staff, said.answer, view),
        };
        Ok(CaseView {
            merged: self.case.overlay.merged_into.is_some(),
            if_unsatisfied: Status::if_unsatisfied(&self.case, &given),
            objections: Status::objections(&self.case, &given),
            decisions,
            publication: publication.map(|(standing, _)| PublicationView {
                standing,
                words: said.publication,
            }),
            ..view
        })
    }

    /// The answer of this main case, as far as it was given to the citizen of a merged one, too.
    async fn answer_with(&self, merged: &Case, app: &App, view: CaseView) -> Result<CaseView, Refusal> {
        if merged.shared_answer(&self.case).is_none() {
            return Ok(view);
        }
        let said = Said::of(self, app).await?;
        let view = self.answered(&app.staff.known(), said.answer, view);
        // How its own citizen saw it is theirs.
        Ok(CaseView {
            evaluated: None,
            ..view
        })
    }

    /// With the answer and what it says beside its words.
    fn answered(&self, staff: &Staff, words: Option<String>, view: CaseView) -> CaseView {
        let answer = self.case.work.last_answer();
        let review = answer.and_then(|answer| answer.review.clone());
        let evaluated = answer.and_then(|answer| answer.evaluation);
        CaseView {
            answer: words,
            findings: Status::findings(&self.case),
            review: review.map(|(organ, until)| LegalReview {
                organ: named(staff, organ),
                until,
            }),
            evaluated: evaluated.map(|said| Evaluated {
                level: said.level,
                solved: said.solved,
            }),
            ..view
        }
    }

    /// What the citizen wrote.
    pub async fn text(&self, app: &App) -> Result<CaseText, Refusal> {
        let kept = app.store.texts(&self.stored.id, Part::Account).await?;
        Ok(CaseText {
            text: kept.into_iter().next().map(|text| text.body).unwrap_or_default(),
        })
    }
}
