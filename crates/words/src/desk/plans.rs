//! 检查计划: planned looks, for those who look alone.

use crate::Lang;

words! {
    h1: "检查计划", "Planned inspections";
    lead: "只有督察人员看得到：被检查的单位和作风监督员看不到有没有计划。到期没有查的，列入待办。", "Seen by those who look alone: neither units nor supervisors see whether anything is planned. What was not done in time is to be done.";
    link: "检查计划", "Planned inspections";
    waiting: "看待检查的", "See what waits";
    past: "看已检查和已取消的", "See what is over";
    none: "没有计划。", "Nothing is planned.";
    outcome: "看检查情况", "See what was found";
    called_off: "已取消", "Called off";
    carry_out: "现在检查", "Look now";
    cancel: "取消计划", "Call it off";
    cancel_sure: "取消后不能恢复。确定取消吗？", "This cannot be undone. Call it off?";
    cancelled: "已取消。", "Called off.";
    new_h2: "添加计划", "Plan an inspection";
    on: "最晚哪天", "By which day";
    on_needed: "请选择日期", "Please choose a day";
    to: "谁去", "Who looks";
    add: "添加", "Add";
    added: "已添加。", "Added.";
    invalid: "请检查：日期从今天起一年以内，窗口属于这个单位，去的人可以检查这个单位。", "Please check: a day from today within a year, a window of that unit, and somebody who may look at it.";
}

/// Until when, what is looked at, who looks and who planned it.
pub fn facts(lang: Lang, on: &str, list: &str, to: &str, by: &str) -> String {
    match lang.spoken() {
        Lang::Zh => format!("最晚{on} · {list} · {to}去 · {by}安排"),
        Lang::En => format!("by {on} · {list} · {to} looks · planned by {by}"),
    }
}
