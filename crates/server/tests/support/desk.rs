//! The staff of a test server, and what they send.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use qingyu_api::desk::people::PersonEdit;
use qingyu_domain::case::{Unsaid, fold};
use qingyu_domain::person::{Post, Role};
use qingyu_server::commands::desk::story;
use qingyu_server::commands::people;
use serde_json::{Value, json};

use super::{Answer, Server, key};

pub const PASSWORD: &str = "十二个字的密码一二三四五";

/// Somebody of every role: name, role, unit.
pub const STAFF: &[(&str, Role, &str)] = &[
    ("intake", Role::Intake, "command"),
    ("oversight-1", Role::Oversight, "oversight"),
    ("oversight-2", Role::Oversight, "oversight"),
    ("verifier", Role::Verifier, "traffic"),
    ("verifier-own", Role::Verifier, "demo-1"),
    ("handler", Role::Handler, "demo-2"),
    ("head", Role::UnitHead, "demo-1"),
    ("concerned", Role::Concerned, "demo-1"),
    ("legal", Role::Legal, "legal"),
    ("reviewer", Role::Reviewer, "discipline"),
    ("command", Role::Command, "command"),
    ("support", Role::Support, "traffic"),
    ("supervisor", Role::Supervisor, "demo-1"),
    ("psychology", Role::Psychology, "eps"),
    ("admin", Role::Admin, "eps"),
];

/// Somebody at a browser, with a cookie.
pub struct Desk<'a> {
    pub server: &'a Server,
    pub cookie: String,
}

impl Server {
    /// Hires somebody of every role; all with one password, hashed once.
    pub async fn hire(&self) {
        for (name, role, unit) in STAFF {
            self.hire_one(name, *role, unit).await;
        }
    }

    pub async fn hire_one(&self, name: &str, role: Role, unit: &str) {
        self.hire_with(name, Post::new(role, unit)).await;
    }

    pub async fn hire_with(&self, name: &str, post: Post) {
        let request = PersonEdit {
            name: Some(name.to_owned()),
            shown: Some(format!("人员{name}")),
            password: Some(PASSWORD.to_owned()),
            posts: Some(vec![post]),
            ..PersonEdit::default()
        };
        Box::pin(people::edit(&self.app, None, request)).await.unwrap();
    }

    /// A server with an administrator.
    pub async fn with_admin() -> Self {
        let server = Self::start().await;
        server.hire_one("admin", Role::Admin, "eps").await;
        server
    }

    /// Asks to sign in.
    pub async fn try_sign_in(&self, body: &Value) -> Answer {
        self.post("/api/v1/desk/session", None, body).await
    }

    /// Signs in.
    pub async fn sign_in(&self, name: &str) -> Desk<'_> {
        let answer = self.try_sign_in(&json!({"name": name, "password": PASSWORD})).await;
        assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text());
        let cookie = answer.header("set-cookie").split(';').next().unwrap().to_owned();
        Desk { server: self, cookie }
    }
}

impl Desk<'_> {
    pub async fn call(&self, method: &str, path: &str, body: Option<&Value>) -> Answer {
        let request = Request::builder().method(method).uri(path);
        let request = request
            .header("cookie", &self.cookie)
            .header("content-type", "application/json");
        let body = body.map_or_else(Body::empty, |body| Body::from(body.to_string()));
        self.server.send(request.body(body).unwrap()).await
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.call("GET", path, None).await
    }

    pub async fn post(&self, path: &str, body: &Value) -> Answer {
        self.call("POST", path, Some(body)).await
    }

    pub async fn story(&self, number: &str) -> Value {
        let answer = self.get(&format!("/api/v1/desk/cases/{number}")).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
        answer.json()
    }

    /// The version that the case has now for whoever is signed in, whether they see it or not.
    async fn version(&self, number: &str) -> i64 {
        let app = &self.server.app;
        let stored = app.store.case_by_number(number).await.unwrap().unwrap();
        let case = fold(&stored.events).unwrap().unwrap();
        let id = self.get("/api/v1/desk/session").await.json()["id"].clone();
        let staff = app.staff.fresh(&app.store).await.unwrap();
        let person = serde_json::from_value(id).ok().and_then(|id| staff.org.person(&id));
        person.map_or(stored.version, |person| story::version(&case, &stored.events, person))
    }

    /// Does something, on the version that the case has now.
    pub async fn act(&self, number: &str, command: Value, text: Option<&str>) -> Answer {
        let version = self.version(number).await;
        let mut body = json!({"key": key(), "version": version, "command": command});
        if let Some(text) = text {
            body["text"] = json!(text);
        }
        self.post(&format!("/api/v1/desk/cases/{number}/acts"), &body).await
    }

    /// Does something that must be possible.
    pub async fn does(&self, number: &str, command: Value, text: Option<&str>) -> Value {
        let answer = self.act(number, command.clone(), text).await;
        assert_eq!(answer.status, StatusCode::OK, "{command}: {}", answer.text());
        answer.json()
    }

    /// The id that people and events know.
    pub async fn id(&self) -> String {
        self.get("/api/v1/desk/session").await.json()["id"]
            .as_str()
            .unwrap()
            .to_owned()
    }
}

/// A change that must be possible.
pub async fn changed(desk: &Desk<'_>, path: &str, body: Value) -> Value {
    let answer = desk.post(path, &body).await;
    assert_eq!(answer.status, StatusCode::OK, "{body}: {}", answer.text());
    answer.json()
}

/// The number of the case with this code.
pub async fn number(server: &Server, code: &str) -> String {
    let view = server.get("/api/v1/case", Some(code)).await.json();
    view["number"].as_str().unwrap().to_owned()
}

/// Words of a record, which stay inside.
pub const NOTE: &str = "核查记录：看了执法记录仪，问了在场的人。";

/// Those who carry a complaint.
pub struct Team<'a> {
    pub intake: Desk<'a>,
    pub oversight: Desk<'a>,
    pub second: Desk<'a>,
    pub verifier: Desk<'a>,
}

impl<'a> Team<'a> {
    pub async fn of(server: &'a Server) -> Self {
        Self {
            intake: server.sign_in("intake").await,
            oversight: server.sign_in("oversight-1").await,
            second: server.sign_in("oversight-2").await,
            verifier: server.sign_in("verifier").await,
        }
    }

    /// Accepted, and given to the verifier.
    pub async fn assign(&self, number: &str) {
        self.intake.does(number, json!({"type": "accept"}), None).await;
        let to = self.verifier.id().await;
        self.oversight
            .does(number, json!({"type": "assign", "to": to}), None)
            .await;
    }

    /// Until the verifier has begun.
    pub async fn begin(&self, number: &str) {
        self.assign(number).await;
        self.verifier.does(number, json!({"type": "take_on"}), None).await;
    }

    /// Until there is a record of verification with these acts, beside the usual ones.
    pub async fn look(&self, number: &str, heard: &str) {
        let one = &self.verifier;
        let order = json!({"type": "order_preservation", "recordings": ["body_camera"]});
        one.does(number, order, None).await;
        one.does(number, json!({"type": "preserve"}), Some(NOTE)).await;
        one.does(number, json!({"type": "allege", "cause": "attitude"}), None)
            .await;
        let acts = ["looked_at_recordings", "asked_complainant", heard];
        let record = json!({"type": "verify", "acts": acts, "on": "2026-11-27"});
        one.does(number, record, Some(NOTE)).await;
    }

    /// A finding about the only allegation, agreed by a second person.
    pub async fn find(&self, number: &str, outcome: &str, consequences: &[&str]) {
        let finding = json!({"what": "finding", "allegation": 0, "outcome": outcome, "consequences": consequences});
        self.verifier
            .does(number, json!({"type": "propose", "proposal": finding}), Some(NOTE))
            .await;
        let story = self.second.story(number).await;
        let proposal = story["proposals"].as_array().unwrap().len() - 1;
        let approve = json!({"type": "approve", "proposal": proposal});
        self.second.does(number, approve.clone(), None).await;
        let story = self.second.story(number).await;
        // What is found of an enterprise's complaint takes legal as well.
        if story["proposals"][proposal]["standing"] == "waiting" {
            let legal = self.second.server.sign_in("legal").await;
            legal.does(number, approve, None).await;
        }
    }

    /// Until every allegation has its approved finding and its improvement.
    pub async fn verify(&self, number: &str) {
        self.look(number, "no_person_concerned").await;
        self.find(number, "upheld", &["shortcoming"]).await;
        let plan = json!({"type": "plan_improvement", "allegation": 0, "measure": "training", "owner": "demo-1", "due_on": "2026-12-20"});
        self.verifier.does(number, plan, Some("每周一课，好好说话。")).await;
    }

    /// A summary with these words, written by one and checked by another; released with the next batch.
    pub async fn summarise(&self, number: &str, words: &str) {
        let summary = json!({"type": "propose", "proposal": {"what": "summary"}});
        self.oversight.does(number, summary, Some(words)).await;
        let story = self.second.story(number).await;
        let proposal = story["proposals"].as_array().unwrap().len() - 1;
        self.second
            .does(number, json!({"type": "approve", "proposal": proposal}), None)
            .await;
    }

    pub async fn answer(&self, number: &str) {
        let answer = json!({"type": "answer", "organ": "市公安局"});
        self.verifier
            .does(number, answer, Some("经核查，您反映的情况属实。"))
            .await;
    }
}

/// Words that go with whatever needs some.
pub const WORDS: &str = "写下来的话";
/// Words of a finding that nothing can be proved: what was tried, and why it failed.
const UNPROVED: &str = "【查过什么】写下来的话【为什么查不清】写下来的话";

/// The words that go with a command, if any do.
pub fn words(command: &Value) -> Option<&'static str> {
    let unsaid: Unsaid = serde_json::from_value(command.clone()).unwrap_or_else(|error| panic!("{error}: {command}"));
    unsaid.part()?;
    Some(if unsaid.must_say_why() { UNPROVED } else { WORDS })
}
