//! The public figures as a page and as a table to download.

use std::collections::BTreeSet;

use super::open::{lived, told};
use qingyu_domain::rating::Cell;

#[tokio::test]
async fn the_table_to_download_holds_every_number_and_no_formula() {
    let (server, _) = Box::pin(lived(4)).await;
    assert_eq!(server.get("/api/v1/open.csv", None).await.problem(), "404 not_found");
    server.publish_at("2026-12-15T08:00:00+08:00").await;
    let answer = server.get("/api/v1/open.csv", None).await;
    assert_eq!(answer.header("content-type"), "text/csv; charset=utf-8");
    assert!(answer.header("content-disposition").contains("open.csv"));
    let text = answer.text();
    let lines: Vec<&str> = text.lines().collect();
    assert!(lines[0].starts_with("\u{feff}\"时间\",\"范围\""), "{}", lines[0]);
    let told = told(&server, "").await;
    let cells: usize = told.months[0]
        .blocks
        .iter()
        .map(|block| (block.lines.len() + 1) * (block.columns.len() + usize::from(block.columns.len() > 1)))
        .sum();
    // Days of waiting, and matters of many with their persons.
    let rest = 3 + told.months[0].times.len() * 4 + told.shares.len();
    assert_eq!(lines.len(), 1 + cells + rest);
    for line in &lines[1..] {
        let is_formula = line
            .split(',')
            .any(|cell| cell.starts_with("\"=") || cell.starts_with("\"-"));
        assert!(!is_formula, "{line}");
    }
    let english = server.get("/api/v1/open.csv?lang=en", None).await.text();
    assert!(english.contains("\"period\",\"scope\"") && english.contains("under 5"));
}

#[tokio::test]
async fn the_page_says_the_published_numbers_without_script_and_each_chart_has_its_table() {
    let (server, _) = Box::pin(lived(5)).await;
    let empty = server.get("/open", None).await;
    assert_eq!(empty.status, 200);
    assert!(empty.text().contains("还没有公布的月份") && empty.text().contains("办理情况公开</h1>"));
    server.publish_at("2027-01-15T08:00:00+08:00").await;
    let answer = server.get("/open", None).await;
    let page = answer.text();
    assert_eq!(answer.status, 200, "{page}");
    assert!(
        !page.contains("<script") && !page.contains(" style="),
        "the policy blocks both"
    );
    assert_eq!(page.matches("<h1").count(), 1);
    let charts = page.matches("<svg class=\"chart\"").count();
    assert!(
        charts >= 3 && page.matches("<table").count() > charts,
        "{charts} charts"
    );
    assert_eq!(page.matches("role=\"img\"").count(), charts);
    let ids: Vec<&str> = page
        .split(" id=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect();
    assert_eq!(
        ids.iter().collect::<BTreeSet<_>>().len(),
        ids.len(),
        "each id once: {ids:?}"
    );
    let place = |words: &str| page.find(words).unwrap_or_else(|| panic!("{words}"));
    assert!(place("<h2>各单位") < place("<h2>最近十二个月"), "the units come early");
    let folded = page.split("<details class=\"disclosure\">").skip(1).count();
    assert_eq!(
        folded,
        told(&server, "").await.months[0].blocks[0].lines.len(),
        "each can be opened"
    );
    assert!(!page.contains("<details class=\"disclosure\" open"), "and none is");
    assert!(!answer.header("etag").is_empty());
    let november = server.get("/open?month=2026-11", None).await.text();
    assert!(
        november.contains("分项评价</h3>") && november.contains("人评）"),
        "{november}"
    );
    assert!(
        !page.contains("分项评价</h3>"),
        "in December no window has enough ratings that are told"
    );
    let unit = server.get("/open?unit=demo-1&month=2026-11&elder=1", None).await.text();
    assert!(
        unit.contains("示例派出所一 · 办理情况公开") && unit.contains("data-elder"),
        "{unit}"
    );
    assert!(
        unit.contains("&amp;unit=demo-1&amp;month=2026-11"),
        "the switches keep what is chosen"
    );
    for odd in ["/open?unit=nowhere", "/open?unit=oversight", "/open?month=2031-01"] {
        let other = server.get(odd, None).await;
        assert_eq!(other.status, 404, "{odd}");
        assert!(other.text().contains("没有这个单位或者这个月份"), "{odd}");
    }
    let framed = server.get("/open?embed=1&lang=en", None).await;
    assert!(framed.text().contains("How cases are handled</h1>") && framed.text().contains("data-embed"));
}

#[tokio::test]
async fn choosing_a_unit_shows_no_number_that_the_whole_page_has_not_in_its_data() {
    let (server, _) = Box::pin(lived(6)).await;
    server.publish_at("2026-12-15T08:00:00+08:00").await;
    let told = told(&server, "").await;
    for unit in ["demo-1", "demo-2", "zhaoshan"] {
        let page = server.get(&format!("/open?unit={unit}"), None).await.text();
        let (_, main) = page.split_once("<main").unwrap();
        let mut known: BTreeSet<String> = BTreeSet::new();
        for month in &told.months {
            for block in &month.blocks {
                if let Some(line) = block.line(Some(unit)) {
                    let cells = line.parts.iter().chain([&line.total]);
                    known.extend(cells.filter_map(|cell| match cell {
                        Cell::Shown(value) => Some(value.to_string()),
                        _ => None,
                    }));
                }
            }
        }
        let cells = main.split("<td>").skip(1).filter_map(|rest| rest.split('<').next());
        for cell in cells.filter(|cell| cell.bytes().all(|byte| byte.is_ascii_digit())) {
            assert!(known.contains(cell), "{cell} of {unit}");
        }
    }
}
