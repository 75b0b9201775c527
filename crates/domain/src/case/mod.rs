//! A case is its events: commands are decided into events, events are applied to a state.
//!
//! ```text
//!                             ┌──────────── return (24 h) ───────┐
//!                             ▼                                  │
//!  file ─▶ Received ─accept─▶ Accepted ─assign─▶ Working ─find─▶ Found ─answer─▶ Answered ─follow up─▶ Closed
//!             │                  ▲                  └──── answer (no complaint) ────▲ │                  │
//!             │                  └── unsatisfied: other people (second look), then up ◀┘◀── late ─────────┘
//!             └ two persons: Refused | Referred | SentOn ─objection, another approver─▶ where it was
//!  over it: withdrawn ⇄ undone within 30 days · waiting for the citizen · merged
//! ```
//! Rules are judged in [`decide`], [`decide_desk`] and [`decide_system`]; what happened is applied as it is.

mod apply;
mod care;
mod caused;
mod chain;
mod command;
mod decide;
mod deeds;
mod desk_command;
mod desk_roles;
mod desk_words;
mod event;
mod heard;
mod honour;
mod interest;
mod joined;
mod joint;
mod late;
mod news;
mod notice;
mod number;
mod origin;
mod owed;
mod proposal;
mod publication;
mod sight;
mod state;
mod status;
mod tasks;
mod unproved;
mod unsaid;
mod vocabulary;
mod wishes;
mod work;

pub use apply::{Corrupt, apply, fold};
pub use care::{Attended, Care, Open, Withdrawing};
pub use chain::Link;
pub use command::{Command, Given, Refusal, SystemCommand, WithdrawalReason};
pub use decide::{
    CLAIM_DAYS, Decided, MESSAGES_PER_DAY, claim, decide, decide_desk, decide_joined, decide_led, decide_system,
    is_own_matter, may_register, offer_claim, register,
};
pub use deeds::{Deed, candidates, deeds, next};
pub use desk_command::DeskCommand;
pub use event::{
    Directed, DirectiveAnswered, DirectiveKind, Event, Filed, HelpAnswered, Joined, Joining, LookedInto, Mark,
    MessageSent, Part, Party, PublicationAllowed, Recorded, SummaryReleased, TextRef, VERSION, WithdrawalSeen,
};
pub use honour::{HONOURS_FOR, Honour};
pub(crate) use interest::is_of;
pub use interest::{has_interest, is_reviewed, units_told};
pub use late::long_overdue;
pub use news::{has_moved, has_news};
pub use notice::{Reader, notice_number};
pub use number::Number;
pub use origin::Origin;
pub use owed::{Must, Owed, owed};
pub use proposal::{Discipline, Proposal};
pub use publication::{Publication, PublicationStanding};
pub use sight::{Sight, is_about_watchers};
pub use state::{Case, Stage};
pub use status::{
    CaseStatus, Decision, DecisionStanding, DecisionTold, FindingTold, May, Objectable, Status, TimelineEntry, Upshot,
    What,
};
pub use tasks::{Task, placed, tasks};
pub use unproved::{says_why, unproved};
pub use unsaid::Unsaid;
pub use vocabulary::{
    Accountability, Adoption, Audience, Cause, Consequence, Ending, Erasure, EvaluationReason, ImprovementMeasure,
    LawfulWay, LookReason, Outcome, Reached, Recording, RefusalGround, Round, Solved, VerifyingAct,
};
pub use wishes::{Wish, WishStanding};
pub use work::{
    Allegation, Answer, Answerable, Assignment, Clarification, Directive, Evaluation, Finding, Improvement, Late,
    Overlay, Proposed, Release, Standing, Verification, Waiting, Work,
};

#[cfg(test)]
mod tests;
