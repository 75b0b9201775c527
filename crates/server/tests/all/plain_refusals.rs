//! Refusals on the pages without script: in words, in the frame, with what was typed, logged once where it is our fault.

use std::io::Write;
use std::sync::{Arc, Mutex};

use crate::support::{Answer, Server, code, key};
use axum::body::Body;
use axum::http::Request;

const FORM: &str = "application/x-www-form-urlencoded";
/// What nobody may find in a log.
const WRITTEN: &str = "zhao-waited-two-hours";

/// A page in the frame, with words and the numbers to call, kept by nobody.
fn page(answer: &Answer, status: u16) -> String {
    let text = answer.text();
    assert_eq!(
        (answer.status.as_u16(), answer.header("cache-control")),
        (status, "no-store"),
        "{text}"
    );
    assert!(answer.header("content-type").starts_with("text/html"), "{text}");
    assert!(
        text.contains("<title>错误：") && text.contains("role=\"alert\""),
        "{text}"
    );
    for number in ["tel:110", "tel:12389", "tel:12345"] {
        assert!(text.contains(number), "{number} in {text}");
    }
    text
}

fn posted(path: &str, content_type: &str) -> axum::http::request::Builder {
    Request::post(path)
        .header("content-type", content_type)
        .header("host", "a.cn")
}

#[tokio::test]
async fn a_form_of_another_site_is_given_back_and_does_nothing() {
    let server = Server::start().await;
    let known = server.filed().await;
    let fields = format!(
        "kind=complaint&text={WRITTEN}&query_code={known}&key={}&reason=solved",
        key()
    );
    for path in [
        "",
        "/check",
        "/edit",
        "/send",
        "/case",
        "/case/text",
        "/case/message",
        "/case/withdraw",
        "/case/undo",
    ] {
        for (name, value) in [("sec-fetch-site", "cross-site"), ("origin", "https://b.cn")] {
            let request = posted(&format!("/lite{path}"), FORM).header(name, value);
            let answer = server.send(request.body(Body::from(fields.clone())).unwrap()).await;
            let text = page(&answer, 403);
            assert!(text.contains("不是从本站的页面发来的"), "{path}");
            assert!(!text.contains(&known), "{path}: the other site knows this code");
            assert!(
                text.contains(&format!("\n{WRITTEN}</textarea>")) && text.contains("action=\"/lite/check\""),
                "{path}"
            );
        }
    }
    let case = server
        .post_form("/lite/case", &format!("query_code={known}"))
        .await
        .text();
    assert!(case.contains("已登记，等待受理") && !case.contains(WRITTEN));
}

#[tokio::test]
async fn a_form_that_cannot_be_read_is_refused_in_words() {
    let server = Server::start().await;
    let own = |content_type| posted("/lite/check", content_type).header("origin", "http://a.cn");
    let large = format!("kind=complaint&text={}", "x".repeat(3 * 64 * 1024));
    for (content_type, body, status, words) in [
        (FORM, large.as_str(), 413, "5000字以内"),
        (FORM, "kind=praise&kind=praise", 400, "没有读懂"),
        ("multipart/form-data; boundary=x", "--x--", 415, "没有读懂"),
        ("text/plain", "kind=praise", 415, "没有读懂"),
    ] {
        let answer = server
            .send(own(content_type).body(Body::from(body.to_owned())).unwrap())
            .await;
        assert!(page(&answer, status).contains(words), "{content_type}");
    }
    let answer = server.send(Request::put("/lite").body(Body::empty()).unwrap()).await;
    assert!(page(&answer, 405).contains("/lite"));
    assert!(answer.header("allow").contains("POST"), "{:?}", answer.headers);
    let english = server
        .send(Request::put("/lite?lang=en").body(Body::empty()).unwrap())
        .await;
    assert!(english.text().contains("<html lang=\"en\"") && english.text().contains("That did not work"));
}

#[tokio::test]
async fn who_sent_too_much_is_told_how_many_minutes_to_wait_and_keeps_everything() {
    let server = Server::with(|settings| settings.submissions_per_hour = Some(1)).await;
    server.filed().await;
    server.set_clock("2026-11-27T10:20:30+08:00");
    let fields = format!("kind=complaint&text={WRITTEN}&query_code={}", code());
    let answer = server.post_form("/lite/send", &fields).await;
    assert_eq!(answer.header("retry-after"), "2370");
    let text = page(&answer, 429);
    assert!(
        text.contains("请在40分钟后再按一次“提交”") && text.contains(&format!("\n{WRITTEN}</textarea>")),
        "{text}"
    );
    assert!(text.contains(fields.rsplit('=').next().unwrap()), "under the same code");
    server.set_clock("2026-11-27T11:00:00+08:00");
    assert_eq!(server.post_form("/lite/send", &fields).await.status, 200);
}

#[tokio::test]
async fn who_looked_up_too_much_is_told_how_many_minutes_to_wait() {
    let server = Server::with(|settings| settings.lookups_per_hour = Some(1)).await;
    let look = async || server.post_form("/lite/case", &format!("query_code={}", code())).await;
    assert!(page(&look().await, 404).contains("没有查到"));
    let refused = look().await;
    assert!(page(&refused, 429).contains("请在60分钟后再查询"), "{}", refused.text());
    assert_eq!(refused.header("retry-after"), "3600");
}

#[tokio::test]
async fn what_cannot_be_done_with_a_case_has_its_status_and_keeps_the_message() {
    let server = Server::start().await;
    let known = server.filed().await;
    let message = |text: &str| format!("query_code={known}&key={}&text={text}", key());
    let empty = server.post_form("/lite/case/message", &message("+")).await;
    assert!(page(&empty, 422).contains("id=\"text-error\""));
    for _ in 0..30 {
        assert_eq!(server.post_form("/lite/case/message", &message("x")).await.status, 200);
    }
    let refused = server.post_form("/lite/case/message", &message(WRITTEN)).await;
    assert_eq!(refused.header("retry-after"), "50400");
    let text = page(&refused, 429);
    assert!(text.contains("请明天再补充") && text.contains(&format!("\n{WRITTEN}</textarea>")));
    let undo = server.post_form("/lite/case/undo", &message("")).await;
    assert!(page(&undo, 409).contains("现在的状态不能这样做"));
}

/// Lines that were logged while it lives.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl Log {
    fn taken(&self) -> Vec<String> {
        let bytes = std::mem::take(&mut *self.0.lock().unwrap());
        String::from_utf8(bytes).unwrap().lines().map(str::to_owned).collect()
    }
}

#[tokio::test]
async fn without_a_store_everything_typed_is_kept_and_one_line_without_it_is_logged() {
    let log = Log::default();
    let writer = log.clone();
    let lines = tracing_subscriber::fmt().with_writer(move || writer.clone()).finish();
    let _logged = tracing::subscriber::set_default(lines);
    let server = Server::start().await;
    let known = server.filed().await;
    let fields = |code: &str| {
        let key = key();
        format!("kind=complaint&text={WRITTEN}&contact=given&phone=13800000000&query_code={code}&key={key}")
    };
    let broken = async |status: u16, path: &str, fields: &str, words: &str, keeps: bool| {
        log.taken();
        let answer = server.post_form(path, fields).await;
        let (wait, level) = if status == 503 { ("2", "WARN") } else { ("", "ERROR") };
        let text = page(&answer, status);
        assert_eq!(answer.header("retry-after"), wait, "{path}");
        assert!(text.contains(words), "{path} {text}");
        assert_eq!(text.contains(&format!("\n{WRITTEN}</textarea>")), keeps, "{path}");
        let lines = log.taken();
        assert_eq!(lines.len(), 1, "{path} {lines:?}");
        assert!(lines[0].contains(level) && lines[0].contains("trace_id"), "{lines:?}");
        for private in [WRITTEN, "13800000000", known.as_str(), "192.0.2.1"] {
            assert!(!lines[0].contains(private), "{lines:?}");
        }
    };
    server.app.store.clone().close().await;
    broken(503, "/lite/send", &fields(&code()), "还没有提交成功，内容都在", true).await;
    broken(
        503,
        "/lite/case/message",
        &fields(&known),
        "没有发送成功，内容还在",
        true,
    )
    .await;
    broken(503, "/lite/case/withdraw", &fields(&known), "没有发送成功", false).await;
    // Never shorter: SQLite maps it into memory.
    let file = server.folder.path().join("data/qingyu.sqlite");
    let noise = vec![0xa5; std::fs::read(&file).unwrap().len()];
    let mut file = std::fs::OpenOptions::new().write(true).open(file).unwrap();
    file.write_all(&noise).unwrap();
    let answer = server.get("/api/v1/case", Some(&known)).await;
    assert_eq!(answer.problem(), "500 internal");
    let text = answer.text();
    for inner in ["sqlite", "database", "malformed", "corrupt", "/"] {
        assert!(
            !text.to_lowercase().replace("/problems/", "").contains(inner),
            "{inner}: {text}"
        );
    }
    let lines = log.taken();
    assert!(lines.len() == 1 && lines[0].contains("ERROR"), "{lines:?}");
    broken(500, "/lite/check", &fields(&code()), "还没有提交成功，内容都在", true).await;
    broken(500, "/lite/send", &fields(&code()), "还没有提交成功，内容都在", true).await;
    broken(500, "/lite/case", &fields(&known), "暂时查不到", false).await;
    broken(500, "/lite/case/text", &fields(&known), "暂时查不到", false).await;
    broken(
        500,
        "/lite/case/message",
        &fields(&known),
        "没有发送成功，内容还在",
        true,
    )
    .await;
}
