//! Citizens who left an address are told that there is something new: by a real mail server and a real receiver of HTTP, once, and never what.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, mpsc};
use std::time::Duration;

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use serde_json::{Value, json};
use tokio::net::TcpListener;

use crate::support::desk::{Team, number};
use crate::support::{Server, complaint};
use qingyu_server::jobs::tell;

/// Longer than any test waits for a message that comes.
const PATIENCE: Duration = Duration::from_secs(20);

/// The mail server of `tests/servers/smtp.mjs`.
struct Smtp {
    child: Child,
    port: u16,
    mails: mpsc::Receiver<Value>,
}

impl Smtp {
    fn start() -> Self {
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/servers/smtp.mjs");
        let mut child = Command::new("node").arg(script).stdout(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let Some(port) = lines.next() else {
            panic!("`cargo xtask test` installs what this needs");
        };
        let port = port.unwrap();
        let (mail, mails) = mpsc::channel();
        std::thread::spawn(move || {
            for line in lines.map_while(Result::ok) {
                if mail.send(serde_json::from_str(&line).unwrap()).is_err() {
                    return;
                }
            }
        });
        Self {
            child,
            port: port.parse().unwrap(),
            mails,
        }
    }

    fn mail(&self) -> Value {
        self.mails.recv_timeout(PATIENCE).unwrap()
    }

    fn is_silent(&self) -> bool {
        self.mails.try_recv().is_err()
    }
}

impl Drop for Smtp {
    fn drop(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

/// A gateway for text messages: what it says next, and what it was asked.
#[derive(Clone, Default)]
struct Gateway {
    says: Arc<Mutex<Vec<u16>>>,
    asked: Arc<Mutex<Vec<(String, Value)>>>,
}

impl Gateway {
    async fn start(says: &[u16]) -> (Self, String) {
        let gateway = Self::default();
        *gateway.says.lock().unwrap() = says.iter().rev().copied().collect();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/send", listener.local_addr().unwrap());
        let router = Router::new().route("/send", post(take)).with_state(gateway.clone());
        tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        (gateway, url)
    }

    fn asked(&self) -> Vec<(String, Value)> {
        self.asked.lock().unwrap().clone()
    }
}

async fn take(State(gateway): State<Gateway>, headers: HeaderMap, body: String) -> StatusCode {
    let key = headers
        .get("authorization")
        .map(|value| value.to_str().unwrap().to_owned());
    let body = serde_json::from_str(&body).unwrap();
    gateway.asked.lock().unwrap().push((key.unwrap_or_default(), body));
    StatusCode::from_u16(gateway.says.lock().unwrap().pop().unwrap_or(200)).unwrap()
}

/// A server that writes to citizens by these, in the morning of a working day.
async fn server(smtp: Option<u16>, sms: Option<String>) -> Server {
    let folder = tempfile::tempdir().unwrap();
    let secret = folder.path().join("secret");
    std::fs::write(&secret, "Bearer of-the-gateway\n").unwrap();
    let server = Server::with(|settings| {
        settings.reply_by = Some(["email", "sms", "track", "phone"].map(str::to_owned).to_vec());
        settings.public_origin = Some("https://a.cn".to_owned());
        settings.notify.smtp_url = smtp.map(|port| format!("smtp://127.0.0.1:{port}"));
        settings.notify.mail_from = Some("晴雨 <noreply@a.cn>".to_owned());
        settings.notify.sms_url = sms;
        settings.notify.sms_body = Some(r#"{"mobile":"{phone}","content":"{text}"}"#.to_owned());
        settings.notify.sms_authorization_file = Some(secret.clone());
    })
    .await;
    server.hire().await;
    server
}

/// Files a complaint with a way to be written to; gives code and number.
async fn filed(server: &Server, contact: Value) -> (String, String) {
    let mut body = complaint();
    body["contact"] = contact;
    let answer = server.post("/api/v1/cases", None, &body).await;
    assert_eq!(answer.status, 201, "{}", answer.text());
    let code = body["query_code"].as_str().unwrap().to_owned();
    let case = number(server, &code).await;
    (code, case)
}

fn by_mail(address: &str) -> Value {
    json!({"name": "李女士", "email": address, "reply_by": "email"})
}

fn by_sms() -> Value {
    json!({"name": "李女士", "phone": "13800138000", "reply_by": "sms"})
}

async fn waiting(server: &Server) -> usize {
    let now = server.app.clock.now();
    let claimed = server.app.store.claim_outbox(tell::NEWS, now, now, 100).await.unwrap();
    claimed.len()
}

#[tokio::test]
async fn a_mail_says_that_there_is_news_and_where_and_nothing_else() {
    let smtp = Smtp::start();
    let server = server(Some(smtp.port), None).await;
    let (code, case) = filed(&server, by_mail("li@b.cn")).await;
    tell::look(&server.app).await.unwrap();
    assert!(smtp.is_silent(), "who files is told on the page");
    Team::of(&server).await.begin(&case).await;
    tell::look(&server.app).await.unwrap();
    let mail = smtp.mail();
    assert_eq!(mail["to"], json!(["li@b.cn"]));
    let text = decoded(mail["text"].as_str().unwrap());
    assert!(text.contains(&case) && text.contains("https://a.cn/track"), "{text}");
    for secret in [code.as_str(), "李女士", "派出所", "窗口", "核查"] {
        assert!(!text.contains(secret), "{secret}: {text}");
    }
    tell::look(&server.app).await.unwrap();
    let (_, other) = filed(&server, by_mail("wang@b.cn")).await;
    Team::of(&server).await.begin(&other).await;
    tell::look(&server.app).await.unwrap();
    assert_eq!(
        smtp.mail()["to"],
        json!(["wang@b.cn"]),
        "all that is new at once, and once"
    );
}

#[tokio::test]
async fn a_mail_server_that_says_nothing_holds_nobody_up_for_ever() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move {
        let mut held = Vec::new();
        while let Ok((connection, _)) = listener.accept().await {
            held.push(connection);
        }
    });
    let server = server(Some(port), None).await;
    let (_, case) = filed(&server, by_mail("li@b.cn")).await;
    Team::of(&server).await.begin(&case).await;
    tokio::time::timeout(PATIENCE, tell::look(&server.app))
        .await
        .unwrap()
        .unwrap();
    assert_eq!(server.app.metrics.messages_failed.get(), 0, "it is tried again");
}

/// The words of a mail, whichever way they were encoded for the journey.
fn decoded(mail: &str) -> String {
    use base64::Engine as _;
    let (head, body) = mail.split_once("\r\n\r\n").unwrap();
    let body: String = body.split_whitespace().collect();
    assert!(head.contains("base64"), "{head}");
    String::from_utf8(base64::engine::general_purpose::STANDARD.decode(body).unwrap()).unwrap()
}

#[tokio::test]
async fn what_was_certainly_not_taken_is_tried_again_and_what_never_will_be_is_not() {
    let smtp = Smtp::start();
    let server = server(Some(smtp.port), None).await;
    let (_, busy) = filed(&server, by_mail("busy@b.cn")).await;
    let (_, gone) = filed(&server, by_mail("gone@b.cn")).await;
    let team = Team::of(&server).await;
    team.begin(&busy).await;
    team.begin(&gone).await;
    tell::look(&server.app).await.unwrap();
    assert!(smtp.is_silent());
    assert_eq!(waiting(&server).await, 0, "one is given up, one waits for its minute");
    server.set_clock("2026-11-27T10:02:00+08:00");
    tell::look(&server.app).await.unwrap();
    assert_eq!(smtp.mail()["to"], json!(["busy@b.cn"]));
    assert_eq!(
        server.app.metrics.messages_failed.get(),
        1,
        "nobody has the other address"
    );
}

#[tokio::test]
async fn a_text_message_goes_through_the_citys_gateway() {
    let (gateway, url) = Gateway::start(&[503, 200]).await;
    let server = server(None, Some(url)).await;
    let (_, case) = filed(&server, by_sms()).await;
    Team::of(&server).await.begin(&case).await;
    tell::look(&server.app).await.unwrap();
    server.set_clock("2026-11-27T10:02:00+08:00");
    tell::look(&server.app).await.unwrap();
    tell::look(&server.app).await.unwrap();
    let asked = gateway.asked();
    assert_eq!(asked.len(), 2, "not now, and then taken");
    let (key, body) = asked.last().unwrap();
    assert_eq!(key, "Bearer of-the-gateway");
    assert_eq!(body["mobile"], "13800138000");
    assert!(body["content"].as_str().unwrap().contains(&case), "{body}");
}

#[tokio::test]
async fn what_may_have_arrived_is_never_sent_again() {
    let (gateway, url) = Gateway::start(&[500]).await;
    let server = server(None, Some(url)).await;
    let (_, case) = filed(&server, by_sms()).await;
    Team::of(&server).await.begin(&case).await;
    tell::look(&server.app).await.unwrap();
    server.set_clock("2026-12-04T09:02:00+08:00");
    tell::look(&server.app).await.unwrap();
    assert_eq!(gateway.asked().len(), 1);

    // Killed between claim and answer: the claim is for good.
    let (_, other) = filed(&server, by_sms()).await;
    Team::of(&server).await.begin(&other).await;
    let now = server.app.clock.now();
    let claimed = server
        .app
        .store
        .claim_outbox(tell::NEWS, now, now.plus_ms(400 * 86_400_000), 50)
        .await;
    assert!(!claimed.unwrap().is_empty());
    server.set_clock("2026-12-04T11:02:00+08:00");
    tell::look(&server.app).await.unwrap();
    assert_eq!(gateway.asked().len(), 1);
    assert!(server.app.metrics.messages_failed.get() > 1, "nobody knows of it");
}

#[tokio::test]
async fn nobody_is_woken_and_nobody_who_left_or_kept_no_address_is_written_to() {
    let (gateway, url) = Gateway::start(&[]).await;
    let server = server(None, Some(url)).await;
    let team = Team::of(&server).await;
    let anonymous = server.filed().await;
    team.begin(&number(&server, &anonymous).await).await;
    let (erased, erased_case) = filed(&server, by_sms()).await;
    team.begin(&erased_case).await;
    let erase = json!({"key": crate::support::key()});
    let answer = server.post("/api/v1/case/erasure", Some(&erased), &erase).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    let (_, awake) = filed(&server, by_sms()).await;
    team.begin(&awake).await;
    server.set_clock("2026-11-27T23:30:00+08:00");
    tell::look(&server.app).await.unwrap();
    assert_eq!(gateway.asked().len(), 0, "at night");
    server.set_clock("2026-11-28T08:00:00+08:00");
    tell::look(&server.app).await.unwrap();
    let asked = gateway.asked();
    assert_eq!(asked.len(), 1, "{asked:?}");
    assert!(asked[0].1["content"].as_str().unwrap().contains(&awake));
}
