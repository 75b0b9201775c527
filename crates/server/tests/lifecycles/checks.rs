//! What is looked at after every change of a case, and at its end.

use qingyu_domain::person::Role;
use serde_json::Value;

use super::Sum;
use super::life::Life;
use super::support::crew::Hand;
use super::truths::{Told, hold};

impl Life<'_> {
    /// The rules hold, the way both sides are told; somebody always sees it.
    pub async fn holds(&mut self) {
        let view = self.server.get("/api/v1/case", Some(&self.code)).await.json();
        let story = self.watched().await;
        let main = match &self.case.overlay.merged_into {
            Some(into) => Some(self.seen(into).await.expect("somebody watches the main case")),
            None => None,
        };
        hold(&Told {
            events: &self.events,
            case: &self.case,
            view: &view,
            story: &story,
            main: main.as_ref(),
        });
        let hand = &self.hands[self.choices.below(self.hands.len())];
        self.queued(hand, &story).await;
    }

    /// The story as whoever watches sees it: once somebody who watches is named, only the reviewers do.
    async fn watched(&self) -> Value {
        if let Some(story) = self.seen(&self.number).await {
            return story;
        }
        let named = self.hands.iter().filter(|hand| {
            let mut named = self.case.named();
            named.any(|id| id.0 == hand.id)
        });
        let named: Vec<&str> = named.map(|hand| hand.name).collect();
        let events: Vec<&str> = self.events.iter().map(|one| one.event.name()).collect();
        panic!(
            "nobody watches {} any more: {:?} {:?} {:?} {:?}, named {named:?} after {events:?}",
            self.number, self.case.kind, self.case.work.kind, self.case.unit, self.case.work.about
        );
    }

    /// A case as one of those who watch sees it.
    async fn seen(&self, number: &str) -> Option<Value> {
        for role in [Role::Reviewer, Role::Oversight] {
            for hand in self.hands.iter().filter(|hand| hand.role == role) {
                if let Some(story) = hand.sees(number).await {
                    return Some(story);
                }
            }
        }
        None
    }

    /// What stands in a queue about the case is what is to be done in it, and nothing that was done before.
    async fn queued(&self, hand: &Hand<'_>, story: &Value) {
        let same = |one: &Value, task: &Value| {
            ["step", "due_at", "role"]
                .into_iter()
                .all(|name| one[name] == task[name])
        };
        let page = hand.desk().await.get("/api/v1/desk/queue?limit=100").await.json();
        let tasks = page["tasks"].as_array().unwrap().iter();
        for task in tasks.filter(|task| task["number"] == self.number.as_str()) {
            let mut to_do = story["tasks"].as_array().unwrap().iter();
            let is_to_do = to_do.any(|one| same(one, task));
            assert!(
                is_to_do,
                "{task} is in the queue and not to be done: {}",
                story["tasks"]
            );
        }
    }

    /// Everybody's queue fits, everybody who sees the story sees the same of it, and those whom it is about see nothing.
    pub async fn end(&mut self, sum: &mut Sum) {
        self.holds().await;
        let watched = self.watched().await;
        for hand in self.hands {
            self.queued(hand, &watched).await;
            let Some(story) = hand.sees(&self.number).await else {
                continue;
            };
            let is_own = ["head", "concerned", "verifier-own", "supervisor"].contains(&hand.name);
            let is_about = self.case.about() == Some("demo-1") || self.case.unit.as_deref() == Some("demo-1");
            assert!(
                !(is_own && is_about && self.case.is_complaint()),
                "{} sees it",
                hand.name
            );
            for name in ["status", "holder", "next", "proposals", "allegations"] {
                assert_eq!(story[name], watched[name], "{} sees another {name}", hand.name);
            }
        }
        *sum.ends
            .entry(watched["status"].as_str().unwrap().to_owned())
            .or_default() += 1;
        for recorded in &self.events {
            *sum.events.entry(recorded.event.name()).or_default() += 1;
        }
        for (_, told) in qingyu_domain::case::Status::decisions(&self.case) {
            let name = format!("{:?} {:?}", told.what, told.standing);
            *sum.decided.entry(name).or_default() += 1;
        }
    }
}
