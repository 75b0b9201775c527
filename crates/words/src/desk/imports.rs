//! 登记与导入: what other systems send, and what intake takes down.

use qingyu_domain::fault::{Fault, FaultCode, Field};
use qingyu_domain::intake::{Column, FileFault, FileFaultCode, ImportStage};

use crate::{Lang, faults};

words! {
    h1: "登记与导入", "Intake";
    lead: "12345、12389、局长信箱等系统转来的反映，按文件导入；电话、来信、当面反映，由受理人员登记。", "What 12345, 12389 and the chief’s mailbox pass on is imported from files; what comes by telephone, by letter or in person is taken down here.";
    register_link: "登记一件", "Take one down";
    start_h2: "导入文件", "Import a file";
    source: "来源", "Source";
    file: "文件（CSV或XLSX）", "File (CSV or XLSX)";
    file_hint: "CSV不超过512MB，XLSX不超过64MB。可以有标题行；编码可以是UTF-8或GB18030。", "CSV up to 512 MB, XLSX up to 64 MB. Titles may stand above the header; UTF-8 or GB18030.";
    send: "上传", "Upload";
    sending: "正在上传，请不要关闭本页…", "Uploading; please keep this page open …";
    needs_file: "请选择一个CSV或XLSX文件", "Choose a CSV or XLSX file";
    list_h2: "最近的导入", "Recent imports";
    none: "还没有导入过文件。", "No file has been imported yet.";
    import: "导入", "Import";
    by: "上传人", "Sent by";
    at: "时间", "When";
    stage: "状态", "Stage";
    total: "总行数", "Rows";
    handled: "已处理", "Handled";
    added: "新增", "Added";
    known: "已有", "Known";
    bad: "未能导入", "Not taken";
    back: "返回登记与导入", "Back to intake";
    at_work: "正在处理，可以离开本页，稍后再来看。", "Being worked on; you may leave this page and come back.";
    preview_h2: "导入前查看", "Before it is committed";
    good_rows: "可以导入", "Can be taken";
    bad_rows: "不能导入", "Cannot be taken";
    columns_h2: "各列的含义", "What the columns are";
    columns_hint: "系统按列名猜测；改过以后会记住，下次同一来源照用。", "Guessed from their names; what you change is remembered for this source.";
    no_column: "（没有）", "(none)";
    kind_default: "没有写类型的，按", "What has no kind counts as";
    kind_none: "不导入", "not taken";
    kinds_h2: "不认识的类型", "Kinds that are not known";
    units_h2: "不认识的单位", "Units that are not known";
    unknown_unit: "不清楚是哪个单位", "Nobody knows which unit";
    leave: "暂不对应", "Leave for now";
    map: "保存对应关系并重新检查", "Keep this and check again";
    commit: "确认导入", "Commit";
    commit_hint: "每一行成为一件；来源编号已有的不重复登记。不能导入的行另存，可以下载修改后再导入。", "Each row becomes a case; what is here already is not taken twice. Rows that cannot be taken are kept apart, to be repaired and sent again.";
    discard: "放弃并删除文件", "Discard and erase the file";
    download_bad: "下载未能导入的行（CSV）", "Download the rows that were not taken (CSV)";
    bad_hint: "保留30天，只供上传人下载，不含涉及您所在单位的行。修改后可以直接再导入；多出的两列会被忽略。", "Kept for 30 days, for whoever sent the file, without rows about your own unit. Repaired, it can be imported as it is; the two columns more are passed over.";
    line: "行号", "Line";
    number: "来源编号", "Number";
    kind: "类型", "Kind";
    unit: "单位", "Unit";
    text: "内容", "Text";
    due: "来源期限", "Due there";
    reason: "原因", "Why not";
    own: "（须回避，不显示）", "(not for you; not shown)";
}

/// What stands above line numbers and reasons in the table of rows that were not taken.
pub const fn bad_columns(lang: Lang) -> (&'static str, &'static str) {
    (line(lang), reason(lang))
}

names! {
    /// Where an import stands.
    stage_name(ImportStage) {
        Reading: "正在读取", "Reading";
        Checking: "正在检查", "Checking";
        Ready: "等待确认", "Ready";
        Committing: "正在导入", "Committing";
        Done: "已导入", "Done";
        Refused: "无法读取", "Cannot be read";
        Discarded: "已放弃", "Discarded";
    }
    /// What a column holds.
    column(Column) {
        Number: "来源编号", "Number";
        Kind: "类型", "Kind";
        Unit: "单位", "Unit";
        Title: "标题", "Title";
        Text: "内容", "Text";
        On: "发生日期", "Day it happened";
        Due: "办理期限", "Due";
        Name: "姓名", "Name";
        Phone: "电话", "Phone";
        Officer: "被反映人", "Officer";
    }
    /// Why a file cannot be read.
    file_fault_name(FileFaultCode) {
        Unreadable: "文件无法读取：请另存为CSV或XLSX，不要加密码", "The file cannot be read: save it as CSV or XLSX, without a password";
        Empty: "文件里没有内容行", "The file has no rows";
        NoHeader: "没有找到列名所在的行", "No line names the columns";
        LongLine: "有一行太长，可能是引号没有闭合", "A line is too long; perhaps a quotation mark is not closed";
        TooLarge: "行数或内容太多，请分成几个文件", "Too many rows or too much in them; send it in parts";
        MissingColumn: "缺少一列", "A column is missing";
        ColumnTwice: "有两列同名", "Two columns have one name";
        Lost: "文件没有保存完整，请重新上传；已经登记的不会重复", "The file was not kept whole; send it again: what was taken is not taken twice";
    }
}

/// Why a file cannot be read, with where.
pub fn file_fault(lang: Lang, fault: FileFault) -> String {
    let mut said = file_fault_name(lang, fault.code).to_owned();
    if let Some(one) = fault.column {
        said.push_str(match lang.spoken() {
            Lang::Zh => "：",
            Lang::En => ": ",
        });
        said.push_str(column(lang, one));
    }
    if let Some(at) = fault.line {
        let at = at.to_string();
        let pieces = match lang.spoken() {
            Lang::Zh => ["（第", &at, "行）"],
            Lang::En => [" (line ", &at, ")"],
        };
        said.push_str(&pieces.concat());
    }
    said
}

/// A word that is not known, and in how many rows.
pub fn counted(lang: Lang, word: &str, rows: u64) -> String {
    match lang.spoken() {
        Lang::Zh => format!("{word}（{rows}行）"),
        Lang::En => format!("{word} ({rows} rows)"),
    }
}

/// What is wrong with a row.
pub fn fault(lang: Lang, fault: Fault) -> String {
    let (zh, en) = match (fault.field, fault.code) {
        (Field::Number, FaultCode::Required) => ("缺少来源编号", "The number is missing"),
        (Field::Number, _) => (
            "来源编号写法不对（是不是列对错了）",
            "The number is none; perhaps the columns are swapped",
        ),
        (Field::Kind, FaultCode::Required) => ("没有写类型", "The kind is missing"),
        (Field::Kind, _) => ("类型没有对应", "The kind is not known"),
        (Field::Unit, FaultCode::Unknown) => ("单位没有对应", "The unit is not known"),
        (Field::DueAt, _) => ("办理期限写法不对", "The time that it is due is none"),
        (Field::Body, FaultCode::Malformed) => ("有无法识别的字符", "Some characters cannot be read"),
        _ => return faults::fault(lang, fault, None),
    };
    match lang.spoken() {
        Lang::Zh => zh.to_owned(),
        Lang::En => en.to_owned(),
    }
}
