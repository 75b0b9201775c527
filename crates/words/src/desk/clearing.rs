//! 日清零、月清仓、季清底: the board, the incidents of a day and law-enforcement cases.

use qingyu_domain::aftercare::EncounterKind;
use qingyu_domain::clearing::{CheckResult, LawStatus};
use qingyu_domain::fault::{Fault, FaultCode, Field};

use crate::Lang;

words! {
    board_h1: "清零情况", "Clearing board";
    board_lead: "警情当日核对，案件当月清仓，问题当季清底。点数字看清单。不排名，不设指标。", "Incidents are checked the same day, law-enforcement cases cleared by the month, problems by the quarter. Each number leads to its list. No ranking, no targets.";
    board_caption: "各单位清零情况", "What is open, by unit";
    board_none: "没有可以看的单位。", "There is no unit that you may see.";
    export: "导出表格", "Export the table";
    unit: "单位", "Unit";
    incidents: "警情（日清零）", "Incidents, by the day";
    law_cases: "案件（月清仓）", "Law-enforcement cases, by the month";
    problems: "问题（季清底）", "Problems, by the quarter";
    feedback: "群众反映", "Feedback cases";
    whistles: "吹哨（本月）", "Whistles, this month";
    today: "今天未核对", "Today, not checked";
    older: "以前未核对", "Earlier, not checked";
    good: "本月已核对", "This month, in order";
    found: "本月发现问题", "This month, a problem found";
    open: "未结", "Open";
    this_month: "本月底前到期", "Due by the end of the month";
    overdue: "已逾期", "Overdue";
    past_quarter: "过了季度底", "Past their quarter";
    cleared_month: "本月清仓", "Cleared this month";
    cleared_quarter: "本季清底", "Cleared this quarter";
    waiting: "未办结", "Waiting";
    whistles_open: "没有完结", "Not over";
    whistles_raised: "已吹哨", "Raised";
    whistles_in_time: "按时答复", "Answered in time";
    whistles_late: "逾期答复", "Answered late";
    whistles_passed_up: "超时上报", "Passed up";
    feedback_exact: "群众反映：您看得到的案件，截至今天。", "Feedback cases: those that you see, as of today.";
    feedback_published: "群众反映：已公开的数字，少于5件不显示。", "Feedback cases: as published; fewer than 5 are not shown.";
    feedback_none: "群众反映：还没有公开的数字。", "Feedback cases: nothing is published yet.";

    incidents_h1: "警情核对", "Incidents to check";
    incidents_lead: "每一条都要看过再核对。发现问题的写明情况，列入问题清单，本季度清底。核对错了可以更正，更正留痕。", "Look at each before you tick it. A problem is described and goes onto the list of problems. A wrong tick can be set right; that stays on record.";
    incidents_lead_unit: "本单位的警情和核对情况。需要支持的，可以吹哨。", "Your unit's incidents, and what the check found. Where you need help, whistle for it.";
    incidents_none: "没有这样的警情。", "No such incidents.";
    state: "进展", "State";
    all_states: "全部", "All";
    all_units: "全部单位", "All units";
    state_waiting: "未核对", "Not checked";
    from: "从哪天", "From";
    to: "到哪天", "Until";
    apply: "查找", "Find";
    next: "下一页", "Next page";
    first: "从头开始", "From the start";
    number: "警情编号", "Number";
    number_gone: "编号已删除", "The number is erased";
    corrected: "已更正", "Set right";
    to_problem: "看问题", "See the problem";
    to_whistle: "吹哨", "Whistle for help";
    result: "核对结果", "What the check finds";
    not_now: "先不核对", "Not now";
    check_text: "情况说明", "What is wrong, or why it is set right";
    check_hint: "发现问题或者更正时填写。不写群众的姓名和电话。", "For a problem or a correction. No names or numbers of citizens.";
    check: "提交核对", "Send these checks";
    check_none: "还没有选核对结果", "No result is chosen yet";
    text_needed: "请写明情况", "Please say what is wrong";
    checked: "已核对。", "Checked.";
    partly: "有的没有提交成功，请看各条的说明。", "Some were not taken; please see what is said at each.";

    law_h1: "案件清仓", "Law-enforcement cases";
    law_lead: "按期限排列，只有案号、单位、日期和状态，没有人员姓名。状态有变化的，再导入一次。", "By their due days: reference, unit, days and status, and nobody's name. What changes is imported again.";
    law_none: "没有这样的案件。", "No such cases.";
    law_caption: "案件", "Law-enforcement cases";
    reference: "案号", "Reference";
    opened: "受立案日期", "Opened";
    due: "期限", "Due";
    status: "状态", "Status";
    state_open: "未结", "Open";
    state_month: "本月底前到期", "Due by the end of the month";
    state_overdue: "已逾期", "Overdue";
    state_cleared: "已清仓", "Cleared";
    law_file_h2: "导入案件", "Import cases";
    law_file: "文件（CSV或XLSX，不超过8MB）", "File (CSV or XLSX, 8 MB at most)";
    law_file_hint: "第一行是列名：reference、unit、opened、due、status，不能有别的列。同一案号再次导入就是更新。", "The first line names the columns: reference, unit, opened, due, status, and no others. A reference that comes again is updated.";
    law_file_needed: "请选择一个CSV或XLSX文件", "Please choose a CSV or XLSX file";
    law_file_bad: "这个文件读不了：只能有这五列，每列一次，CSV要用UTF-8编码。", "This file cannot be read: these five columns, each once, and UTF-8 for CSV.";
    law_send: "导入", "Import";
    law_wrong_h2: "没有导入的行", "Lines that were not taken";
}

names! {
    /// What a check found.
    result_of(CheckResult) {
        Good: "已核对", "Checked, in order";
        Problem: "发现问题", "A problem found";
    }

    /// Where a law-enforcement case stands.
    law_status(LawStatus) {
        Open: "办理中", "Under way";
        Suspended: "中止", "Suspended";
        Transferred: "移送", "Handed over";
        Closed: "办结", "Closed";
    }

    /// What sort of incident.
    kind(EncounterKind) {
        Help: "求助", "Help";
        Dispute: "纠纷", "Dispute";
        PublicOrder: "治安", "Public order";
        Traffic: "交通", "Traffic";
        Crime: "刑事", "Crime";
        Other: "其他", "Other";
    }
}

/// The names of the columns of the board as a table.
pub fn columns(lang: Lang) -> [&'static str; 23] {
    match lang.spoken() {
        Lang::Zh => [
            "单位",
            "警情：今天未核对",
            "警情：以前未核对",
            "警情：最早一天",
            "警情：本月已核对",
            "警情：本月发现问题",
            "案件：未结",
            "案件：本月底前到期",
            "案件：已逾期",
            "案件：最早受立案",
            "案件：本月清仓",
            "问题：未结",
            "问题：过了季度底",
            "问题：最早发现",
            "问题：本季清底",
            "群众反映：未办结",
            "群众反映：已逾期",
            "吹哨：没有完结",
            "吹哨：本月",
            "吹哨：按时答复",
            "吹哨：逾期答复",
            "吹哨：超时上报",
            "单位代码",
        ],
        Lang::En => [
            "Unit",
            "Incidents: today, not checked",
            "Incidents: earlier, not checked",
            "Incidents: oldest day",
            "Incidents: this month, in order",
            "Incidents: this month, a problem",
            "Law cases: open",
            "Law cases: due by the end of the month",
            "Law cases: overdue",
            "Law cases: oldest opened",
            "Law cases: cleared this month",
            "Problems: open",
            "Problems: past their quarter",
            "Problems: oldest found",
            "Problems: cleared this quarter",
            "Feedback: waiting",
            "Feedback: overdue",
            "Whistles: not over",
            "Whistles: this month",
            "Whistles: answered in time",
            "Whistles: answered late",
            "Whistles: passed up",
            "Code of the unit",
        ],
    }
}

/// The oldest that is open, by its day.
pub fn oldest(lang: Lang, day: &str) -> String {
    match lang.spoken() {
        Lang::Zh => format!("最早：{day}"),
        Lang::En => format!("Oldest: {day}"),
    }
}

/// Which month the feedback cases are of.
pub fn feedback_of(lang: Lang, month: &str) -> String {
    match lang.spoken() {
        Lang::Zh => format!("月份：{month}"),
        Lang::En => format!("Month: {month}"),
    }
}

/// What came of a file.
pub fn law_taken(lang: Lang, added: u32, moved: u32, known: u32, wrong: usize) -> String {
    match lang.spoken() {
        Lang::Zh => format!("新增{added}件，更新{moved}件，没有变化{known}件，没有导入{wrong}行。"),
        Lang::En => format!("{added} new, {moved} updated, {known} unchanged, {wrong} lines not taken."),
    }
}

/// What is wrong with a line of a file.
pub fn wrong_line(lang: Lang, line: u32, faults: &[Fault]) -> String {
    let named: Vec<&str> = faults.iter().map(|fault| law_fault(lang, *fault)).collect();
    match lang.spoken() {
        Lang::Zh => format!("第{line}行：{}", named.join("，")),
        Lang::En => format!("Line {line}: {}", named.join(", ")),
    }
}

fn law_fault(lang: Lang, fault: Fault) -> &'static str {
    let [zh, en] = match (fault.field, fault.code) {
        (Field::Number, FaultCode::Required) => ["没有案号", "no reference"],
        (Field::Number, _) => ["案号写法不对", "no reference that can be one"],
        (Field::Unit, _) => ["没有这个单位", "no such unit"],
        (Field::On, FaultCode::Future) => ["受立案日期在今天以后", "opened after today"],
        (Field::On, _) => ["受立案日期写法不对", "opened: no day"],
        (Field::DueAt, FaultCode::OutOfRange) => ["期限早于受立案日期", "due before it was opened"],
        (Field::DueAt, _) => ["期限写法不对", "due: no day"],
        (Field::Kind, _) => ["没有这个状态", "no such status"],
        _ => ["读不了", "cannot be read"],
    };
    match lang.spoken() {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// What became of a tick that was not taken, by its code.
pub fn outcome(lang: Lang, code: &str) -> &'static str {
    let [zh, en] = match code {
        "done" => ["已核对", "Checked"],
        "stale" => [
            "刚才有人核对过，请看最新情况",
            "Somebody ticked it just now; please look again",
        ],
        "already_done" => ["已经是这个结果", "It says so already"],
        "text_required" => ["请写明情况", "Please say what is wrong"],
        "invalid" => ["请检查情况说明的写法", "Please check what you wrote"],
        _ => ["不能核对这一条", "This one is not yours to tick"],
    };
    match lang.spoken() {
        Lang::Zh => zh,
        Lang::En => en,
    }
}
