//! Files as they come: in several encodings, as spreadsheets with titles, and those that are no tables.

use axum::body::{Body, Bytes};
use qingyu_api::desk::imports::XLSX;
use serde_json::json;

use crate::sheets::{Cell, book, lines, texts};
use crate::support::imports::{HEADER, committed, counts, left, sent, start, upload};

#[tokio::test]
async fn characters_are_read_as_they_were_written() {
    let server = start().await;
    let intake = server.sign_in("intake").await;
    let text = format!("{HEADER}A1,表扬,示例派出所一,民警帮我找回了钱包，谢谢！,,\n");
    let (gb, _, _) = encoding_rs::GB18030.encode(&text);
    let mut marked = vec![0xef, 0xbb, 0xbf];
    marked.extend(text.bytes());
    let wide: Vec<u8> = std::iter::once(0xfeff)
        .chain(text.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    for (at, file) in [text.clone().into_bytes(), marked, gb.into_owned(), wide]
        .into_iter()
        .enumerate()
    {
        let import = sent(&intake, "text/csv", file).await;
        let row = &import["preview"]["rows"][0];
        assert_eq!(
            (&row["text"], &row["kind"]),
            (&json!("民警帮我找回了钱包，谢谢！"), &json!("praise")),
            "{at}"
        );
    }
    let mut broken = format!("\u{feff}{HEADER}A2,表扬,,好,,\nA3,表扬,,").into_bytes();
    broken.extend([0xff, 0xfe, b',', b',', b'\n']);
    let import = sent(&intake, "text/csv", broken).await;
    assert_eq!(
        import["preview"]["rows"][1]["faults"],
        json!([{"field": "body", "code": "malformed"}])
    );
}

#[tokio::test]
async fn a_spreadsheet_with_titles_above_its_header_is_read_as_its_csv_would_be() {
    let server = start().await;
    let intake = server.sign_in("intake").await;
    let header = ["工单编号", "诉求类型", "承办单位", "诉求内容", "发生时间", "联系电话"];
    let row = vec![
        Cell::Text("EZ1"),
        Cell::Text("投诉"),
        Cell::Text("示例派出所一"),
        Cell::Text("等了两个小时"),
        Cell::Date(46_352),
        Cell::Number(13_800_138_000.0),
    ];
    let file = book(
        &lines(&[
            (1, texts(&["12345热线转办件（2026年11月）"])),
            (2, texts(&["填报单位：热线办", "", "", "填报日期"])),
            (4, texts(&header)),
            (5, row),
        ]),
        0,
    );
    let import = sent(&intake, XLSX, file).await;
    let row = &import["preview"]["rows"][0];
    assert_eq!(
        (&row["line"], &row["on"], &row["is_reachable"]),
        (&json!(5), &json!("2026-11-26"), &json!(true))
    );
    assert_eq!(counts(&committed(&intake, &import).await), [1, 1, 0, 0]);
    let import = sent(&intake, XLSX, "no spreadsheet at all").await;
    assert_eq!(
        (&import["line"]["stage"], &import["line"]["fault"]),
        (&json!("refused"), &json!({"code": "unreadable"}))
    );
}

#[tokio::test]
async fn what_is_no_table_is_refused_whole_with_where_it_is_wrong() {
    let server = start().await;
    let intake = server.sign_in("intake").await;
    let open = format!("{HEADER}A1,投诉,,\"没有闭合的引号{}", "，等了很久".repeat(200_000));
    let titles = "转办件\n".repeat(40);
    for (file, fault) in [
        (String::new(), json!({"code": "empty"})),
        (HEADER.to_owned(), json!({"code": "empty"})),
        ("一,二\n三,四\n".to_owned(), json!({"code": "no_header"})),
        (titles, json!({"code": "no_header"})),
        (open, json!({"code": "long_line", "line": 2})),
        ("a\0b,诉求内容\n".to_owned(), json!({"code": "unreadable", "line": 1})),
    ] {
        let import = sent(&intake, "text/csv", file).await;
        assert_eq!(
            (&import["line"]["stage"], &import["line"]["fault"]),
            (&json!("refused"), &fault)
        );
    }
    assert_eq!(left(&server), 0);
    let other = upload(&intake, "12345", "application/json", Body::from("{}")).await;
    assert_eq!(other.problem(), "415 unsupported_media_type");
    assert_eq!(
        upload(&intake, "nowhere", "text/csv", Body::from("x")).await.problem(),
        "404 not_found"
    );
    let chunk = Bytes::from(vec![b'x'; 1 << 20]);
    let endless = futures_util::stream::repeat_with(move || Ok::<_, std::io::Error>(chunk.clone()));
    let endless = futures_util::StreamExt::take(endless, 65);
    let large = upload(&intake, "12345", XLSX, Body::from_stream(endless)).await;
    assert_eq!(large.problem(), "413 too_large");
    assert_eq!(left(&server), 0, "nothing of it is kept");
}
