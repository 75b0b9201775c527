//! GET /desk/notices and what is done with one: what those complained about, praised or asked to improve may know. There
//! is no field here for a case's number, for what a citizen wrote in a complaint, when or through which door.

use qingyu_domain::case::{Accountability, Cause, Consequence, ImprovementMeasure, Outcome};
use qingyu_domain::person::PersonId;
use qingyu_domain::time::{Day, Timestamp};
use serde::{Deserialize, Serialize};

use super::case::DeedView;
use super::directives::LinkView;

crate::endpoint::endpoint! {
    /// Lists the notices to somebody's units and to themselves, the newest first.
    ReadNotices: Get "/api/v1/desk/notices", code false, () => Notices
}

crate::endpoint::endpoint! {
    /// Shows a notice to somebody who is told by it; 404 to everybody else.
    ReadNotice: Get "/api/v1/desk/notices/{notice}", code false, () => Notice
}

crate::endpoint::endpoint! {
    /// Acknowledges, makes a statement, objects or shows evidence, once per key.
    ActOnNotice: Post "/api/v1/desk/notices/{notice}/acts", code false, NoticeAct => NoticeDone
}

/// What to list, as the query of the address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema, utoipa::IntoParams))]
#[serde(deny_unknown_fields, default)]
pub struct NoticeFilter {
    /// `next` of the page before.
    pub after: Option<String>,
    /// Notices on a page, 1 to 100; absent: 50.
    pub limit: Option<u16>,
}

/// A page of notices.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Notices {
    /// The notices, the newest day first.
    pub notices: Vec<NoticeLine>,
    /// Where the next page begins; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub next: Option<String>,
}

/// A notice in the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct NoticeLine {
    /// The notice's own number.
    pub number: String,
    /// Since when it is told.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = Date))]
    pub told_on: Day,
    /// What it is.
    pub subject: Subject,
    /// The unit that it is about; absent where only an improvement is asked of another unit.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub unit: Option<String>,
    /// Until when the next thing that this person can do has to be done; absent when nothing has.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>, format = DateTime))]
    pub due_at: Option<Timestamp>,
    /// Whether this person said that they read it.
    pub is_acknowledged: bool,
    /// Whether this person had to say so by now, and did not.
    #[serde(skip_serializing_if = "std::ops::Not::not", default)]
    pub is_overdue: bool,
}

/// What a notice is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// A complaint, as far as it may be told.
    Complaint,
    /// Praise.
    Praise,
    /// Only an improvement of one's own unit.
    Improvement,
}

/// A notice.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Notice {
    /// The notice's own number.
    pub number: String,
    /// Since when it is told.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = Date))]
    pub told_on: Day,
    /// What it is.
    pub subject: Subject,
    /// The unit that it is about.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub unit: Option<String>,
    /// Whether the reader is one of those whom it is about.
    pub is_named: bool,
    /// 转办摘要: the words of oversight, checked by a second person.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub summary: Option<String>,
    /// Until when a statement can be made, for the person concerned.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>, format = DateTime))]
    pub statement_until: Option<Timestamp>,
    /// The words of praise.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub praise: Option<String>,
    /// Whether the praise could be verified.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub is_verified: Option<bool>,
    /// What was found, once a second person has agreed.
    pub findings: Vec<NoticeFinding>,
    /// What clears the reader.
    pub clarifications: Vec<String>,
    /// What the reader's unit is to improve.
    pub improvements: Vec<NoticeImprovement>,
    /// What the reader said about it, and what was decided on an objection to a fault.
    pub said: Vec<Said>,
    /// Whether the reader said that they read it.
    pub is_acknowledged: bool,
    /// Until when the reader has to say so; absent for whoever has not to, or did.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>, format = DateTime))]
    pub acknowledge_by: Option<Timestamp>,
    /// Who has to say so, for those who have to themselves.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub chain: Vec<LinkView>,
    /// What the reader can do: `acknowledge`, `state`, `object_to_fault`, `prove_improvement`.
    pub deeds: Vec<DeedView>,
}

/// What was found about an allegation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct NoticeFinding {
    /// Which allegation, from 0.
    pub allegation: u16,
    /// What it is about.
    pub cause: Cause,
    /// The finding.
    pub outcome: Outcome,
    /// What follows.
    pub consequences: Vec<Consequence>,
    /// How a fault is answered for; told only to those whom it is about.
    pub answered_for_by: Vec<Accountability>,
    /// Until when those whom it is about can object to a fault.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>, format = DateTime))]
    pub object_until: Option<Timestamp>,
}

/// An improvement of the reader's unit.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct NoticeImprovement {
    /// Which one of the case, from 0.
    pub improvement: u16,
    /// The measure.
    pub measure: ImprovementMeasure,
    /// The unit that owns it.
    pub owner: String,
    /// By when.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = Date))]
    pub due_on: Day,
    /// Evidence is there.
    pub is_proved: bool,
    /// What is to be done.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub plan: Option<String>,
}

/// Something that was said.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Said {
    /// The event's name.
    pub event: String,
    /// On which day.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = Date))]
    pub on: Day,
    /// The words.
    pub text: String,
}

/// What is to be done.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NoticeAct {
    /// A UUID, unique per notice; a repeat gets the same answer.
    pub key: String,
    /// The command, without its words; other types than those in `deeds` are refused.
    pub command: qingyu_domain::case::Unsaid,
    /// The words, 1 to 5000 characters, for commands that have some.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// It is done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct NoticeDone {
    /// By whom: the person who is signed in.
    pub by: PersonId,
}

qingyu_domain::without_debug!(Notice, NoticeImprovement, Said, NoticeAct);
