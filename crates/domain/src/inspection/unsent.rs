//! 未发送的走访: what a supervisor noted on a phone and the server has not acknowledged yet.
//!
//! ```text
//! noted ─▶ draft ─ saved ─▶ waiting ─ acknowledged ─▶ gone
//!            ▲                 │
//!            └── taken back ───┴ refused: is not sent again by itself
//! ```
//! Everything is gone a day after it was last touched.

use serde::{Deserialize, Serialize};

use super::answers::InspectionAnswers;
use crate::person::PersonId;

/// How long something is kept, in milliseconds.
const KEPT_MS: i64 = 24 * 3_600_000;

/// What one person's phone keeps.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unsent {
    /// Whose it is.
    pub by: PersonId,
    /// What is being filled in.
    pub draft: Option<Noted>,
    /// What was saved and is to be sent, in its order.
    pub waiting: Vec<Noted>,
}

crate::without_debug!(Unsent);

/// A visit as it was noted. Its key was drawn with it, so that the server records it once.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Noted {
    /// Until when it is kept, in milliseconds since 1970.
    pub until: i64,
    /// As it is sent.
    pub answers: InspectionAnswers,
    /// The server would not have it as it is.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_refused: bool,
}

crate::without_debug!(Noted);

impl Noted {
    fn new(answers: InspectionAnswers, now: i64) -> Self {
        Self {
            until: now + KEPT_MS,
            answers,
            is_refused: false,
        }
    }

    fn is_under(&self, key: &str) -> bool {
        self.answers.key.as_deref() == Some(key)
    }
}

impl Unsent {
    /// Nothing, of somebody.
    pub const fn new(by: PersonId) -> Self {
        Self {
            by,
            draft: None,
            waiting: Vec::new(),
        }
    }

    /// Whether nothing is kept.
    pub fn is_empty(&self) -> bool {
        self.draft.is_none() && self.waiting.is_empty()
    }

    /// Forgets what is older than a day; `now` in milliseconds since 1970.
    pub fn tidy(&mut self, now: i64) {
        self.draft.take_if(|noted| noted.until <= now);
        self.waiting.retain(|noted| noted.until > now);
    }

    /// When the next thing is to be forgotten.
    pub fn ends(&self) -> Option<i64> {
        self.draft.iter().chain(&self.waiting).map(|noted| noted.until).min()
    }

    /// Keeps what is being filled in, in place of what was; not what is being sent at that moment.
    pub fn note(&mut self, answers: InspectionAnswers, now: i64) {
        if self.waiting.iter().any(|noted| noted.answers.key == answers.key) {
            return;
        }
        self.draft = Some(Noted::new(answers, now));
    }

    /// What was filled in is to be sent from now on.
    pub fn hand_over(&mut self, answers: InspectionAnswers, now: i64) {
        self.waiting.retain(|noted| noted.answers.key != answers.key);
        self.draft.take_if(|noted| noted.answers.key == answers.key);
        self.waiting.push(Noted::new(answers, now));
    }

    /// Forgets what was sent, or is not wanted any more.
    pub fn forget(&mut self, key: &str) {
        self.draft.take_if(|noted| noted.is_under(key));
        self.waiting.retain(|noted| !noted.is_under(key));
    }

    /// Notes that the server would not have something.
    pub fn refused(&mut self, key: &str) {
        for noted in self.waiting.iter_mut().filter(|noted| noted.is_under(key)) {
            noted.is_refused = true;
        }
    }

    /// What waits is filled in again, under another key where one is given; false while something else is being filled in.
    pub fn take_back(&mut self, key: &str, fresh: Option<String>, now: i64) -> bool {
        let at = self.waiting.iter().position(|noted| noted.is_under(key));
        let Some(at) = at.filter(|_| self.draft.is_none()) else {
            return false;
        };
        let mut answers = self.waiting.remove(at).answers;
        answers.key = fresh.or(answers.key);
        self.note(answers, now);
        true
    }

    /// What can be sent.
    pub fn to_send(&self) -> impl Iterator<Item = &InspectionAnswers> {
        let can = self.waiting.iter().filter(|noted| !noted.is_refused);
        can.map(|noted| &noted.answers)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn visit(key: &str, text: &str) -> InspectionAnswers {
        InspectionAnswers {
            key: Some(key.to_owned()),
            text: Some(text.to_owned()),
            ..InspectionAnswers::default()
        }
    }

    fn unsent() -> Unsent {
        Unsent::new(PersonId("s".to_owned()))
    }

    fn keys(unsent: &Unsent) -> Vec<&str> {
        unsent.to_send().filter_map(|one| one.key.as_deref()).collect()
    }

    #[test]
    fn what_was_saved_waits_under_its_key_once_until_it_is_acknowledged() {
        let mut unsent = unsent();
        unsent.note(visit("a", "one"), 0);
        assert!(keys(&unsent).is_empty(), "a draft is not sent");
        unsent.hand_over(visit("a", "one"), 1);
        unsent.hand_over(visit("a", "one more"), 2);
        unsent.note(visit("a", "while it is sent"), 2);
        assert!(unsent.draft.is_none());
        unsent.note(visit("b", "two"), 3);
        unsent.hand_over(visit("b", "two"), 4);
        assert!(unsent.draft.is_none());
        assert_eq!(keys(&unsent), ["a", "b"]);
        unsent.forget("a");
        assert_eq!(keys(&unsent), ["b"]);
        unsent.forget("b");
        assert!(unsent.is_empty());
    }

    #[test]
    fn saving_one_leaves_the_draft_of_another_alone() {
        let mut unsent = unsent();
        unsent.note(visit("b", "two"), 0);
        unsent.hand_over(visit("a", "one"), 0);
        assert_eq!(unsent.draft.unwrap().answers.key.as_deref(), Some("b"));
    }

    #[test]
    fn everything_is_gone_a_day_after_it_was_last_touched() {
        let mut unsent = unsent();
        unsent.hand_over(visit("a", "one"), 0);
        unsent.note(visit("b", "two"), 1);
        unsent.note(visit("b", "two more"), 10);
        assert_eq!(unsent.ends(), Some(KEPT_MS));
        unsent.tidy(KEPT_MS - 1);
        assert_eq!(keys(&unsent), ["a"]);
        unsent.tidy(KEPT_MS);
        assert!(keys(&unsent).is_empty());
        assert_eq!(unsent.ends(), Some(KEPT_MS + 10));
        unsent.tidy(KEPT_MS + 10);
        assert!(unsent.is_empty());
        assert_eq!(unsent.ends(), None);
    }

    #[test]
    fn what_was_refused_is_not_sent_by_itself_and_can_be_filled_in_again() {
        let mut unsent = unsent();
        unsent.hand_over(visit("a", "one"), 0);
        unsent.refused("a");
        assert!(keys(&unsent).is_empty());
        assert!(!unsent.is_empty());
        unsent.note(visit("b", "two"), 0);
        assert!(!unsent.take_back("a", None, 0), "something else is being filled in");
        unsent.forget("b");
        assert!(unsent.take_back("a", Some("c".to_owned()), 5));
        let draft = unsent.draft.clone().unwrap();
        assert_eq!((draft.answers, draft.until), (visit("c", "one"), KEPT_MS + 5));
        assert!(!unsent.take_back("a", None, 0), "it is there once");
        assert!(unsent.waiting.is_empty());
    }

    #[test]
    fn it_is_read_as_it_was_written() {
        let mut unsent = unsent();
        unsent.note(visit("b", "two"), 3);
        unsent.hand_over(visit("a", "one"), 0);
        let text = serde_json::to_string(&unsent).unwrap();
        assert!(serde_json::from_str::<Unsent>(&text).unwrap() == unsent);
    }
}
