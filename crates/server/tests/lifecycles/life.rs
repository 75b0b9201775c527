//! A life: moves of anybody, sense and nonsense, through the calls.

use axum::http::StatusCode;
use qingyu_domain::case::{Case, Part, Recorded, fold};
use serde_json::{Value, json};

use super::Sum;
use super::support::crew::Hand;
use super::support::desk::words;
use super::support::{Answer, Server, code, key};
use super::wishes::{Around, Choices, anything, citizens};

/// Words of a complaint, which nobody reads whom it is about.
pub const ACCOUNT: &str = "经过写在这里";
/// What does not bring a case on and could be done for ever.
const IDLE: [&str; 11] = [
    "assign",
    "mark",
    "look_at_identity",
    "ask_consent",
    "ask",
    "tell",
    "link_repeat",
    "return",
    "preserve",
    "name_concerned",
    "check_sent_on",
];

/// Proposals that end a case or take it elsewhere; were they made as often as others, no case would be worked on.
const AWAY: [&str; 7] = [
    "refuse",
    "refer",
    "send_on",
    "merge",
    "retype",
    "withdrawal",
    "new_code",
];

/// A case and those round it.
pub struct Life<'a> {
    pub server: &'a Server,
    pub hands: &'a [Hand<'a>],
    pub choices: Choices,
    pub code: String,
    pub number: String,
    /// Numbers of this case and of those before it.
    pub cases: Vec<String>,
    pub people: Vec<String>,
    pub events: Vec<Recorded>,
    pub case: Case,
}

/// The case as it is stored.
async fn read(server: &Server, number: &str) -> (Vec<Recorded>, Case) {
    let stored = server.app.store.case_by_number(number).await.unwrap().unwrap();
    let case = fold(&stored.events).unwrap().unwrap();
    (stored.events, case)
}

/// Everything that is kept of a case.
type Kept = (i64, Vec<Recorded>, Vec<(i64, Part, String)>);

impl<'a> Life<'a> {
    pub async fn begin(server: &'a Server, hands: &'a [Hand<'a>], life: u64, before: &[String]) -> Self {
        let mut choices = Choices(0x9E37_79B9_7F4A_7C15 ^ (life + 1));
        let kind = *choices.pick(&["complaint", "complaint", "complaint", "praise", "enquiry", "suggestion"]);
        let unit = *choices.pick(&["demo-1", "demo-1", "demo-1", "traffic", "oversight"]);
        let code = code();
        let mut body = json!({"query_code": code, "kind": kind, "unit": unit, "text": ACCOUNT, "channel": "web"});
        if choices.once_in(2) {
            body["contact"] = json!({"name": "王女士", "phone": "13800138000", "reply_by": "phone"});
        }
        if choices.once_in(8) {
            body["text"] = json!(format!("{ACCOUNT}，有人正在打我，我被困在楼里"));
        }
        let filed = server.post("/api/v1/cases", None, &body).await;
        assert_eq!(filed.status, StatusCode::CREATED, "{}", filed.text());
        let number = filed.json()["number"].as_str().unwrap().to_owned();
        let (events, case) = read(server, &number).await;
        let mut cases = before.to_vec();
        cases.push(number.clone());
        let people = hands.iter().map(|hand| hand.id.clone()).collect();
        Self {
            server,
            hands,
            choices,
            code,
            number,
            cases,
            people,
            events,
            case,
        }
    }

    pub fn is_over(&self) -> bool {
        use qingyu_domain::case::Stage::{Closed, Referred, Refused};
        matches!(self.case.stage, Closed { .. } | Referred | Refused)
    }

    /// One move of somebody; whatever came of it, the rules hold.
    pub async fn moves(&mut self, sum: &mut Sum) {
        sum.moves += 1;
        let before = self.events.len();
        match self.choices.below(20) {
            0..=9 => self.push_on(sum).await,
            10..=14 => self.anything(sum).await,
            15..=17 => self.citizen(sum).await,
            18 => self.by_notice(sum).await,
            _ => self.wait().await,
        }
        (self.events, self.case) = read(self.server, &self.number).await;
        if self.events.len() > before {
            self.holds().await;
        }
    }

    async fn kept(&self) -> Kept {
        let stored = self.server.app.store.case_by_number(&self.number).await;
        let stored = stored.unwrap().unwrap();
        let texts = self.server.app.store.all_texts(&stored.id).await.unwrap();
        (stored.version, stored.events, texts)
    }

    /// Sends a command: done, it is one of the events; forbidden, it is said to be, and nothing has changed.
    async fn act(&mut self, hand: &Hand<'_>, command: Value, sum: &mut Sum) {
        let before = self.kept().await;
        let desk = hand.desk().await;
        let answer = desk.act(&self.number, command.clone(), words(&command)).await;
        let after = self.kept().await;
        if answer.status == StatusCode::OK {
            assert!(after.0 > before.0, "{command}");
            assert_eq!(after.1[..before.1.len()], before.1, "what happened stands");
            let person = after.1[before.1.len()].person.as_ref().map(|id| id.0.as_str());
            assert_eq!(person, Some(hand.id.as_str()), "who did it");
            if let Some(code) = answer.json()["query_code"].as_str() {
                let lost = std::mem::replace(&mut self.code, code.to_owned());
                let dead = self.server.get("/api/v1/case", Some(&lost)).await;
                assert_eq!(dead.problem(), "404 not_found", "the code before is dead");
            }
            return;
        }
        assert_eq!(after, before, "{command} was refused and changed something");
        let names_a_case = command["type"] == "link_repeat" || command["proposal"]["what"] == "merge";
        let is_unknown = names_a_case && answer.status == StatusCode::UNPROCESSABLE_ENTITY;
        Self::is_refused(&answer, &command, is_unknown, sum);
    }

    pub fn is_refused(answer: &Answer, what: &Value, is_allowed: bool, sum: &mut Sum) {
        let refused = [StatusCode::FORBIDDEN, StatusCode::NOT_FOUND, StatusCode::CONFLICT];
        assert!(
            refused.contains(&answer.status) || is_allowed,
            "{what}: {}",
            answer.text()
        );
        let problem = answer.json();
        let name = problem["rule"].as_str().or(problem["code"].as_str()).unwrap();
        *sum.refused
            .entry(format!("{} {name}", answer.status.as_u16()))
            .or_default() += 1;
    }

    /// Anybody tries anything; what somebody does not see they do not touch.
    async fn anything(&mut self, sum: &mut Sum) {
        let hand = &self.hands[self.choices.below(self.hands.len())];
        let command = self.wished(None, anything);
        let sees = hand.sees(&self.number).await.is_some();
        let before = self.kept().await;
        self.act(hand, command.clone(), sum).await;
        if !sees {
            assert_eq!(self.kept().await, before, "{} {command} unseen", hand.name);
        }
    }

    /// A wish about the case as it stands, in which these people can be named.
    pub fn wished(
        &mut self,
        people: Option<&[String]>,
        make: impl FnOnce(&Around<'_>, &mut Choices) -> Value,
    ) -> Value {
        let around = Around {
            case: &self.case,
            people: people.unwrap_or(&self.people),
            cases: &self.cases,
            today: self.server.app.clock.now().day(),
        };
        make(&around, &mut self.choices)
    }

    /// Does one of the things that are offered to somebody, as somebody who wants to finish would.
    async fn push_on(&mut self, sum: &mut Sum) {
        let first = self.choices.below(self.hands.len());
        for offset in 0..self.hands.len() {
            let hand = &self.hands[(first + offset) % self.hands.len()];
            let Some(story) = hand.sees(&self.number).await else {
                continue;
            };
            let Some(deed) = self.deed(&story) else { continue };
            // Only those who may have it are offered for it.
            let candidates = story["candidates"].as_array().unwrap().iter();
            let candidates: Vec<String> = candidates
                .map(|person| person["id"].as_str().unwrap().to_owned())
                .collect();
            let is_given = deed["command"] == "assign" && !candidates.is_empty();
            let people = is_given.then_some(candidates.as_slice());
            let text = |name: &str| deed[name].as_str().unwrap_or_default();
            let of = usize::try_from(deed["of"].as_u64().unwrap_or(0)).unwrap();
            let wish = self.wished(people, |around, choices| {
                around.wish(choices, text("command"), text("proposal"), of)
            });
            return self.act(hand, wish, sum).await;
        }
    }

    /// What somebody does next, or something else that is offered to them.
    fn deed(&mut self, story: &Value) -> Option<Value> {
        let deeds = story["deeds"].as_array().unwrap();
        let is_open = |deed: &&Value| deed.get("blocked").is_none();
        if let Some(next) = story["next_deed"].as_u64()
            && !self.choices.once_in(8)
        {
            return deeds.get(usize::try_from(next).unwrap()).filter(is_open).cloned();
        }
        let open: Vec<&Value> = deeds.iter().filter(is_open).collect();
        let is_idle = |deed: &Value| {
            let is_away = AWAY.iter().any(|name| deed["proposal"] == *name);
            is_away || IDLE.iter().any(|name| deed["command"] == *name)
        };
        let deed = (!open.is_empty()).then(|| *self.choices.pick(&open))?;
        (!is_idle(deed) || self.choices.once_in(10)).then(|| deed.clone())
    }

    /// What the citizen does is done, or is not possible and changes nothing.
    async fn citizen(&mut self, sum: &mut Sum) {
        let (path, mut body) = citizens(&mut self.choices);
        body["key"] = json!(key());
        let before = self.kept().await;
        let path = format!("/api/v1/case/{path}");
        let answer = self.server.post(&path, Some(&self.code), &body).await;
        let after = self.kept().await;
        if answer.status.is_success() {
            // What was erased before is answered alike.
            let is_again = path.ends_with("erasure");
            assert!(after.0 > before.0 || is_again, "{path}");
            assert_eq!(after.1[..before.1.len()], before.1, "what happened stands");
        } else {
            assert_eq!(after, before, "{path} was refused and changed something");
            let is_enough = answer.status == StatusCode::TOO_MANY_REQUESTS;
            Self::is_refused(&answer, &json!(path), is_enough, sum);
        }
    }
}
