//! 我的窗口: what a supervisor reads of the windows of their term.

use crate::Lang;

words! {
    h1: "我的窗口", "My windows";
    lead: "群众怎么评，和您走访看到的，一个月一个月放在一起。群众的评价是公布的数字，小的数字对谁都不写明。", "How citizens rate, and what visits found, month beside month. The ratings are the published figures; small numbers are shown to nobody.";
    empty: "还没有公布的月份。每月15日公布上个月的。", "No month is published yet. Each is on the 15th of the next one.";
    no_windows: "这个单位没有单独的窗口。", "This unit has no windows of its own.";
    no_score: "这个月评的人少，不单独写好评率。", "Too few ratings in this month for a score of its own.";
    no_rating: "这个月没有可以写明的评价。", "Nothing of this month can be told.";
    trend: "好评率走势", "Score by month";
    visits: "走访（次）", "Visits";
    visited: "走访时达标", "As it should be on visits";
    units_figures: "这个单位的全部公开数字", "All published figures of this unit";
    summaries_h3: "督察摘要（按月）", "Oversight's summaries, by month";
    summaries_lead: "投诉由督察写成摘要后才给单位看，这里按月给您看同样的摘要：没有编号、没有日期，看不到是谁反映的。一个月不到5件的不写。", "Units read complaints only as oversight sums them up. The same summaries by month: no number, no day, nothing of who complained. Months with fewer than five are left out.";
    summaries_few: "这个月不到5件，不写。", "Fewer than five: left out.";
    legend_sure: "把握范围的下限", "lower end of the interval";
    legend_range: "把握范围", "the interval";
    to_hall: "回今天走访", "Back to today's visit";
    look: "看评价和走访", "Ratings beside visits";
}

/// The score of a month, in a sentence.
pub fn summary(lang: Lang, window: &str, month: &str, score: &str, interval: &str, n: u32) -> String {
    match lang.spoken() {
        Lang::Zh => format!("{window}{month}：{n}人凭小票评价，好评率{score}，95%把握在{interval}之间。"),
        Lang::En => {
            format!("{window}, {month}: {n} ratings with a ticket, {score} good, 95 % interval {interval}.")
        }
    }
}

/// How much of what was looked at was as it should be.
pub fn items(lang: Lang, good: i64, looked_at: i64) -> String {
    match lang.spoken() {
        Lang::Zh => format!("{looked_at}项中{good}项"),
        Lang::En => format!("{good} of {looked_at}"),
    }
}

/// A month and how many summaries it has.
pub fn summaries_of(lang: Lang, month: &str, count: usize) -> String {
    match lang.spoken() {
        Lang::Zh => format!("{month}（{count}件）"),
        Lang::En => format!("{month} ({count})"),
    }
}
