//! Filing a case: never lost once acknowledged, never there twice.

use std::sync::Arc;

use qingyu_api::file_case::Receipt;
use qingyu_domain::case::{self, CLAIM_DAYS, Case, CaseStatus, Event, Filed, Mark, Number, Origin, Part, Recorded};
use qingyu_domain::person::PersonId;
use qingyu_domain::submission::{Answers, HelpKind, Submission};
use qingyu_domain::time::Timestamp;
use qingyu_store::{NewCase, NewContact, NewOrigin, NewText, Outcome, StoredCase};

use super::act::ATTEMPTS;
use super::{commit, danger};
use crate::address::Address;
use crate::app::App;
use crate::fresh;
use crate::refusal::Refusal;
use crate::staff::Staff;

/// The receipt, and whether it is new or given again.
#[derive(Clone, Debug)]
pub struct Filing {
    /// What the citizen gets.
    pub receipt: Receipt,
    /// Filed just now.
    pub is_new: bool,
}

/// Files a case. A code that is known answers before any rule is asked, so that a replay never fails one that changed.
///
/// `limited` is whose allowance a new case counts against; letters that are loaded count against none.
pub async fn file_case(
    app: &App,
    now: Timestamp,
    limited: Option<Address>,
    answers: &Answers,
) -> Result<Filing, Refusal> {
    let mut staff = app.staff.known();
    let setting = app.setting(&staff, now);
    let Some(key) = Key::of(app, answers)? else {
        let faults = answers.parse(&setting).err().unwrap_or_default();
        return Err(Refusal::Invalid(faults));
    };
    if let Some(filing) = key.known(app).await? {
        return Ok(filing);
    }
    let submission = match answers.parse(&setting) {
        Ok(submission) => submission,
        Err(faults) => {
            // Whoever guesses at codes with a body that cannot be filed looks them up, and is counted as such.
            if let Some(address) = limited {
                let _counted = app.lookups.take(address, now)?;
            }
            return Err(Refusal::Invalid(faults));
        }
    };
    let Key { code, content } = key;
    let place = limited.map(|address| app.submissions.take(address, now)).transpose()?;
    let mut outcome = Ok(Outcome::Moved);
    // What is known here may be two seconds old. Whether it is about the watchers is decided on what holds when it is
    // stored, and again when a unit was changed meanwhile.
    for _ in 0..ATTEMPTS {
        outcome = match new_case(&staff, now, content, &submission, Came::Filed(code)) {
            Ok(new) => app.store.file(new).await.map_err(Refusal::from),
            Err(refusal) => Err(refusal),
        };
        if !matches!(outcome, Ok(Outcome::Moved)) {
            break;
        }
        staff = app.staff.fresh(&app.store).await?;
    }
    if let (Some(place), false) = (place, matches!(outcome, Ok(Outcome::Filed(_)))) {
        app.submissions.give_back(place);
    }
    match outcome? {
        Outcome::Filed(stored) => Ok(Filing {
            receipt: receipt(&stored)?,
            is_new: true,
        }),
        Outcome::Known(stored) => again(&stored, &content),
        Outcome::Moved => Err(Refusal::Unavailable("units change all the time".to_owned())),
    }
}

/// What these answers were filed as before; nothing is filed, and `None` says that their code is new.
pub async fn filed_before(app: &App, answers: &Answers) -> Result<Option<Filing>, Refusal> {
    match Key::of(app, answers)? {
        Some(key) => key.known(app).await,
        None => Ok(None),
    }
}

/// By what a repeated request is known: the fingerprints of its code and of all it says.
struct Key {
    code: [u8; 32],
    content: [u8; 32],
}

impl Key {
    /// The key of these answers, if their code is one.
    fn of(app: &App, answers: &Answers) -> Result<Option<Self>, Refusal> {
        let Ok(code) = answers.parse_query_code() else {
            return Ok(None);
        };
        let body = serde_json::to_vec(&answers.normalised())
            .map_err(|error| Refusal::internal("canonical request", &error))?;
        Ok(Some(Self {
            code: app.pepper.mac(code.digits().as_bytes()),
            content: app.pepper.mac(&body),
        }))
    }

    /// What the code answers when it is known.
    async fn known(&self, app: &App) -> Result<Option<Filing>, Refusal> {
        let known = app.store.case_by_code(&self.code).await?;
        known.map(|known| again(&known, &self.content)).transpose()
    }
}

fn again(known: &StoredCase, content: &[u8; 32]) -> Result<Filing, Refusal> {
    // After erasure nothing is left to compare with: the code alone proves the sender.
    if known.content.is_some_and(|stored| stored != *content) {
        return Err(Refusal::Conflict);
    }
    Ok(Filing {
        receipt: receipt(known)?,
        is_new: false,
    })
}

/// The receipt is a function of the first two events, so it never changes.
pub(super) fn receipt(stored: &StoredCase) -> Result<Receipt, Refusal> {
    let corrupt = || Refusal::Internal("a case without its first events".to_owned());
    let mut events = stored.events.iter();
    match (events.next(), events.next()) {
        (
            Some(Recorded {
                event: Event::Filed(filed),
                ..
            }),
            Some(Recorded {
                at,
                event: Event::Received { number, next },
                ..
            }),
        ) => Ok(Receipt {
            number: *number,
            kind: filed.kind,
            unit: filed.unit.clone(),
            status: CaseStatus::Received,
            received_at: Timestamp::from_ms(*at),
            next: next.clone(),
        }),
        _ => Err(corrupt()),
    }
}

/// How a case came here.
pub(super) enum Came<'a> {
    /// Its citizen filed it under this code.
    Filed([u8; 32]),
    /// It was registered: by somebody, or by the system that it came from.
    Registered {
        /// HMAC under which it lies until it is claimed, of its id.
        unclaimed: &'a dyn Fn(&str) -> [u8; 32],
        /// Where it came from.
        origin: &'a Origin,
        /// What makes it come once.
        key: NewOrigin,
        /// Who registered it.
        by: Option<PersonId>,
        /// The slip that was made with it: its HMAC.
        claim: Option<[u8; 32]>,
    },
}

/// A case to be stored; `content` tells a repeat from a clash.
pub(super) fn new_case(
    staff: &Arc<Staff>,
    now: Timestamp,
    content: [u8; 32],
    submission: &Submission,
    came: Came<'_>,
) -> Result<NewCase, Refusal> {
    let id = fresh::case_id(now)?;
    let mut refs = Vec::new();
    let mut texts: Vec<NewText> = Vec::new();
    for (part, body) in parts(submission) {
        let (text, kept) = commit(part, &body)?;
        refs.push(text);
        texts.push(kept);
    }
    let marks = marks(staff, submission, now);
    let topics = marks
        .contains(&Mark::Emergency)
        .then(|| Mark::Emergency.as_str().to_owned());
    let filed = Filed {
        kind: submission.kind,
        unit: submission.unit.clone(),
        window: submission.window.clone(),
        channel: submission.channel,
        reply_by: submission.contact.as_ref().map(|contact| contact.reply_by),
        help: submission.help.clone(),
        marks,
        texts: refs,
        origin: match &came {
            Came::Filed(_) => None,
            Came::Registered { origin, .. } => Some((*origin).clone()),
        },
    };
    let contact = submission.contact.as_ref().map(|contact| NewContact {
        name: contact.name.clone(),
        phone: contact.phone.as_ref().map(|phone| phone.as_str().to_owned()),
        email: contact.email.as_ref().map(|email| email.as_str().to_owned()),
    });
    let decided_on = Arc::clone(staff);
    let (code, origin, claim, by) = match came {
        Came::Filed(code) => (code, None, None, None),
        Came::Registered {
            unclaimed,
            key,
            by,
            claim,
            ..
        } => {
            let until = now.day().plus(CLAIM_DAYS).end();
            (unclaimed(&id), Some(key), claim.map(|claim| (claim, until)), Some(by))
        }
    };
    let with_slip = claim.is_some();
    let events = move |number: Number| {
        let (filed, given) = (filed.clone(), decided_on.given(now));
        let decided = match &by {
            Some(by) => Ok(case::register(filed, number, by.as_ref(), with_slip, &given)),
            None => case::decide(None::<&Case>, case::Command::File { filed, number }, &given),
        };
        // Filing where nothing is cannot be refused; an empty history would be reported as corrupt.
        decided.map(|decided| Recorded::stamp(decided, now)).unwrap_or_default()
    };
    Ok(NewCase {
        house: Some(staff.version()),
        id,
        code,
        origin,
        claim,
        content,
        received_at: now,
        contact,
        texts,
        topics: topics.into_iter().collect(),
        events: Box::new(events),
    })
}

/// Everything in free words or about persons, which lies outside the events.
fn parts(submission: &Submission) -> Vec<(Part, String)> {
    let enterprise = submission.enterprise.as_ref();
    [
        (Part::Account, Some(submission.text.clone())),
        (Part::OccurredOn, submission.occurred_on.map(|day| day.to_string())),
        (Part::Officer, submission.officer.clone()),
        (Part::OnBehalfOf, submission.on_behalf_of.clone()),
        (Part::UrgentReason, submission.urgent_reason.clone()),
        (
            Part::EnterpriseName,
            enterprise.map(|enterprise| enterprise.name.clone()),
        ),
        (
            Part::CreditCode,
            enterprise.and_then(|enterprise| enterprise.credit_code.clone()),
        ),
    ]
    .into_iter()
    .filter_map(|(part, body)| Some((part, body?)))
    .collect()
}

fn marks(staff: &Staff, submission: &Submission, now: Timestamp) -> Vec<Mark> {
    let urgent = submission
        .help
        .contains(&HelpKind::Urgent)
        .then_some(submission.urgent_reason.as_deref())
        .flatten();
    let emergency = [Some(submission.text.as_str()), urgent]
        .into_iter()
        .flatten()
        .find_map(danger);
    let enterprise = submission.enterprise.as_ref().map(|_| Mark::Enterprise);
    // Such a complaint exists for the independent reviewer only, from receipt.
    let reviewed = staff.reviewed(submission.kind, submission.unit.as_deref(), now);
    let watchers = reviewed.map(|_| Mark::Watchers);
    emergency.into_iter().chain(enterprise).chain(watchers).collect()
}
