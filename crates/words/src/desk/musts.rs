//! The lists of what follows from findings, on the page and as a table.

use qingyu_domain::case::Must;
use qingyu_domain::figures::Change;

use crate::Lang;

words! {
    h1: "改进、澄清和追究", "What findings ask for";
    lead: "有不足必改进，无过错必澄清，有过错必追究：责任人、期限和证据都在这里。", "A shortcoming is improved, who has no fault is cleared, a fault is answered for: by whom, by when, with which evidence.";
    lead_unit: "本单位要落实的改进。", "What your unit is to improve.";
    what: "类别", "What";
    state: "情况", "How they stand";
    open: "未完成", "Open";
    overdue: "已逾期", "Overdue";
    done: "已完成", "Done";
    apply: "查找", "Find";
    none: "没有符合的事项。", "Nothing fits.";
    csv: "导出表格（CSV）", "Export as CSV";
    csv_hint: "按上面的筛选导出，不含原文和身份。", "With the filter above; no words and no identities.";
    due: "期限", "Due";
    done_on: "完成日期", "Done";
    owner: "责任单位", "Unit";
    said_by: "澄清人", "Said by";
    answers: "被追究人", "Who answers for it";
    how: "方式", "How";
    evidence: "有证据", "With evidence";
    no_evidence: "没有证据", "No evidence";
    not_begun: "还没有安排", "Not begun";
    first: "从头开始", "From the start";
    unit: "责任单位（只用于改进）", "Unit (improvements only)";
    every_unit: "全部单位", "All units";
    before: "改进前三个月", "Three months before";
    after: "改进后三个月", "Three months after";
}

names! {
    /// What follows from a finding.
    must(Must) {
        Improvement: "改进", "Improvements";
        Clarification: "澄清", "Clarifications";
        Accountability: "追究", "Accountabilities";
    }
    /// What became of a cause after an improvement.
    change(Change) {
        NotYet: "改进后三个月还没过完", "The three months after it are not over";
        TooFew: "样本不足", "Too few cases to say";
        Fell: "占比比改进前少", "A smaller share than before";
        NotFallen: "占比没有比改进前少", "No smaller share than before";
    }
}

/// Cases with a cause, of all in which anything was found.
pub fn span(lang: Lang, cases: u32, of: u32) -> String {
    match lang.spoken() {
        Lang::Zh => format!("{of}件中{cases}件"),
        Lang::En => format!("{cases} of {of}"),
    }
}

/// Yes or no in a cell.
pub const fn yes_no(lang: Lang, is: bool) -> &'static str {
    match (lang, is) {
        (Lang::Zh, true) => "是",
        (Lang::Zh, false) => "否",
        (Lang::En, true) => "yes",
        (Lang::En, false) => "no",
    }
}

/// The columns of the table.
pub const fn columns(lang: Lang) -> [&'static str; 12] {
    match lang {
        Lang::Zh => [
            "受理编号或通报编号",
            "类别",
            "反映事项",
            "责任单位或人员",
            "方式",
            "期限",
            "完成日期",
            "已逾期",
            "有证据",
            "改进前三个月",
            "改进后三个月",
            "改进后占比",
        ],
        Lang::En => [
            "Number of the case or notice",
            "What",
            "Allegation",
            "Unit or person",
            "How",
            "Due",
            "Done",
            "Overdue",
            "Evidence",
            "Three months before",
            "Three months after",
            "Share afterwards",
        ],
    }
}
