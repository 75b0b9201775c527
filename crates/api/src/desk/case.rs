//! GET /desk/cases/{number}: a case as the staff sees it. There is no identity in it, and no field for one.

use qingyu_domain::case::{
    Audience, CaseStatus, Cause, Consequence, Mark, Outcome, Part, Party, Proposal, Refusal, Round,
};
use qingyu_domain::deadlines::{Due, Step};
use qingyu_domain::kind::{Channel, Kind};
use qingyu_domain::person::{PersonId, Role};
use qingyu_domain::submission::HelpKind;
use qingyu_domain::time::{Day, Timestamp};
use serde::{Deserialize, Serialize};

use super::directives::{DirectiveView, LinkView};
pub use super::line::{LineFact, StoryLine};
use super::queue::Urgency;

crate::endpoint::endpoint! {
    /// Shows a case to somebody who may see its story; 404 to everybody else.
    ReadStory: Get "/api/v1/desk/cases/{number}", code false, () => Story
}

/// Somebody of the staff.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Named {
    /// Their id.
    pub id: PersonId,
    /// The name as people say it.
    pub shown: String,
}

/// A case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Story {
    /// `YYYYMMDD-NNNNNN`.
    pub number: String,
    /// Counts the events that this person may know of; an act names the version that it was decided on.
    pub version: i64,
    /// As filed, for ever.
    pub kind: Kind,
    /// As worked on.
    pub working_kind: Kind,
    /// As filed.
    pub unit: Option<String>,
    /// As filed.
    pub window: Option<String>,
    /// The unit as worked on.
    pub about: Option<String>,
    /// The door it came through.
    pub channel: Channel,
    /// Where it came from, when its citizen did not file it here; for those who receive it or watch.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub origin: Option<OriginView>,
    /// Whether this person can make a slip with which its citizen claims it.
    #[serde(skip_serializing_if = "std::ops::Not::not", default)]
    pub may_offer_claim: bool,
    /// Marks.
    pub marks: Vec<Mark>,
    /// Whether nobody can be reached.
    pub is_anonymous: bool,
    /// When it was received.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    pub received_at: Timestamp,
    /// Where it stands, as its citizen is told.
    pub status: CaseStatus,
    /// Who has it, as its citizen is told.
    pub holder: Party,
    /// What its citizen is promised.
    pub next: Option<Due>,
    /// What happened, oldest first.
    pub timeline: Vec<StoryLine>,
    /// What was written, oldest first; erased texts are absent.
    pub texts: Vec<StoryText>,
    /// Cases that are merged into it, with what their citizens wrote, as far as this person may read it.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub joined: Vec<JoinedCase>,
    /// What the complaint says, piece by piece.
    pub allegations: Vec<AllegationView>,
    /// What needed a second person.
    pub proposals: Vec<ProposalView>,
    /// Improvements.
    pub improvements: Vec<ImprovementView>,
    /// Help that was asked for, for those who may know of it.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub help: Vec<HelpView>,
    /// Who works and worked on it.
    pub team: Vec<TeamMember>,
    /// Those it is about.
    pub concerned: Vec<Named>,
    /// What is to be done.
    pub tasks: Vec<TaskView>,
    /// What this person can do.
    pub deeds: Vec<DeedView>,
    /// The place in `deeds`, from 0, of what this person does next; absent when nothing of theirs is missing.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub next_deed: Option<usize>,
    /// To whom this person could give it.
    pub candidates: Vec<Named>,
    /// Orders from above, oldest first.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub directives: Vec<DirectiveView>,
    /// Those whose instruction this person could record.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub leaders: Vec<Named>,
    /// Who has to say that they read the released summary.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub chain: Vec<LinkView>,
    /// Whether this person may have papers of it.
    #[serde(skip_serializing_if = "std::ops::Not::not", default)]
    pub may_print: bool,
}

/// Something that was written.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct StoryText {
    /// Which line of the timeline it belongs to, from 0.
    pub line: usize,
    /// What it is.
    pub part: Part,
    /// The words.
    pub text: String,
}

/// Where a case came from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct OriginView {
    /// The code of the source; null where somebody of intake took it down.
    pub source: Option<String>,
    /// The number that it has there.
    pub number: Option<String>,
    /// By when the source expects an answer.
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>, format = DateTime))]
    pub due_at: Option<Timestamp>,
    /// Whether its citizen holds a query code.
    pub is_claimed: bool,
}

/// A case that is merged into another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct JoinedCase {
    /// `YYYYMMDD-NNNNNN`.
    pub number: String,
    /// What its citizen wrote, oldest first; never who they are.
    pub texts: Vec<JoinedText>,
}

/// Something that the citizen of a merged case wrote.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct JoinedText {
    /// When.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    pub at: Timestamp,
    /// What it is.
    pub part: Part,
    /// The words.
    pub text: String,
}

/// An allegation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct AllegationView {
    /// What it is about.
    pub cause: Cause,
    /// The approved finding.
    pub outcome: Option<Outcome>,
    /// What follows from it.
    pub consequences: Vec<Consequence>,
    /// To whom it was clarified.
    pub clarified: Vec<Audience>,
    /// In how many ways it was answered for.
    pub accounted: u16,
    /// How many improvements were planned for it.
    pub improvements: u16,
}

/// Something that needed a second person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ProposalView {
    /// What.
    pub proposal: Proposal,
    /// Who proposed it.
    pub by: Named,
    /// In which round.
    pub round: Round,
    /// How it stands.
    pub standing: ProposalStanding,
    /// Whose agreement is missing while it waits.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub missing: Vec<Role>,
    /// Who agreed as the first of two.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub endorsed: Option<Named>,
}

/// How a proposal stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ProposalStanding {
    /// A second person has to say.
    Waiting,
    /// Agreed.
    Approved,
    /// Not agreed.
    Declined,
    /// The citizen objects.
    Objected,
    /// It stood after an objection.
    Confirmed,
    /// It fell after an objection.
    Fallen,
}

/// An improvement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ImprovementView {
    /// For which allegation, from 0.
    pub allegation: u16,
    /// The unit that owns it.
    pub owner: String,
    /// By when.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = Date))]
    pub due_on: Day,
    /// Evidence is there.
    pub is_proved: bool,
}

/// A wish for help.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct HelpView {
    /// Which.
    pub help: HelpKind,
    /// Whether it is given; absent as long as nobody answered.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub granted: Option<bool>,
}

/// Somebody who works or worked on it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct TeamMember {
    /// Who.
    pub person: Named,
    /// As what.
    pub role: Role,
    /// In which round.
    pub round: Round,
    /// Said that there is no interest, and began.
    pub is_taken: bool,
    /// Works on it now.
    pub is_current: bool,
}

/// Something to be done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct TaskView {
    /// The step.
    pub step: Step,
    /// By when.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    pub due_at: Timestamp,
    /// How urgent it is.
    pub urgency: Urgency,
    /// Whose role it is.
    pub role: Role,
    /// Whose it is alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub person: Option<Named>,
    /// Whether the person who looks can do it.
    pub is_mine: bool,
}

/// Something that this person can do, or could once a rule is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct DeedView {
    /// The command's `type`.
    pub command: String,
    /// For `propose`, the proposal's `what`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub proposal: Option<String>,
    /// Which allegation, proposal or improvement it is about, from 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<u16>,
    /// The rule that is in the way.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub blocked: Option<Refusal>,
}

qingyu_domain::without_debug!(StoryText, JoinedText);
