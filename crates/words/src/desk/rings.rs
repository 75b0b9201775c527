//! 110接警: how fast calls were answered, and files with calls.

use qingyu_domain::fault::{Fault, FaultCode, Field};

use crate::Lang;

words! {
    h1: "110接警情况", "Answering 110";
    month: "月份（如2026-11）", "Month, such as 2026-11";
    month_wrong: "请按“2026-11”的样子填写月份", "Please write the month as in 2026-11";
    apply: "查看", "Show";
    none: "这个月还没有接警记录。", "No calls in this month yet.";
    months_caption: "全月", "The month";
    days_caption: "逐日", "Day by day";
    of: "时间", "When";
    calls: "来电", "Calls";
    answered: "接起", "Answered";
    within: "三声内接起", "Within three rings";
    share: "占来电", "Of all calls";
    worst: "最慢的一小时", "Worst hour";
    no_worst: "来电都太少", "Too few calls in each";
    call_backs_caption: "回拨，按来电的月份", "Call-backs, by the month of the call";
    owed: "应回拨", "To call back";
    in_time: "按时", "In time";
    late: "过期才办", "Late";
    open: "没有办结", "Not done";
    csv: "导出表格（CSV）", "Export as CSV";
    upload_h2: "导入接警记录", "Import calls";
    upload_lead: "CSV或XLSX，第一行写列名：key（接警编号）、at（来电时间，如2026-11-27 09:05）、rang（响铃秒数）、answered（是否接起：是、否）、kind（正常、无声、掉线、要求回拨）、phone（回拨用的号码，正常的不用填）。同一编号再导入不会重复。", "CSV or XLSX whose first line names the columns: key (number of the call), at (when, such as 2026-11-27 09:05), rang (seconds), answered (true or false), kind (normal, silent, dropped, call_back), phone (to call back; not needed of normal calls). A number that comes again is there once.";
    file: "文件", "File";
    needs_file: "请选择CSV或XLSX文件", "Please choose a CSV or XLSX file";
    file_wrong: "这个文件读不了：请看列名齐不齐，是不是超过两万行或8 MB。", "This file cannot be read: are all columns named, and are there at most 20,000 lines and 8 MB?";
    send: "导入", "Import";
    wrong_caption: "没有导入的行", "Lines that were not taken";
    line: "行", "Line";
    fault: "原因", "Why";
}

/// What the seconds of three rings are, and that nothing is said without its number.
pub fn lead(lang: Lang, three_rings: u16) -> String {
    match lang.spoken() {
        Lang::Zh => format!("三声按{three_rings}秒算。没有等到接起就挂断的也算来电。来电不满5个的钟点不作比较。"),
        Lang::En => format!(
            "Three rings are taken to last {three_rings} seconds. Whoever gives up before somebody answers is a call, too. Hours of fewer than five calls are not compared."
        ),
    }
}

/// What came of a file.
pub fn told(lang: Lang, taken: u32, known: u32, wrong: u32) -> String {
    match lang.spoken() {
        Lang::Zh => format!("新导入{taken}个，已有{known}个，没有导入{wrong}行。"),
        Lang::En => format!("{taken} new, {known} known, {wrong} lines not taken."),
    }
}

/// What is wrong with a line, in words that repeat nothing of it.
pub const fn of_fault(lang: Lang, fault: Fault) -> &'static str {
    let (zh, en) = match (fault.field, fault.code) {
        (Field::Key, FaultCode::Required) => ("没有接警编号", "the number of the call is missing"),
        (Field::Key, _) => ("接警编号写法不对", "the number of the call is none"),
        (Field::At, FaultCode::Required) => ("没有来电时间", "the time is missing"),
        (Field::At, FaultCode::Future) => ("来电时间在将来", "the time is to come"),
        (Field::At, FaultCode::OutOfRange) => ("来电超过14天", "the call is older than 14 days"),
        (Field::At, _) => ("来电时间写法不对", "the time is none"),
        (Field::Rang, FaultCode::Required) => ("没有响铃秒数", "the seconds are missing"),
        (Field::Rang, _) => ("响铃秒数要在0到600之间", "the seconds are not between 0 and 600"),
        (Field::Answered, FaultCode::Required) => ("没有写是否接起", "it does not say whether it was answered"),
        (Field::Answered, _) => ("是否接起只能写是或否", "answered is yes or no"),
        (Field::Kind, FaultCode::Required) => ("没有写类型", "the kind is missing"),
        (Field::Kind, _) => ("类型没有对应", "the kind is not known"),
        (Field::Phone, FaultCode::Required) => ("要求回拨的要有号码", "whoever asks needs a number"),
        (Field::Phone, _) => ("号码写法不对", "the phone number is none"),
        _ => ("这一行读不出来", "the line cannot be read"),
    };
    match lang.spoken() {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// Tenths of a per cent.
pub fn percent(tenths: i64) -> String {
    format!("{}.{}%", tenths / 10, tenths % 10)
}

/// An hour of the day.
pub fn hour(hour: u8) -> String {
    format!("{hour:02}:00–{hour:02}:59")
}

/// The worst hour, with its number.
pub fn worst_of(lang: Lang, at: u8, share: &str, calls: i64) -> String {
    let at = hour(at);
    match lang.spoken() {
        Lang::Zh => format!("{at}：{share}（来电{calls}个）"),
        Lang::En => format!("{at}: {share} of {calls}"),
    }
}

/// The columns of the table of days and months.
pub const fn columns(lang: Lang) -> [&'static str; 8] {
    match lang.spoken() {
        Lang::Zh => [
            "时间",
            "来电",
            "接起",
            "三声内接起",
            "占来电",
            "最慢的一小时",
            "该小时来电",
            "该小时三声内占比",
        ],
        Lang::En => [
            "when",
            "calls",
            "answered",
            "within three rings",
            "share",
            "worst hour",
            "calls in it",
            "share in it",
        ],
    }
}

/// The columns of the table of call-backs.
pub const fn call_back_columns(lang: Lang) -> [&'static str; 5] {
    match lang.spoken() {
        Lang::Zh => ["来电月份", "应回拨", "按时", "过期才办", "没有办结"],
        Lang::En => ["month of the call", "to call back", "in time", "late", "not done"],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tenths_are_said_with_their_point() {
        assert_eq!([0, 5, 666, 1000].map(percent), ["0.0%", "0.5%", "66.6%", "100.0%"]);
        assert_eq!(worst_of(Lang::Zh, 9, "80.0%", 20), "09:00–09:59：80.0%（来电20个）");
    }
}
