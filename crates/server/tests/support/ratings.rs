//! A server with a queue system, ratings to send to it, and what would be shown of them.

use qingyu_domain::rating::{Coverage, Dimension, RatingSource, Score};
use serde_json::{Value, json};

use super::{Answer, Server, key, request};

pub const KEY: &str = "the-key-of-the-hall";
/// By `printf the-key-of-the-hall | sha256sum`.
pub const SOURCE: &str =
    "hall:28373c51c0c46ee960774d26bdb6dd0f3bda9775fa5e3b17f1d6e3199a151522:demo-1-hall+demo-1-hukou";
pub const RATE: &str = "/api/v1/ratings";

pub async fn start() -> Server {
    Server::with(|settings| settings.visit_sources = Some(vec![SOURCE.to_owned()])).await
}

pub fn token(number: usize) -> String {
    format!("{number:020}").replacen('0', "7", 1)
}

pub fn rating(level: u8) -> Value {
    json!({"key": key(), "window": "demo-1-hall", "level": level, "reasons": if level <= 2 { vec!["slow"] } else { vec![] }})
}

pub fn with_token(level: u8, token: &str) -> Value {
    let mut rating = rating(level);
    rating["token"] = json!(token);
    rating
}

pub fn visit(number: usize, token: Option<&str>) -> Value {
    let mut visit = json!({"visit": format!("A{number:03}"), "on": "2026-11-27", "window": "demo-1-hall"});
    if let Some(token) = token {
        visit["token"] = json!(token);
    }
    visit
}

impl Server {
    pub async fn report(&self, key: &str, visit: &Value) -> Answer {
        let mut request = request("POST", "/api/v1/visits", None, Some(visit.to_string().into_bytes()));
        request.headers_mut().insert("visit-key", key.parse().unwrap());
        self.send(request).await
    }

    pub async fn rate(&self, rating: &Value) -> Answer {
        self.post(RATE, None, rating).await
    }

    /// What would be shown of the window: its score, its coverage, and the open ratings apart.
    pub async fn figures(&self) -> (Option<Score>, Coverage, u32) {
        let counts = self.app.store.rating_counts("2026-11", "2026-11").await.unwrap();
        let mut levels = [0; 5];
        let mut open = 0;
        for count in counts.iter().filter(|count| count.dimension == Dimension::Overall) {
            let ratings = u32::try_from(count.ratings).unwrap();
            match count.source {
                RatingSource::Verified => levels[usize::from(5 - count.level.number())] += ratings,
                RatingSource::Open => open += ratings,
                RatingSource::Removed => {}
            }
        }
        let visits = self.app.store.visit_counts("2026-11", "2026-11").await.unwrap();
        let sum = |of: fn(&qingyu_store::VisitCount) -> i64| u32::try_from(visits.iter().map(of).sum::<i64>()).unwrap();
        let coverage = Coverage {
            visits: sum(|count| count.visits),
            offered: sum(|count| count.offered),
            rated: levels.iter().sum(),
        };
        (Score::of(levels), coverage, open)
    }
}
