//! The draft: what is typed, field by field, kept on this device only.

use qingyu_domain::kind::Kind;
use qingyu_domain::submission::{Answers, ContactAnswers, HelpAnswers, UrgentAnswers};

use super::pairs::Pairs;
use crate::clock;
use crate::storage::{self, Place};

/// The name in storage.
const NAME: &str = "qingyu.draft";
/// How long a draft stays that was kept on purpose.
const KEPT_MS: i64 = 24 * 3_600_000;
/// The field that says until when it is kept on the device.
const UNTIL: &str = "until";

/// Names and values of the fields; the names are those of the form and its ids.
#[derive(Clone, Debug, Default)]
pub struct Draft(Pairs);

impl Draft {
    /// The draft of this tab, else the one kept on this device if it is younger than a day.
    pub fn load() -> Self {
        let parse = |text: String| Self(Pairs::parse(&text));
        if let Some(draft) = storage::read(Place::Tab, NAME).map(parse) {
            return draft;
        }
        let kept = storage::read(Place::Device, NAME).map(parse);
        match kept {
            Some(draft) if draft.kept_until().is_some_and(|until| until > clock::now().ms()) => draft,
            Some(_) => {
                storage::remove(NAME);
                Self::default()
            }
            None => Self::default(),
        }
    }

    /// Stores it; false when only memory took it.
    pub fn save(&self) -> bool {
        let text = self.0.text();
        if self.kept_until().is_some() {
            storage::write(Place::Device, NAME, &text);
        }
        storage::write(Place::Tab, NAME, &text)
    }

    /// Empties it and wipes it from the device.
    pub fn wipe(&mut self) {
        self.0 = Pairs::new();
        storage::remove(NAME);
    }

    /// Keeps it on this device for a day, or no longer than the tab.
    pub fn keep_on_device(&mut self, keep: bool) {
        let until = if keep {
            (clock::now().ms() + KEPT_MS).to_string()
        } else {
            String::new()
        };
        storage::remove(NAME);
        self.put(UNTIL, &until);
    }

    /// Whether it is kept on the device.
    pub fn is_kept(&self) -> bool {
        self.kept_until().is_some()
    }

    fn kept_until(&self) -> Option<i64> {
        self.value(UNTIL).parse().ok()
    }

    /// The value of a field; empty when it has none.
    pub fn value(&self, name: &str) -> String {
        self.0.value(name)
    }

    /// Puts a value into a field.
    pub fn put(&mut self, name: &str, value: &str) {
        self.0.put(name, value);
    }

    /// Whether a box is ticked or something was noted.
    pub fn has(&self, name: &str) -> bool {
        self.0.has(name)
    }

    /// The kind, once it is chosen.
    pub fn kind(&self) -> Option<Kind> {
        Kind::from_code(&self.value("kind"))
    }

    /// Whether a contact is left.
    pub fn has_contact(&self) -> bool {
        self.value("contact") == "given"
    }

    /// What goes over the wire; fields that the kind or an anonymous citizen does not have stay away.
    pub fn answers(&self, query_code: &str, channel: &str) -> Answers {
        let some = |name: &str| Some(self.value(name)).filter(|value| !value.trim().is_empty());
        let ticked = |name: &str| self.has(name).then_some(true);
        let kind = self.kind();
        let about_somebody = matches!(kind, Some(Kind::Praise | Kind::Complaint));
        let contact = self.has_contact().then(|| ContactAnswers {
            name: some("name"),
            phone: some("phone"),
            email: some("email"),
            reply_by: some("reply_by"),
        });
        let help = match kind {
            Some(Kind::Enquiry) => Some(HelpAnswers {
                accompany: ticked("accompany"),
                urgent: self.has("urgent").then(|| UrgentAnswers {
                    reason: some("urgent_reason"),
                }),
                home_visit: ticked("home_visit"),
                ..HelpAnswers::default()
            }),
            Some(Kind::Complaint) => Some(HelpAnswers {
                on_behalf_of: some("on_behalf_of").filter(|_| self.has("on_behalf")),
                barrier_free: ticked("barrier_free"),
                call_back: ticked("call_back"),
                ..HelpAnswers::default()
            }),
            _ => None,
        };
        Answers {
            query_code: Some(query_code.to_owned()),
            kind: some("kind"),
            unit: some("unit"),
            window: some("window"),
            text: some("text"),
            occurred_on: some("occurred_on"),
            officer: some("officer").filter(|_| about_somebody),
            contact,
            help: help.filter(|help| *help != HelpAnswers::default()),
            enterprise: None,
            channel: Some(channel.to_owned()),
        }
    }
}
