//! Every call that there is, for those who go through all of them.

use crate::add_message::AddMessage;
use crate::case::ReadCase;
use crate::case_text::ReadCaseText;
use crate::claim_case::ClaimCase;
use crate::consent::Consent;
use crate::desk::acts::DoAct;
use crate::desk::aftercare::ListAftercare;
use crate::desk::bad_ratings::{ActOnRating, ReadBadRating};
use crate::desk::bulletin::{self, ReadBulletin};
use crate::desk::calendar::{ReadCalendar, SetCalendar};
use crate::desk::call_backs::{ActOnCallBack, ListCallBacks, ReadCallBack};
use crate::desk::care::{ActOnCare, ListCare, ListCareColleagues, PassOn, ReadCare, ReadCareTotals};
use crate::desk::case::ReadStory;
use crate::desk::causes::{self, ListCausedCases, ReadCauses};
use crate::desk::changes::ReadChanges;
use crate::desk::clearing::{self, CheckIncidents, ListIncidents, ReadBoard};
use crate::desk::deadlines::{ListDeadlines, SetDeadline};
use crate::desk::device::{AddDevice, EndDevice, EnterPin, Invite, KnowDevice};
use crate::desk::encounters::{ActOnEncounter, ReadEncounter, ReadEncounterFigures, SetEncounterTotal};
use crate::desk::figures::{self, ReadDeskFigures};
use crate::desk::helps::ListHelps;
use crate::desk::honours::ListHonours;
use crate::desk::imports::{self, ActOnImport, ListImports, ReadImport, SetSource};
use crate::desk::inspections::{
    self, ActOnInspection, ListInspections, ReadChecklists, ReadInspection, RecordInspection,
};
use crate::desk::law_cases::{self, ListLawCases};
use crate::desk::list::{self, ListCases};
use crate::desk::musts::{self, ListMusts};
use crate::desk::notices::{ActOnNotice, ReadNotice, ReadNotices};
use crate::desk::oidc;
use crate::desk::openings::{DecideOpening, ListOpenings};
use crate::desk::papers;
use crate::desk::people::{EditPeople, ListColleagues, ListPeople};
use crate::desk::plans::{CancelPlan, ListPlans, MakePlan};
use crate::desk::problems::{ActOnProblem, ListProblems, OpenProblem, ReadProblem};
use crate::desk::queue::ReadQueue;
use crate::desk::register::{OfferClaim, RegisterCase};
use crate::desk::rings::{self, ReadRingFigures};
use crate::desk::search::SearchCases;
use crate::desk::session::{ChangePassword, OfferOtp, SetOtp, SignIn, SignOut, SignOutEverywhere, WhoAmI};
use crate::desk::similar::ReadSimilar;
use crate::desk::sources::{self, ListSources, MarkSource, ReadReconciliation, ReadSource, SetSourceTable};
use crate::desk::terms::Recuse;
use crate::desk::units::{EditUnit, ListTree};
use crate::desk::whistles::{ActOnWhistle, ListWhistles, RaiseWhistle, ReadWhistle};
use crate::erase::Erase;
use crate::evaluate::Evaluate;
use crate::export::ExportCase;
use crate::file_case::FileCase;
use crate::health::Health;
use crate::open::{self, ReadOpen};
use crate::open_words::ReadWords;
use crate::publication::AllowPublication;
use crate::rate::RateWindow;
use crate::report_call::ReportCall;
use crate::report_case::ReportCase;
use crate::report_encounter::ReportEncounter;
use crate::report_visit::ReportVisit;
use crate::source_steps::{AcknowledgeSteps, ReadSourceSteps};
use crate::speak_up::{AskReview, Object, ReportReprisal};
use crate::units::ListUnits;
use crate::withdraw::{UndoWithdrawal, Withdraw};
use crate::{Endpoint, Method, qr};

/// Where the OpenAPI document is.
pub const OPENAPI_PATH: &str = "/api/v1/openapi.json";

/// A call without the types of its request and answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Call {
    /// Its method.
    pub method: Method,
    /// Its path, from the root.
    pub path: &'static str,
    /// Whether the query code goes with it.
    pub with_code: bool,
}

impl Call {
    const fn of<E: Endpoint>() -> Self {
        Self {
            method: E::METHOD,
            path: E::PATH,
            with_code: E::WITH_CODE,
        }
    }

    /// A call whose answer is not one of our types.
    const fn other(method: Method, path: &'static str) -> Self {
        Self {
            method,
            path,
            with_code: false,
        }
    }
}

/// All of them.
pub const CALLS: [Call; 140] = [
    Call::of::<Health>(),
    Call::of::<ListUnits>(),
    Call::of::<FileCase>(),
    Call::of::<ReadCase>(),
    Call::of::<ReadCaseText>(),
    Call::of::<ExportCase>(),
    Call::of::<AddMessage>(),
    Call::of::<Withdraw>(),
    Call::of::<UndoWithdrawal>(),
    Call::of::<Evaluate>(),
    Call::of::<Consent>(),
    Call::of::<AllowPublication>(),
    Call::of::<Object>(),
    Call::of::<AskReview>(),
    Call::of::<ReportReprisal>(),
    Call::of::<Erase>(),
    Call::of::<RateWindow>(),
    Call::of::<ReportVisit>(),
    Call::of::<ReadOpen>(),
    Call::of::<ReadWords>(),
    Call::of::<ReportEncounter>(),
    Call::of::<ReportCall>(),
    Call::of::<ReportCase>(),
    Call::of::<ReadSourceSteps>(),
    Call::of::<AcknowledgeSteps>(),
    Call::of::<ClaimCase>(),
    Call::of::<SignIn>(),
    Call::of::<WhoAmI>(),
    Call::of::<SignOut>(),
    Call::of::<SignOutEverywhere>(),
    Call::of::<ChangePassword>(),
    Call::of::<OfferOtp>(),
    Call::of::<SetOtp>(),
    Call::of::<Invite>(),
    Call::of::<EndDevice>(),
    Call::of::<KnowDevice>(),
    Call::of::<AddDevice>(),
    Call::of::<EnterPin>(),
    Call::of::<ReadQueue>(),
    Call::of::<ListCases>(),
    Call::of::<RegisterCase>(),
    Call::of::<OfferClaim>(),
    Call::of::<ListImports>(),
    Call::of::<SetSource>(),
    Call::of::<ReadImport>(),
    Call::of::<ActOnImport>(),
    Call::of::<ListSources>(),
    Call::of::<ReadSource>(),
    Call::of::<MarkSource>(),
    Call::of::<SetSourceTable>(),
    Call::of::<ReadReconciliation>(),
    Call::of::<ListMusts>(),
    Call::of::<SearchCases>(),
    Call::of::<ReadStory>(),
    Call::of::<ReadSimilar>(),
    Call::of::<DoAct>(),
    Call::of::<ReadNotices>(),
    Call::of::<ReadNotice>(),
    Call::of::<ActOnNotice>(),
    Call::of::<ListAftercare>(),
    Call::of::<ReadBadRating>(),
    Call::of::<ActOnRating>(),
    Call::of::<ReadEncounter>(),
    Call::of::<ActOnEncounter>(),
    Call::of::<ReadEncounterFigures>(),
    Call::of::<SetEncounterTotal>(),
    Call::of::<ListCallBacks>(),
    Call::of::<ReadCallBack>(),
    Call::of::<ActOnCallBack>(),
    Call::of::<ReadRingFigures>(),
    Call::of::<ReadChecklists>(),
    Call::of::<ListInspections>(),
    Call::of::<RecordInspection>(),
    Call::of::<ReadInspection>(),
    Call::of::<ActOnInspection>(),
    Call::of::<ListPlans>(),
    Call::of::<MakePlan>(),
    Call::of::<CancelPlan>(),
    Call::of::<ReadBoard>(),
    Call::of::<ListIncidents>(),
    Call::of::<CheckIncidents>(),
    Call::of::<ListLawCases>(),
    Call::of::<ListProblems>(),
    Call::of::<OpenProblem>(),
    Call::of::<ReadProblem>(),
    Call::of::<ActOnProblem>(),
    Call::of::<ListWhistles>(),
    Call::of::<RaiseWhistle>(),
    Call::of::<ReadWhistle>(),
    Call::of::<ActOnWhistle>(),
    Call::of::<PassOn>(),
    Call::of::<ListCare>(),
    Call::of::<ReadCare>(),
    Call::of::<ActOnCare>(),
    Call::of::<ListCareColleagues>(),
    Call::of::<ReadCareTotals>(),
    Call::of::<ListHonours>(),
    Call::of::<ListHelps>(),
    Call::of::<ReadDeskFigures>(),
    Call::of::<ReadBulletin>(),
    Call::of::<ReadCauses>(),
    Call::of::<ListCausedCases>(),
    Call::of::<ListPeople>(),
    Call::of::<EditPeople>(),
    Call::of::<ListColleagues>(),
    Call::of::<ListOpenings>(),
    Call::of::<DecideOpening>(),
    Call::of::<Recuse>(),
    Call::of::<ReadChanges>(),
    Call::of::<ListTree>(),
    Call::of::<EditUnit>(),
    Call::of::<ReadCalendar>(),
    Call::of::<SetCalendar>(),
    Call::of::<ListDeadlines>(),
    Call::of::<SetDeadline>(),
    Call::other(Method::Get, list::CSV_PATH),
    Call::other(Method::Post, rings::UPLOAD_PATH),
    Call::other(Method::Get, rings::CSV_PATH),
    Call::other(Method::Post, imports::UPLOAD_PATH),
    Call::other(Method::Get, imports::BAD_ROWS_PATH),
    Call::other(Method::Get, sources::STEPS_CSV_PATH),
    Call::other(Method::Get, sources::STEPS_XLSX_PATH),
    Call::other(Method::Post, sources::RECONCILE_PATH),
    Call::other(Method::Get, sources::DIFFERENCES_PATH),
    Call::other(Method::Post, inspections::PHOTOS_PATH),
    Call::other(Method::Get, inspections::PHOTO_PATH),
    Call::other(Method::Get, clearing::BOARD_CSV_PATH),
    Call::other(Method::Post, law_cases::LAW_FILE_PATH),
    Call::other(Method::Get, oidc::BEGIN_PATH),
    Call::other(Method::Get, oidc::CALLBACK_PATH),
    Call::other(Method::Get, musts::CSV_PATH),
    Call::other(Method::Get, open::CSV_PATH),
    Call::other(Method::Get, figures::CSV_PATH),
    Call::other(Method::Get, bulletin::DOCX_PATH),
    Call::other(Method::Get, papers::PAPER_PATH),
    Call::other(Method::Get, papers::NOTICE_PATH),
    Call::other(Method::Get, causes::CSV_PATH),
    Call::other(Method::Get, causes::XLSX_PATH),
    Call::other(Method::Post, qr::PATH),
    Call::other(Method::Get, OPENAPI_PATH),
];
