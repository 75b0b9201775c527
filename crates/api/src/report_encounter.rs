//! POST /encounters: a source reports an incident (警情).

use qingyu_domain::aftercare::EncounterAnswers;

use crate::report_visit::VisitReceipt;

crate::endpoint::endpoint! {
    /// Reports an incident: 201 and, for one that is known, 200; a known incident brings no token again.
    ReportEncounter: Post "/api/v1/encounters", code false, EncounterAnswers => VisitReceipt
}
