//! 办理情况: the figures as the desk sees them.

use crate::Lang;

words! {
    h1: "办理情况", "The figures";
    lead_exact: "这里是你看得到的案件的全部数字，没有隐去；不含你看不到的（反映督察、指挥等单位的，以及独立复核人员办理的），合计也不含。对外只能用公开的数字。", "Every number of the cases that you see, with nothing hidden. What you do not see (cases about those who watch, and those in the reviewer's hands) is in no number here, sums included. Outside, use the published figures only.";
    lead_own: "这里是公开的数字中你负责的单位的。小的数字对谁都不写明，免得认出是谁反映的。", "The published figures of your units. Small numbers are shown to nobody, so that nobody can be recognised.";
    lead_public: "这里是公开的数字。", "The published figures.";
    no_aim: "这些数字不排名、不定指标：投诉多，可能是因为敢说的人多。", "These figures are no ranking and no target: many complaints can mean that people dare to speak.";
    not_final: "未定", "not final";
    not_final_note: "标“未定”的月份还没有公布，数字还会变。", "Months that are not final are not published yet, and their numbers may change.";
    sum: "以上合计", "All of these";
    causes_h2: "查实的是什么问题", "What was found to be so";
    causes_note: "按认定为属实、部分属实的反映计，计在认定的月份。", "By allegation that was found to be so or partly so, in the month of the finding.";
    causes_none: "这几个月没有认定为属实、部分属实的。", "Nothing was found to be so in these months.";
    lists_h2: "到清单里看", "See the lists";
    filed: "这个月提交的", "Filed in this month";
    complaints: "这个月提交的投诉", "Complaints filed in this month";
    to_desk: "回工作台", "Back to the desk";
    unknown: "没有这个单位或者这个月份，下面是最近的。", "There is no such unit or month. These are the latest.";
    public: "看公开的页面", "The public page";
    print: "打印", "Print it with the browser";
}

/// What a line is of.
pub fn scope(lang: Lang, is_all: bool) -> &'static str {
    if is_all { sum(lang) } else { crate::open::unit(lang) }
}

/// A month that is not published.
pub fn open_month(lang: Lang, month: &str) -> String {
    match lang.spoken() {
        Lang::Zh => format!("{month}（{}）", not_final(lang)),
        Lang::En => format!("{month} ({})", not_final(lang)),
    }
}
