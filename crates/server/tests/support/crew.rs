//! Somebody of every role, and as many of each as a case can need; they stay signed in however far the clock goes.

use std::cell::Cell;

use axum::http::StatusCode;
use qingyu_domain::person::Role;
use qingyu_server::accounts::cookie;
use serde_json::Value;

use super::Server;
use super::desk::{Desk, STAFF};

/// Second and third looks are other people's.
const MORE: [(&str, Role, &str); 6] = [
    ("oversight-3", Role::Oversight, "oversight"),
    ("oversight-4", Role::Oversight, "oversight"),
    ("verifier-2", Role::Verifier, "legal"),
    ("verifier-3", Role::Verifier, "enforcement"),
    ("reviewer-2", Role::Reviewer, "discipline"),
    ("reviewer-3", Role::Reviewer, "discipline"),
];

/// Signed in anew after so long: before a session ends that is not used.
const FRESH_MS: i64 = 20 * 60_000;

/// One of them.
pub struct Hand<'a> {
    pub name: &'static str,
    pub role: Role,
    pub id: String,
    desk: Desk<'a>,
    since: Cell<i64>,
}

/// All of them.
pub async fn crew(server: &Server) -> Vec<Hand<'_>> {
    hired(server, &[STAFF, &MORE].concat()).await
}

/// These, hired just now.
pub async fn hired<'a>(server: &'a Server, staff: &[(&'static str, Role, &str)]) -> Vec<Hand<'a>> {
    let mut hands = Vec::new();
    for &(name, role, unit) in staff {
        server.hire_one(name, role, unit).await;
        let account = server.app.store.account(name).await.unwrap().unwrap();
        let cookie = format!("__Host-qingyu={}", cookie::fresh_token().unwrap());
        hands.push(Hand {
            name,
            role,
            id: account.id.0,
            desk: Desk { server, cookie },
            since: Cell::new(i64::MIN),
        });
    }
    hands
}

impl<'a> Hand<'a> {
    /// At the desk, signed in now. The password was right when it was set: it is not asked for at every turn of the
    /// clock.
    pub async fn desk(&self) -> &Desk<'a> {
        let app = &self.desk.server.app;
        let now = app.clock.now();
        if self.since.get().saturating_add(FRESH_MS) < now.ms() || self.since.get() > now.ms() {
            let account = app.store.account(self.name).await.unwrap().unwrap();
            let (_, token) = self.desk.cookie.split_once('=').unwrap();
            let token = cookie::mac(app, token);
            let begun = app
                .store
                .sign_in(&account.id, &account.password, &token, Some(&token), None, now);
            begun.await.unwrap();
            self.since.set(now.ms());
        }
        &self.desk
    }

    /// The story, for those who see it.
    pub async fn sees(&self, number: &str) -> Option<Value> {
        let answer = self.desk().await.get(&format!("/api/v1/desk/cases/{number}")).await;
        if answer.status == StatusCode::OK {
            return Some(answer.json());
        }
        assert_eq!(answer.problem(), "404 not_found", "{}", self.name);
        None
    }

    /// Whether it may know all of a case that it watches.
    pub const fn watches(&self) -> bool {
        matches!(self.role, Role::Oversight | Role::Reviewer)
    }
}
