//! Ratings of windows among the public figures.

use crate::Lang;

words! {
    windows_h2: "窗口评价", "Ratings of windows";
    windows_note: "只有凭叫号小票评的才计入好评率：基本满意以上算好评。横线是95%的把握范围，评的人越少，范围越宽。", "Only ratings with the number of a visit count in the score: fairly satisfied and better are good. The line shows how far chance alone could move it, with 95 % confidence: the fewer ratings, the wider.";
    score: "好评率", "Score";
    verified: "凭小票评的", "With a ticket";
    open_ratings: "没有小票的（不计入）", "Without (not counted)";
    removed: "申诉后不计分的", "Taken out after an appeal";
    visits: "办事人次", "Visits";
    offered: "给了评价机会的占比", "Could rate";
    rated: "其中评了的占比", "Did rate";
    short: "样本不足", "Sample too small";
    dimensions_h3: "分项评价", "By dimension";
    dimensions_note: "每一项分开评，可以不评；算法和好评率一样。没有列出的窗口，评的人不到16个，写出来可能认得出是谁。", "Each is rated apart and can be left out; counted as the score is. A window that is not listed has fewer than 16 ratings: told apart they could give somebody away.";
    listed: "所列窗口合计", "All that are listed";
}

/// Ratings of a window in one sentence.
pub fn window_summary(lang: Lang, name: &str, score: &str, n: u32) -> String {
    match lang.spoken() {
        Lang::Zh => format!("{name}：{n}人凭小票评价，好评率{score}。"),
        Lang::En => format!("{name}: {n} ratings with a ticket, {score} good."),
    }
}

/// A share with its interval and how many it is of, at least and at most.
pub fn dimension(lang: Lang, share: &str, interval: &str, (least, most): (u32, u32)) -> String {
    let n = if least == most {
        least.to_string()
    } else {
        format!("{least}–{most}")
    };
    match lang.spoken() {
        Lang::Zh => format!("{share}（95%把握{interval}，{n}人评）"),
        Lang::En => format!("{share} (95 % interval {interval}, of {n})"),
    }
}
