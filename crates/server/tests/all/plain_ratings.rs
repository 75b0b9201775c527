//! The plain page of a rating: nothing chosen, nothing twice, and kind to whoever comes with a token that is none.

use crate::support::Server;
use crate::support::ratings::{KEY, rating, start, token, visit, with_token};
use serde_json::json;

#[tokio::test]
async fn a_window_is_rated_on_a_plain_page_without_script_or_anything_chosen() {
    let server = start().await;
    let answer = server.get("/rate?window=demo-1-hall", None).await;
    let page = answer.text();
    assert_eq!(
        (answer.status.as_u16(), answer.header("cache-control")),
        (200, "no-store")
    );
    assert!(page.len() < 12 * 1024, "{} bytes", page.len());
    assert!(page.contains("请您评价</h1>") && page.contains("示例派出所一 · 综合窗口"));
    assert!(!page.contains(" checked"));
    let scripts = page.matches("<script").count();
    assert!(
        scripts == 1 && page.contains("<script src=\"/rate.js\" defer>"),
        "for whoever has no network"
    );
    assert_eq!(page.matches("type=\"radio\"").count(), 20);
    let key = crate::support::hidden(&page, "key");
    let form = format!("window=demo-1-hall&token=&key={key}");
    let wrong = server
        .post_form("/lite/rate", &format!("{form}&level=1&text=%E6%85%A2"))
        .await;
    assert_eq!(wrong.status, 422);
    let page = wrong.text();
    assert!(
        page.contains("请至少选一个不满意的原因") && page.contains("慢</textarea>"),
        "{page}"
    );
    assert_eq!(
        page.matches(" checked").count(),
        1,
        "what was chosen stays, and nothing else is"
    );
    assert_eq!(crate::support::hidden(&page, "key"), key);
    let nothing = server.post_form("/lite/rate", &form).await;
    assert!(nothing.text().contains("请选择一个满意程度"));
    let form = format!("{form}&level=1&slow=1&text=%E6%85%A2");
    for _ in 0..2 {
        let thanks = server.post_form("/lite/rate", &form).await;
        assert_eq!(thanks.status, 200, "{}", thanks.text());
        assert!(thanks.text().contains("谢谢您的评价</h1>") && thanks.text().contains("单独公开"));
    }
    let other = server
        .post_form("/lite/rate", &form.replace("level=1", "level=5"))
        .await;
    assert!(other.text().contains("以第一次的为准"));
    let (_, _, open) = server.figures().await;
    assert_eq!(open, 1, "sent three times, there once");
}

#[tokio::test]
async fn a_token_on_the_page_counts_once_and_then_the_page_is_kind() {
    let server = start().await;
    assert_eq!(server.report(KEY, &visit(1, Some(&token(1)))).await.status, 201);
    let rate = async |token: &str| {
        let page = server
            .get(&format!("/rate?window=demo-1-hall&token={token}"), None)
            .await
            .text();
        let form = format!(
            "window=demo-1-hall&token={token}&key={}&level=4",
            crate::support::hidden(&page, "key")
        );
        (page, server.post_form("/lite/rate", &form).await)
    };
    let (_, first) = rate(&token(1)).await;
    assert!(first.text().contains("计入这个窗口的满意度"), "{}", first.text());
    let mut pages = Vec::new();
    for token in [&token(1), &token(2), "123"] {
        let (asked, given_back) = rate(token).await;
        assert!(
            asked.contains("用这次办事的号码评价"),
            "the page tells nothing of a token"
        );
        let page = given_back.text();
        assert!(page.contains("这个号码已经评过、过期或者对不上"), "{page}");
        assert!(page.contains("value=\"4\" checked"), "what was chosen stays");
        let key = crate::support::hidden(&page, "key");
        assert_eq!(crate::support::hidden(&page, "token"), "");
        pages.push(page.replace(&key, "KEY"));
        let form = format!("window=demo-1-hall&token=&key={key}&level=4");
        assert!(server.post_form("/lite/rate", &form).await.text().contains("单独公开"));
    }
    assert_eq!(pages[0], pages[1], "used and unknown look alike");
    let (score, _, open) = server.figures().await;
    assert_eq!((score.unwrap().n, open), (1, 3));
}

#[tokio::test]
async fn the_page_says_which_windows_there_are_where_none_or_a_strange_one_is_named() {
    let server = start().await;
    for (path, status) in [
        ("/rate", 200),
        ("/lite/rate?lang=en", 200),
        ("/rate?window=nowhere", 404),
    ] {
        let page = server.get(path, None).await;
        assert_eq!(page.status, status, "{path}");
        assert!(page.text().contains("<option value=\"demo-1-hall\">"), "{path}");
    }
    let english = server
        .get("/rate?lang=en&elder=1&window=demo-1-hall", None)
        .await
        .text();
    assert!(english.contains("Very dissatisfied") && english.contains("data-elder"));
    let form = format!(
        "window=demo-1-hall&token=&key={}&level=3&text=x",
        crate::support::hidden(&english, "key")
    );
    let other = server.post_form("/lite/rate/edit?elder=1", &form).await.text();
    assert!(
        other.contains("非常不<wbr>满意") && other.contains("value=\"3\" checked"),
        "nothing is lost by the switch"
    );
    let danger = server
        .post_form(
            "/lite/rate",
            &form.replace("text=x", "text=%E6%88%91%E4%B8%8D%E6%83%B3%E6%B4%BB%E4%BA%86"),
        )
        .await;
    assert!(danger.text().contains("tel:110") && danger.text().contains("谢谢您的评价"));
}

#[tokio::test]
async fn a_closed_window_is_not_rated_from_its_poster_but_by_whoever_was_there() {
    let server = Server::with_admin().await;
    let admin = server.sign_in("admin").await;
    let closed = json!({"unit": "demo-1", "windows": [{"window": "demo-1-hall", "closed": true}]});
    assert_eq!(admin.post("/api/v1/desk/units", &closed).await.status, 200);
    let poster = server.get("/rate?window=demo-1-hall", None).await;
    assert_eq!(poster.status, 200);
    assert!(poster.text().contains("这个窗口已经撤销") && !poster.text().contains("type=\"radio\""));
    let slip = server
        .get(&format!("/rate?window=demo-1-hall&token={}", token(1)), None)
        .await;
    assert!(slip.text().contains("type=\"radio\""));
    assert!(
        !server
            .get("/rate", None)
            .await
            .text()
            .contains("<option value=\"demo-1-hall\">")
    );
    assert_eq!(
        server.rate(&rating(4)).await.status,
        201,
        "what was begun before, offline perhaps, is not lost"
    );
}

#[tokio::test]
async fn a_poster_is_printed_by_the_staff_and_leads_to_its_window_only() {
    let server = Server::with_admin().await;
    let address = "/desk/poster?window=demo-1-hall";
    let stranger = server.get(address, None).await;
    assert_eq!((stranger.status.as_u16(), stranger.header("location")), (303, "/desk/"));
    let admin = server.sign_in("admin").await;
    let poster = admin.get(&["https://a.cn", address].concat()).await;
    let page = poster.text();
    assert_eq!(poster.status, 200, "{page}");
    assert!(
        page.contains("<svg") && page.contains("https://a.cn/rate?window=demo-1-hall"),
        "{page}"
    );
    assert!(!page.contains("token"));
    assert_eq!(admin.get("/desk/poster?window=nowhere").await.status, 404);
}

/// The table of a queue system, as a browser posts it.
fn pasted(lines: &[String]) -> String {
    let table = [&["visit,on,window,token".to_owned()], lines].concat().join("\r\n");
    let encoded: String = table
        .bytes()
        .map(|byte| match byte {
            byte if byte.is_ascii_alphanumeric() => char::from(byte).to_string(),
            byte => format!("%{byte:02X}"),
        })
        .collect();
    format!("table={encoded}")
}

#[tokio::test]
async fn slips_are_printed_by_central_intake_of_tokens_that_were_reported_and_of_no_others() {
    let server = start().await;
    server.hire().await;
    let stranger = server.get("/desk/slips", None).await;
    assert_eq!((stranger.status.as_u16(), stranger.header("location")), (303, "/desk/"));
    for at in 1..=3 {
        assert_eq!(server.report(KEY, &visit(at, Some(&token(at)))).await.status, 201);
    }
    assert_eq!(server.rate(&with_token(5, &token(3))).await.status, 201);
    let line = |at: usize| format!("A{at:03},2026-11-27,demo-1-hall,{}", token(at));
    let elsewhere = format!("A002,2026-11-27,demo-1-hukou,{}", token(2));
    // Two that can be used; one that was used, one that nobody reported, one of another window, and a visit without.
    let without = "A009,2026-11-27,demo-1-hall,".to_owned();
    let form = pasted(&[line(1), line(2), line(3), line(4), elsewhere, without]);
    let intake = server.sign_in("intake").await;
    let post = |cookie: String, form: String| {
        let request = axum::http::Request::post("https://a.cn/desk/slips")
            .header("content-type", "application/x-www-form-urlencoded")
            .header("cookie", cookie);
        server.send(request.body(axum::body::Body::from(form)).unwrap())
    };
    let page = post(intake.cookie.clone(), form.clone()).await;
    let text = page.text();
    assert_eq!(
        (page.status.as_u16(), page.header("cache-control")),
        (200, "no-store"),
        "{text}"
    );
    assert_eq!(text.matches("class=\"slip\"").count(), 2, "{text}");
    assert!(
        text.contains("共2张；另有4行没有打印") && text.contains("用到12月11日"),
        "{text}"
    );
    for at in 1..=4 {
        assert!(!text.contains(&token(at)), "a token stands in the picture alone");
    }
    let nothing = post(intake.cookie.clone(), pasted(&[line(4)])).await.text();
    assert!(
        nothing.contains("没有可以打印的") && nothing.contains(&token(4)),
        "what was pasted stays: {nothing}"
    );
    let many: Vec<String> = (10..220).map(line).collect();
    assert!(
        post(intake.cookie.clone(), pasted(&many))
            .await
            .text()
            .contains("一次最多200行")
    );
    for other in ["admin", "head", "oversight-1", "handler"] {
        let desk = server.sign_in(other).await;
        assert_eq!(desk.get("/desk/slips").await.status, 403, "{other}");
        assert_eq!(post(desk.cookie.clone(), form.clone()).await.status, 403, "{other}");
    }
    // A slip is good as long as it is not used: printing it uses nothing up.
    assert_eq!(server.rate(&with_token(4, &token(1))).await.status, 201);
}
