//! The answer, and the conveying of praise before it.

use super::desk::Desk;
use super::{musts, promise};
use crate::case::command::Refusal;
use crate::case::event::{Event, TextRef};
use crate::case::state::Stage;
use crate::case::vocabulary::Adoption;
use crate::deadlines::Step;
use crate::kind::Kind;

/// Conveys praise; what could not be verified is counted apart, and nobody verifies what is said of their own.
pub(super) fn convey(desk: &Desk<'_>, verified: bool) -> Result<Vec<Event>, Refusal> {
    desk.is_workable()?;
    if desk.case.is_complaint() || desk.case.working_kind() != Kind::Praise || desk.case.stage != Stage::Working {
        return Err(Refusal::NotNow);
    }
    desk.own_work()?;
    if desk.case.work.conveyed.is_some() {
        return Err(Refusal::AlreadyDone);
    }
    if verified && !desk.case.may_verify_praise(desk.person, desk.given.org) {
        return Err(Refusal::OwnMatter);
    }
    Ok(vec![Event::Conveyed { verified }])
}

/// Answers. A complaint only with a record, a finding for each allegation, and what each finding calls for.
pub(super) fn answer(
    desk: &Desk<'_>,
    text: TextRef,
    adoption: Option<Adoption>,
    organ: Option<String>,
) -> Result<Vec<Event>, Refusal> {
    let (case, given) = (desk.case, desk.given);
    desk.is_workable()?;
    let is_complaint = case.is_complaint();
    if !matches!(case.stage, Stage::Working | Stage::Found) {
        return Err(Refusal::NotNow);
    }
    desk.own_work()?;
    if is_complaint {
        if let Some(must) = musts::missing(case) {
            return Err(must);
        }
        if organ.as_deref().is_none_or(|organ| organ.trim().is_empty()) {
            return Err(Refusal::MustNameOrgan);
        }
    }
    match case.working_kind() {
        Kind::Praise if !is_complaint && case.work.conveyed.is_none() => return Err(Refusal::MustConvey),
        Kind::Suggestion if !is_complaint && adoption.is_none() => return Err(Refusal::MustAdopt),
        _ => {}
    }
    Ok(vec![Event::Answered {
        text,
        adoption: adoption.filter(|_| case.working_kind() == Kind::Suggestion),
        review: organ.is_some().then(|| promise(given, Step::LegalReview)),
        organ,
        follow_up: promise(given, Step::FollowUp),
        addition: Some(promise(given, Step::Addition)),
    }])
}
